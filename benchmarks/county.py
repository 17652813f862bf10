"""A plan of 60 pages as a county prints it: mostly text, two tables, a few boxes, in the XML that Word writes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import escape

from corpora_content.big import big_plan, indicator_table, project_table
from corpora_content.layout import blocks, slots
from corpora_content.model import Cell, Grid, IndicatorTable, Para, ProjectTable

_TEXT_PAGES = 45
_PARAGRAPHS_A_PAGE = 6  # of about 150 characters
_INDICATORS = 55  # numbers of the table of indicators; they fill 70 rows
_PROJECTS = 50
_PAGES_A_BOX = 4
_RUNS = (15, 27, 40, 21, 33)  # characters: proofing and editing cut a paragraph into runs
_MAIN = "word/document.xml"

_NOUNS = ("生态环境", "城乡建设", "现代农业", "绿色产业", "水利设施", "公共服务", "交通网络", "文化旅游", "资源利用")
_SENTENCES = (
    "坚持统筹推进{0}与{1}，健全部门协同、上下联动的工作机制，把各项任务落实到乡镇和责任单位。",
    "到{2}年，{0}水平明显提高，重点区域综合整治率达到{3}%以上，群众满意度稳步提升。",
    "实施{0}提升工程，新建和改造设施{4}处，配套完善{1}，形成布局合理、功能完备的体系。",
    "加强{1}监测评估，建立台账，定期调度，对进展滞后的项目及时预警并限期整改。",
)

_FONT = "仿宋_GB2312"
_FONTS = f'<w:rFonts w:ascii="{_FONT}" w:eastAsia="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" w:hint="eastAsia"/>'
_BODY = f'{_FONTS}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
_SMALL = f'{_FONTS}<w:color w:val="000000"/><w:kern w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
_INDENT = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
_CENTRED = '<w:widowControl/><w:spacing w:line="240" w:lineRule="exact"/><w:jc w:val="center"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right")
)
_MARKED = re.compile(r"\{#\w+:\d+ (?P<list>.*?)\}|\^\{(?P<superscript>.*?)\}|_\{(?P<subscript>.*?)\}|(?P<break>\n)")


def county_plan() -> bytes:
    """Return the plan as a DOCX; the same bytes every time."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(big_plan(1))) as model, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        main = model.read(_MAIN).decode()
        opening, ending = main[: main.index("<w:body>")], main[main.rindex("<w:sectPr>") :]
        for name in model.namelist():
            content = f"{opening}<w:body>{''.join(_body())}{ending}".encode() if name == _MAIN else model.read(name)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _body() -> Iterator[str]:
    serial = count(1)
    yield _paragraph("云溪县生态文明建设规划（2023—2030年）", '<w:pStyle w:val="Title"/>')
    for page in range(_TEXT_PAGES):
        if page % 5 == 0:
            yield _paragraph(
                f"第{'一二三四五六七八九'[page // 5]}章 {_NOUNS[page // 5]}", '<w:pStyle w:val="Heading1"/>'
            )
        yield _paragraph(f"{page % 5 + 1}.{_NOUNS[page % 9]}的主要任务", '<w:pStyle w:val="Heading2"/>')
        for _ in range(_PARAGRAPHS_A_PAGE):
            yield _paragraph(_text(next(serial)), _INDENT)
        if page % _PAGES_A_BOX == 0:
            lines = "¶".join(_text(next(serial)) for _ in range(2))
            yield _table(Grid(((Cell(f"专栏{page // _PAGES_A_BOX + 1} 重点工程"),), (Cell(lines),)), (16.5,), 0))
            yield _paragraph("", _INDENT)
    yield from _tables(indicator_table(_INDICATORS))
    yield from _tables(project_table(_PROJECTS))


def _text(serial: int) -> str:
    """Return a paragraph of running text with numbers, so that no reader can take it for anything else."""
    at = serial * 7
    facts = (_NOUNS[at % 9], _NOUNS[(at + 4) % 9], 2024 + at % 7, 60 + at % 40, 2 + at % 30)
    return "".join(sentence.format(*facts) for sentence in _SENTENCES)


def _tables(table: IndicatorTable | ProjectTable) -> Iterator[str]:
    for block in blocks((table,)):
        if isinstance(block, Grid):
            yield _table(block)
        elif isinstance(block, Para):
            yield _paragraph(block.text, _CENTRED)


def _table(grid: Grid) -> str:
    widths = [round(width * 567) for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(line, widths) for line in slots(grid))
    properties = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/>'
    look = '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"/>'
    return f"<w:tbl><w:tblPr>{properties}{look}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _row(line: list[tuple[Cell, bool]], widths: list[int]) -> str:
    made: list[str] = []
    at = 0
    for cell, begins in line:
        across = f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
        merge = ('<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>") if cell.down > 1 else ""
        width = f'<w:tcW w:w="{sum(widths[at : at + cell.across])}" w:type="dxa"/>'
        frame = f'<w:tcBorders>{_BORDERS}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
        inner = "".join(_paragraph(text, _CENTRED, _SMALL) for text in (cell.text if begins else "").split("¶"))
        made.append(f'<w:tc><w:tcPr>{width}{across}{merge}{frame}<w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>')
        at += cell.across
    properties = '<w:trPr><w:cantSplit/><w:trHeight w:val="340"/><w:jc w:val="center"/></w:trPr>'
    return f'<w:tr w:rsidR="00A77B3E" w:rsidTr="00C85D28">{properties}{"".join(made)}</w:tr>'


def _paragraph(text: str, properties: str, look: str = _BODY) -> str:
    start = '<w:p w:rsidR="00A77B3E" w:rsidRDefault="00C85D28" w:rsidP="00D52F10">'
    return f"{start}<w:pPr>{properties}<w:rPr>{look}</w:rPr></w:pPr>{''.join(_runs(text, look))}</w:p>"


def _runs(text: str, look: str) -> Iterator[str]:
    at = 0
    for mark in _MARKED.finditer(text):
        yield from _plain(text[at : mark.start()], look)
        kind, shown = mark.lastgroup, mark[mark.lastgroup or 0]
        if kind == "break":
            yield _run("<w:br/>", look)
        elif kind == "list":
            yield _run(_shown(shown), look)
        else:
            yield _run(_shown(shown), f'{look}<w:vertAlign w:val="{kind}"/>')
        at = mark.end()
    yield from _plain(text[at:], look)


def _plain(text: str, look: str) -> Iterator[str]:
    at = turn = 0
    while at < len(text):
        length = _RUNS[turn % len(_RUNS)]
        yield _run(_shown(text[at : at + length]), look)
        at, turn = at + length, turn + 1


def _run(inner: str, look: str) -> str:
    return f'<w:r w:rsidRPr="00A77B3E"><w:rPr>{look}</w:rPr>{inner}</w:r>'


def _shown(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escape(text)}</w:t>"
