"""Plans made by hand, workbooks read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plantext.document import Document, Paragraph
from plantext.plan import Plan
from plantext.records import Claim, Duty, Indicator, Info, Target, Value

ZH = [
    "说明",
    "文件",
    "指标",
    "数值",
    "目标",
    "项目",
    "项目合计",
    "项目进展",
    "责任",
    "核查",
    "自述数量",
    "章节",
    "正文",
]
EN = ["about", "documents", "indicators", "values", "targets", "projects", "project_totals", "project_status", "duties"]
EN += ["findings", "claims", "sections", "text"]


def value(raw: str, year: str = "2025", **more: object) -> Value:
    number = Decimal("0.10")
    plain = Value("表一", "1", "名", "", "target", "", year, raw, ">=", number, None, "%", "", "表一 r1c2", "x")
    return replace(plain, **more)  # type: ignore[arg-type]


def plan(*raws: str, name: str = "甲") -> Plan:
    return leafed(name, [value(raw) for raw in raws])


def leafed(name: str, values: Sequence[Value], info: Info | None = None) -> Plan:
    """Return a plan with one indicator that has these values."""
    leaf = Indicator("表一", "1", "名", "", "领域", "", "%", "约束性", "", "", "表一 r1c1")
    document = Document(name, "txt", (Paragraph("文本"),))
    return Plan(name, f"{name}.txt", "00", document, info or Info(), indicators=(leaf,), values=tuple(values))


def running_text() -> Plan:
    """Return a plan with a target, a duty and a claim."""
    units = ("甲局", "乙局"), ("甲局",)
    target = Target(
        *("（一）", "=森林覆盖率", "森林覆盖率", "target", ">=", Decimal("62.5"), None, "%", "2025", ""),
        *(*units, 5, 9, "¶0[0:2]", "x"),
    )  # type: ignore[misc]
    duty = Duty("（一）", 2, *units, "（甲局牵头）", "¶1[9:15]", start=9, end=15)
    claim = Claim("共30项指标", "指标", Decimal(30), "项", "¶2[0:6]", end=6)
    return replace(plan(), targets=(target,), duties=(duty,), claims=(claim,))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """Return the rows of a sheet by their titles."""
    header, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def read(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def column(sheet: Worksheet, title: str) -> int:
    """Return the number of a column."""
    return next(cell.column for cell in sheet[1] if cell.value == title)


def notes(book: Workbook) -> str:
    """Return all that the first sheet says."""
    return "\n".join(str(cell.value) for row in book.worksheets[0] for cell in row if cell.value is not None)
