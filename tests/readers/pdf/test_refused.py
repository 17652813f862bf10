"""PDF files that cannot be read, or not wholly: what is said of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import plantext
from plantext.errors import DocumentError, Kind
from plantext.readers import read_bytes
from plantext.readers.pdf import intake

from .builder import Sheet, pdf
from .conftest import Printed

PAGE = Sheet().lines(84, 100, ("第一章 总则", "规划期为2024年到2030年。", "森林覆盖率达到68.9%。"))
GOOD = pdf(PAGE, PAGE)


def refusal(data: bytes, password: str = "") -> tuple[Kind, str]:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "规划.pdf", password)
    assert "\n" not in caught.value.message
    return caught.value.kind, caught.value.message


DAMAGED = {
    "cut": GOOD[: len(GOOD) // 2],
    "nothing but a head": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "noise": b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "a page tree that holds itself": pdf(PAGE, kids="2 0 R"),
    "pages that are not there": pdf(PAGE, kids="99 0 R"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_file_is_refused_in_one_line(case: str) -> None:
    kind, message = refusal(DAMAGED[case])
    assert kind == Kind.DAMAGED
    assert "get it again" in message


@pytest.mark.parametrize(("data", "said"), [(pdf(kids=" "), "no pages"), (pdf(Sheet()), "no text")])
def test_a_file_without_pages_or_text_is_empty(data: bytes, said: str) -> None:
    kind, message = refusal(data)
    assert (kind, said in message) == (Kind.EMPTY, True)


@pytest.mark.parametrize("data", [GOOD, b"\r\n\r\n" + GOOD])
@pytest.mark.parametrize("name", ["规划.pdf", "规划.docx", "规划.txt", "规划"])
def test_content_decides_and_not_the_name(data: bytes, name: str) -> None:
    assert read_bytes(data, name).format == "pdf"


def test_a_text_that_speaks_of_pdf_files_is_a_text() -> None:
    text = "第一章 总则\n文件以 %PDF-1.7 开头。\n"
    assert read_bytes(text.encode(), "说明.txt").format == "txt"


def test_the_pages_that_can_be_loaded_are_read_and_the_others_named() -> None:
    document = read_bytes(pdf(PAGE, PAGE, kids="7 0 R 99 0 R"), "规划.pdf")
    assert "68.9%" in document.text
    assert "page 2: damaged, not read" in document.notes


def test_pages_beyond_the_limit_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MAX_PAGES", 2)
    document = read_bytes(pdf(*[PAGE] * 4), "规划.pdf")
    assert document.page_count == 4
    assert any(note.startswith("pages 3-4: not read, the limit is 2 pages") for note in document.notes)


def test_reading_ends_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter(range(0, 10_000, 100))
    monkeypatch.setattr(intake.time, "monotonic", lambda: float(next(clock)))
    document = read_bytes(pdf(*[PAGE] * 9), "规划.pdf")
    assert any(re.match(r"pages 5-9: not read, the limit is 300 seconds", note) for note in document.notes)


@pytest.fixture(scope="module")
def locked(printed: Printed, samples: Path) -> bytes:
    folder = printed(samples / "liutang_2024.docx", EncryptFile=True, DocumentOpenPassword="key a1")
    return (folder / "liutang_2024.pdf").read_bytes()


def test_a_locked_file_asks_for_its_password(locked: bytes) -> None:
    assert refusal(locked) == (
        Kind.ENCRYPTED,
        "the PDF file is protected by a password; give it with --password (password=)",
    )
    assert refusal(locked, "falsch")[1].endswith("the password given does not open it")


def test_a_locked_file_is_opened_by_its_password(locked: bytes, tmp_path: Path, samples: Path) -> None:
    path = tmp_path / "liutang_2024.pdf"
    path.write_bytes(locked)
    assert len(plantext.read(path, password="key a1").values) == len(
        plantext.read(samples / "liutang_2024.docx").values
    )


def test_a_run_tries_again_what_has_got_a_password(locked: bytes, tmp_path: Path) -> None:
    path = tmp_path / "liutang_2024.pdf"
    path.write_bytes(locked)
    states = []
    for word in ("", "key a1", ""):
        with plantext.extract_many(path, tmp_path / "run", plantext.Settings(password=word)) as run:
            states.append(run.outcomes[0].state)
    assert states == ["failed", "partial", "partial"]


def test_commands_take_the_password(locked: bytes, tmp_path: Path) -> None:
    path = tmp_path / "规划.pdf"
    path.write_bytes(locked)
    for arguments in (["show", str(path), "--text"], ["extract", str(path), "--to", str(tmp_path / "t.jsonl")]):
        command = [sys.executable, "-m", "plantext", *arguments]
        known = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        refused = subprocess.run(command, env=known, capture_output=True, text=True, check=False)
        given = subprocess.run(
            [*command, "--password", "key a1"], env=known, capture_output=True, text=True, check=False
        )
        assert (bool(refused.returncode), given.returncode) == (True, 0), given.stderr
        assert "ENCRYPTED" in refused.stderr


def test_a_file_that_only_forbids_printing_is_read(printed: Printed, samples: Path) -> None:
    folder = printed(samples / "liutang_2024.docx", RestrictPermissions=True, PermissionPassword="owner")
    assert plantext.read(folder / "liutang_2024.pdf").values


def test_text_whose_fonts_do_not_say_what_it_is_is_an_error(printed_samples: dict[str, Path]) -> None:
    data = printed_samples["liutang_2024"].read_bytes()
    assert b"/ToUnicode" in data
    kind, message = refusal(data.replace(b"/ToUnicode", b"/ToUnicodX"))
    assert kind == Kind.UNREADABLE_TEXT
    assert "fonts" in message


def test_a_file_of_pictures_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "is_installed", lambda: False)
    kind, message = refusal(pdf(Sheet().picture(), Sheet().picture().text(290, 810, "2", 10)))
    assert kind == Kind.SCANNED
    assert "plantext[ocr]" in message


def test_pages_of_pictures_among_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "is_installed", lambda: False)
    document = read_bytes(pdf(PAGE, Sheet().picture(), PAGE), "规划.pdf")
    assert any(note.startswith("page 2: pictures without text, not read") for note in document.notes)
