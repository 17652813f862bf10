"""Pictures on a bare machine: no Chinese font, no folder of one's own, no screen, or no matplotlib at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import plantext
from plantext.charts import single

from ..conftest import BROWSER
from .made import samples

NO_CHINESE = '<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>'
SAMPLES = ("yunxi_2018.docx", "hezhe_2021.docx")
_WITHOUT = """
import sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "matplotlib":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Finder())
from plantext.cli import main
sys.exit(main(sys.argv[1:]))
"""


def compare(*arguments: str | Path, env: dict[str, str], code: str = "") -> subprocess.CompletedProcess[str]:
    start = ["-c", code] if code else ["-m", "plantext"]
    plans = [str(plantext.sample(name)) for name in SAMPLES]
    command = [sys.executable, "-X", "utf8", *start, "compare", *plans, *map(str, arguments)]
    whole = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **env}
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=whole, timeout=120)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a process sees of a machine without fonts, without a home that can be written to, and without a screen."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "file").touch()
    (folder / "fonts").mkdir()
    settings = f'<?xml version="1.0"?><fontconfig><dir>{folder}/fonts</dir></fontconfig>'
    (folder / "fonts.conf").write_text(settings, encoding="utf-8")
    nowhere = str(folder / "file" / "home")
    homes = dict.fromkeys(("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "USERPROFILE", "LOCALAPPDATA"), nowhere)
    return homes | {"FONTCONFIG_FILE": f"{folder}/fonts.conf", "MPL_IGNORE_SYSTEM_FONTS": "1", "DISPLAY": ""}


@pytest.mark.parametrize("name", ["a.svg", "a.png", "a.html"])
def test_a_bare_machine_draws_the_same_pictures_and_says_nothing(
    bare: dict[str, str], tmp_path: Path, name: str
) -> None:
    bytes_of = []
    for env in ({}, bare):
        done = compare("--chart", tmp_path / name, "--headers", "zh", env=env)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        bytes_of.append((tmp_path / name).read_bytes())
    assert bytes_of[0] == bytes_of[1]


def test_without_matplotlib_a_chart_is_refused_in_one_line_before_anything_is_read(tmp_path: Path) -> None:
    done = compare("--chart", tmp_path / "a.svg", env={}, code=_WITHOUT)
    assert done.returncode == 3
    assert done.stderr.splitlines() == ['plantext: pictures need matplotlib: pip install "plantext[charts]"']
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_without_matplotlib_tables_are_written_as_ever(tmp_path: Path, name: str) -> None:
    done = compare("--to", tmp_path / name, env={}, code=_WITHOUT)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize("name", ["a.html", "a.xlsx"])
def test_without_matplotlib_documents_have_no_pictures_and_say_so(tmp_path: Path, name: str) -> None:
    done = compare("--to", tmp_path / name, env={}, code=_WITHOUT)
    assert done.returncode == 0
    (line,) = done.stderr.splitlines()
    assert line.endswith(
        'a has no pictures: they need matplotlib: pip install "plantext[charts]"'.replace("a ", f"{name} ")
    )
    if name == "a.html":
        page = (tmp_path / name).read_text(encoding="utf-8")
        assert "Pictures are left out" in page
        assert "<svg" not in page
        assert "<figure" not in page


def test_a_browser_shows_the_same_picture_without_chinese_fonts(tmp_path: Path) -> None:
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed")
    (tmp_path / "a.svg").write_text(single(samples(3), ["forest-cover"], "zh").svg(), encoding="utf-8")
    (tmp_path / "fonts.conf").write_text(NO_CHINESE, encoding="utf-8")
    seen = []
    with driver.sync_playwright() as playwright:
        for env in ({}, {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}):
            opened = playwright.chromium.launch(executable_path=path, args=BROWSER, env=env or None)
            page = opened.new_page(viewport={"width": 900, "height": 400})
            page.goto((tmp_path / "a.svg").as_uri())
            seen.append(page.screenshot())
            opened.close()
    assert seen[0] == seen[1]
