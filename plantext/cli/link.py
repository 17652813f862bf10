"""`plantext link`: which documents of a run belong together."""

from __future__ import annotations

import argparse

from plantext.cli import console, usage


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "link",
        help="find which documents of a run belong together",
        description="Finds in a run which documents are versions of one plan, its drafts, its explanatory note or the "
        "action plan that carries it out, how sure that is and why. `plantext diff RUN --all` compares them.",
    )
    parser.add_argument("run_", type=usage.named, metavar="RUN", help="the folder of the run, or its .sqlite file")
    parser.add_argument("--to", type=usage.named, metavar="FILE", help="write .csv, .xlsx, .json or .jsonl; - for JSON")
    usage.add_least(parser, "list only links at least so sure, 0 to 1 (default: 0.5)")
    parser.add_argument("--headers", choices=("en", "zh"), default="en", help="language of what plantext adds")
    parser.set_defaults(run=run, parser=parser)


def run(options: argparse.Namespace) -> int:
    """Print or write the links and return the exit status."""
    from plantext.batch import open_run  # noqa: PLC0415
    from plantext.comparisons import LINKS  # noqa: PLC0415
    from plantext.export.single import check_place, write_table  # noqa: PLC0415
    from plantext.linking import LEAST, find_links  # noqa: PLC0415
    from plantext.show import links as shown  # noqa: PLC0415

    if options.to:
        check_place(options.to)
    with open_run(options.run_) as found:
        links = find_links(found, LEAST if options.least is None else options.least)
    if options.to:
        rows = [(link.kind, link.old, link.new, link.confidence, "|".join(link.why)) for link in links]
        write_table("links", LINKS, rows, options.to, options.headers)
    else:
        columns = console.width()
        console.say(shown.links(links, columns, options.headers))
    return console.ALL_WELL
