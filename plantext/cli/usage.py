"""Arguments that cannot be meant, and what to say of them."""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

RECORDS = "indicators, projects, targets, duties and claims"


class WrongUsageError(Exception):
    """What was asked for cannot be meant, as the file itself shows; the text is one line for a person."""


class Parser(argparse.ArgumentParser):
    """A parser that knows why the name of a file was taken for an option."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end the command with status 2."""
        super().error(message + _hint(sys.argv[1:]))


def _hint(arguments: Sequence[str]) -> str:
    """Return what to say of `--`, which is missing before a file, or stands before options too."""
    if "--" in arguments:
        behind = arguments[arguments.index("--") + 1 :]
        return "; write options before --" if any(text.startswith("--") for text in behind) else ""
    file = next((text for text in arguments if text.startswith("-") and Path(text).is_file()), None)
    return "" if file is None else f"; write -- before files whose names begin with -: -- {file}"


def no_document(paths: Sequence[str]) -> str:
    """Return what to say of folders without a document."""
    return f"{' '.join(paths)}: no document found (.docx, .txt, .md and the like)"


def named(text: str) -> str:
    """Return a name of a file or a folder, refusing the empty one that an unset variable of a shell leaves."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return text


def add_password(parser: argparse.ArgumentParser) -> None:
    """Add the option that opens protected files."""
    parser.add_argument("--password", default="", metavar="WORD", help="opens PDF files that are protected by it")


def add_corrections(parser: argparse.ArgumentParser, more: str = "") -> None:
    """Add the option that puts corrections into what is extracted; `more` is what else is to be said of it."""
    told = f"corrections that a review page has saved{more}; may be given several times"
    parser.add_argument("--corrections", action="append", type=named, default=[], metavar="FILE", help=told)


def add_text(parser: argparse.ArgumentParser) -> None:
    """Add the option that says whose texts a workbook holds."""
    told = "whose texts a workbook holds, to which records lead: those of the first documents (auto), of all, of none"
    parser.add_argument("--text", choices=("auto", "all", "none"), help=f"{told} (default: auto)")


def check_text(text: str | None, format: str | None) -> None:
    """
    Refuse a word on texts where no workbook is written.

    Raises:
        WrongUsageError: there is one.

    """
    if text and format != "xlsx":
        raise WrongUsageError("--text is about workbooks: it goes with a .xlsx file")


def at_least(least: int) -> Callable[[str], int]:
    """Return a reader of whole numbers that refuses smaller ones."""

    def number(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= least):
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} on")
        return int(text)

    return number


def add_least(parser: argparse.ArgumentParser, help: str) -> None:
    """Add the option that says how sure a link has to be."""
    parser.add_argument("--least", type=share, metavar="SHARE", help=help)


def share(text: str) -> Decimal:
    """Return a number from 0 to 1, refusing what is none."""
    if not (text.isascii() and len(text) < 10 and text.replace(".", "", 1).isdecimal() and 0 <= Decimal(text) <= 1):
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return Decimal(text)


def words_of_changes(text: str) -> tuple[str, ...]:
    """Return the kinds, directions and subjects of changes that are named with commas of any width, in any case."""
    from plantext.comparisons import DIRECTIONS, KINDS, SUBJECTS  # noqa: PLC0415

    known = (*KINDS, *DIRECTIONS, *SUBJECTS)
    plain = unicodedata.normalize("NFKC", text).replace("、", ",").lower()
    words = tuple(filter(None, (word.strip().replace(" ", "_") for word in plain.split(","))))
    wrong = [word for word in words if word not in known]
    if wrong or not words:
        raise argparse.ArgumentTypeError(f"{', '.join(wrong) or 'nothing'}: unknown; there are {', '.join(known)}")
    return words
