"""Where a text has lost its line ends and its full stops, the work still grows with its length and not faster."""

from __future__ import annotations

import pytest

import plantext
from plantext.quantities import find_quantities, find_years
from plantext.targets.outline import outline_of
from plantext.targets.when import deadlines

from ..effort import growth

LINES = {
    "sentences": "到2025年，全县森林覆盖率达到60%以上，新建绿道30公里。",
    "a sentence without an end": "到2025年，全县森林覆盖率达到60%以上，新建绿道30公里，",
    "semicolons": "到2025年，全县森林覆盖率达到60%以上；",
    "conditions": "对60人以上的单位开展检查，",
    "brackets": "30%（甲）",
    "lines that lead a list in": "到2025年，绿道30公里：",
}


@pytest.mark.parametrize("kind", LINES)
def test_four_times_the_line_takes_four_times_as_long(kind: str) -> None:
    line = LINES[kind]
    plantext.find_targets(line)
    # 16 times, where each number looks through the whole line.
    assert growth(plantext.find_targets, lambda times: line * times, 5_000 // len(line)) < 10


def test_a_long_line_says_of_every_number_what_a_short_one_says() -> None:
    line = LINES["a sentence without an end"]
    found = plantext.find_targets(line * 300)
    assert {(t.indicator, t.comparator, t.low, t.year) for t in found} == {
        (t.indicator, t.comparator, t.low, t.year) for t in plantext.find_targets(line)
    }
    assert len(found) == 600


@pytest.mark.parametrize(
    ("sentence", "governing"),
    [
        ("到2025年，甲30%，乙40%，到2030年，丙50%。", ["2025", "2025", "2030"]),
        ("由2020年的30%提高到60%。", ["2020", ""]),  # tied to one number
        ("到2025年，由2020年的30%提高到60%。", ["2020", "2025"]),
        ("到2025年，由2020年的30%、2021年的40%提高到60%。", ["2020", "2021", "2021"]),
        ("由2020年的30%、由2021年的40%提高到60%。", ["2020", "2021", ""]),
        ("甲达到30%到2025年。", ["2025"]),  # behind it, in its clause
        ("甲较2020年提高30%。", [""]),
    ],
)
def test_a_year_governs_to_the_next_or_its_own_number_alone(sentence: str, governing: list[str]) -> None:
    outline = outline_of(sentence)
    assert outline is not None
    found = deadlines(outline.plain, find_years(sentence), 0, len(sentence))
    years = [found.of(quantity, len(sentence)) for quantity in find_quantities(sentence)]
    assert [str(year.last) if year else "" for year in years] == governing


UNPARTED = "森林覆盖率达到60%以上新建绿道30公里"


def test_a_paragraph_without_signs_is_noted() -> None:
    notes = plantext.read_text(f"新建公园3座。\n{UNPARTED * 30}。\n").notes
    assert notes == (f"¶1: {30 * len(UNPARTED)} characters without a comma or a stop; targets may be missing",)


@pytest.mark.parametrize(
    "text",
    [
        UNPARTED + "。",  # as long as people write
        f"{UNPARTED}，" * 40,
        "县城东部片区污水处理厂、" * 60 + "等60个项目。",
        "沿河植树" * 200 + "。",  # no number in it
        "绿道 30公里 " * 100,
        "a1b2" * 200 + "。",
    ],
    ids=["short", "commas", "list", "no number", "blanks", "code"],
)
def test_what_signs_part_is_not(text: str) -> None:
    assert [note for note in plantext.read_text(f"{text}\n").notes if "without a comma" in note] == []
