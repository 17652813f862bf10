"""Characters of symbol fonts as the Unicode characters that look like them."""

from __future__ import annotations

_PRIVATE = range(0xF000, 0xF100)

_SYMBOL = {
    0x25: "%", 0x28: "(", 0x29: ")", 0x2B: "+", 0x2D: "−", 0x2E: ".", 0x2F: "/", 0x3C: "<", 0x3D: "=", 0x3E: ">",
    0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x67: "γ", 0x6C: "λ", 0x6D: "μ", 0x70: "π",
    0x73: "σ", 0x74: "τ", 0x7E: "∼", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xD7: "⋅", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x4A: "☺", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x74: "⧫", 0x75: "◆",
    0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xB2: "✧", 0xD8: "➢",
    0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + n: chr(0x245F + n) if n else "⓪" for n in range(11)},
    **{0x8B + n: chr(0x2775 + n) if n else "⓿" for n in range(11)},
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●", 0x98: "⬤", 0x9E: "⦁",
    0xA2: "▪", 0xA3: "□", 0xEA: "★", 0xF3: "★",
    **{0x69 + n: chr(0x245F + n) if n else "⓪" for n in range(11)},
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(character: str, font: str) -> str:
    """
    Return what a character of a font looks like, empty where that is not known.

    >>> symbol("\\uf0b3", "Symbol"), symbol("\\uf0fc", "Wingdings"), symbol("①", "宋体"), symbol("\\uf0fc", "河东体")
    ('≥', '✓', '①', '')
    """
    code = ord(character)
    table = _FONTS.get(font.lower())
    if table is not None and (code in _PRIVATE or code < 0x100):
        return table.get(code & 0xFF, "")
    return "" if 0xE000 <= code <= 0xF8FF else character
