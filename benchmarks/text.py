"""The text stage alone: what a plan's sentences cost, and whether a hundred times the length costs a hundredfold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

from benchmarks.measure import interleaved
from plantext.claims import extract_claims
from plantext.document import Block, Document, Paragraph
from plantext.duties import extract_duties
from plantext.info import extract_info
from plantext.readers import read_bytes
from plantext.records import Info
from plantext.resources import folder
from plantext.targets import extract_targets

AIM = 300_000  # characters a second
HEADER = (
    "text",
    "characters",
    "targets",
    "info ms",
    "duties ms",
    "claims ms",
    "targets ms",
    "whole ms",
    "characters/s",
)

_SAMPLE = "yunxi_2023.txt"
_TYPICAL = 8  # sentences without a number beside each paragraph: a target in about 250 characters, as plans have them
_SIZES = ((1, _TYPICAL), (10, _TYPICAL), (100, _TYPICAL), (10, 0))
_PLAIN = (
    "坚持统筹推进山水林田湖草沙一体化保护和系统治理，健全部门协同、上下联动的工作机制，把各项任务落实到乡镇和责任单位。",
    "加强监测评估，建立台账，定期调度，对进展滞后的项目及时预警并限期整改。",
    "完善公众参与和监督机制，畅通信访投诉渠道，营造全社会共建共享的良好氛围。",
)


def text_rows(rounds: int, longest: int = 100) -> Iterator[list[str]]:
    """Give a row for each text: the sample plan's sentences, up to `longest` times, among sentences without numbers."""
    for size, plain in (each for each in _SIZES if each[0] <= longest):
        document = _document(size, plain)
        work: dict[str, Callable[[], object]] = {name: partial(run, document) for name, run in _STAGES.items()}
        seconds = {name: median(times) for name, times in interleaved(work, max(3, rounds // size)).items()}
        characters = len(document.text)
        name = f"{size} x the sample plan, {'as dense as plans are' if plain else 'nothing but numbers'}"
        milliseconds = (f"{seconds[stage] * 1000:.1f}" for stage in _STAGES)
        targets = len(extract_targets(document, Info()))
        yield [name, f"{characters:,}", f"{targets:,}", *milliseconds, f"{characters / seconds['whole']:,.0f}"]


def _whole(document: Document) -> object:
    duties, claims = extract_duties(document), extract_claims(document)
    return extract_targets(document, extract_info(document), duties, claims)


_STAGES: dict[str, Callable[[Document], object]] = {
    "info": extract_info,
    "duties": extract_duties,
    "claims": extract_claims,
    "targets": lambda document: extract_targets(document, Info()),
    "whole": _whole,
}


def _document(size: int, plain: int) -> Document:
    """Return the text; every paragraph has a mark of its own, or a cache would answer for all copies but the first."""
    sample = read_bytes((folder("corpora") / _SAMPLE).read_bytes(), _SAMPLE)
    blocks: list[Block] = []
    for copy in range(size):
        mark = "".join(chr(ord("a") + int(digit)) for digit in str(copy))
        for block in sample.blocks:
            if isinstance(block, Paragraph):
                blocks.append(Paragraph(f"{block.text}（{mark}）", block.kind, block.level, block.number))
                filler = "".join(_PLAIN[at % len(_PLAIN)] for at in range(plain))
                blocks += [Paragraph(f"{filler}（{mark}）")] if plain and block.kind != "heading" else []
    return Document("text", "txt", tuple(blocks))
