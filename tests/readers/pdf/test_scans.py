from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import plantext
from plantext.document import Paragraph, Table
from plantext.errors import DocumentError, Kind
from plantext.readers.pdf import intake, read
from plantext.readers.pdf.page import Page
from plantext.readers.pdf.scans import engine as engines
from plantext.records import Value

from .builder import Sheet, pdf

TILT = 0.7
NUMERIC = 0.9  # so many of the numeric values are wanted at 200 dpi


def as_scan(source: Path, page: int, target: Path, *, tilt: float = 0.0, dirt: bool = False) -> Path:
    """Make a page of a PDF file a picture in a PDF file, as a scanner at 200 dpi does."""
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm is not installed (Debian: apt-get install poppler-utils)")
    number = str(page)
    subprocess.run(
        [
            program,
            "-r",
            "200",
            "-gray",
            "-png",
            "-f",
            number,
            "-l",
            number,
            "-singlefile",
            source,
            target.with_suffix(""),
        ],
        check=True,
        timeout=60,
    )
    with Image.open(target.with_suffix(".png")) as opened:
        picture = opened.convert("L")
    if tilt:
        picture = picture.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    if dirt:
        noise = np.random.default_rng(5)
        pixels = np.asarray(picture).astype(float) * 0.95 + noise.normal(0, 6, (picture.height, picture.width))
        pixels[noise.random(pixels.shape) < 0.0003] = 50
        picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    picture.save(target, resolution=200.0, quality=85)
    return target


@pytest.fixture(scope="module")
def table_page(printed_samples: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> plantext.Plan:
    """The plan in the first page of a sample: prose, and an indicator table; askew and dirty."""
    if not find_spec("rapidocr"):
        pytest.skip('needs pip install "plantext[ocr]"')
    target = tmp_path_factory.mktemp("scans") / "scan.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _no_network)
        return plantext.read(as_scan(printed_samples["hezhe_2021"], 1, target, tilt=TILT, dirt=True))


def _no_network(*_: object) -> None:
    raise AssertionError("recognition must not ask the network for anything")


def numbers(values: Iterator[Value] | tuple[Value, ...]) -> set[tuple[str, str, str, Decimal | None, Decimal | None]]:
    return {(v.number, v.role, v.year, v.low, v.high) for v in values if v.low is not None or v.high is not None}


def test_an_indicator_table_of_a_scan_is_read(table_page: plantext.Plan, samples: Path) -> None:
    title = "表1"
    wanted = numbers(v for v in plantext.read(samples / "hezhe_2021.docx").values if v.table.startswith(title))
    found = numbers(v for v in table_page.values if v.table.startswith(title))
    assert len(wanted) > 30
    assert len(found & wanted) >= NUMERIC * len(wanted)
    assert len(found - wanted) <= (1 - NUMERIC) * len(wanted)


def test_merged_cells_of_a_scan_are_merged(table_page: plantext.Plan) -> None:
    table = next(block for block in table_page.document.blocks if isinstance(block, Table))
    assert (len(table.rows), table.width) == (20, 8)
    assert table.rows[2][0] is table.rows[5][0]
    assert table.rows[2][0].text == "绿色发展"
    assert table.rows[0][5] is table.rows[0][6]


def test_signs_alone_in_their_cells_are_read(table_page: plantext.Plan) -> None:
    table = next(block for block in table_page.document.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[3][4:6]] == ["-", "-"]
    assert [cell.text for cell in table.rows[10][4:6]] == ["/", "/"]
    assert table.rows[7][5].text == "≥93.5"


def test_the_prose_of_a_scan_is_whole_paragraphs(table_page: plantext.Plan) -> None:
    texts = [block.text for block in table_page.document.blocks if isinstance(block, Paragraph)]
    prose = next(text for text in texts if text.startswith("到2025年"))
    assert prose.endswith("水乡风貌全面再现。")
    assert "湿地保护率达到55%左右，非化石能源占一次能源消费比重达到18.8%" in prose


def test_headings_of_a_scan_are_headings(table_page: plantext.Plan) -> None:
    assert [(s.section, s.title) for s in table_page.sections][:3] == [
        ("1", "发展基础"),
        ("2", "目标指标"),
        ("2.1", "总体目标"),
    ]


def test_every_record_from_a_scan_says_so(table_page: plantext.Plan) -> None:
    records = [*table_page.sections, *table_page.indicators, *table_page.values, *table_page.targets]
    assert len(records) > 50
    assert all("(OCR 0." in record.source for record in records)
    assert all(record.confidence is not None and 0.3 < record.confidence < 1 for record in records)
    assert any("page 1: pictures, read by character recognition (OCR)" in note for note in table_page.notes)


def test_records_from_text_say_nothing_of_recognition(printed_samples: dict[str, Path]) -> None:
    plan = plantext.read(printed_samples["hezhe_2021"])
    records = [*plan.sections, *plan.indicators, *plan.values, *plan.targets, *plan.projects]
    assert not [record.source for record in records if "OCR" in record.source or record.confidence is not None]


def test_without_the_extra_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "is_installed", lambda: False)
    with pytest.raises(DocumentError, match=r'pip install "plantext\[ocr\]"') as caught:
        read(pdf(Sheet().picture()), "scan")
    assert caught.value.kind is Kind.SCANNED


def test_without_the_extra_the_pages_that_are_text_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "is_installed", lambda: False)
    document = read(pdf(text_page(), Sheet().picture(), Sheet().picture()), "mixed")
    assert 'pages 2-3: pictures without text, not read; to read them: pip install "plantext[ocr]"' in document.notes


def test_pages_beyond_the_time_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "is_installed", lambda: True)
    monkeypatch.setattr(intake, "MAX_RECOGNISING", 0.0)
    monkeypatch.setattr("plantext.readers.pdf.scans.recognised_pages", blank_pages)
    document = read(pdf(text_page(), Sheet().picture(), Sheet().picture()), "mixed")
    assert [note for note in document.notes if note.startswith("page 3: pictures, not read, the limit is")]


@pytest.mark.parametrize("covered", [False, True], ids=["without a picture", "over a picture"])
def test_a_page_with_text_is_not_recognised(covered: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plantext.readers.pdf.scans.recognised_pages", never)
    sheet = text_page()
    document = read(pdf(sheet.picture() if covered else sheet), "text")
    assert not [note for note in document.notes if "OCR" in note]


def test_no_model_is_looked_for_outside_of_the_wheel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("")
    monkeypatch.setattr(engines, "find_spec", lambda _: type("Spec", (), {"origin": str(tmp_path / "__init__.py")}))
    with pytest.raises(DocumentError, match="brings no model"):
        engines._model("det")


def text_page() -> Sheet:
    return Sheet().lines(60, 100, ["到二〇二五年，森林覆盖率达到百分之四十，城镇污水处理率达到百分之九十五，"] * 5)


def blank_pages(data: bytes, pages: list[int], password: str = "") -> Iterator[Page]:
    for number in pages:
        yield Page(number, 595, 842, (), (), 1.0)


def never(*_: object) -> Iterator[Page]:
    raise AssertionError("the page has text")
