"""
Where documents of a run come from: files, folders, patterns, list files, archives, and whatever fsspec opens.

A document in an archive is named as if the archive were a folder (`plans.zip/2023/规划.docx`); nothing is unpacked onto
the disk, and no path of an archive is ever opened.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from plantext import inputs
from plantext.errors import DocumentError, Kind, PlantextError
from plantext.inputs import Input

LIST, URL, ARCHIVE = "@", "://", ".zip"
MAX_MEMBERS = 100_000
"""So many members of an archive are looked at."""

_UTF8_NAME = 0x800  # the flag of a zip member whose name is in UTF-8
_ENCRYPTED = 0x1


def find(paths: Iterable[str | Path], password: str = "") -> list[Input]:
    """
    Return the documents that paths mean, each once, in order, with names that differ from each other.

    A `password` is tried on files that one protects.

    Raises:
        PlantextError: a list file cannot be read, or a URL needs what is not installed.

    """
    return inputs.named((file for path in paths for file in _files(str(path))), password)


def fetch(path: str, limit: int) -> Iterator[bytes]:
    """
    Yield the bytes of a document piece by piece, at most `limit` of them.

    Raises:
        DocumentError: it is missing, cannot be opened, or is longer.

    """
    if path == inputs.STDIN:
        yield inputs.standard_input(limit)
    elif URL in path:
        yield from _remote(path, limit)
    elif member := _member(path):
        yield from _unzipped(*member, limit)
    else:
        yield from inputs.content_pieces(path, limit)


def _files(named: str) -> Iterator[str]:
    if named.startswith(LIST) and not Path(named).exists():
        for line in _lines(named[1:]):
            yield from _files(line)
    elif URL in named:
        yield from _urls(named)
    elif named.lower().endswith(ARCHIVE) and Path(named).is_file():
        yield from _archived(named)
    else:
        for file in inputs.files_of(named):
            yield from _archived(file) if file.lower().endswith(ARCHIVE) and Path(file).is_file() else (file,)


def _lines(name: str) -> list[str]:
    """Return the paths of a list file, one a line; empty lines and those that begin with # say nothing."""
    try:
        text = Path(name).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise PlantextError(f"{name}: the list of files cannot be read: {reason}") from None
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _archived(archive: str) -> Iterator[str]:
    try:
        members = list(_members(archive))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield archive  # reading it says what is wrong with it
        return
    folder = Path(archive).as_posix()
    yield from (f"{folder}/{name}" for name in members if inputs.is_wanted(Path(name).name))


@lru_cache(maxsize=8)
def _members(archive: str) -> dict[str, str]:
    """Return the members of an archive: their names as a person reads them, and those by which they are opened."""
    with zipfile.ZipFile(archive) as opened:
        found = [each for each in opened.infolist() if not each.is_dir()][:MAX_MEMBERS]
    return {_readable(each): each.filename for each in found}


def _readable(member: zipfile.ZipInfo) -> str:
    """Return a member's name: old archivers wrote it in the system's encoding, which Python reads as CP437."""
    if member.flag_bits & _UTF8_NAME:
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename


def _member(path: str) -> tuple[str, str] | None:
    """Return the archive and the member that a path names, None where it names a file."""
    if ARCHIVE not in path.lower() or Path(path).exists():
        return None
    for folder in Path(path).parents:
        if folder.suffix.lower() == ARCHIVE and folder.is_file():
            return str(folder), Path(path).relative_to(folder).as_posix()
    return None


def _unzipped(archive: str, member: str, limit: int) -> Iterator[bytes]:
    try:
        name = _members(archive).get(member)
        if name is None:
            raise DocumentError(Kind.NOT_A_DOCUMENT, f"{archive} has no {member}; check the path")
        with zipfile.ZipFile(archive) as opened:
            if opened.getinfo(name).flag_bits & _ENCRYPTED:
                message = "it lies in an archive that is protected by a password; unpack it and name the files"
                raise DocumentError(Kind.ENCRYPTED, message)
            with opened.open(name) as stream:
                yield from inputs.pieces(stream, limit)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        message = f"it cannot be read out of its archive ({error}); unpack the archive and name the files"
        raise DocumentError(Kind.DAMAGED, message) from None


def _urls(named: str) -> Iterator[str]:
    """Yield the files that a URL means: those of a folder, those that a pattern matches, or the URL itself."""
    filesystem, path = _filesystem(named)
    scheme = named.partition(URL)[0]
    try:
        if any(sign in named for sign in "*?["):
            found = sorted(filesystem.glob(path))
        elif filesystem.isdir(path):
            found = sorted(file for file in filesystem.find(path) if inputs.is_wanted(Path(file).name))
        else:
            yield named
            return
    except Exception:  # of every storage its own; reading says what is wrong
        yield named
        return
    yield from (f"{scheme}{URL}{file.removeprefix(f'{scheme}{URL}')}" for file in found)


def _remote(path: str, limit: int) -> Iterator[bytes]:
    try:
        filesystem, inner = _filesystem(path)
        with filesystem.open(inner, "rb") as stream:
            yield from inputs.pieces(stream, limit)
    except (DocumentError, PlantextError):
        raise
    except Exception as error:  # of every storage its own
        reason = str(error).strip().partition("\n")[0] or type(error).__name__
        raise DocumentError(Kind.NOT_A_DOCUMENT, f"it cannot be fetched: {reason}; check the address") from None


def _filesystem(path: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415
    except ModuleNotFoundError:
        raise PlantextError(f'{path}: addresses need fsspec: pip install "plantext[remote]"') from None
    try:
        found: tuple[Any, str] = url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise PlantextError(f"{path}: {error}") from None
    return found
