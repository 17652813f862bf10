"""Files that appear whole or not at all: written under temporary names, renamed when everything is written."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plantext.errors import ExportError


class Staging:
    """A set of files to be written; `commit` puts all in place, `discard` leaves no trace of them."""

    def __init__(self) -> None:
        self._pending: list[tuple[Path, Path]] = []
        self._made: list[Path] = []

    def folder(self, path: Path) -> None:
        """
        Make a folder for files, with its parents.

        Raises:
            ExportError: it cannot be made.

        """
        try:
            missing = [folder for folder in (path, *path.parents) if not folder.exists()]
            self._made = missing + self._made
            path.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            file = next((place for place in (path, *path.parents) if place.is_file()), path)
            raise ExportError(f"{path} cannot be written: {file} is a file; name a folder") from None
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            raise unwritable(path, error) from None

    def path(self, final: Path) -> Path:
        """
        Return the temporary path, in the same folder, to which a file's content is to be written.

        Raises:
            ExportError: the file can certainly not be put there.

        """
        temporary = final.with_name(f".{final.name}.{os.getpid()}.part")
        try:
            _check(final)
            _remove_stale(final)
            temporary.touch()
        except OSError as error:
            raise unwritable(final, error) from None
        self._pending.append((temporary, final))
        return temporary

    def commit(self) -> None:
        """
        Put all files in their places.

        Raises:
            ExportError: one of them cannot be put there.

        """
        for _, final in self._pending:
            _check(final)
        with uninterrupted():
            while self._pending:
                temporary, final = self._pending[0]
                try:
                    temporary.replace(final)
                except OSError as error:
                    raise unwritable(final, error) from None
                del self._pending[0]
            self._made.clear()

    def discard(self) -> None:
        """Remove what is not in place, and the folders that were made for it."""
        with uninterrupted():
            for temporary, _ in self._pending:
                with suppress(OSError):
                    temporary.unlink(missing_ok=True)
            self._pending.clear()
            for folder in self._made:
                with suppress(OSError, ValueError):
                    folder.rmdir()
            self._made.clear()


def unwritable(place: Path | str, error: OSError | ValueError) -> ExportError:
    """Return the error for a place that cannot be written to."""
    reason = error.strerror if isinstance(error, OSError) else None
    hint = "; is it open in another program?" if isinstance(error, PermissionError) and os.path.isfile(place) else ""  # noqa: PTH113
    return ExportError(f"{place} cannot be written: {reason or error}{hint}")


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold back signals for a moment in which a file would be forgotten, or old and new tables stand side by side."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _check(final: Path) -> None:
    """
    Refuse a place where a file cannot be put.

    A table that is open in Excel cannot be replaced. That has to be found before the first table of a folder is
    replaced: new and old tables side by side would contradict each other.
    """
    if final.is_dir():
        raise ExportError(f"{final} cannot be written: it is a folder")
    try:
        if final.exists():
            with final.open("r+b"):
                pass
    except OSError as error:
        raise unwritable(final, error) from None


def _remove_stale(final: Path) -> None:
    """Remove what runs that were killed have left of a file."""
    name = re.compile(re.escape(f".{final.name}.") + r"(\d+)\.part")
    with suppress(OSError):  # a folder that may be written to, but not be listed
        for path in final.parent.iterdir():
            match = name.fullmatch(path.name)
            if match and not _is_alive(int(match[1])):
                path.unlink()


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return False  # a file that a process has open there cannot be removed anyway
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
