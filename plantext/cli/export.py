"""`plantext export`: the tables of a run, written anew in any format."""

from __future__ import annotations

import argparse

from plantext.cli import console, usage


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "export",
        help="write the tables of a run in another format",
        description="Writes the tables of a run that `plantext extract … --to` has made, without reading a document.",
    )
    parser.add_argument("run_", type=usage.named, metavar="RUN", help="the folder of the run, or its .sqlite file")
    place = "a folder (CSV files), a .xlsx or .jsonl file, or - for stdout"
    parser.add_argument("--to", required=True, type=usage.named, metavar="PLACE", help=place)
    parser.add_argument("--format", choices=("csv", "jsonl", "xlsx", "parquet"), help="by default what --to says")
    parser.add_argument(
        "--headers", choices=("en", "zh"), default="en", help="language of the column names and of what a workbook says"
    )
    usage.add_text(parser)
    parser.add_argument("--timings", action="store_true", help="fill the column `seconds`")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Write the tables and return the exit status."""
    from plantext.batch import open_run  # noqa: PLC0415
    from plantext.export import choose_format  # noqa: PLC0415

    chosen = choose_format(options.to, options.format)
    usage.check_text(options.text, chosen)
    with open_run(options.run_) as found:
        found.export(options.to, chosen, options.headers, options.timings, options.text or "auto")
        if options.to != "-":
            console.say(f"{len(found.names)} documents -> {options.to}")
    return console.ALL_WELL
