"""Files of corrections that commands take: read before any document is."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from plantext.cli import console

if TYPE_CHECKING:
    from plantext.corrections import Corrections


def corrections_of(options: argparse.Namespace) -> Corrections:
    """
    Return the corrections in the files that a command was given, and say what was left out of them.

    Raises:
        CorrectionError: a file cannot be read, or is no file of corrections.

    """
    from plantext.corrections import merged, read_corrections  # noqa: PLC0415

    found = merged(map(read_corrections, options.corrections))
    for note in found.notes:
        console.complain(f"{', '.join(options.corrections)}: {note}")
    return found
