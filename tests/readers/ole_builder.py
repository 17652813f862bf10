"""Builds small OLE compound files, the kind that Word 97 and Excel 97 wrote: enough to tell what they are."""

from __future__ import annotations

import struct

WIDTH = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SIZE = 4096


def compound(*names: str, beginning: bytes = b"") -> bytes:
    """A file with streams of these names, each of 4096 bytes that begin with `beginning`; the directory comes first."""
    folders = -(-(len(names) + 1) // 4)
    first = 1 + folders
    chain = [_FAT, *_chained(1, folders)]
    entries = [_entry("Root Entry", 5, child=1 if names else _FREE)]
    for index, name in enumerate(names):
        start = first + index * (_SIZE // WIDTH)
        chain += _chained(start, _SIZE // WIDTH)
        following = index + 2 if index + 1 < len(names) else _FREE
        entries.append(_entry(name, 2, right=following, start=start, size=_SIZE))
    entries += [bytes(128)] * (folders * 4 - len(entries))
    table = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    streams = beginning.ljust(_SIZE, b"\0") * len(names)
    return _header() + table + b"".join(entries) + streams


def _header() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<9I", 0, 1, 1, 0, _SIZE, _END, 0, _END, 0)
    return head + struct.pack("<109I", 0, *[_FREE] * 108)


def _chained(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), _END]


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB3I", len(text) + 2, kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
