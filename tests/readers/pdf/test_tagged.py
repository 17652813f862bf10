"""Tagged PDF files by LibreOffice: tables, headings and paragraphs are those of the DOCX files they were made of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from plantext.document import Block, Paragraph, Table
from plantext.readers import read_bytes, read_document
from plantext.readers.headings import outlined
from plantext.readers.joining import join_tables
from plantext.readers.pdf.opening import opened
from plantext.readers.pdf.raw import load
from plantext.readers.pdf.tagged import Tags
from plantext.samples import samples as index

from ..docx_builder import docx, p, r, tbl, tc, tr
from ..variants import FORMATS, LOOKS, Convert, Variants, restyled

SAMPLES = [entry.name for entry in index()]
LOOKED_AT = ("bare", "stretched")
Tag = Callable[[str, str], Path]


def tags_of(path: Path) -> Tags:
    tags = Tags()
    with opened(path.read_bytes()) as pdf:
        for at in range(pdf.page_count):
            load(pdf, at, tags)
    return tags


def blocks_of(path: Path) -> list[Block]:
    tags = tags_of(path)
    said = tags.read()
    assert said is not None, tags.refusal
    return join_tables(outlined(said.blocks, said.contents))


def tables(blocks: list[Block] | tuple[Block, ...]) -> list[list[list[tuple[object, ...]]]]:
    """All slots of all tables: texts without white space, places and spans."""
    return [
        [
            [("".join(c.text.split()), c.row, c.column, c.row_span, c.column_span) for c in line]
            for line in block.rows
        ]
        for block in blocks
        if isinstance(block, Table)
    ]  # fmt: skip


def headings(blocks: list[Block] | tuple[Block, ...]) -> list[tuple[str, int, str]]:
    return [
        ("".join(block.text.split()), block.level, block.number)
        for block in blocks
        if isinstance(block, Paragraph) and block.kind == "heading"
    ]


@pytest.fixture(scope="module")
def looks(convert: Convert, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Tag:
    """A function that gives a sample with a look as a DOCX file, with the tagged PDF file beside it."""
    made: dict[str, Path] = {}

    def look(name: str, kind: str) -> Path:
        if kind not in made:
            folder = tmp_path_factory.mktemp(kind)
            for path in sorted(samples.glob("*.docx")):
                (folder / path.name).write_bytes(restyled(path.read_bytes(), LOOKS[kind]))
            for path in convert(sorted(folder.glob("*.docx")), FORMATS["tagged"]):
                path.rename(folder / path.name)
            made[kind] = folder
        return made[kind] / f"{name}.docx"

    return look


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_the_tables_and_headings_of_its_docx(name: str, variants: Variants, samples: Path) -> None:
    expected = read_document(samples / f"{name}.docx").blocks
    blocks = blocks_of(variants.path(name, "tagged"))
    assert tables(blocks) == tables(expected)
    assert headings(blocks) == headings(expected)


@pytest.mark.parametrize("kind", LOOKED_AT)
@pytest.mark.parametrize("name", SAMPLES)
def test_rulings_and_page_breaks_change_nothing(name: str, kind: str, looks: Tag) -> None:
    source = looks(name, kind)
    assert tables(blocks_of(source.with_suffix(".pdf"))) == tables(read_document(source).blocks)


def test_a_file_without_tags_is_not_believed(variants: Variants) -> None:
    tags = tags_of(variants.path("hezhe_2026", "pdf"))
    assert tags.read() is None
    assert "leave out text of page 1" in tags.refusal


STATED = "read from the structure that the file states"


def test_a_tagged_file_is_read_by_its_tags_and_another_by_what_is_drawn(variants: Variants) -> None:
    assert STATED in " ".join(read_document(variants.path("hezhe_2026", "tagged")).notes)
    assert "structure" not in " ".join(read_document(variants.path("hezhe_2026", "pdf")).notes)


SPOILT = {
    "paragraphs for cells": (b"/S/TD", b"/S/P ", "beside its cells"),
    "no rows": (b"/S/TR", b"/S/P ", "beside its rows"),
    "merged cells not told": (b"/RowSpan 2", b"/RowSpan 1", "row"),
    "text without a place in the tree": (b"/ParentTree ", b"/ParentTrea ", "leave out text"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_file_whose_tags_lie_is_read_by_what_is_drawn(what: str, variants: Variants) -> None:
    tag, other, reason = SPOILT[what]
    honest = variants.path("hezhe_2021", "tagged")
    data = honest.read_bytes()
    assert tag in data
    lying = read_bytes(data.replace(tag, other), "a.pdf")
    notes = " ".join(lying.notes)
    assert "not used" in notes
    assert reason in notes
    assert tables(lying.blocks) == tables(read_document(honest).blocks)


LONG = "长文本要分页显示，" * 30
REPEATED = "<w:tblHeader/>"
ACROSS = '<w:gridSpan w:val="2"/>'
DOWN, UNDER = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BROKEN = tbl(
    tr("序号", "指标", "", "目标", properties=REPEATED),
    *(
        tr(str(at), f"{at}甲{LONG if at % 3 == 1 else ''}", "", f"{at}丁{LONG if at % 4 == 1 else ''}")
        for at in range(1, 12)
    ),
    tr(tc("合并", DOWN), tc("", ACROSS), tc(LONG)),
    tr(tc("", UNDER), tc("乙"), tc("", DOWN), tc("")),
    tr(tc("", UNDER), tc(LONG), tc("", UNDER), tc("丁")),
    tr(*[""] * 4),
    tr("终", "末", "了", "一"),
    widths=(1200, 3000, 1200, 3000),
)
INNER = tbl(tr("里一", "里二"), tr("里三", "里四"), widths=(800, 800))
LEVEL = '<w:outlineLvl w:val="0"/>'
BODY = {
    "a table with cut rows, merged and empty cells": p("第一段。" * 200) + BROKEN + p("末段。"),
    "a table in a cell": tbl(tr("甲", "乙"), tr(tc("丙"), tc(p("前") + INNER + p("后"))), widths=(2000, 4000)),
    "two tables without text between": tbl(tr("甲", "乙"), tr("1", "2"), widths=(2000, 2000))
    + p()
    + tbl(tr("丙", "丁", "戊"), tr("3", "4", "5"), widths=(2000, 2000, 2000)),
    "headings between": p("总则", properties=LEVEL) + p("正文。" * 90) + p("目标", properties=LEVEL) + p("正文。"),
    "breaks in a cell": tbl(
        tr("指标", "单位", "目标"),
        tr("生物多样性保护", tc(p(r("%"), "<w:r><w:br/></w:r>", r("-"))), tc(p("≥95") + p("不明显"))),
        tr("单位地区生产总值用水量", "立方米/万元", "只减不增"),
        widths=(2400, 1800, 1800),
    ),
}  # fmt: skip


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def complete(package: bytes) -> bytes:
    """The package with the part that names its main document, without which LibreOffice does not open it."""
    stream = io.BytesIO(package)
    with zipfile.ZipFile(stream, "a") as archive:
        relation = f'<Relationship Id="r" Type="{_OFFICE}" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>')
    return stream.getvalue()


SET_IN = tbl(
    tr("序号", "指标名称", "单位", "目标值"),
    tr("1", "每千人口卫生技术人员数", "人", "8"),
    tr("", tc(p("医师数", properties='<w:ind w:firstLine="480"/>')), "人", "3"),
    tr("", tc(p("护士数", properties='<w:ind w:left="480"/>')), "人", "4"),
    tr("2", "森林覆盖率", "%", "68"),
    widths=(900, 4000, 1200, 1800),
)
BODY["names that are set in"] = SET_IN


@pytest.fixture(scope="module")
def built(convert: Convert, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Documents by what is in them, as tagged PDF files."""
    folder = tmp_path_factory.mktemp("built")
    sources = [folder / f"{at}.docx" for at in range(len(BODY))]
    for path, body in zip(sources, BODY.values(), strict=True):
        path.write_bytes(complete(docx(body)))
    return dict(zip(BODY, convert(sources, FORMATS["tagged"]), strict=True))


