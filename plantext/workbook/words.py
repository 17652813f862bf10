"""What a workbook says in words: names of sheets, titles and meanings of columns, words for the codes in cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from plantext.codes import CHINESE
from plantext.columns import Cell, titles
from plantext.meanings import meaning

Language = Literal["en", "zh"]

_SHEETS = {
    "about": ("about", "说明"),
    "documents": ("documents", "文件"),
    "indicators": ("indicators", "指标"),
    "values": ("values", "数值"),
    "targets": ("targets", "目标"),
    "projects": ("projects", "项目"),
    "project_totals": ("project_totals", "项目合计"),
    "project_status": ("project_status", "项目进展"),
    "duties": ("duties", "责任"),
    "findings": ("findings", "核查"),
    "claims": ("claims", "自述数量"),
    "sections": ("sections", "章节"),
    "text": ("text", "正文"),
}
_TITLES = {
    "state": "读取情况",
    "problem": "问题",
    "target_form": "目标形式",
    "place": "位置",
    "page": "页",
    "text.kind": "类型",
    "indicator_count": "指标数",
    "value_count": "数值数",
    "target_count": "目标数",
    "project_count": "项目数",
    "duty_count": "责任数",
    "finding_count": "核查问题数",
}
_CHINESE = {
    **CHINESE,
    ">=": "≥",
    "<=": "≤",
    "~": "≈",
    "range": "区间",
    "change": "变化",
    "ok": "已读取",
    "partial": "已读取，有提示",
    "failed": "读取失败",
    "skipped": "内容重复",
    "number": "数值",
    "wording": "文字",
    "none": "无目标",
    "heading": "标题",
    "body": "正文",
    "table": "表格",
    "box": "专栏",
    "box_title": "专栏标题",
    "footnote": "脚注",
}
_CODED = {"role", "level", "scope", "period", "comparator", "kind", "is_total", "severity", "state", "target_form"}
_CODED |= {"review"}
_LISTED = {"responsible", "responsible_lead", "region_parents"}
_WHOLE = {"year", "number"}
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a workbook in a language."""

    language: Language

    def sheet(self, table: str) -> str:
        """
        Return the name of a sheet.

        >>> Words("zh").sheet("findings"), Words("en").sheet("findings")
        ('核查', 'findings')
        """
        return _SHEETS[table][self.language == "zh"]

    def say(self, english: str, chinese: str) -> str:
        """Return what is said in the language of the workbook."""
        return chinese if self.language == "zh" else english

    def code(self, code: str) -> str:
        """
        Return the word for a code.

        >>> Words("zh").code("baseline"), Words("en").code("baseline")
        ('现状', 'baseline')
        """
        return _CHINESE.get(code, code) if self.language == "zh" else code

    def titles(self, table: str, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the titles of columns: the stable names, or Chinese ones."""
        if self.language == "en":
            return names
        known = titles(table, "zh", names)
        return tuple(
            _TITLES.get(f"{table}.{name}") or _TITLES.get(name) or title
            for name, title in zip(names, known, strict=True)
        )

    def cell(self, column: str, cell: Cell) -> Cell:
        """
        Return a cell of a column as a person reads it: codes in words, whole numbers as numbers.

        >>> words = Words("zh")
        >>> words.cell("comparator", ">="), words.cell("year", "2025"), words.cell("responsible", "甲局|乙局")
        ('≥', 2025, '甲局、乙局')
        """
        if not isinstance(cell, str) or not cell:
            return cell
        if column in _CODED:
            return self.code(cell)
        if column in _LISTED:
            return cell.replace("|", "、")
        return int(cell) if column in _WHOLE and _NUMBER.fullmatch(cell) else cell

    def meaning(self, table: str, column: str) -> str:
        """
        Return what a column holds: as in every table that plantext writes, but for what only a workbook has.

        >>> Words("zh").meaning("values", "low"), Words("zh").meaning("values", "role")
        ('下限；<= 和 < 没有；下降为负', '数值类别：要求、现状、目标、达标')

        Raises:
            KeyError: nobody has said it.

        """
        own = _own_meanings()
        if said := own.get((table, column)) or own.get(("", column)):
            return said[self.language == "zh"]
        return meaning(table, column, self.language).replace("`", "")


@cache
def _own_meanings() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return what columns hold that only a workbook has or that say there something else, by table and column."""
    text = (Path(__file__).parent / "meanings.csv").read_text(encoding="utf-8-sig")
    return {(row["table"], row["column"]): (row["en"], row["zh"]) for row in csv.DictReader(text.splitlines())}
