"""Old Word files, RTF and OpenDocument texts: read by way of LibreOffice, which must neither hang nor leave a trace."""

from __future__ import annotations

import io
import os
import struct
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from plantext import read
from plantext.errors import DocumentError, Kind
from plantext.readers import office, read_bytes, read_document, soffice
from plantext.readers.ole import is_cut, streams

from .ole_builder import compound

FORMATS = {"doc": "doc", "rtf": "rtf", "odt": "odt", "fodt": "odt"}
RTF = b"{\\rtf1\\ansi\\ansicpg936 \\'b9\\'e6\\'bb\\'ae\\par}"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a program that is a shell script")


@pytest.fixture(scope="session")
def files(convert: Callable[..., list[Path]], samples: Path) -> dict[str, Path]:
    """One sample plan in every format that LibreOffice is needed for."""
    return {suffix: convert([samples / "hezhe_2021.docx"], suffix)[0] for suffix in FORMATS}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files; the test fails if something is left in it, or outside it by LibreOffice."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = _sockets()
    yield folder
    assert list(folder.iterdir()) == []
    new, patience = _sockets() - before, 100
    while new & _sockets() and patience:  # others may be running LibreOffice; what is left behind stays
        time.sleep(0.2)
        patience -= 1
    assert patience


def _sockets() -> set[Path]:
    return set(Path("/tmp").glob("OSL_PIPE_*")) if sys.platform != "win32" else set()


@pytest.fixture
def scripted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """A function that puts a shell script in the place of LibreOffice."""

    def script(text: str) -> None:
        path = tmp_path / "soffice"
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv(soffice.SETTING, str(path))

    return script


def _refused(data: bytes, name: str = "规划.doc") -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, name)
    assert "\n" not in caught.value.message
    return caught.value


# What is read


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_plan_gives_the_same_records_in_every_format(suffix: str, files: dict[str, Path], samples: Path) -> None:
    plan, expected = read(files[suffix]), read(samples / "hezhe_2021.docx")
    assert plan.document.format == FORMATS[suffix]
    assert "converted by LibreOffice" in plan.document.notes[0]
    assert len(plan.values) > 100
    for records in ("indicators", "values", "projects", "project_totals", "targets", "duties", "claims"):
        assert getattr(plan, records) == getattr(expected, records)


def test_the_content_and_not_the_extension_says_what_a_file_is(files: dict[str, Path], samples: Path) -> None:
    assert read_bytes((samples / "hezhe_2021.docx").read_bytes(), "a.doc").format == "docx"
    assert read_bytes(files["rtf"].read_bytes(), "a.docx").format == "rtf"
    assert read_bytes(files["doc"].read_bytes(), "a.wps").format == "doc"


def test_the_name_of_a_file_is_only_a_name(soffice: str, temporary: Path) -> None:
    document = read_bytes(b"\r\n" + RTF, "$(touch made) & 'a' -env:x ｜ 规划.rtf")
    assert (document.name, document.text) == ("$(touch made) & 'a' -env:x ｜ 规划", "规划")


def test_several_are_read_at_once(soffice: str, temporary: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        documents = list(pool.map(read_bytes, [RTF, RTF], ["a.rtf", "b.rtf"]))
    assert [(document.name, document.text) for document in documents] == [("a", "规划"), ("b", "规划")]


def test_a_document_loads_nothing_from_elsewhere(soffice: str, temporary: Path) -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 (names that the server looks for)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        document = read_bytes(_linking(f"http://127.0.0.1:{server.server_port}"), "a.fodt")
        server.shutdown()
    assert (document.text, asked) == ("规划", [])


def _linking(site: str) -> bytes:
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("draw", "drawing"))
    )
    return (
        f'<?xml version="1.0"?><office:document {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" '
        'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
        f'<text:p>规划<draw:frame><draw:image xlink:href="{site}/a.png" xlink:type="simple"/></draw:frame></text:p>'
        "</office:text></office:body></office:document>"
    ).encode()


# What is not


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("part", [0.5, 0.99])
def test_a_file_that_was_cut_short_is_damaged(suffix: str, part: float, files: dict[str, Path]) -> None:
    data = files[suffix].read_bytes()
    error = _refused(data[: int(len(data) * part)])
    assert (error.kind, "damaged" in error.message) == (Kind.DAMAGED, True)


def test_a_word_file_of_nothing_but_a_name_is_damaged(soffice: str, temporary: Path) -> None:
    error = _refused(compound("WordDocument", "1Table"))
    assert (error.kind, error.message.startswith("this is a Word")) == (Kind.DAMAGED, True)


def test_an_encrypted_word_file_is_told_from_a_damaged_one(files: dict[str, Path]) -> None:
    data = bytearray(files["doc"].read_bytes())
    at = (streams(bytes(data))["WordDocument"].offset or 0) + 10
    struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | 0x0100)
    error = _refused(bytes(data))
    assert (error.kind, "password" in error.message) == (Kind.ENCRYPTED, True)