@pytest.mark.parametrize("what", BODY)
def test_what_word_processors_write_comes_back(what: str, built: dict[str, Path]) -> None:
    expected = read_bytes(docx(BODY[what]), "a.docx").blocks
    blocks = blocks_of(built[what])
    assert tables(blocks) == tables(expected)
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        block.text for block in expected if isinstance(block, Paragraph)
    ]
    assert headings(blocks) == headings(expected)


def test_lines_set_apart_in_a_cell_stay_apart_and_wrapped_ones_do_not(built: dict[str, Path]) -> None:
    (table,) = (block for block in blocks_of(built["breaks in a cell"]) if isinstance(block, Table))
    assert [[cell.text for cell in row] for row in table.rows[1:]] == [
        ["生物多样性保护", "%\n-", "≥95\n不明显"],
        ["单位地区生产总值用水量", "立方米/万元", "只减不增"],
    ]


def test_names_that_are_set_in_are_marked_as_in_docx(built: dict[str, Path]) -> None:
    expected = read_bytes(docx(SET_IN), "a.docx").blocks[0]
    (table,) = (block for block in blocks_of(built["names that are set in"]) if isinstance(block, Table))
    assert isinstance(expected, Table)
    assert [row[1].text for row in table.rows] == [row[1].text for row in expected.rows]
    assert table.rows[2][1].text.startswith("\u3000")


def test_a_table_over_pages_knows_them_and_its_header(built: dict[str, Path]) -> None:
    (table,) = (
        block for block in blocks_of(built["a table with cut rows, merged and empty cells"]) if isinstance(block, Table)
    )
    assert len(table.pages) > 2
    assert table.header_rows == 1
