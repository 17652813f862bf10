"""Names of the XML elements and attributes that the DOCX reader knows, in the form lxml gives them."""

from __future__ import annotations

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"

# Strict files use other names for the same elements; they are renamed before the parse.
STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)

DOCUMENT = _WORD + "document"
BODY = _WORD + "body"
PARAGRAPH = _WORD + "p"
PARAGRAPH_PROPERTIES = _WORD + "pPr"
PARAGRAPH_STYLE = _WORD + "pStyle"
OUTLINE_LEVEL = _WORD + "outlineLvl"
INDENTATION = _WORD + "ind"
# what moves the first line to the right, in twentieths of a point and in hundredths of a character
INDENTS = tuple(_WORD + side for side in ("left", "start", "firstLine"))
INDENTS_IN_CHARACTERS = tuple(_WORD + side + "Chars" for side in ("left", "start", "firstLine"))
HANGING = _WORD + "hanging"
HANGING_CHARACTERS = _WORD + "hangingChars"
RUN = _WORD + "r"
RUN_PROPERTIES = _WORD + "rPr"
RUN_STYLE = _WORD + "rStyle"
RUN_FONTS = _WORD + "rFonts"
VANISH = _WORD + "vanish"
VERTICAL_ALIGN = _WORD + "vertAlign"
TEXT = _WORD + "t"
TAB = _WORD + "tab"
POSITION_TAB = _WORD + "ptab"
BREAK = _WORD + "br"
CARRIAGE_RETURN = _WORD + "cr"
NO_BREAK_HYPHEN = _WORD + "noBreakHyphen"
SYMBOL = _WORD + "sym"
FIELD_CHARACTER = _WORD + "fldChar"
FIELD_SIMPLE = _WORD + "fldSimple"
HYPERLINK = _WORD + "hyperlink"
SMART_TAG = _WORD + "smartTag"
CUSTOM_XML = _WORD + "customXml"
DIRECTION = _WORD + "dir"
DIRECTION_OVERRIDE = _WORD + "bdo"
CONTROL = _WORD + "sdt"
CONTROL_CONTENT = _WORD + "sdtContent"
INSERTED = _WORD + "ins"
DELETED = _WORD + "del"
MOVED_FROM = _WORD + "moveFrom"
MOVED_TO = _WORD + "moveTo"
INSTRUCTION = _WORD + "instrText"
DELETED_TEXT = _WORD + "delText"
DELETED_INSTRUCTION = _WORD + "delInstrText"
TABS = _WORD + "tabs"
RUBY = _WORD + "ruby"
RUBY_BASE = _WORD + "rubyBase"
FOOTNOTE = _WORD + "footnote"
ENDNOTE = _WORD + "endnote"
FOOTNOTE_REFERENCE = _WORD + "footnoteReference"
ENDNOTE_REFERENCE = _WORD + "endnoteReference"
DRAWING = _WORD + "drawing"
PICTURE = _WORD + "pict"
OBJECT = _WORD + "object"
TEXT_BOX = _WORD + "txbxContent"
FOREIGN_PART = _WORD + "altChunk"
SUBDOCUMENT = _WORD + "subDoc"

TABLE = _WORD + "tbl"
TABLE_GRID = _WORD + "tblGrid"
ROW = _WORD + "tr"
GRID_BEFORE = _WORD + "gridBefore"
HEADER_ROW = _WORD + "tblHeader"
CELL = _WORD + "tc"
CELL_PROPERTIES = _WORD + "tcPr"
CELL_DELETED = _WORD + "cellDel"
GRID_SPAN = _WORD + "gridSpan"
VERTICAL_MERGE = _WORD + "vMerge"
HORIZONTAL_MERGE = _WORD + "hMerge"

STYLE = _WORD + "style"
STYLE_NAME = _WORD + "name"
BASED_ON = _WORD + "basedOn"
NUMBERING = _WORD + "numPr"
NUMBERING_ID = _WORD + "numId"
NUMBERING_LEVEL = _WORD + "ilvl"
NUM = _WORD + "num"
ABSTRACT_NUM = _WORD + "abstractNum"
ABSTRACT_NUM_ID = _WORD + "abstractNumId"
STYLE_LINK = _WORD + "numStyleLink"
LEVEL = _WORD + "lvl"
LEVEL_OVERRIDE = _WORD + "lvlOverride"
START = _WORD + "start"
START_OVERRIDE = _WORD + "startOverride"
NUMBER_FORMAT = _WORD + "numFmt"
LEVEL_TEXT = _WORD + "lvlText"
LEVEL_RESTART = _WORD + "lvlRestart"
LEGAL = _WORD + "isLgl"
SUFFIX = _WORD + "suff"

VALUE = _WORD + "val"
IDENTIFIER = _WORD + "id"
TYPE = _WORD + "type"
STYLE_ID = _WORD + "styleId"
DEFAULT = _WORD + "default"
WIDTH = _WORD + "w"
FIELD_TYPE = _WORD + "fldCharType"
FONT = _WORD + "font"
CHARACTER = _WORD + "char"
LEVEL_INDEX = _WORD + "ilvl"
ASCII_FONT = _WORD + "ascii"
CUSTOM_MARK = _WORD + "customMarkFollows"

ALTERNATIVE = _COMPATIBILITY + "AlternateContent"
CHOICE = _COMPATIBILITY + "Choice"
FALLBACK = _COMPATIBILITY + "Fallback"

MATH = _MATH + "oMath"
MATH_PARAGRAPH = _MATH + "oMathPara"
MATH_TEXT = _MATH + "t"
MATH_SUPERSCRIPT = _MATH + "sup"
MATH_FRACTION = _MATH + "f"
MATH_FRACTION_PARTS = (_MATH + "num", _MATH + "den")

IMAGE = _DRAWING + "blip"
VML_IMAGE = _VML + "imagedata"
WORD_ART = _VML + "textpath"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"

# What only says how text looks, in the properties of paragraphs, runs and cells; it is cut out before the parse, so a
# reader that comes to need one of these takes it off the list.
_LOOKS = """
    adjustRightInd autoSpaceDE autoSpaceDN b bCs bdr bidi caps cnfStyle color contextualSpacing cs divId dstrike
    eastAsianLayout effect em emboss fitText framePr hideMark highlight i iCs imprint jc keepLines keepNext kern kinsoku
    lang mirrorIndents noProof noWrap outline overflowPunct pBdr pageBreakBefore position rFonts shadow shd smallCaps
    snapToGrid spacing strike suppressAutoHyphens suppressLineNumbers suppressOverlap sz szCs tabs tcBorders tcFitText
    tcMar tcW textAlignment textDirection textboxTightWrap topLinePunct u vAlign w widowControl wordWrap
"""
SILENT = frozenset(_WORD + name for name in _LOOKS.split())
NAMESPACE = _WORD[1:-1].encode()
