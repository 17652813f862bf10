"""What several test modules share: where the samples are, and what is skipped where it is absent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from plantext.resources import folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# A time limit per example fails on a busy machine without telling anything about plantext. Developers' runs look for
# new examples; a run that decides whether a change is taken in tries the same ones every time.
settings.register_profile("search", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("PLANTEXT_EXAMPLES", "search"))

ROOT = Path(__file__).resolve().parents[1]


NO_SKIPS = os.environ.get("PLANTEXT_SKIPS") == "none"
"""Where everything is said to be installed, a test that is skipped because something is not has failed."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NO_SKIPS and report.skipped and "is not installed" in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"{report.longrepr} (no test may be skipped for that where PLANTEXT_SKIPS=none)"
    return report


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample plans, in the checkout or in the installed package."""
    return folder("corpora")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the source tree; a test that needs it is skipped where only the package is installed."""
    if not (ROOT / "scripts").is_dir():
        pytest.skip("needs the source tree: only the installed package is here")
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans and gold tables beside the checkout; they are not part of the repository."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("needs the real plans, which are not part of the repository")
    return path


BROWSER = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
BROWSER += ("--disable-component-update", "--disable-sync")


@pytest.fixture(scope="module")  # longer, its event loop would be in the way of tests that run one of their own
def browser() -> Iterator[Browser]:
    """A real browser, the Chromium of the distribution."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is not installed")
    with driver.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=BROWSER)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens a file in a browser without network; no page may ask for anything or report a fault."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, locale="en")
    faults: list[str] = []

    def opened(path: Path, width: int = 1280) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda request: None if request.url.startswith(("file:", "blob:")) else faults.append(request.url),
        )
        page.goto(path.as_uri())
        return page

    yield opened
    context.close()
    assert not faults


@pytest.fixture
def keep_picture() -> Callable[[Page, str], None]:
    """A function that keeps a picture of a page in `out/pictures`, to be looked at."""

    def keep(page: Page, name: str) -> None:
        folder = ROOT / "out" / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png")

    return keep
