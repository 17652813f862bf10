"""Bytes to text: every encoding that plans come in, whole, cut and damaged."""

from __future__ import annotations

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def test_control_characters_are_taken_out_and_noted() -> None:
    decoded = decode("森林\x00覆盖率\x07达到\x1e42%\u200b。\ufeff".encode())
    assert (decoded.text, decoded.notes) == ("森林覆盖率达到42%。", ("3 control characters taken out",))


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
