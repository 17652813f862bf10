"""What a hostile file is: how it is made, and how reading it may end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

READ = "read"
"""The end of a file that is read rightly, with or without warnings."""

BAIT = "到2025年，森林覆盖率达到68%。"
"""A sentence that is to be found in whatever can be read; its target is `RAW`."""

RAW = "68%"


@dataclass(frozen=True, slots=True)
class Case:
    """
    A hostile file.

    `ends` are the kinds of errors with which reading it may end, `READ` among them where it may be read; `says` must
    stand in the message or in a note, and where `finds` is true the target of `BAIT` must be found.
    """

    name: str
    suffix: str
    build: Callable[[], bytes]
    ends: frozenset[str]
    says: str = ""
    finds: bool = False
    is_heavy: bool = False

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.{self.suffix}"


def case(name: str, suffix: str, build: Callable[[], bytes], ends: str, says: str = "", finds: bool = False) -> Case:
    """Make a case; `ends` are words apart by blanks."""
    return Case(name, suffix, build, frozenset(ends.split()), says, finds)


def heavy(name: str, suffix: str, build: Callable[[], bytes], ends: str, says: str = "", finds: bool = False) -> Case:
    """Make a case that takes long to make or to read."""
    return Case(name, suffix, build, frozenset(ends.split()), says, finds, is_heavy=True)
