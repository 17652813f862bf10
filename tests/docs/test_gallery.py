"""The pictures of the gallery: they are there, small, shown with words, and can be taken anew."""

from __future__ import annotations

import re
import shutil
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

MOST_BYTES = 150_000


@pytest.fixture(scope="module")
def gallery(checkout: Path) -> ModuleType:
    spec = spec_from_file_location("build_gallery", checkout / "scripts/build_gallery.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_scene_has_its_picture_and_every_picture_its_scene(gallery: ModuleType, docs: Path) -> None:
    assert {path.name for path in (docs / "pictures").iterdir()} == {f"{scene.name}.png" for scene in gallery.SCENES}


def test_pictures_are_small_and_whole(docs: Path) -> None:
    for path in (docs / "pictures").iterdir():
        assert path.stat().st_size <= MOST_BYTES, path.name
        picture = Image.open(path)
        picture.load()
        assert picture.width >= 600, path.name
        assert len(picture.convert("RGB").getcolors(1 << 24)) > 10, f"{path.name} is empty"


def test_every_picture_is_shown_with_words_for_those_who_do_not_see_it(docs: Path) -> None:
    pattern = re.compile(r"^```{image} (?:\.\./)?pictures/([\w.-]+)\n:alt: (.*)\n:width: 100%$", re.MULTILINE)
    shown = [found for page in docs.rglob("*.md") for found in pattern.findall(page.read_text(encoding="utf-8"))]
    assert {name for name, _ in shown} == {path.name for path in (docs / "pictures").iterdir()}
    assert [name for name, words in shown if len(words) < 10] == []


def test_the_gallery_shows_the_command_of_each_picture(gallery: ModuleType, docs: Path) -> None:
    text = (docs / "gallery.md").read_text(encoding="utf-8")
    assert [scene.name for scene in gallery.SCENES if f"$ {scene.command}\n" not in text] == []


@pytest.mark.parametrize("name", ["review"])
def test_a_picture_is_taken_anew(gallery: ModuleType, tmp_path: Path, name: str) -> None:
    pytest.importorskip("playwright", reason="playwright is not installed")
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        pytest.skip("Chromium is not installed")
    (path,) = gallery.build([name], tmp_path)
    kept = gallery.PICTURES / path.name
    assert Image.open(path).size == Image.open(kept).size
