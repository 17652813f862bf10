"""The same matrix gives the same bytes, whatever else goes on in the process."""

from __future__ import annotations

import sys
import threading
from io import BytesIO

import pytest
from PIL import Image

from plantext.charts import pictures, single
from plantext.counties import Matrix

from .made import samples


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return samples(5)


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_same_matrix_gives_the_same_bytes(matrix: Matrix, kind: str) -> None:
    for one, other in zip(pictures(matrix), pictures(samples(5)), strict=True):
        assert getattr(one, kind)() == getattr(other, kind)()


def test_a_png_is_sharp_and_tells_nothing_of_the_program(matrix: Matrix) -> None:
    with Image.open(BytesIO(single(matrix, ["forest-cover"]).png())) as image:
        assert image.width > 1200
        assert image.info["dpi"][0] == pytest.approx(160, abs=1)
        assert set(image.info) == {"dpi", "Title"}
        assert image.info["Title"] == "森林覆盖率（%）"
        assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
        assert len(image.getcolors() or []) > 10


def test_settings_of_the_user_neither_change_pictures_nor_are_changed(matrix: Matrix) -> None:
    import matplotlib  # noqa: PLC0415

    picture = single(matrix, ["forest-cover"])
    usual = picture.svg()
    with matplotlib.rc_context({"axes.facecolor": "black", "svg.fonttype": "none", "lines.linewidth": 9}):
        assert picture.svg() == usual
        assert matplotlib.rcParams["axes.facecolor"] == "black"
        assert matplotlib.rcParams["svg.hashsalt"] is None
    assert "matplotlib.pyplot" not in sys.modules


def test_pictures_can_be_drawn_in_several_threads(matrix: Matrix) -> None:
    usual = single(matrix, ["forest-cover"]).svg()
    found: list[str] = []
    threads = [threading.Thread(target=lambda: found.append(single(matrix, ["forest-cover"]).svg())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [usual] * 4
