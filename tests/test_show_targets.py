"""Targets in the terminal: the list of them, how one was found, and what the overview has of running text."""

from __future__ import annotations

import re
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from plantext.document import Document, Paragraph
from plantext.plan import Plan
from plantext.records import Claim, Duty, Info, Target
from plantext.show import explain, overview, targets
from plantext.show.grid import width

from .commands import call_text

BEFORE = "坚持生态优先。"
SENTENCE = "到2025年，全县森林覆盖率达到60%以上（县林业局牵头，县水利局配合）。"
AFTER = "加强管护。"
TEXT = BEFORE + SENTENCE + AFTER
QUOTE = "到2025年，全县森林覆盖率达到60%以上"
BRACKET = "（县林业局牵头，县水利局配合）"
UNITS = ("县林业局", "县水利局")


def target(quote: str = QUOTE, **fields: object) -> Target:
    start = TEXT.index(quote)
    common: dict[str, object] = {"section": "（二）造林", "quote": quote, "indicator": "森林覆盖率", "role": "target"}
    common |= {"comparator": ">=", "low": Decimal("6E+1"), "high": None, "unit": "%", "year": "2025", "period": ""}
    common |= {"responsible": UNITS, "responsible_lead": UNITS[:1], "start": start, "end": start + len(quote)}
    common |= {"source": "¶0[7:28]", "rule": "at-least", "raw": "60%以上", "year_source": "到2025年 [7:13]"}
    return Target(**common | fields)  # type: ignore[arg-type]


def duty(place: int = 0, responsible: tuple[str, ...] = UNITS, quote: str = BRACKET) -> Duty:
    start = place or TEXT.index(BRACKET)
    return Duty("（二）造林", 1, responsible, UNITS[:1], quote, f"¶0[{start}]", start=start, end=start + len(quote))


CLAIM = Claim("共30项指标", "指标", Decimal(30), "项", "¶1[0:6]")


def plan(*found: Target, **fields: object) -> Plan:
    document = Document("甲", "txt", (Paragraph(TEXT), Paragraph("共30项指标。")))
    common: dict[str, object] = {"name": "甲", "path": "甲.txt", "sha256": "00", "document": document, "info": Info()}
    return Plan(**common | {"targets": found} | fields)  # type: ignore[arg-type]


def test_targets_are_listed_by_number() -> None:
    found = target(), target(comparator="change", low=Decimal("0.6"), high=Decimal("0.6"), role="actual", year="")
    assert targets(plan(*found)).split("\n") == [
        "no.  section     indicator   role    value  year  responsible",
        "---  ----------  ----------  ------  -----  ----  ------------------",
        "1    （二）造林  森林覆盖率  target  ≥60%   2025  县林业局、县水利局",
        "2    （二）造林  森林覆盖率  actual  +0.6%        县林业局、县水利局",
    ]


@pytest.mark.parametrize("total", [50, 80, 100, 200])
def test_long_targets_fit_and_are_cut_visibly(total: int) -> None:
    long = target(indicator="单位地区生产总值用水量" * 30, section="（三）节水" * 30, responsible=UNITS * 20)
    shown = targets(plan(long), total)
    assert all(width(line) <= total for line in shown.split("\n"))
    assert len(shown.partition("--\n")[2].split("\n")) <= 4
    assert "…" in shown


def test_in_chinese_the_list_is_chinese() -> None:
    shown = targets(plan(target(period="annual"), target(role="actual", period="cumulative")), language="zh")
    assert not re.search("[a-z]", shown)
    assert all(word in shown for word in ("序号", "章节", "类别", "每年", "累计", "目标", "现状", "责任单位"))


def test_a_plan_without_targets_says_so() -> None:
    assert (targets(plan()), targets(plan(), language="zh")) == ("(no targets)", "(没有目标)")


def test_a_target_is_explained_from_its_sentence_to_its_units() -> None:
    shown = explain(plan(target(), duties=(duty(),)), target())
    assert shown.split("\n") == [
        "森林覆盖率 ≥60% 2025",
        f"sentence          >>>{QUOTE}<<<{BRACKET}。",
        "characters        7–28",
        "section           （二）造林",
        "source            ¶0[7:28]",
        "rule              at-least",
        "indicator         森林覆盖率",
        "role              target",
        "raw               60%以上",
        "comparator        >=",
        "low               60",
        "unit              %",
        "year              2025",
        "year_source       到2025年 [7:13]",
        "responsible       县林业局、县水利局",
        "responsible_lead  县林业局",
        f"bracket           {BRACKET}  ¶0[28]",
    ]


def test_what_was_not_found_is_said() -> None:
    bare = target(unit="", year="", year_source="", responsible=(), responsible_lead=())
    shown = explain(plan(bare), bare)
    assert re.findall(r"^(\w+) +none$", shown, re.MULTILINE) == ["unit", "year", "responsible"]
    assert "bracket" not in shown


