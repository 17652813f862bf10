"""What became of an input: exactly one outcome each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "partial", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What became of one input of a run.

    `state` is `ok`; `partial` where something was read with warnings, counted in `warnings`; `failed` with the kind of
    error in `kind` and a line for a person in `message`; `skipped` where the input named in `message` has the same
    content. `sha256` is empty where the input could not be opened; `seconds` is how long reading took.
    """

    path: str
    name: str
    state: State
    kind: str = ""
    message: str = ""
    warnings: int = 0
    sha256: str = ""
    size: int = 0
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """An outcome with what was read: records and document packed, rows as a database takes them (JSON)."""

    outcome: Outcome
    key: str = ""
    records: bytes = b""
    document: bytes = b""
    rows: bytes = b""
