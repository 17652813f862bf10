"""Which files a command means: files, folders and patterns become a list of inputs with names of their own."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".doc", ".wps", ".rtf", ".pdf", ".txt", ".md", ".markdown", ".tsv"})
"""
File types taken from a folder. Some of them cannot be read yet; they are taken all the same, so that a person is
told that they were not read. A file that is named itself is taken whatever it is called.
"""

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read (`-` is standard input) and the name under which its records go, its column `doc`."""

    path: str
    name: str


def expand(paths: Iterable[str | Path]) -> list[Input]:
    """
    Return the inputs that some files, folders and patterns name, each once, in order; folders are searched in depth.

    Hidden files and the lock files of word processors (`~$…`) are left out unless named. Of two inputs with one file
    name the second is called `name~2`, so that their records can be told apart. A file that does not exist stays
    in the list: reading it fails with a clear message.

    >>> expand(["a/规划.docx", "b/规划.docx", "a/规划.docx"])
    [Input(path='a/规划.docx', name='规划'), Input(path='b/规划.docx', name='规划~2')]
    """
    seen: set[str] = set()
    names: set[str] = set()
    inputs: list[Input] = []
    for path in (file for named in paths for file in _files(str(named))):
        identity = path if path == STDIN else os.path.realpath(path)
        if identity in seen:
            continue
        seen.add(identity)
        inputs.append(Input(path, _unused("stdin" if path == STDIN else Path(path).stem, names)))
    return inputs


def _files(named: str) -> Iterator[str]:
    if named == STDIN:
        yield named
    elif Path(named).is_dir():
        yield from _walk(named)
    elif not Path(named).exists() and glob.has_magic(named):
        # The Windows shell leaves patterns to the program.
        found = sorted(glob.glob(named, recursive=True))  # noqa: PTH207 (absolute patterns)
        yield from (file for match in found if not _is_hidden(match) for file in _files(match)) if found else (named,)
    else:
        yield Path(named).as_posix()


def _walk(folder: str) -> Iterator[str]:
    closed: list[str] = []
    found: list[str] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += (os.path.join(root, name) for name in files if _is_wanted(name))  # noqa: PTH118 (many files)
    # A folder that cannot be opened stays in the list, so that it is reported and not passed over.
    yield from (path.as_posix() for path in sorted(map(Path, found + closed), key=lambda path: path.parts))


def _is_wanted(name: str) -> bool:
    return not _is_hidden(name) and Path(name).suffix.lower() in SUFFIXES


def _is_hidden(path: str) -> bool:
    return Path(path).name.startswith((".", "~$"))


def _unused(name: str, names: set[str]) -> str:
    candidate, count = name, 1
    while candidate in names:
        count += 1
        candidate = f"{name}~{count}"
    names.add(candidate)
    return candidate
