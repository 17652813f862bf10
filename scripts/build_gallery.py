"""
Take the pictures of the documentation anew: `make gallery`.

What plantext writes of the sample plans is opened in Chromium and in LibreOffice; the pictures go to `docs/pictures`,
small enough to be kept with the pages. Chromium, LibreOffice, a Chinese font and `pdftoppm` have to be installed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps
from pypdfium2 import PdfDocument

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from plantext.cli.command import run  # noqa: E402 - from this checkout, whatever is installed
from plantext.readers.soffice import program  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = ROOT / "docs/pictures"
MOST_BYTES = 150_000
WIDTH, HEIGHT = 1280, 800
MARGIN = 24


@dataclass(frozen=True, slots=True)
class Scene:
    """
    A picture: the command that writes a file, and what is to be seen of the file.

    Of a page, `clicks` are elements that are clicked one after the other, `shown` is one that is scrolled to the top.
    Of a document that LibreOffice prints, the first page that holds the text `shown` is taken, and of it the upper
    `part`.
    """

    name: str
    command: str
    file: str
    clicks: tuple[str, ...] = ()
    shown: str = ""
    part: float = 1.0


_VERSIONS = "corpora/yunxi_2018.docx corpora/yunxi_2023.docx"
_COUNTIES = f"{_VERSIONS} corpora/hezhe_2021.docx corpora/liutang_2024.docx"
SCENES = (
    Scene(
        "review",
        "plantext review corpora/yunxi_2023.docx --to review.html",
        "review.html",
        clicks=("mark.targets >> text=96.5%以上",),
    ),
    Scene("diff-page", f"plantext diff {_VERSIONS} --to diff.html", "diff.html"),
    Scene("diff-word", f"plantext diff {_VERSIONS} --to 对照表.docx --headers zh", "对照表.docx", shown="最重要的变化"),
    Scene("diff-workbook", f"plantext diff {_VERSIONS} --to 对照表.xlsx --headers zh", "对照表.xlsx", shown="林长制"),
    Scene(
        "compare-page",
        f"plantext compare {_COUNTIES} --to compare.html",
        "compare.html",
        clicks=("text=shared by two plans or more",),
        shown="#matrix",
    ),
    Scene("compare-heat-map", f"plantext compare {_COUNTIES} --chart heat-map.png", "heat-map.png"),
    Scene(
        "compare-indicator",
        f"plantext compare {_COUNTIES} --indicator good-air-days --chart air.png --headers zh",
        "air.png",
    ),
    Scene(
        "audit-page",
        "plantext audit corpora/yunxi_2018.docx --note corpora/yunxi_2023_note.docx --to audit.html",
        "audit.html",
        shown="h2",
    ),
    Scene(
        "workbook",
        "plantext extract corpora/liutang_2024.docx --to plan.xlsx --headers zh",
        "plan.xlsx",
        shown="城乡供水一体化率",
        part=0.48,
    ),
)


def build(names: Iterable[str] = (), to: Path = PICTURES) -> list[Path]:
    """Take the pictures of some names, or all, into a folder, and return them."""
    wanted = set(names)
    scenes = [scene for scene in SCENES if not wanted or scene.name in wanted]
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="plantext-gallery-") as folder, browser() as chromium:
        shutil.copytree(ROOT / "corpora", Path(folder) / "corpora")
        for scene in scenes:
            write(scene.command, Path(folder))
        return [take(scene, Path(folder) / scene.file, to, chromium) for scene in scenes]


def write(command: str, folder: Path) -> None:
    """Run a command of plantext in a folder, quietly."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        if status := run(shlex.split(command)[1:]):
            raise SystemExit(f"{command}: ended with status {status}")
    finally:
        os.chdir(before)


@contextmanager
def browser() -> Iterator[Browser]:
    """Give the Chromium of the machine."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def take(scene: Scene, file: Path, to: Path, chromium: Browser) -> Path:
    """Take one picture."""
    if file.suffix == ".png":
        png = file.read_bytes()
    else:
        png = seen(scene, file, chromium) if file.suffix == ".html" else printed(scene, file)
    picture = Image.open(BytesIO(png)).convert("RGB")
    upper = picture.crop((0, 0, picture.width, round(picture.height * scene.part)))
    return saved(trimmed(upper), to / f"{scene.name}.png")


def seen(scene: Scene, file: Path, chromium: Browser) -> bytes:
    """Return what Chromium shows of a page."""
    page = chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT})
    page.goto(file.as_uri())
    for selector in scene.clicks:
        page.locator(selector).first.click()
    if scene.shown:
        page.locator(scene.shown).first.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(300)
    picture = page.screenshot()
    page.close()
    return picture


def printed(scene: Scene, file: Path) -> bytes:
    """Return a page of a document as LibreOffice prints it."""
    office = program()
    if office is None:
        raise SystemExit("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [str(office), profile, "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    pdf = file.with_suffix(".pdf")
    leaf = str(1 + first_page(pdf, scene.shown))
    pages = ["pdftoppm", "-r", "110", "-f", leaf, "-l", leaf, "-png", str(pdf)]
    return subprocess.run(pages, check=True, capture_output=True).stdout


def first_page(pdf: Path, text: str) -> int:
    """Return the number of the first page, from 0, that holds a text."""
    with PdfDocument(pdf) as pages:
        for number, page in enumerate(pages):
            if text in page.get_textpage().get_text_range():
                return number
    raise SystemExit(f"{pdf.name}: no page says {text}")


def saved(picture: Image.Image, path: Path) -> Path:
    """Save a picture, no wider than a page, as a PNG of few colours, the most that fit into the size allowed."""
    if picture.width > WIDTH:
        size = WIDTH, round(picture.height * WIDTH / picture.width)
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    for colours in (256, 128, 64, 32, 16):
        picture.quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            return path
    raise SystemExit(f"{path.name}: {path.stat().st_size} bytes are too many")


def trimmed(picture: Image.Image) -> Image.Image:
    """Return a picture without the white around it, but for a narrow margin."""
    left, upper, right, lower = ImageOps.invert(picture).getbbox() or (0, 0, *picture.size)
    start = max(left - MARGIN, 0), max(upper - MARGIN, 0)
    return picture.crop((*start, min(right + MARGIN, picture.width), min(lower + MARGIN, picture.height)))


if __name__ == "__main__":
    for made in build(sys.argv[1:]):
        print(f"{made.relative_to(ROOT)}: {made.stat().st_size} bytes")
