"""The file that a workbook is written to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import IO


class Target:
    """
    The file of a workbook, which remembers the first fault and raises it when it is closed.

    Until then it takes everything: the zip library would try again while it is thrown away, and print a traceback.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] = BytesIO()
        self._fault: OSError | None = None

    def open(self, path: Path) -> None:
        """Write to this path from now on."""
        self._file = path.open("wb")

    def write(self, data: bytes) -> int:
        """Write, as the zip library wants it."""
        self._try(lambda: self._file.write(data))
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> None:
        """Move, as the zip library wants it."""
        self._try(lambda: self._file.seek(offset, whence))

    def tell(self) -> int:
        """Return the place in the file."""
        return self._file.tell()

    def flush(self) -> None:
        """Flush, as the zip library wants it."""
        self._try(self._file.flush)

    def close(self) -> None:
        """
        Close the file.

        Raises:
            OSError: the first fault that there was.

        """
        self._try(self._file.close)
        if self._fault is not None:
            raise self._fault

    def give_up(self) -> None:
        """Let go of the file, whatever is still to come."""
        with suppress(OSError):
            self._file.close()
        # The zip library may be interrupted anywhere: what it still writes goes nowhere.
        self._file, self._fault = BytesIO(), None

    def _try(self, action: Callable[[], object]) -> None:
        try:
            if self._fault is None:
                action()
        except OSError as fault:
            self._fault = fault
