"""Workbooks in a real spreadsheet: every sheet opens, nothing is cut to `####`, every glyph is there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import plantext
from plantext.workbook.words import Language


@pytest.fixture(scope="module")
def spreadsheet() -> str:
    """The program LibreOffice."""
    path = shutil.which("soffice") or shutil.which("libreoffice")
    if path is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or pdftotext is not installed")
    return path


@pytest.mark.parametrize("headers", ["zh", "en"])
def test_every_sheet_is_shown_by_a_spreadsheet(
    headers: Language, spreadsheet: str, samples: Path, tmp_path: Path
) -> None:
    plan = plantext.read(samples / "hezhe_2026.docx")
    plantext.write(plan, tmp_path / "规划.xlsx", headers=headers)
    command = [spreadsheet, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "规划.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = subprocess.run(["pdftotext", "-layout", tmp_path / "规划.pdf", "-"], check=True, capture_output=True)
    text = pages.stdout.decode()
    assert "###" not in text
    assert "\ufffd" not in text
    names = ("说明", "文件", "指标", "数值", "目标", "核查", "正文") if headers == "zh" else ("about", "values", "text")
    assert all(f"{name} " in text for name in names)
    raws = {value.raw for value in plan.values if "\n" not in value.raw}
    assert all(raw in text for raw in raws)
