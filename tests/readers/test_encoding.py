"""Bytes to text: every encoding that plans come in, whole, cut and damaged."""

from __future__ import annotations

import codecs
import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plantext
from plantext.errors import DocumentError, Kind
from plantext.readers.text.encoding import decode, looks_like_text, split_lines

PLAN = "幸福县生态环境保护规划（2021—2025年）\n到2025年，森林覆盖率达到42.5%，建成绿道120公里。\n" * 20
RARE = PLAN + "𠀀镕㐂"  # GB18030 has these in four bytes only
TRADITIONAL = "幸福縣環境保護規劃。到2025年，森林覆蓋率達到百分之四十，綠道一百公里。\n" * 20

WHOLE = {
    "UTF-8": PLAN.encode(),
    "UTF-8 with mark": codecs.BOM_UTF8 + PLAN.encode(),
    "GB18030": PLAN.encode("gb18030"),
    "UTF-16 LE with mark": codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"),
    "UTF-16 BE with mark": codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"),
    "UTF-16 LE": PLAN.encode("utf-16-le"),
    "UTF-16 BE": PLAN.encode("utf-16-be"),
    "UTF-32 LE with mark": codecs.BOM_UTF32_LE + PLAN.encode("utf-32-le"),
}


@pytest.mark.parametrize("encoding", WHOLE)
def test_a_whole_file_is_read_without_a_word(encoding: str) -> None:
    decoded = decode(WHOLE[encoding])
    assert (decoded.text, decoded.notes) == (PLAN, ())


def test_characters_of_four_bytes_are_read() -> None:
    assert decode(RARE.encode("gb18030")).text == RARE


def test_big5_is_told_from_gb() -> None:
    decoded = decode(TRADITIONAL.encode("big5"))
    assert (decoded.text, decoded.encoding, decoded.notes) == (TRADITIONAL, "big5hkscs", ())


def test_traditional_characters_in_gb_stay_in_gb() -> None:
    assert decode(TRADITIONAL.encode("gb18030")).text == TRADITIONAL


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16-le"])
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_cut_end_is_dropped_and_noted(encoding: str, cut: int) -> None:
    data = (PLAN + "𠀀")[:].encode(encoding)[:-cut]
    decoded = decode(data)
    assert decoded.text.startswith(PLAN)
    assert len(decoded.text) <= len(PLAN) + 1
    assert any("cut" in note for note in decoded.notes)


def test_a_few_bad_bytes_in_utf8_are_marked_and_noted() -> None:
    data = (PLAN * 3).encode()
    damaged = data[:90] + b"\xff" + data[90:3000] + b"\xfe" + data[3000:] + b"\xff"
    decoded = decode(damaged)
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("\ufffd", "") == PLAN * 3
    assert "3 places" in decoded.notes[0]


def test_a_few_bad_bytes_in_gb18030_are_marked_and_noted() -> None:
    data = (PLAN * 3).encode("gb18030")
    at = data.index("，".encode("gb18030"))
    decoded = decode(data[:at] + b"\xff" + data[at:])
    assert decoded.text.count("\ufffd") == 1
    assert "gb18030" in decoded.notes[0]


@pytest.mark.parametrize(
    ("between", "notes"),
    [
        ("\x00\x07\x1e", ["3 control characters taken out"]),
        ("\x07", ["1 control character taken out"]),
        (
            "\u200b\u200d\ufeff",
            ["3 invisible characters taken out"],
        ),  # a space without width, a joiner, a byte order mark
        ("\u00ad", ["1 invisible character taken out"]),
        ("\x07\u200b", ["1 control character taken out", "1 invisible character taken out"]),
    ],
)
def test_characters_that_do_not_show_are_taken_out_and_noted(between: str, notes: list[str]) -> None:
    decoded = decode(f"森林覆盖率{between}达到42%。".encode())
    assert (decoded.text, list(decoded.notes)) == ("森林覆盖率达到42%。", notes)


def test_a_byte_order_mark_at_the_beginning_is_no_repair() -> None:
    assert decode(codecs.BOM_UTF8 + PLAN.encode()).notes == ()


