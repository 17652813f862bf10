"""`plantext audit`: does a plan agree with itself, and its note with it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from plantext.cli import console, interrupts, usage
from plantext.cli.correcting import corrected, corrections_of
from plantext.cli.plans import refuse
from plantext.errors import DocumentError

if TYPE_CHECKING:
    from plantext.comparisons import Finding
    from plantext.plan import Plan

COLUMNS = 100


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "audit",
        help="check whether a plan agrees with itself",
        description="Checks counts, sums, targets and texts of a plan against each other, and its note against it.",
    )
    parser.add_argument("file", type=usage.named, metavar="PLAN", help="a file, or - for stdin")
    parser.add_argument("--note", type=usage.named, metavar="NOTE", help="the document that explains the plan")
    parser.add_argument("--all", action="store_true", help="also what was checked and agrees")
    parser.add_argument("--only", metavar="RULE,RULE", help="findings of these rules only")
    grave = ("error", "warning", "note")
    parser.add_argument("--fail-on", choices=grave, help="exit status 4 if a finding is as grave as this, or graver")
    place = "write a document to read and print (.html, .docx, .xlsx) or a table (.csv, .json, .jsonl); - for JSON"
    parser.add_argument("--to", type=usage.named, metavar="FILE", help=place)
    usage.add_password(parser)
    usage.add_corrections(parser, " of the plan, of its note or of both")
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Print or write the findings and return the exit status."""
    from plantext.auditing import audit, is_as_grave  # noqa: PLC0415

    try:
        only = _rules(options.only)
        _check_place(options)
        corrections = corrections_of(options)
        plan = _read(options.file, options)
        note = _read(options.note, options) if options.note else None
    except _UnreadError as error:
        console.complain(str(error))
        return console.NOTHING
    plans = corrected(corrections, plan, *([note] if note else []))
    whole = audit(plans[0], plans[1] if note else None, options.headers)
    found = [each for each in whole if not only or each.rule in only]
    interrupts.check()
    _give(options, found, plans)
    failed = options.fail_on and any(is_as_grave(each.severity, options.fail_on) for each in found)
    return console.FOUND if failed else console.ALL_WELL


class _UnreadError(Exception):
    """A file could not be read; the text is one line for a person."""


def _rules(only: str | None) -> frozenset[str]:
    from plantext.auditing import rules  # noqa: PLC0415

    chosen = frozenset(name.strip() for name in (only or "").split(",") if name.strip())
    if unknown := sorted(chosen - rules().keys()):
        raise usage.WrongUsageError(
            f"--only {','.join(unknown)}: there is no such rule; there are {', '.join(rules())}"
        )
    return chosen


def _check_place(options: argparse.Namespace) -> None:
    if options.to:
        from plantext.report.writing import check_report  # noqa: PLC0415

        check_report(options.to)
    if options.file == options.note == "-":
        raise usage.WrongUsageError("- can stand for one of the two documents only")


def _read(path: str, options: argparse.Namespace) -> Plan:
    """Read a plan; refuse to write over it."""
    from plantext.inputs import expand  # noqa: PLC0415
    from plantext.reading import read_input  # noqa: PLC0415

    files = expand([path], options.password)
    if options.to:
        refuse(options.to, files)
    if len(files) != 1:
        raise usage.WrongUsageError(f"{path}: there are {len(files)} documents; name one")
    try:
        return read_input(files[0])
    except DocumentError as error:
        raise _UnreadError(f"{path}: {error.kind}: {error.message}") from None
    finally:
        interrupts.check()


def _give(options: argparse.Namespace, found: list[Finding], plans: list[Plan]) -> None:
    """Write the findings to a file, or print them."""
    if options.to:
        from plantext.report.writing import write_findings  # noqa: PLC0415

        write_findings(found, options.to, options.headers, plans, options.all)
        return
    from plantext.show.findings import findings  # noqa: PLC0415

    shown = [each for each in found if options.all or each.severity != "ok"]
    console.say(findings(found, shown, console.width(), options.headers))
