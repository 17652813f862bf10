"""`plantext score`: how right an extraction is, against tables made by hand or against corrections."""

from __future__ import annotations

import argparse

from plantext.cli import console, interrupts, usage
from plantext.cli.plans import Source


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "score",
        help="measure how right an extraction is",
        description="Compares the records of plans with a gold: tables that were checked by hand, or the corrections "
        "that a review page has saved. Prints for each table how many records were found and how many are right in "
        "every field. Of corrections, only what a person has looked at is judged.",
    )
    paths = "a file or a folder (searched in depth), or the run that `plantext extract … --to` has made"
    parser.add_argument("paths", nargs="+", type=usage.named, metavar="PLAN|RUN", help=paths)
    gold = "a folder of CSV tables, as `plantext extract --to FOLDER` writes them, or a corrections.json"
    parser.add_argument("--gold", required=True, type=usage.named, metavar="GOLD", help=gold)
    parser.add_argument("--tables", type=_tables, default=(), metavar="TABLES", help="only these, parted by commas")
    misses = "list up to N things that are wrong in each table"
    parser.add_argument("--misses", type=usage.at_least(0), default=0, metavar="N", help=misses)
    failing = "exit status 4 if the F1 of records right in every field is lower than this (0 to 1) in a table"
    parser.add_argument("--fail-under", type=usage.share, metavar="SHARE", help=failing)
    place = "write all that is wrong to a .csv, .xlsx, .json or .jsonl file; - for JSON on stdout"
    parser.add_argument("--to", type=usage.named, metavar="FILE", help=place)
    usage.add_password(parser)
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Print the scores and return the exit status."""
    from plantext.export.single import check_place, write_table  # noqa: PLC0415
    from plantext.scoring import MISSES, read_gold, score  # noqa: PLC0415
    from plantext.show.scores import scores as shown  # noqa: PLC0415

    if options.to:
        check_place(options.to)
    gold = read_gold(options.gold)
    source = Source(options.paths, options.password, options.to or "")
    made = score(source.plans(), gold, options.tables)
    interrupts.check()
    for doc in made.absent:
        console.complain(f"{options.gold}: {doc} is not among the documents that were scored")
    if options.to:
        rows = [tuple(getattr(miss, name) for name in MISSES) for miss in made.misses]
        write_table("misses", MISSES, rows, options.to, options.headers)
    if options.to != "-":
        console.say(shown(made, options.misses, console.width(), options.headers))
    if options.fail_under is not None and made.lowest < options.fail_under:
        return console.FOUND
    return source.status


def _tables(text: str) -> tuple[str, ...]:
    from plantext.scoring import TABLES  # noqa: PLC0415

    chosen = tuple(filter(None, (part.strip() for part in text.split(","))))
    if unknown := [name for name in chosen if name not in TABLES] or ([] if chosen else ["nothing"]):
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown)} is no table that is judged; there are {', '.join(TABLES)}"
        )
    return chosen