def test_in_chinese_the_explanation_is_chinese() -> None:
    shown = explain(plan(target(), duties=(duty(),)), target(rule="", unit="", period="annual"), language="zh")
    assert not re.search("[a-z]", shown)
    words = ("所在句", "字符位置", "年份依据", "责任括注", "每年", "无")
    assert all(word in shown for word in words)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("坚持生态优先", ">>>坚持生态优先<<<。"),
        ("坚持生态优先。", ">>>坚持生态优先。<<<"),
        ("加强管护", ">>>加强管护<<<。"),
        ("优先。到2025年", f"坚持生态>>>优先。到2025年<<<{SENTENCE.removeprefix('到2025年')}"),
        (TEXT, f">>>{TEXT}<<<"),
    ],
)
def test_a_quote_stands_in_its_sentence(quote: str, sentence: str) -> None:
    assert f"sentence          {sentence}\n" in explain(plan(), target(quote), 200)


@pytest.mark.parametrize(
    "duties",
    [(), (duty(place=1),), (duty(responsible=("县财政局",)),)],
    ids=["none", "before the target", "of other units"],
)
def test_a_bracket_that_is_not_of_the_target_is_not_shown(duties: tuple[Duty, ...]) -> None:
    assert "bracket" not in explain(plan(duties=duties), target())


def test_the_next_bracket_is_the_one() -> None:
    duties = (duty(place=60, quote="（后）"), duty(), duty(place=50, quote="（中）"))
    assert BRACKET in explain(plan(duties=duties), target()).split("\n")[-1]


def test_the_overview_counts_what_running_text_says_and_lists_the_first_targets() -> None:
    full = plan(*[target(indicator=f"指标{n}甲") for n in range(1, 13)], duties=(duty(),) * 3, claims=(CLAIM,))
    shown = overview(full)
    assert [re.search(rf"^{kind} +(\d+)$", shown, re.MULTILINE)[1] for kind in ("targets", "duties", "claims")] == [  # type: ignore[index]
        *("12", "3", "1")
    ]
    assert "targets (12 rows, here the first 10; all with --targets)" in shown
    assert ("指标10甲" in shown, "指标11甲" in shown) == (True, False)
    assert "claims (1 rows)\nwhat  value  quote       source" in shown
    assert "notes" not in shown


def test_a_short_list_of_targets_is_whole() -> None:
    assert "\ntargets (1 rows)\n" in overview(plan(target()))


def test_in_chinese_the_overview_is_chinese() -> None:
    full = plan(*[target()] * 12, duties=(duty(),), claims=(CLAIM,), path="")
    shown = overview(full, language="zh")
    assert set(re.findall("[a-z]+", shown)) <= {"txt", "targets"}
    assert all(
        word in shown for word in ("目标 (12 行，此处为前 10 行，全部见 --targets)", "自述数量 (1 行)", "责任  ")
    )


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return call_text("show", *arguments)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "甲.txt"
    path.write_text(f"第一章 总则\n{TEXT}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("number", ["x", "", "1.5", "-1", "+1", "٣x", "²", "١", "１"])
def test_what_is_no_number_of_a_target_is_one_line(file: Path, number: str) -> None:
    result = run(file, f"--explain={number}")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"plantext: --explain {number}: targets are numbered 1, 2, 3 and so on; "
        "`plantext show FILE --targets` lists them by number\n"
    )


@pytest.mark.parametrize("number", ["0", "99", "9" * 5000])
def test_a_number_beyond_the_list_is_one_line(file: Path, number: str) -> None:
    result = run(file, "--explain", number)
    assert (result.returncode, result.stdout) == (2, "")
    assert re.fullmatch(rf"plantext: --explain {number}: there (are|is) \d targets?; `.+` lists .+\n", result.stderr)


def test_a_file_that_cannot_be_read_is_said_to_be_one(tmp_path: Path) -> None:
    result = run(tmp_path / "no.txt", "--explain", "1")
    assert (result.returncode, result.stderr.count("\n")) == (3, 1)


def test_the_text_is_printed_as_offsets_count(file: Path) -> None:
    assert run(file, "--text").stdout == f"第一章 总则\n{TEXT}\n"


def test_targets_are_printed(file: Path) -> None:
    result = run(file, "--targets")
    assert (result.returncode, result.stderr) == (0, "")
    assert "森林覆盖率" in result.stdout


def test_a_target_that_was_found_is_explained(file: Path) -> None:
    shown = run(file, "--explain", "1").stdout
    assert all(word in shown for word in (">>>", "森林覆盖率", "60%以上", "到2025年", BRACKET))
