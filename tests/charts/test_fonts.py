"""The type of pictures: it has what plans need, and what it lacks is never an empty box without a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from plantext.charts import fonts
from plantext.charts.fonts import MISSING, bundled, fitted, setting, width, wrapped
from plantext.resources import folder

SYMBOLS = "≥≤≈±×÷℃‰㎡μµ³²·—–…→✓★〓①ⅠⅢ（）％℃、；：。《》“”"


@pytest.fixture
def fonts_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[Path]]:
    """The fonts of the system: none, but for what a test adds."""
    found: list[Path] = []
    monkeypatch.setattr(fonts, "_system", lambda: tuple(found))
    fonts._elsewhere.cache_clear()
    setting.cache_clear()
    yield found
    fonts._elsewhere.cache_clear()
    setting.cache_clear()


def made_font(path: Path, characters: str) -> Path:
    names = {ord(each): f"u{ord(each):x}" for each in characters}
    pen = T2CharStringPen(500, None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((0, 500))
    pen.closePath()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    outlines = {name: pen.getCharString() for name in (".notdef", *names.values())}
    builder.setupCFF("Made", {}, outlines, {})
    builder.setupHorizontalMetrics(dict.fromkeys(outlines, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Made", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


@pytest.mark.parametrize("name", ["concepts.csv", "regions.csv", "units.csv", "terms.toml", "indicators.toml"])
def test_the_font_has_what_the_lists_have(name: str) -> None:
    text = (folder("extractors") / name).read_text(encoding="utf-8-sig")
    lacking = {each for each in text if each.isprintable()} - set(map(chr, fonts._characters(bundled())))
    # What stands in patterns only, such as `⩾`, is in no name.
    assert {each for each in lacking if "\u4e00" <= each <= "\u9fff" or each.isalnum()} == set()


def test_the_font_has_what_simplified_chinese_is_printed_with() -> None:
    pairs = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    text = "".join(pair.decode("gb2312", "ignore") for pair in pairs) + SYMBOLS
    assert len(text) > 6763
    assert setting(text).missing == ()
    assert setting(text).font == bundled()


def test_characters_are_outlines_and_none_is_the_box_of_the_font() -> None:
    font = TTFont(bundled())
    glyphs, known = font.getGlyphSet(), font.getBestCmap()

    def drawn(name: str) -> list[object]:
        pen = RecordingPen()
        glyphs[name].draw(pen)
        return list(pen.value)

    box = drawn(".notdef")
    for each in "云溪县森林覆盖率≥65.2%㎡":
        assert drawn(known[ord(each)]) not in ([], box)


def test_the_font_bears_a_name_of_its_own_and_its_licence() -> None:
    names = TTFont(bundled())["name"]
    assert names.getDebugName(1) == "Plantext Sans SC"
    assert "Adobe" in names.getDebugName(0)
    assert "SIL Open Font License" in names.getDebugName(13)
    assert "SIL OPEN FONT LICENSE" in (folder("fonts") / "OFL.txt").read_text(encoding="utf-8")


def test_the_font_is_small() -> None:
    assert bundled().stat().st_size < 2 * 1024 * 1024


@pytest.mark.parametrize("character", ["\ue000", "𠮷", "😀", "䶮", "\ud800", "\U000e0fff"], ids=ascii)
def test_what_no_font_has_is_shown_by_a_mark(character: str, fonts_elsewhere: list[Path]) -> None:
    found = setting(f"{character}县")
    assert found.shown == f"{MISSING}县"
    assert found.missing == (character,)


def test_what_the_font_lacks_is_taken_from_the_system(fonts_elsewhere: list[Path], tmp_path: Path) -> None:
    fonts_elsewhere += [made_font(tmp_path / "a.otf", "䶮"), made_font(tmp_path / "b.otf", "䶮县")]
    assert setting("䶮县") == fonts.Setting(tmp_path / "b.otf", "䶮县")
    assert width("䶮县", 10) == 10


def test_a_font_that_cannot_be_read_is_passed_over(fonts_elsewhere: list[Path], tmp_path: Path) -> None:
    (tmp_path / "broken.otf").write_bytes(b"OTTO" + bytes(40))
    (tmp_path / "empty.ttf").touch()
    (tmp_path / "collection.ttc").write_bytes(b"ttcf\0\1")
    fonts_elsewhere += sorted(tmp_path.iterdir())
    fonts_elsewhere += [tmp_path / "gone.otf", made_font(tmp_path / "good.otf", "䶮")]
    assert setting("䶮").font == tmp_path / "good.otf"


def test_characters_for_private_use_mean_nothing_in_another_font(fonts_elsewhere: list[Path], tmp_path: Path) -> None:
    fonts_elsewhere.append(made_font(tmp_path / "private.otf", "\ue000县"))
    assert setting("\ue000县").missing == ("\ue000",)


@pytest.mark.parametrize(
    ("text", "shown"), [("a\tb\nc", "a b c"), ("云\u200b溪\u202e县", "云溪县"), ("\x00", " "), ("", "")], ids=ascii
)
def test_what_has_no_shape_leaves_no_mark(text: str, shown: str) -> None:
    assert setting(text).shown == shown
    assert setting(text).missing == ()


def test_chinese_characters_are_as_wide_as_the_type_is_high() -> None:
    assert width("森林覆盖率", 10) == 50
    assert 0 < width("iii", 10) < width("WWW", 10)


@given(st.text("森林覆盖率abc 1%", max_size=12), st.floats(0, 200))
def test_a_fitted_text_fits_or_is_a_mark_only(text: str, room: float) -> None:
    shown = fitted(text, 12, room)
    assert shown == "…" or width(shown, 12) <= room
    assert shown in (text, f"{text[: len(shown) - 1]}…")


@given(st.text("森林覆盖率abc1%", max_size=30), st.integers(30, 200), st.integers(1, 4))
def test_a_wrapped_text_loses_nothing_but_at_its_end(text: str, room: int, lines: int) -> None:
    made = wrapped(text, 12, room, lines)
    assert 1 <= len(made) <= lines
    assert all(width(line, 12) <= room for line in made)
    whole = "".join(made)
    assert whole == text or (whole.endswith("…") and text.startswith(whole[:-1]))
