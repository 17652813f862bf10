"""Where the data folders lie: inside the installed package or, in a checkout, beside it."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """
    Return a data folder, `extractors` or `corpora`.

    Nothing else in plantext knows where data lies.
    """
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
