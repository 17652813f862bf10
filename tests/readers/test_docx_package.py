"""Packages that are broken, mislabelled or hostile: one clear error each, and no work beyond the limits."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plantext.document import Paragraph, Table
from plantext.errors import DocumentError, Kind
from plantext.readers.docx import matches, read

from .docx_builder import WORD, content_types, docx, p, part, tbl, tc, tr, zipped

GOOD = docx(p("森林覆盖率达到68%。") + tbl(tr("指标", "值"), tr("甲", "5")))
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = content_types(MAIN)


def with_document(xml: str) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": xml})


def body(inner: str) -> str:
    return part("document", f"<w:body>{inner}</w:body>")


def with_bad_checksum() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("word/document.xml", body(p("正文")))
    return stream.getvalue().replace("正文".encode(), "正反".encode())


def nested(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def locked() -> bytes:
    data = bytearray(zipped({"[Content_Types].xml": TYPES}))
    for signature, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flag] |= 1
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">]>'
BAD = {
    "nothing": (b"", Kind.EMPTY),
    "no zip": (b"%PDF-1.7 and more", Kind.NOT_A_DOCUMENT),
    "cut in the middle": (GOOD[: len(GOOD) // 2], Kind.DAMAGED),
    "cut at the end": (GOOD[:-10], Kind.DAMAGED),
    "wrong checksum": (with_bad_checksum(), Kind.DAMAGED),
    "no main part": (zipped({"[Content_Types].xml": TYPES}), Kind.DAMAGED),
    "cut XML": (with_document(body(p("甲"))[:-30]), Kind.DAMAGED),
    "empty main part": (with_document(""), Kind.DAMAGED),
    "main part of another kind": (with_document(part("styles", "")), Kind.DAMAGED),
    "no body": (with_document(part("document", "")), Kind.DAMAGED),
    "document type definition": (with_document(ENTITY + body(p("&amp;")).split("?>")[1]), Kind.DAMAGED),
    "nested beyond reading": (with_document(body(nested(2000))), Kind.TOO_LARGE),
    "no text": (with_document(body("<w:p/>")), Kind.EMPTY),
    "pictures only": (with_document(body(p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"))), Kind.SCANNED),
    "old Word file": (OLE + bytes(600), Kind.LEGACY_FORMAT),
    "password, as Word does it": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Kind.ENCRYPTED),
    "password, as zip does it": (locked(), Kind.ENCRYPTED),
    "spreadsheet": (
        zipped(
            {"[Content_Types].xml": content_types(MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet"))}
        ),
        Kind.NOT_A_DOCUMENT,
    ),
    "zip of something": (zipped({"a.txt": "甲"}), Kind.NOT_A_DOCUMENT),
    "too many members": (zipped({f"{n}": "" for n in range(10_001)}), Kind.TOO_LARGE),
}


@pytest.mark.parametrize(("data", "kind"), BAD.values(), ids=BAD)
def test_a_bad_file_is_told_in_one_line_and_by_its_kind(data: bytes, kind: Kind) -> None:
    with pytest.raises(DocumentError) as caught:
        read(data, "x")
    assert caught.value.kind is kind
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", ["nothing", "no zip", "spreadsheet", "zip of something", "old Word file"])
def test_what_is_no_word_package_does_not_match(name: str) -> None:
    assert not matches(BAD[name][0])


def test_a_word_package_matches_whatever_its_name() -> None:
    assert matches(GOOD)


BOMBS = {
    "one part of zeros": "x" * (9 << 20),
    "one part of empty paragraphs": body("<w:p/>" * (2 << 20)),
}


@pytest.mark.parametrize("xml", BOMBS.values(), ids=BOMBS)
def test_a_zip_bomb_is_refused_at_once_and_names_the_limit(xml: str) -> None:
    data = with_document(xml)
    tracemalloc.start()
    with pytest.raises(DocumentError, match="MAX_RATIO") as caught:
        read(data, "x")
    assert tracemalloc.get_traced_memory()[1] < 100_000_000
    tracemalloc.stop()
    assert caught.value.kind is Kind.TOO_LARGE


def test_a_declared_size_that_lies_is_not_believed() -> None:
    data = bytearray(with_document("x" * (9 << 20)))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(DocumentError) as caught:
        read(bytes(data), "x")
    assert caught.value.kind in (Kind.TOO_LARGE, Kind.DAMAGED)


def test_a_large_honest_part_is_read() -> None:
    lines = "".join(p(f"第{n}段的内容是{n * n}。") for n in range(20_000))
    assert len(read(with_document(body(lines)), "x").blocks) == 20_000


def test_entities_of_a_file_are_not_opened() -> None:
    xml = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + body(p("&e;")).split("?>")[1]
    with pytest.raises(DocumentError, match="document type definition"):
        read(with_document(xml), "x")


def test_strict_files_read_like_others() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    made = read(with_document(body(p("甲") + tbl(tr("指标", "值"))).replace(WORD, strict)), "x")
    assert len(made.blocks) == 2


def test_part_names_may_differ_in_case_and_slashes() -> None:
    data = zipped({"[content_types].xml": TYPES, "word\\Document.xml": body(p("甲"))})
    assert read(data, "x").blocks == (Paragraph("甲"),)


def test_the_main_part_is_found_by_its_relation_if_the_types_do_not_tell() -> None:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = f'<Relationships><Relationship Id="1" Type="{relation}" Target="doc/main.xml"/></Relationships>'
    data = zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": rels, "doc/main.xml": body(p("甲"))})
    assert matches(data)
    assert read(data, "x").blocks == (Paragraph("甲"),)


def test_tables_nested_as_deep_as_the_parser_goes_are_read() -> None:
    made = read(with_document(body(nested(80).replace("<w:p/>", p("甲")))), "x")
    assert made.blocks == (Paragraph("甲", "box"),)


def test_many_rows_are_cut_with_a_note() -> None:
    row = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    made = read(docx(f"<w:tbl>{row * 50_001}</w:tbl>"), "x")
    (table,) = made.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 50_000
    assert made.notes == ("1 table is cut: it has too many rows (MAX_ROWS, MAX_SLOTS)",)


def test_a_wide_and_long_table_of_nothing_is_cut_before_it_fills_the_memory() -> None:
    cell = "<w:tc><w:p/></w:tc>"
    rows = f"<w:tr>{cell * 200}</w:tr>" + f"<w:tr>{cell * 2}</w:tr>" * 40_000
    made = read(docx(f"<w:tbl>{rows}</w:tbl>"), "x")
    (table,) = made.blocks
    assert isinstance(table, Table)
    assert len(table.rows) * table.width <= 1_000_000
    assert made.notes == ("1 table is cut: it has too many rows (MAX_ROWS, MAX_SLOTS)",)


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_document_error(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read(data, "x")


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_one_changed_byte_gives_a_document_or_a_document_error(at: int, value: int) -> None:
    data = bytearray(GOOD)
    data[at] = value
    try:
        read(bytes(data), "x")
    except DocumentError:
        assert bytes(data) != GOOD


def test_a_merged_cell_of_old_and_new_kinds_together_is_read() -> None:
    both = tc("甲", '<w:gridSpan w:val="2"/><w:hMerge w:val="restart"/>')
    assert len(read(docx(tbl(tr(both, tc("", "<w:hMerge/>"), "乙"), tr(*"1234"))), "x").blocks) == 1
