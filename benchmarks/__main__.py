"""Print the figures of README's performance table: `python -m benchmarks [--rounds N]`."""

from __future__ import annotations

import argparse
from statistics import median

from benchmarks.counties import AIM_MB, AIM_SECONDS, PLANS, county_rows
from benchmarks.counties import HEADER as COUNTY_HEADER
from benchmarks.linking import AIM_SECONDS as LINKING_AIM
from benchmarks.linking import HEADER as LINKING_HEADER
from benchmarks.linking import linking_rows
from benchmarks.measure import interleaved, noise, peak_memory, start_times
from benchmarks.revision import AIM_SECONDS as REVISION_AIM
from benchmarks.revision import HEADER as REVISION_HEADER
from benchmarks.revision import revision_rows
from benchmarks.table import print_table
from benchmarks.text import AIM as TEXT_AIM
from benchmarks.text import HEADER as TEXT_HEADER
from benchmarks.text import text_rows
from benchmarks.work import PAGE, STAGES, Case, cases

COLUMNS = ("file", "characters", "ms", "pages/s", "characters/s", "bare ms", "ratio", "peak MB", "bare MB")

AIM = 3  # times the bare work


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures speed and memory of plantext.")
    parser.add_argument("--rounds", type=int, default=15, help="rounds per file; the median counts (default: 15)")
    parser.add_argument("--small", action="store_true", help="few and short plans: does everything still run?")
    options = parser.parse_args()
    rounds: int = options.rounds
    wholes, stages = [], []
    for case in cases()[-3:] if options.small else cases():
        seconds = {name: median(times) for name, times in interleaved(case.work(), rounds).items()}
        wholes.append(_whole(case, seconds))
        stages.append([case.name, *(f"{seconds[name] * 1000:.1f}" for name in ("read", *STAGES))])
    print_table("Whole extraction against the bare work (unzip and parse the XML, or decode the text)", COLUMNS, wholes)
    print_table("Milliseconds per stage", ("file", "read", *STAGES), stages)
    print(f"At most {AIM} times the bare work is the aim for 60 pages; it is reached on: {_reached(wholes)}.\n")
    print_table(
        "The text stage alone: targets, duties, claims, what the document is",
        TEXT_HEADER,
        list(text_rows(rounds, 1 if options.small else 100)),
    )
    print(f"At least {TEXT_AIM:,} characters a second is the aim for text as dense with numbers as plans are.\n")
    print_table(
        "A thousand plans compared, after they were read", COUNTY_HEADER, county_rows(20 if options.small else PLANS)
    )
    print(f"Less than {AIM_SECONDS} s and {AIM_MB} MB is the aim.\n")
    print_table("Two versions compared, after they were read", REVISION_HEADER, revision_rows(options.small))
    print(f"Less than {REVISION_AIM} s is the aim; the first comparison of a process loads the dictionary of words.\n")
    pairs = linking_rows(2 if options.small else 200)
    print_table("Plans that belong together, and what changed in each pair", LINKING_HEADER, pairs)
    print(f"Less than {LINKING_AIM} s for the links is the aim.\n")
    starts = [[name, f"{seconds * 1000:.0f}"] for name, seconds in start_times(rounds).items()]
    print_table("Time to start", ("command", "ms"), starts)
    print(f"Medians of {rounds} interleaved rounds, warm caches; {PAGE} characters are a page where it has no other.")
    print(f"Noise of this machine: the middle half of equal work is {noise(100):.0%} apart.")


def _reached(rows: list[list[str]]) -> str:
    ratio = COLUMNS.index("ratio")
    return "; ".join(row[0] for row in rows if row[0].startswith("60 pages") and float(row[ratio]) <= AIM) or "none"


def _whole(case: Case, seconds: dict[str, float]) -> list[str]:
    whole, bare, characters = seconds["whole"], seconds["bare"], case.characters
    peaks = peak_memory(case.data, case.name)
    return [
        case.name,
        f"{characters:,}",
        f"{whole * 1000:.1f}",
        f"{(case.pages or characters / PAGE) / whole:,.0f}",
        f"{characters / whole:,.0f}",
        f"{bare * 1000:.2f}",
        f"{whole / bare:.1f}",
        *(f"{peak / 1024:.0f}" for peak in reversed(peaks or ())),
    ]


if __name__ == "__main__":
    main()
