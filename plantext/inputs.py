"""Which files a command means: files, folders and patterns become a list of inputs with names of their own."""

from __future__ import annotations

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from plantext.errors import DocumentError, Kind

SUFFIXES = frozenset(
    {
        *(".docx", ".docm", ".dotx"),
        *(".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".ott", ".fodt"),
        *(".pdf",),
        *(".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml"),
        *(".xlsx", ".xlsm", ".xls", ".et"),
        *(".txt", ".md", ".markdown", ".tsv"),
    }
)
"""
File types taken from a folder. Some of them cannot be read yet; they are taken all the same, so that a person is
told that they were not read. A file that is named itself is taken whatever it is called.
"""

_ABOUT_OTHERS = ("readme", "license", "licence", "changelog", "index.")

STDIN = "-"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read (`-` is standard input), the name under which its records go, and what opens it if locked."""

    path: str
    name: str
    password: str = field(default="", repr=False)


def expand(paths: Iterable[str | Path], password: str = "") -> list[Input]:
    """
    Return the inputs that some files, folders and patterns name, each once, in order; folders are searched in depth.

    Hidden files, the lock files of word processors (`~$…`) and files about the others (`README…`, `LICENSE…`,
    `CHANGELOG…`, `index.…`) are left out unless named. Of two inputs with one file
    name the second is called `name~2`, so that their records can be told apart. A file that does not exist stays
    in the list: reading it fails with a clear message. A `password` is tried on files that one protects.

    >>> expand(["a/规划.docx", "b/规划.docx", "a/规划.docx"])
    [Input(path='a/规划.docx', name='规划'), Input(path='b/规划.docx', name='规划~2')]
    """
    return named((file for path in paths for file in files_of(str(path))), password)


def named(files: Iterable[str], password: str = "") -> list[Input]:
    """Return files as inputs, each once, with names that differ from each other."""
    seen: set[str] = set()
    taken: set[str] = set()
    inputs: list[Input] = []
    for path in files:
        identity = path if path == STDIN or "://" in path else os.path.realpath(path)
        if identity in seen:
            continue
        seen.add(identity)
        inputs.append(Input(path, unused(stem(path), taken), password))
    return inputs


def stem(path: str) -> str:
    """Return the name that a path alone gives an input: the file's name without its extension."""
    return "stdin" if path == STDIN else Path(path).stem


def content(path: str | Path, limit: int) -> bytes:
    """
    Return the bytes of a file, if they are at most `limit`.

    Raises:
        DocumentError: there is no such file, it is a folder, a pipe or a device, it cannot be read, or it is too large.

    """
    return b"".join(content_pieces(path, limit))


def content_pieces(path: str | Path, limit: int) -> Iterator[bytes]:
    """
    Yield the bytes of a file piece by piece, as `content` returns them.

    Raises:
        DocumentError: as `content`.

    """
    try:
        _check(path)
        with Path(path).open("rb") as file:
            yield from pieces(file, limit)
    except FileNotFoundError:
        raise DocumentError(Kind.NOT_A_DOCUMENT, "there is no such file; check the path") from None
    except PermissionError:
        raise DocumentError(Kind.NOT_A_DOCUMENT, "no permission to read the file; close or unlock it") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(Kind.NOT_A_DOCUMENT, f"the file cannot be opened: {reason}") from None


def standard_input(limit: int) -> bytes:
    """
    Return what comes from standard input, if it is at most `limit` bytes.

    Raises:
        DocumentError: it is closed, cannot be read, or is too large.

    """
    if sys.stdin is None:
        raise DocumentError(Kind.NOT_A_DOCUMENT, "standard input is closed; name a file")
    try:
        return b"".join(pieces(sys.stdin.buffer, limit))
    except OSError as error:
        reason = error.strerror or error
        raise DocumentError(Kind.NOT_A_DOCUMENT, f"standard input cannot be read: {reason}") from None


def _check(path: str | Path) -> None:
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        try:
            os.scandir(path).close()
        except PermissionError:
            raise DocumentError(Kind.NOT_A_DOCUMENT, "no permission to open the folder") from None
        raise DocumentError(Kind.NOT_A_DOCUMENT, "this is a folder, not a file; name a file in it")
    if not stat.S_ISREG(mode):
        message = "this is a pipe or a device, not a file; to read from a pipe, name - and redirect it"
        raise DocumentError(Kind.NOT_A_DOCUMENT, message)


def pieces(stream: IO[bytes], limit: int) -> Iterator[bytes]:
    """
    Read to the end, but no further than the limit: a stream does not say how long it is, and a file can grow.

    Raises:
        DocumentError: it is longer.

    """
    size = 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > limit:
            message = (
                f"more than {limit / 1e6:.0f} MB, the limit plantext.readers.MAX_BYTES; split it or raise the limit"
            )
            raise DocumentError(Kind.TOO_LARGE, message)
        yield piece


def files_of(named: str) -> Iterator[str]:
    """Yield the files that a path means: those of a folder, those that a pattern matches, or the path itself."""
    if named == STDIN:
        yield named
    elif os.path.isdir(named):  # noqa: PTH112 (a name too long for Path.is_dir)
        yield from _walk(named)
    elif not os.path.lexists(named) and glob.has_magic(named):
        # The Windows shell leaves patterns to the program.
        found = sorted(glob.glob(named, recursive=True))  # noqa: PTH207 (absolute patterns)
        yield from (file for match in found if not _is_hidden(match) for file in files_of(match)) if found else (named,)
    else:
        path = Path(named).as_posix()
        yield path if path != STDIN else f"./{path}"


def _walk(folder: str) -> Iterator[str]:
    closed: list[str] = []
    found: list[str] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (os.path.join(root, name) for name in files if is_wanted(name))  # noqa: PTH118 (many files)
    # A folder that cannot be opened stays in the list, so that it is reported and not passed over.
    yield from (path.as_posix() for path in sorted(map(Path, found + closed), key=lambda path: path.parts))


def is_wanted(name: str) -> bool:
    """Say whether a file of a folder is taken, by its name."""
    return not _is_hidden(name) and Path(name).suffix.lower() in SUFFIXES and not name.lower().startswith(_ABOUT_OTHERS)


def _is_hidden(path: str) -> bool:
    return Path(path).name.startswith((".", "~$"))


def unused(name: str, names: set[str]) -> str:
    """Return a name that is not taken, `name~2` if `name` is, and take it."""
    candidate, count = name, 1
    while candidate in names:
        count += 1
        candidate = f"{name}~{count}"
    names.add(candidate)
    return candidate
