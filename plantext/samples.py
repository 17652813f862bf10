"""The sample plans that come with plantext: fictional places, free to use."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from plantext.errors import PlantextError
from plantext.resources import folder


@dataclass(frozen=True, slots=True)
class Sample:
    """
    One sample plan, a row of `corpora/index.csv`.

    `name` is the stem of its files, of which there is one per entry of `formats`.
    """

    name: str
    title: str
    genre: str
    region: str
    period: str
    formats: tuple[str, ...]
    source: str
    licence: str


def samples() -> list[Sample]:
    """
    Return the bundled samples in the order of the index.

    >>> samples()[0].formats
    ('docx', 'txt')
    """
    with (folder("corpora") / "index.csv").open(encoding="utf-8", newline="") as lines:
        return [_sample(row) for row in csv.DictReader(lines)]


def sample(name: str) -> Path:
    """
    Return the path of a bundled sample's file, by its name with or without extension.

    Without an extension the first format of the index is taken.

    >>> sample("yunxi_2023.txt").name
    'yunxi_2023.txt'

    Raises:
        PlantextError: there is no such sample; the message lists those there are.
    """
    known = [f"{entry.name}.{extension}" for entry in samples() for extension in entry.formats]
    for file in known:
        if name in (file, file.rpartition(".")[0]):
            return folder("corpora") / file
    raise PlantextError(f"no sample is called {name!r}; there are: {', '.join(known)}")


def _sample(row: dict[str, str]) -> Sample:
    return Sample(
        name=row["name"],
        title=row["title"],
        genre=row["genre"],
        region=row["region"],
        period=row["period"],
        formats=tuple(row["formats"].split("|")),
        source=row["source"],
        licence=row["licence"],
    )