@pytest.mark.parametrize("text", ["Привет, план развития района. " * 9, "計画の目標は、みどりのまちづくりです。" * 9])
def test_other_languages_in_their_old_encodings_are_refused(text: str) -> None:
    encoding = "koi8-r" if text[0] == "П" else "euc_jp"
    with pytest.raises(DocumentError) as caught:
        decode(text.encode(encoding))
    assert caught.value.kind is Kind.ENCODING


def test_bytes_of_no_encoding_are_refused_with_advice() -> None:
    with pytest.raises(DocumentError, match="save it as UTF-8") as caught:
        decode(b"\xff\xc0\x80 plan \xf8\x88" * 40)
    assert caught.value.kind is Kind.ENCODING


def test_text_that_was_garbled_before_is_noted() -> None:
    assert "garbled" in decode("规划锟斤拷锟斤拷目标".encode()).notes[0]
    assert (
        "garbled"
        in decode("规划：".encode() * 9 + "幸福县规划目标".encode().decode("cp1252", "ignore").encode()).notes[0]
    )
    assert not decode("é è à，普通的法文字母".encode()).notes


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert split_lines(f"一{end}{end}二") == ["一", "", "二"]


def test_separators_of_data_files_end_no_line() -> None:
    assert split_lines("一\x1c\x1d\x1e二") == ["一\x1c\x1d\x1e二"]


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    looks_like_text(data)
    with contextlib.suppress(DocumentError):
        assert "\x00" not in decode(data).text


@given(st.text(st.characters(categories=("Lo", "Nd", "Po")), max_size=80))
def test_utf8_and_marked_utf16_bring_any_text_back(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le")).text == text


SENTENCES = [sentence for sentence in PLAN[:60].split("，") if sentence]
TAIWAN = "到2025年，全縣森林覆蓋率達到60%以上，新建綠道30公里。"
OUTLINE = "新竹縣綜合發展規劃綱要\n第一章 總則\n到2025年，森林覆蓋率達到60%以上。\n"


@pytest.mark.parametrize(
    "text", [TAIWAN, TAIWAN * 5, OUTLINE * 20, "污水下水道普及率35%", "規劃期程：六年", TRADITIONAL]
)
def test_short_and_long_texts_in_big5_are_read_as_such(text: str) -> None:
    decoded = decode(text.encode("big5"))
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, "big5hkscs", ())


def test_a_plan_in_big5_gives_its_targets() -> None:
    found = plantext.read_bytes(TAIWAN.encode("big5"), "a.txt").targets
    assert [(target.low, target.unit, target.year) for target in found] == [
        (Decimal(60), "%", "2025"),
        (Decimal(30), "公里", "2025"),
    ]


@pytest.mark.parametrize(
    "text",
    ["规划", "云溪县", "森林覆盖率42%", "降低①100%②不明显③不降低", "≥55②100③逐步下降", "朱镕基", "砼路面", *SENTENCES],
)
def test_short_texts_in_gb_stay_in_gb(text: str) -> None:
    decoded = decode(text.encode("gb18030"))
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, "gb18030", ())


@pytest.mark.parametrize("text", ["全縣森林覆蓋率", TAIWAN, OUTLINE])
def test_short_traditional_texts_in_gb_stay_in_gb(text: str) -> None:
    assert decode(text.encode("gb18030")).text == text


def test_big5_with_a_cut_end_or_a_few_bad_bytes_is_read_and_noted() -> None:
    data = (TAIWAN * 40).encode("big5")
    cut, damaged = decode(data[:-1]), decode(data[:200] + b"\xff" + data[200:])
    assert (cut.encoding, damaged.encoding) == ("big5hkscs", "big5hkscs")
    assert "cut" in cut.notes[0]
    assert "1 place is not big5hkscs" in damaged.notes[0]


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "koi8-r", "iso8859-5"])
def test_what_is_no_chinese_is_no_big5_either(encoding: str) -> None:
    text = (
        "計画の目標は、みどりのまちづくりです。中心市街地の活性化を図る。"
        if "j" in encoding
        else "Привет, план развития. "
    )
    with pytest.raises(DocumentError):
        decode((text * 9).encode(encoding))
