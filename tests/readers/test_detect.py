"""What a file is, by its content, and what is said of those that are not read."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from plantext.errors import DocumentError, Kind
from plantext.readers import read_bytes, read_document

from .ole_builder import compound


def packed(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return stream.getvalue()


REFUSED = {
    "excel 97, cut": (compound("Workbook"), "a.xls", Kind.DAMAGED, "workbook cannot be opened"),
    "powerpoint 97": (compound("PowerPoint Document"), "a.ppt", Kind.NOT_A_DOCUMENT, "PowerPoint 97"),
    "encrypted": (compound("EncryptedPackage", "EncryptionInfo"), "a.docx", Kind.ENCRYPTED, "password"),
    "cut OLE": (compound("WordDocument")[:600], "a.doc", Kind.DAMAGED, "cut short"),
    "other OLE": (compound("Contents"), "a.docx", Kind.LEGACY_FORMAT, "old Office"),
    "web archive of nothing": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a.mht", Kind.DAMAGED, "no page"),
    "word 2003 xml": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
        "a.xml",
        Kind.LEGACY_FORMAT,
        "XML file of Word",
    ),
    "excel 2003 xml": (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>',
        "a.xml",
        Kind.NOT_A_DOCUMENT,
        "Excel workbook",
    ),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "a.txt", Kind.NOT_A_DOCUMENT, "picture (PNG)"),
    "workbook, cut": (packed(xl__workbook_dot_xml=b"<x/>"), "a.xlsx", Kind.DAMAGED, "workbook cannot be opened"),
    "binary workbook": (packed(xl__workbook_dot_bin=b"x"), "a.xlsb", Kind.LEGACY_FORMAT, "save it as .xlsx"),
    "powerpoint": (packed(ppt__presentation_dot_xml=b"<x/>"), "a.pptx", Kind.NOT_A_DOCUMENT, "PowerPoint"),
    "ods": (
        packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "a.ods",
        Kind.NOT_A_DOCUMENT,
        "no text",
    ),
    "ofd": (packed(OFD_dot_xml=b"<x/>"), "a.ofd", Kind.LEGACY_FORMAT, "OFD file (GB/T 33190)"),
    "zip": (packed(plan_dot_txt=b"x"), "a.zip", Kind.NOT_A_DOCUMENT, "unpack"),
    "cut zip": (packed(plan_dot_txt=b"x" * 500)[:300], "a.zip", Kind.DAMAGED, "damaged"),
    "noise": (bytes(range(256)) * 8, "a.txt", Kind.NOT_A_DOCUMENT, "not a text"),
    "NULs": (bytes(500), "a.txt", Kind.NOT_A_DOCUMENT, ""),
    "empty": (b"", "a.docx", Kind.EMPTY, "empty"),
    "blank": (" \r\n\u3000\n".encode(), "a.txt", Kind.EMPTY, "no text"),
    "lock file": (b"\x06user", "~$a.docx", Kind.NOT_A_DOCUMENT, "lock file"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_read_is_refused_by_its_name_and_with_advice(case: str) -> None:
    data, name, kind, said = REFUSED[case]
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name)
    assert (caught.value.kind, said in caught.value.message) == (kind, True), caught.value.message
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.docx", "a.doc"])
def test_the_extension_of_a_text_does_not_matter(name: str) -> None:
    document = read_bytes("幸福县规划".encode(), name)
    assert (document.name, document.format, document.text, document.page_count) == ("a", "txt", "幸福县规划", None)


def test_a_text_about_formats_is_a_text() -> None:
    text = "<规划>与{\\rtf 无关，%号也是。\nPK赛"
    assert read_bytes(text.encode(), "a.txt").text == text


def test_a_path_that_is_no_file_is_named_plainly(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "无.txt", "no such file"), (tmp_path, "folder"), (Path("a\0b"), "cannot be opened")):
        with pytest.raises(DocumentError, match=said) as caught:
            read_document(path)
        assert caught.value.kind is Kind.NOT_A_DOCUMENT


def test_a_file_is_read_from_a_path_or_a_string(tmp_path: Path) -> None:
    path = tmp_path / "幸福县.规划.txt"
    path.write_bytes("正文".encode("gb18030"))
    assert read_document(path) == read_document(str(path))
    assert read_document(path).name == "幸福县.规划"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_that_is_named_as_a_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(DocumentError, match="this is a pipe or a device"):
        read_document(tmp_path / "pipe.txt")


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"12345")
    monkeypatch.setattr("plantext.readers.MAX_BYTES", 4)
    with pytest.raises(DocumentError, match="MAX_BYTES") as caught:
        read_document(path)
    assert caught.value.kind is Kind.TOO_LARGE
