"""The outermost streams of an OLE compound file (Word 97, Excel 97), for telling what it is; never raises."""

from __future__ import annotations

import struct
from dataclasses import dataclass

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENTRY = 128
_FOLDER, _STREAM = 1, 2
_NONE = 0xFFFFFFFF
_LAST_SECTOR = 0xFFFFFFF9
_SMALL = 4096


@dataclass(frozen=True, slots=True)
class Stream:
    """
    An entry of the outermost folder: its name, its length, and where its first bytes lie in the file.

    `offset` is None for a folder and for a short stream, which lies in pieces inside another one.
    """

    name: str
    size: int
    offset: int | None


def streams(data: bytes) -> dict[str, Stream]:
    """Return the streams and folders of the outermost folder by name, what is embedded deeper left out."""
    try:
        return _outermost(data)
    except (struct.error, IndexError):
        return {}


def is_cut(data: bytes) -> bool:
    """Say whether a file ends before its last sector in use begins."""
    try:
        width = _width(data)
        tables = [table for table in struct.unpack_from("<109I", data, 76) if table < _LAST_SECTOR]
        numbers = [number for table in tables for number in _table(data, table, width)]
    except (struct.error, IndexError):
        return True
    last = max((sector for sector, number in enumerate(numbers) if number != _NONE), default=0)
    return len(data) <= (last + 1) * width


def _outermost(data: bytes) -> dict[str, Stream]:
    width = _width(data)
    directory = _directory(data, width)
    found: dict[str, Stream] = {}
    waiting, seen = [_number(directory, 76)], {_NONE}
    while waiting:  # the entries of a folder form a tree
        entry = waiting.pop()
        if entry in seen:
            continue
        seen.add(entry)
        at = entry * _ENTRY
        waiting += (_number(directory, at + 68), _number(directory, at + 72))
        if directory[at + 66] in (_FOLDER, _STREAM):
            stream = _stream(directory, at, width)
            found[stream.name] = stream
    return found


def _stream(directory: bytes, at: int, width: int) -> Stream:
    length, kind = struct.unpack_from("<HB", directory, at + 64)
    name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
    first, size = struct.unpack_from("<II", directory, at + 116)
    if kind != _STREAM:
        return Stream(name, 0, None)
    return Stream(name, size, None if size < _SMALL else (first + 1) * width)


def _directory(data: bytes, width: int) -> bytes:
    """Return the directory, whose sectors are chained by the allocation table."""
    tables = struct.unpack_from("<109I", data, 76)
    per_table = width // 4
    sectors: list[bytes] = []
    sector = _number(data, 48)
    while sector < _LAST_SECTOR and len(sectors) * width < len(data):
        at = (sector + 1) * width
        sectors.append(data[at : at + width])
        table = tables[sector // per_table]
        sector = _number(data, (table + 1) * width + sector % per_table * 4)
    return b"".join(sectors)


def _width(data: bytes) -> int:
    """Return how wide a sector is: there are two widths."""
    return 4096 if struct.unpack_from("<H", data, 30)[0] == 12 else 512


def _table(data: bytes, sector: int, width: int) -> tuple[int, ...]:
    return struct.unpack_from(f"<{width // 4}I", data, (sector + 1) * width)


def _number(data: bytes, at: int) -> int:
    number: int = struct.unpack_from("<I", data, at)[0]
    return number
