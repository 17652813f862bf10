"""A plan gives the same records as a web page as it gives as a DOCX file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import plantext
from plantext.columns import COLUMNS
from plantext.plan import Plan
from plantext.resources import folder

from ..variants import Convert
from .pages import PAGES

SAMPLES = sorted(path.stem for path in folder("corpora").glob("*.docx"))
KINDS = ("indicators", "values", "projects", "project_totals", "project_status", "targets", "duties", "claims")
PLACES = {"doc", "section", "source", "start", "end", "year_source", "unit_source", "path"}
INFO = ("title", "region", "plan_type", "status", "period_start", "period_end", "base_year")
LOST = {"集中到三个加工点"}  # LibreOffice writes text that was deleted under tracking as if it stood


@cache
def sample(name: str) -> Plan:
    return plantext.read(folder("corpora") / f"{name}.docx")


@pytest.fixture(scope="module")
def saved(convert: Convert, samples: Path) -> Callable[[str], bytes]:
    """Return what LibreOffice saves of a sample as a web page."""
    made = {path.stem: path for path in convert([samples / f"{name}.docx" for name in SAMPLES], "html")}
    return lambda name: made[name].read_bytes()


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_gives_the_records_of_the_document(name: str, kind: str) -> None:
    plan = sample(name)
    date = plan.info.issued or f"{name[-4:]}-12-31"
    read = plantext.read_bytes(PAGES[kind](plan.document, plan.info.title, date), f"{name}.html")
    assert read.document.format == "html"
    assert different(plan, read) == []
    assert [getattr(read.info, field) for field in INFO] == [getattr(plan.info, field) for field in INFO]
    assert [section.title for section in read.sections] == [section.title for section in plan.sections]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_that_libreoffice_saved_gives_the_records_of_the_document(
    name: str, saved: Callable[[str], bytes]
) -> None:
    plan, read = sample(name), plantext.read_bytes(saved(name), f"{name}.html")
    assert [line for line in different(plan, read) if not any(quote in line for quote in LOST)] == []
    assert read.info == plan.info


def different(plan: Plan, other: Plan) -> list[str]:
    """Return the records that only one of two plans has; where they stand in the text does not count."""
    lines = []
    for kind in KINDS:
        mine, others = (Counter(facts(each, kind)) for each in (plan, other))
        lines += [f"{kind} lost: {row}" for row in (mine - others).elements()]
        lines += [f"{kind} new: {row}" for row in (others - mine).elements()]
    return lines


def facts(plan: Plan, kind: str) -> list[tuple[object, ...]]:
    kept = [at for at, column in enumerate(COLUMNS[kind]) if column not in PLACES]
    return [tuple(row[at] for at in kept) for row in plan.rows(kind)]


def test_what_stands_around_the_text_is_metadata_or_left_out() -> None:
    plan = sample("yunxi_2023")
    document = plantext.read_bytes(PAGES["page"](plan.document, plan.info.title, "2023-09-12"), "a.html").document
    assert document.metadata["索引号"] == "11999999MB0000001X/2024-00012"
    assert document.metadata["信息名称"] == plan.info.title
    assert (document.metadata["发布日期"], document.metadata["附件"]) == ("2023-09-12 09:30", "重点项目清单.docx")
    for around in ("首页", "脚本", "看不见", "分享", "相关文档", "水利规划", "ICP备", "浏览次数", "样式", "索引号"):
        assert around not in document.text
    assert any("files linked to" in note for note in document.notes)
    assert any("hidden parts 1" in note for note in document.notes)


def test_a_page_laid_out_by_tables_has_the_metadata_of_its_block() -> None:
    plan = sample("hezhe_2021")
    document = plantext.read_bytes(PAGES["old page"](plan.document, "", "2021-03-12"), "a.htm").document
    assert document.metadata == {
        "索引号": "A0012", "文号": "云政发〔2024〕7号", "发布机构": "云溪县人民政府", "发文日期": "2021-03-12",
    }  # fmt: skip
    assert not [word for word in ("走进云溪", "人事信息", "打印", "版权") if word in document.text]