def test_an_encrypted_opendocument_text_is_told_from_a_damaged_one(files: dict[str, Path]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(files["odt"]) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            content = old.read(info).replace(
                b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>"
            )
            new.writestr(info, content)
    assert _refused(stream.getvalue()).kind is Kind.ENCRYPTED


@pytest.mark.parametrize(
    "data",
    [compound("Workbook"), b"plain", b"PK\x03\x04", b"<?xml version='1.0'?><a/>", b""],
    ids=("excel", "text", "zip", "xml", "empty"),
)
def test_other_files_are_none_of_its_own(data: bytes) -> None:
    assert not office.matches(data)


def test_a_spreadsheet_with_a_word_file_embedded_is_a_spreadsheet() -> None:
    data = compound("Workbook", beginning="WordDocument".encode("utf-16-le"))
    assert "the workbook cannot be opened" in _refused(data).message
    assert not office.matches(data)


def test_a_file_that_ends_before_its_last_sector_is_cut() -> None:
    data = compound("WordDocument", "1Table")
    assert (is_cut(data), is_cut(data[:-512]), is_cut(data[:400])) == (False, True, True)


@pytest.mark.parametrize("length", [8, 20, 60, 300, 512, 600, 1100])
def test_no_beginning_of_a_compound_file_is_a_fault(length: int) -> None:
    assert _refused(compound("WordDocument")[:length]).kind is Kind.DAMAGED


def test_a_directory_that_runs_in_a_circle_comes_to_an_end() -> None:
    data = bytearray(compound("A", "B", "C", "D"))
    struct.pack_into("<I", data, 512 + 4, 1)  # the sector after the first of the directory is the first
    struct.pack_into("<I", data, 1024 + 2 * 128 + 72, 1)  # what follows B is A
    assert set(streams(bytes(data))) == {"A", "B"}


# LibreOffice itself


def test_where_libreoffice_is_missing_a_line_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(soffice.SETTING, raising=False)
    monkeypatch.setattr(soffice, "_PLACES", ())
    error = _refused(RTF)
    assert error.kind is Kind.LEGACY_FORMAT
    for word in ("an RTF file", "libreoffice-writer-nogui", "PLANTEXT_SOFFICE", "save the file as .docx"):
        assert word in error.message


def test_a_program_that_is_named_and_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(soffice.SETTING, str(tmp_path / "nothing"))
    assert "nothing, which is no program" in _refused(RTF).message


@POSIX
def test_a_program_that_is_named_is_taken_before_others(scripted: Callable[[str], None], tmp_path: Path) -> None:
    scripted("exit 0")
    assert soffice.program() == str(tmp_path / "soffice")


@POSIX
def test_a_program_that_hangs_is_killed_with_all_it_started(
    scripted: Callable[[str], None], temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted(f"sleep 60 & echo $! >{tmp_path}/child; wait")
    monkeypatch.setenv(soffice.SECONDS_SETTING, "0.5")
    error = _refused(RTF)
    assert (error.kind, "0.5 seconds" in error.message) == (Kind.TIMEOUT, True)
    assert _has_ended(int((tmp_path / "child").read_text()))


@POSIX
def test_an_interruption_leaves_nothing(scripted: Callable[[str], None], temporary: Path, tmp_path: Path) -> None:
    scripted(f"echo $$ >{tmp_path}/child; kill -INT {os.getpid()}; sleep 60")
    with pytest.raises(KeyboardInterrupt):
        read_bytes(RTF, "a.rtf")
    assert _has_ended(int((tmp_path / "child").read_text()))


def _has_ended(process: int) -> bool:
    """Say whether a process ends soon; one that nobody has waited for yet has ended too."""
    for _ in range(50):
        try:
            if Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] in "ZX":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.1)
    return False


@POSIX
def test_a_program_that_ends_without_a_result_is_quoted(scripted: Callable[[str], None], temporary: Path) -> None:
    scripted("echo libx.so is missing >&2; exit 127")
    error = _refused(RTF)
    assert (error.kind, "(status 127) libx.so is missing" in error.message) == (Kind.CRASHED, True)


@POSIX
def test_a_program_that_is_none_is_told(temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "soffice"
    path.write_bytes(b"\x7fELF nothing")
    path.chmod(0o755)
    monkeypatch.setenv(soffice.SETTING, str(path))
    assert "cannot be started" in _refused(RTF).message


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "nan"])
def test_a_time_that_is_none_is_refused(
    seconds: str, scripted: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    scripted("exit 0")
    monkeypatch.setenv(soffice.SECONDS_SETTING, seconds)
    assert "no number of seconds" in _refused(RTF).message


def test_a_folder_of_old_files_is_read(soffice: str, tmp_path: Path) -> None:
    (tmp_path / "规划.wps").write_bytes(RTF)
    assert read_document(tmp_path / "规划.wps").format == "rtf"
