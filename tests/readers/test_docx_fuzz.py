"""Whatever elements stand inside one another, a package is read or refused, and its grids are sound."""

from __future__ import annotations

import random

import pytest

from plantext.document import Paragraph, Table
from plantext.errors import DocumentError
from plantext.readers.docx import read

from .docx_builder import docx

CHILDREN = {
    "body": "p p p tbl sdt ins altChunk",
    "p": "pPr r r r hyperlink ins del sdt smartTag fldSimple moveTo",
    "pPr": "pStyle numPr outlineLvl rPr tabs",
    "numPr": "ilvl numId",
    "tabs": "tab",
    "r": "rPr t t tab br sym fldChar instrText footnoteReference noBreakHyphen drawing ruby",
    "rPr": "vanish vertAlign rStyle del",
    "hyperlink": "r",
    "ins": "r p tr",
    "del": "r",
    "moveTo": "r",
    "smartTag": "r",
    "fldSimple": "r",
    "ruby": "rubyBase r",
    "rubyBase": "r",
    "drawing": "txbxContent",
    "txbxContent": "p tbl",
    "sdt": "sdtContent",
    "sdtContent": "p r tr tc tbl",
    "tbl": "tblGrid tr tr tr sdt",
    "tblGrid": "gridCol gridCol",
    "tr": "trPr tc tc tc sdt",
    "trPr": "gridBefore tblHeader del",
    "tc": "tcPr p p tbl",
    "tcPr": "gridSpan vMerge hMerge cellDel",
    "styles": "style style",
    "style": "name basedOn pPr rPr",
    "numbering": "abstractNum num num",
    "abstractNum": "lvl lvl numStyleLink",
    "num": "abstractNumId lvlOverride",
    "lvlOverride": "startOverride lvl",
    "lvl": "start numFmt lvlText lvlRestart isLgl suff pStyle",
    "footnotes": "footnote footnote",
    "footnote": "p p tbl",
}
TAGS = sorted({tag for tags in CHILDREN.values() for tag in tags.split()})
VALUES = (
    "",
    "0",
    "1",
    "2",
    "-1",
    "9",
    "99999999999",
    "x",
    "begin",
    "end",
    "F0B3",
    "²",
    "continue",
    "restart",
    "superscript",
    "%1.%2",
    "一",
    "bullet",
)
NAMES = ("val", "id", "fldCharType", "char", "styleId", "ilvl", "numId", "abstractNumId", "w")
TEXTS = ("", "甲", "1.乙", "专栏1 丙", "\n ", "2025", "序号", "续表")
DEPTH = 8


def grown(chance: random.Random, tag: str, depth: int = 0) -> str:
    """The inside of an element: mostly what belongs there, now and then what does not."""
    if tag == "t" or depth > DEPTH or chance.random() < 0.02:
        return chance.choice(TEXTS)
    likely = CHILDREN.get(tag, "").split()
    chosen = [chance.choice(likely if likely and chance.random() < 0.93 else TAGS) for _ in range(chance.randint(0, 5))]
    return "".join(element(chance, child, depth + 1) for child in (chosen if likely or chance.random() < 0.05 else ()))


def element(chance: random.Random, tag: str, depth: int) -> str:
    said = "".join(f' w:{name}="{chance.choice(VALUES)}"' for name in NAMES if chance.random() < 0.4)
    return f"<w:{tag}{said}>{grown(chance, tag, depth)}</w:{tag}>"


@pytest.mark.parametrize("seed", range(100))
def test_any_tree_of_known_elements_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    parts = {part: grown(chance, part) for part in ("styles", "numbering", "footnotes")}
    body = "".join(grown(chance, "body") for _ in range(5))
    try:
        blocks = read(docx(body, **parts), "x").blocks
    except DocumentError:
        return
    for block in blocks:
        if isinstance(block, Paragraph):
            assert block.text == block.text.strip() != ""
            assert block.text.startswith(block.number)
            assert (block.kind == "heading") == (block.level > 0)
        elif isinstance(block, Table):
            check(block)


def check(table: Table) -> None:
    assert table.rows
    for r, row in enumerate(table.rows):
        assert len(row) == table.width
        for c, cell in enumerate(row):
            assert cell.row <= r < cell.row + cell.row_span
            assert cell.column <= c < cell.column + cell.column_span
