"""Hostile workbooks: merges and sizes that lie, numbers that are none, entities, damage."""

from __future__ import annotations

from .case import BAIT, Case, case, heavy
from .packing import PIECE, packed, poured

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BAIT = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{BAIT}</t></is></c></row>'
_RAN = "read NO_PLAN_CONTENT"


def _frame(sheets: int = 1, **others: str | bytes) -> dict[str, str | bytes]:
    numbers = range(1, sheets + 1)
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/s{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n in numbers
    )
    more = "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{_KIND}.{name}+xml"/>' for name in others)
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_LINKS}/worksheet" Target="worksheets/s{n}.xml"/>' for n in numbers
    )
    links += "".join(f'<Relationship Id="r{name}" Type="{_LINKS}/{name}" Target="{name}.xml"/>' for name in others)
    named = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{kinds}{more}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{named}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        **{f"xl/{name}.xml": content for name, content in others.items()},
    }  # fmt: skip


def sheet(rows: str, before: str = "", after: str = "", head: str = "") -> str:
    """The XML of a sheet."""
    return f'{head}<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def book(rows: str, before: str = "", after: str = "", **others: str | bytes) -> bytes:
    """A workbook of one sheet."""
    return packed({**_frame(1, **others), "xl/worksheets/s1.xml": sheet(_BAIT + rows, before, after)})


def _of_part(part: str | bytes) -> bytes:
    return packed({**_frame(), "xl/worksheets/s1.xml": part})


def _merges(*refs: str) -> str:
    inner = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    return f"<mergeCells>{inner}</mergeCells>"


def _number(value: str, at: str = "A2") -> str:
    return f'<row r="{at[1:]}"><c r="{at}"><v>{value}</v></c></row>'


def _of(name: str, rows: str, ends: str = "read", says: str = "", finds: bool = True, **more: str) -> Case:
    return case(name, "xlsx", lambda: book(rows, **more), ends, says, finds)


def _again(n: int) -> str:
    return f"&a{n};" * 10


