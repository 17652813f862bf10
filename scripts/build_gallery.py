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

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from plantext.cli.command import run  # noqa: E402 - from this checkout, whatever is installed
from plantext.readers.soffice import program  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = ROOT / "docs/pictures"
MOST_BYTES = 150_000
WIDTH, HEIGHT = 1280, 800


@dataclass(frozen=True, slots=True)
class Scene:
    """
    A picture: the command that writes a file, and what is to be seen of the file.

    `clicks` are elements of a page that are clicked one after the other; `shown` is an element that is scrolled to the
    top; `leaf` is the page of a document that LibreOffice prints, from 1, and `turned` asks for its upper part only.
    """

    name: str
    command: str
    file: str
    clicks: tuple[str, ...] = ()
    shown: str = ""
    leaf: int = 1
    height: int = HEIGHT


SCENES = (
    Scene(
        "review",
        "plantext review corpora/yunxi_2023.docx --to review.html",
        "review.html",
        clicks=("mark.targets >> text=96.5%以上",),
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
    is_page = file.suffix in (".html", ".svg")
    png = seen(scene, file, chromium) if is_page else printed(scene, file)
    return saved(Image.open(BytesIO(png)), to / f"{scene.name}.png")


def seen(scene: Scene, file: Path, chromium: Browser) -> bytes:
    """Return what Chromium shows of a page."""
    page = chromium.new_page(viewport={"width": WIDTH, "height": scene.height})
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
    leaf = str(scene.leaf)
    pages = ["pdftoppm", "-r", "90", "-f", leaf, "-l", leaf, "-png", str(file.with_suffix(".pdf"))]
    return subprocess.run(pages, check=True, capture_output=True).stdout


def saved(picture: Image.Image, path: Path) -> Path:
    """Save a picture as a PNG of few colours, the most that fit into the size allowed."""
    for colours in (256, 128, 64, 32, 16):
        picture.convert("RGB").quantize(colours, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            return path
    raise SystemExit(f"{path.name}: {path.stat().st_size} bytes are too many")


if __name__ == "__main__":
    for made in build(sys.argv[1:]):
        print(f"{made.relative_to(ROOT)}: {made.stat().st_size} bytes")
