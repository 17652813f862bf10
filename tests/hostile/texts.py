"""Hostile text files: encodings, characters that are none, lines and numbers without end, bait for patterns."""

from __future__ import annotations

import random
from collections.abc import Callable

from .case import BAIT, Case, case, heavy

_PLAN = "青木县生态文明建设规划\n\n" + BAIT + "县城新建公园3处，发展壮大集体经济，加强环境保护工作。\n" * 20
_RAN = "read NO_PLAN_CONTENT"


def _bytes(text: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: text.encode(encoding)


def _encoded() -> tuple[Case, ...]:
    rare = _PLAN + "\U00020087\u3400㙍"
    utf8 = _PLAN.encode()
    return (
        case("gb18030-of-4-bytes", "txt", _bytes(rare, "gb18030"), "read", finds=True),
        case("utf-16-le", "txt", lambda: b"\xff\xfe" + _PLAN.encode("utf-16-le"), "read", finds=True),
        case("utf-16-be", "txt", lambda: b"\xfe\xff" + _PLAN.encode("utf-16-be"), "read", finds=True),
        case("utf-16-le-unmarked", "txt", _bytes(_PLAN, "utf-16-le"), "read", finds=True),
        case("utf-16-be-unmarked", "txt", _bytes(_PLAN, "utf-16-be"), "read", finds=True),
        case("utf-32", "txt", _bytes(_PLAN, "utf-32"), "read", finds=True),
        case("utf-8-marked", "txt", _bytes(_PLAN, "utf-8-sig"), "read", finds=True),
        case("gbk-cut", "txt", lambda: _PLAN.encode("gbk")[:-2], "read", "cut", finds=True),
        case("utf-8-cut", "txt", lambda: (_PLAN + "规划").encode()[:-1], "read", "cut", finds=True),
        case("utf-16-cut", "txt", lambda: b"\xff\xfe" + _PLAN.encode("utf-16-le")[:-1], "read", "cut", finds=True),
        case("utf-8-with-stray-bytes", "txt", lambda: utf8 * 3 + b"\xff\n\xfe\n\x80\n", "read", "damaged", finds=True),
        case("utf-8-with-nuls", "txt", lambda: utf8 + b"\x00\x01\x02\x0b\x1f\x7f", "read", "control", finds=True),
        case("utf-8-with-nuls-in-words", "txt", lambda: utf8.replace("森林".encode(), "森\0林".encode()), "read", finds=True),
        case("surrogates-in-utf-8", "txt", lambda: utf8 * 20 + b"\xed\xa0\x80\n\n\n\n", "read", "damaged", finds=True),
        case("surrogates-in-utf-16", "txt", lambda: b"\xff\xfe" + (_PLAN * 9).encode("utf-16-le") + b"\x00\xd8\n\0", "read", finds=True),
        case("big5", "txt", _bytes("青木縣生態文明建設規劃\n到2025年，森林覆蓋率達到68%。加強環境保護工作。\n" * 9, "big5"), "read"),
        case("two-encodings", "txt", lambda: utf8 + _PLAN.encode("gbk"), "read ENCODING"),
        case("koi8", "txt", _bytes("Программа развития района до 2025 года. " * 20, "koi8-r"), "ENCODING NO_PLAN_CONTENT NOT_A_DOCUMENT"),
        case("noise", "txt", lambda: random.Random(1).randbytes(200_000), "ENCODING NOT_A_DOCUMENT"),
        case("nuls", "txt", lambda: b"\0" * 100_000, "ENCODING NOT_A_DOCUMENT EMPTY"),
        case("all-ff", "txt", lambda: b"\xff" * 100_000, "ENCODING NOT_A_DOCUMENT"),
        case("a-mark-alone", "txt", lambda: b"\xef\xbb\xbf", "EMPTY"),
        case("blanks-alone", "txt", lambda: b" \n\t\r\n" * 1000, "EMPTY"),
        case("zero-width-alone", "txt", _bytes("\u200b\u2060\ufeff" * 1000), "EMPTY"),
    )  # fmt: skip


def _of(name: str, text: str, ends: str = _RAN, says: str = "", finds: bool = False) -> Case:
    return case(name, "txt", _bytes(text), ends, says, finds)


def _long(scale: int) -> tuple[tuple[str, str], ...]:
    """Texts that grow with a scale: at 1 they are some ten kilobytes, at 100 some megabytes."""
    n = 2_000 * scale
    return (
        ("one-line", f"{BAIT}发展经济，" * n),
        ("one-line-without-a-stop", "到2025年，森林覆盖率达到68%，" * n),
        ("brackets-open", "（" * 5 * n),
        ("brackets-open-and-shut", "（" * 3 * n + "）" * 3 * n),
        ("brackets-apart", "（）" * 3 * n),
        ("brackets-of-titles", "《" * 5 * n),
        ("quotation-marks", "“" * 5 * n),
        ("a-number-without-end", "到2025年，收入达到" + "9" * 25 * n + "元。"),
        ("a-decimal-without-end", "到2025年，收入达到0." + "9" * 25 * n + "元。"),
        ("a-number-of-commas", "到2025年，收入达到" + "1,000" * 5 * n + "元。"),
        ("numerals-without-end", "到2025年，新建公园" + "一" * 5 * n + "处。"),
        ("numerals-beside-a-number", "到2025年，绿地率达到5%，新建公园" + "一" * 5 * n + "处。"),
        ("numerals-of-powers", "到2025年，新建公园" + "亿万千" * 2 * n + "处。"),
        ("bait-for-lists", "到2025年，" + "绿地率、" * n + "达到"),
        ("bait-for-numbers", "1.1、" * 2 * n + "x"),
        ("bait-for-money", "投资达到" * n + "1" * 720),
        ("bait-for-years", "2025—" * 2 * n),
        ("bait-for-units", "到2025年，长度达到5" + "公里/" * n),
        ("bait-for-signs", "≥" * 5 * n),
        ("bait-for-ranges", "5-" * 5 * n),
        ("bait-for-dates", "2025年1月" * n),
        ("bait-for-contents", "第一章 总则" + "." * 5 * n + "1\n" + "·" * 5 * n),
        ("bait-for-headings", "第一章 总则\n（一）\n1. \n（1）\n" * (n // 10)),
        ("bait-for-sub-items", "其中：" * n),
        ("bait-for-shares", "%" * 5 * n),
        ("bait-for-boxes", "专栏1 " * (n // 2) + "\n专栏2\n" * (n // 20)),
        ("bait-for-units-responsible", "（责任单位：" * n),
        ("brackets-of-units-responsible", "加强治理（责任单位：县水务局）" * (n // 4)),
        ("brackets-of-units-in-a-sentence", "加强治理，完善制度（县水务局负责），" * (n // 4)),
        ("commas-of-lists", "、" * 5 * n),
        ("stops", "。" * 5 * n),
        ("pipes", "|" * 5 * n),
        ("pipes-in-rows", ("|" * 200 + "\n") * (n // 40)),
        ("markdown-of-many-columns", "|" + "甲|" * n + "\n|" + "-|" * n + "\n|" + "5|" * n),
        ("markdown-tables", "|指标|2025年|\n|-|-|\n|绿地率|5|\n\n" * (n // 20)),
        ("tabs", "甲" + "\t" * 5 * n),
        ("tabs-in-rows", "指标\t单位\t2025年\n" + "绿地率\t%\t5\n" * (n // 4)),
        ("tabs-of-many-columns", "甲\t" * n + "\n" + "5\t" * n),
        ("blanks", " " * 25 * n + "甲"),
        ("blanks-in-columns", "指标    单位    2025年\n" + "绿地率    %    5\n" * (n // 8)),
        ("wide-blanks", ("甲" + " " * 500) * (n // 50)),
        ("lines-of-a-digit", "1\n" * n),
        ("lines-of-cells", "指标\n单位\n2025年\n" + "绿地率\n%\n5\n" * (n // 8)),
        ("lines-of-a-table", "序号\n指标名称\n单位\n2025年\n" + "1\n绿地率\n%\n5\n" * (n // 8)),
        ("empty-lines", "\n" * 10 * n + BAIT),
        ("rules-of-a-drawing", ("┌" + "─" * 50 + "┬" + "─" * 50 + "┐\n") * (n // 100)),
        ("combining-marks", "甲" + "\u0301" * 5 * n),
        ("turns-of-direction", "\u202e" * 5 * n + BAIT),
        ("zero-width", "\u200b" * 5 * n + BAIT),
        ("footnotes", "绿地率①②③④⑤" * n),
        ("latin", "a" * 25 * n),
        ("signs-beyond-the-plane", "\U0001f600" * 2 * n),
        ("notes-of-tables", "注：" * n + "\n" + "注：绿地率\n" * (n // 20)),
        ("glued", "序号指标单位2020年2025年" + "1绿地率%56" * (n // 2)),
        ("targets-of-many-years", "绿地率到2025年、" * (n // 2) + "分别达到" + "5%、" * (n // 2)),
    )  # fmt: skip


_ODD = (
    _of("a-power-of-ten", "到2025年，收入达到1e999999元，绿地率达到NaN%，面积达到Infinity亩，达到1E+400%。"),
    _of("a-number-of-4301-digits", "到2025年，收入达到" + "9" * 4301 + "元。到" + "2" * 4301 + "年，绿地率达到5%。"),
    _of("a-year-of-5000-digits", "20" + "2" * 5000 + "年，绿地率达到5%。第" + "1" * 5000 + "章 总则"),
    _of("digits-of-other-scripts", "到２０２５年，绿地率达到٣٤%，面积达到²³亩，新建五〇〇处、⑤处、Ⅴ处、㊿处。"),
    _of("a-formula", '=cmd|"/c calc"!A1\n@SUM(1)\n+1+1\n指标\t单位\t2025年\n=HYPERLINK("http://x")\t%\t5\n'),
    _of("markup", "<script>alert(1)</script>到2025年，<b>绿地率</b>达到5%。</script><!--"),
)
_LARGE = tuple(
    heavy(f"{name}-of-megabytes", "txt", _bytes(text), _RAN + " TIMEOUT TOO_LARGE") for name, text in _long(80)
)
CASES = (*_encoded(), *(_of(name, text) for name, text in _long(1)), *_ODD, *_LARGE)