_LAUGHS = '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n + 1} "{_again(n)}">' for n in range(9)) + "]>"
_STRINGS = f'<sst xmlns="{_MAIN}">{"<si><t>甲</t></si>" * 20_000}</sst>'
_STYLES = f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="200" formatCode="{{}}"/></numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/><xf numFmtId="200" applyNumberFormat="1"/></cellXfs></styleSheet>'
CASES = (
    _of("merge-of-a-sheet", "", "TOO_LARGE", "MAX_MERGED", False, after=_merges("A1:XFD1048576")),
    _of("merge-with-signs", "", "TOO_LARGE read", "", False, after=_merges("$A$1:$XFD$1048576")),
    _of("merge-of-lower-case", "", "TOO_LARGE DAMAGED read", "", False, after=_merges("a1:xfd1048576")),
    _of("merge-of-columns", "", "TOO_LARGE DAMAGED read", "", False, after=_merges("A:XFD")),
    _of("merge-turned-round", "", "TOO_LARGE DAMAGED read", "", False, after=_merges("XFD1048576:A1")),
    _of("merge-spaced", "", "TOO_LARGE DAMAGED read", "", False, after='<mergeCells><mergeCell ref = "A1:XFD1048576" /></mergeCells>'),
    _of("merge-referred", "", "TOO_LARGE DAMAGED read", "", False, after='<mergeCells><mergeCell ref="A1:XFD104857&#54;"/></mergeCells>'),
    _of("merges-of-2000", "", "read TOO_LARGE", "", False, after=_merges(*(f"A{n}:C{n}" for n in range(2, 2_000)))),
    _of("merges-over-each-other", _number("5"), "read TOO_LARGE", "", False, after=_merges(*(f"A1:Z{n}" for n in range(2, 1000)))),
    _of("a-dimension-that-lies", "", before='<dimension ref="A1:XFD1048576"/>'),
    _of("a-cell-far-away", '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'),
    _of("a-cell-in-row-1048576", '<row r="1048576"><c r="B1048576"><v>5</v></c></row>'),
    _of("a-cell-beyond", '<row r="99999999999"><c r="A99999999999"><v>5</v></c></row>', "read DAMAGED", finds=False),
    _of("a-cell-of-no-place", '<row r="x"><c r="$$$"><v>5</v></c></row>', "read DAMAGED", finds=False),
    _of("formulas", "".join(f'<row r="{n}"><c r="A{n}"><f>SUM(A1:XFD1048576)</f></c></row>' for n in range(2, 500)), says="formulas"),
    _of("a-formula-of-commands", '<row r="2"><c r="A2" t="str"><f>CMD|"/c calc"!A1</f><v>=CMD|"/c calc"!A1</v></c></row>'),
    _of("a-number-of-infinity", _number("1e999999"), "read DAMAGED", finds=False),
    _of("a-number-that-is-none", _number("NaN"), "read DAMAGED", finds=False),
    _of("a-number-of-many-digits", _number("9" * 1_000_000), "read DAMAGED TOO_LARGE", finds=False),
    _of("a-string-that-is-missing", '<row r="2"><c r="A2" t="s"><v>99999</v></c></row>', "read DAMAGED", finds=False),
    _of("columns-without-end", "", "read EMPTY", "", False, before='<cols><col min="1" max="2000000000" hidden="1"/></cols>'),
    _of("hidden-columns", "", "EMPTY", "hidden", False, before='<cols><col min="1" max="16384" hidden="1"/></cols>'),
    _of("rows-that-are-empty", "".join(f'<row r="{n}" hidden="1"/>' for n in range(2, 20_000)), "read"),
    _of("rows-of-1000", "".join(f'<row r="{n}">' + "".join(f'<c r="{c}{n}"><v>5</v></c>' for c in "ABCDEFGH") + "</row>" for n in range(2, 1_000))),
    case("strings-of-20000", "xlsx", lambda: book("", sharedStrings=_STRINGS), "read", finds=True),
    case("a-format-without-end", "xlsx", lambda: book('<row r="2"><c r="A2" s="1"><v>5</v></c></row>', styles=_STYLES.format("0" * 200_000)), "read DAMAGED TOO_LARGE"),
    case("a-format-of-sections", "xlsx", lambda: book('<row r="2"><c r="A2" s="1"><v>5</v></c></row>', styles=_STYLES.format("[" * 50_000 + ";" * 50_000)), "read DAMAGED"),
    case("sheets-of-210", "xlsx", lambda: packed({**_frame(210), **{f"xl/worksheets/s{n}.xml": sheet(_BAIT) for n in range(1, 211)}}), "read", "MAX_SHEETS", True),
    case("book-of-laughs", "xlsx", lambda: _of_part(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>', head=_LAUGHS)), "DAMAGED TOO_LARGE"),
    case("book-of-laughs-in-utf-16", "xlsx", lambda: _of_part(sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>', head=_LAUGHS).encode("utf-16")), "DAMAGED TOO_LARGE"),
    case("book-of-laughs-far-down", "xlsx", lambda: _of_part(sheet(_BAIT, head=f"<!--{'x' * 5000}-->{_LAUGHS}")), "DAMAGED TOO_LARGE"),
    case("book-with-a-file", "xlsx", lambda: _of_part(sheet(_BAIT, head='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>')), "DAMAGED"),
    case("book-in-depth", "xlsx", lambda: _of_part(sheet("<row>" * 20_000)), "DAMAGED TOO_LARGE"),
    case("book-cut", "xlsx", lambda: book("")[:-30], "DAMAGED"),
    case("book-without-a-sheet", "xlsx", lambda: packed(_frame()), "DAMAGED"),
    case("book-that-lacks-a-sheet", "xlsx", lambda: packed({**_frame(2), "xl/worksheets/s1.xml": sheet(_BAIT)}), "read", "does not hold", True),
    case("book-of-bombs", "xlsx", lambda: poured("xl/worksheets/s1.xml", (b" " * PIECE for _ in range(30)), _frame()), "TOO_LARGE", "MAX_RATIO"),
    case("book-in-a-circle", "xlsx", lambda: packed({**_frame(), "xl/worksheets/s1.xml": sheet(_BAIT), "xl/worksheets/_rels/s1.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r" Type="{_LINKS}/drawing" Target="s1.xml"/></Relationships>'}), "read DAMAGED"),
    case("book-in-the-binary-format", "xlsx", lambda: packed({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\0" * 99}), "LEGACY_FORMAT"),
    case("old-book-of-noise", "xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 8 + "Workbook".encode("utf-16-le") + b"\xff" * 4096, "DAMAGED"),
    heavy("book-of-a-million-cells", "xlsx", lambda: book("".join(f'<row r="{n}"><c r="A{n}"><v>5</v></c><c r="B{n}"><v>6</v></c></row>' for n in range(2, 400_000))), "read TOO_LARGE"),
    heavy("book-of-a-long-part", "xlsx", lambda: poured("xl/worksheets/s1.xml", (b"%d" % (n * n) * 50_000 for n in range(400)), _frame()), "TOO_LARGE", "MAX_"),
)  # fmt: skip
