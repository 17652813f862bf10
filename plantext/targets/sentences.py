"""
Read the numbers of one sentence.

A sentence is read clause by clause. Each number of a clause has the words before it and behind it; which of them
name it is decided by the shape of the clause: several names for several numbers (分别), one number for several names
(均), an older and a newer value (由…降至…), a share of something (不少于总量的■), a number behind its name or before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

import regex

from plantext.quantities import Quantity
from plantext.targets import names, phrases, words
from plantext.targets.outline import Outline
from plantext.targets.statement import Statement
from plantext.targets.when import Deadlines

TIMES = ("年", "个月", "天", "日", "小时", "分钟", "个工作日", "工作日")
SHARES = ("%", "％", "‰", "‱", "百分点", "个百分点", "成")


@dataclass(slots=True)
class _Memory:
    """What a sentence has said so far that later clauses rely on."""

    names: tuple[str, ...] = ()  # of the last number
    topic: str = ""  # the subject of a clause without a number, or what it makes
    worked: bool = False  # a verb of work governs an enumeration
    period: str = ""
    statements: list[Statement] = field(default_factory=list)


def read_sentence(outline: Outline, start: int, end: int, deadlines: Deadlines) -> list[Statement]:
    """Return what the numbers of `outline.text[start:end]` say, in reading order."""
    quantities = [q for q in outline.quantities if start <= q.start < end]
    if not quantities:
        return []
    memory = _Memory()
    for a, b in _clauses(outline.plain, start, end):
        _read_clause(_Clause(outline, a, b, tuple(q for q in quantities if a <= q.start < b), deadlines), memory)
    return memory.statements


@dataclass(frozen=True)
class _Clause:
    outline: Outline
    start: int
    end: int
    quantities: tuple[Quantity, ...]
    deadlines: Deadlines

    @cached_property
    def plain(self) -> str:
        return self.outline.plain

    def cut(self, start: int, end: int) -> str:
        return self.outline.text[start:end]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A number with the words before it (`text[start:quantity.start]`) and behind it (`text[quantity.end:end]`)."""

    quantity: Quantity
    start: int
    end: int
    first: bool


def _clauses(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _CLAUSE_END.finditer(plain, start, end):
        yield at, match.end()
        at = match.end()
    if at < end:
        yield at, end


def _read_clause(clause: _Clause, memory: _Memory) -> None:
    if not clause.quantities:
        _remember(clause, memory)
        return
    head = clause.plain[clause.start : clause.quantities[0].start]
    if _TOTAL.search(head) or (memory.period == "cumulative" and clause.start > 0 and not _NEW_TIME.search(head)):
        memory.period = "cumulative"
    else:
        memory.period = ""
    pieces = list(_pieces(clause))
    found = _shares_of(clause, pieces) or _by_position(clause, pieces, memory) or _from_to(clause, pieces, memory)
    if not found:
        for piece in pieces:
            found += _one(clause, piece, memory)
            if found:
                memory.names = tuple(s.indicator for s in found[-1:])
    memory.statements += [_dated(clause, statement, memory) for statement in found]
    if found:
        memory.names = tuple(dict.fromkeys(s.indicator for s in found))


def _remember(clause: _Clause, memory: _Memory) -> None:
    """Keep the subject of a clause without a number: `优良率持续提高，达到■` is said of it."""
    end = clause.start + len(clause.plain[clause.start : clause.end].rstrip("，,；;：:、。！？!?"))
    taken = phrases.left(clause.plain, clause.start, end, counted=True)
    subject = _PREDICATE.sub("", clause.plain[taken.start : end])
    if taken.worked or words.head_end().search(subject):
        memory.topic = phrases.clean(clause.cut(taken.start, taken.start + len(subject)))
        memory.names = ()
    memory.worked = False


def _pieces(clause: _Clause) -> Iterator[_Piece]:
    """Part a clause between its numbers: words behind one up to a joint, words before the next behind it."""
    bounds = [clause.start]
    for before, after in pairwise(clause.quantities):
        gap = clause.plain[before.end : after.start]
        joint = _LEADING_JOINT.match(gap) or _JOINT.search(gap)
        bounds.append(before.end + joint.start() if joint else after.start)
        bounds.append(before.end + joint.end() if joint else before.end)
    bounds.append(clause.end)
    for at, quantity in enumerate(clause.quantities):
        yield _Piece(quantity, bounds[2 * at], bounds[2 * at + 1], at == 0)


def _by_position(clause: _Clause, pieces: Sequence[_Piece], memory: _Memory) -> list[Statement]:
    """Pair names and numbers by position: `A、B分别为■、■`; a ratio by the names of its parts."""
    quantities = [piece.quantity for piece in pieces]
    before = clause.plain[clause.start : quantities[0].start]
    if all(q.rule == "ratio" for q in quantities) and len(quantities) > 1:
        return _ratio(clause, before)
    match = _RESPECTIVELY.search(before)
    if len(quantities) < 2 or not match or any(_gap_names(clause, a, b) for a, b in pairwise(quantities)):
        return []
    taken = phrases.left(clause.plain, clause.start, clause.start + match.start(), counted=False)
    listed = names.each(clause.cut(taken.start, taken.end), clause.plain[taken.start : taken.end], len(quantities))
    years = clause.deadlines.listed(clause.start, quantities[0].start, len(quantities))
    if years and (not listed or taken.start >= taken.end):
        listed = [phrases.clean(clause.cut(taken.start, taken.end)) or _topic(memory)] * len(quantities)
    if not listed:
        return []
    bound = phrases.left(clause.plain, clause.start, quantities[0].start, counted=False).bound
    alike = _alike(quantities, bound)
    return [
        Statement(
            name, quantity, taken.start, quantities[-1].end, "respectively",
            year=years[at].last if years else None, year_at=(years[at].start, years[at].end) if years else None,
            unit_at=None if printed.unit or not quantity.unit else _unit_at(quantities),
        )
        for at, (name, quantity, printed) in enumerate(zip(listed, alike, quantities, strict=True))
    ]  # fmt: skip


def _ratio(clause: _Clause, before: str) -> list[Statement]:
    quantities = clause.quantities
    start = phrases.left(clause.plain, clause.start, quantities[0].start, counted=False).start
    for entry in words.ratios():
        parts = entry.means.split("|")
        if entry.pattern.search(before) and len(parts) == len(quantities):
            return [
                Statement(part, replace(quantity, unit="%"), start, quantities[-1].end, "ratio")
                for part, quantity in zip(parts, quantities, strict=True)
            ]
    return []


def _alike(quantities: Sequence[Quantity], bound: str) -> list[Quantity]:
    """Give the numbers of a list what only one of them prints: the unit behind the last, a bound at either end."""
    unit = next((q.unit for q in reversed(quantities) if q.unit), "")
    first, last = quantities[0], quantities[-1]
    comparator = next((q.comparator for q in (first, last) if q.comparator != "="), bound or "=")
    falls = comparator == "change" and (first.low or 0) < 0
    return [with_comparator(replace(q, unit=q.unit or unit), comparator, falls) for q in quantities]


def with_comparator(quantity: Quantity, comparator: str, falls: bool = False) -> Quantity:
    """Return a bare number with the comparator that a clause gives it; one that has its own keeps it."""
    if quantity.comparator != "=" or comparator in ("=", ""):
        return quantity
    low, high = quantity.low, quantity.high
    if falls and low is not None and high is not None:
        low, high = -low, -high
    if comparator in (">=", ">"):
        high = None
    if comparator in ("<=", "<"):
        low = None
    return replace(quantity, comparator=comparator, low=low, high=high)  # type: ignore[arg-type]


def _gap_names(clause: _Clause, before: Quantity, after: Quantity) -> bool:
    gap = clause.plain[before.end : after.start]
    return _ONLY_JOINT.fullmatch(gap) is None


def _unit_at(quantities: Sequence[Quantity]) -> tuple[int, int] | None:
    return next(((q.number_start, q.end) for q in reversed(quantities) if q.unit), None)


def _shares_of(clause: _Clause, pieces: Sequence[_Piece]) -> list[Statement]:
    """Read `A不少于B的■%`: the share of A in B."""
    if len(pieces) != 1 or pieces[0].quantity.unit not in SHARES:
        return []
    quantity = pieces[0].quantity
    match = _SHARE.search(clause.plain, clause.start, quantity.start)
    if not match:
        return []
    taken = phrases.left(clause.plain, clause.start, match.start(), counted=False)
    if taken.start >= taken.end:
        return []
    of = clause.cut(*match.span("of"))
    comparator = next((means for means, word in _SHARE_BOUNDS if word in match["verb"]), "=")
    name = f"{phrases.clean(clause.cut(taken.start, taken.end))}占{phrases.clean(of)}比例"
    bounded = with_comparator(quantity, comparator)
    return [Statement(name, bounded, taken.start, quantity.end, "share of")]


def _from_to(clause: _Clause, pieces: Sequence[_Piece], memory: _Memory) -> list[Statement]:
    """Read `A由■降至■`: the older value is a fact, the newer one what the clause says."""
    if len(pieces) < 2:
        return []
    old, new = pieces[0].quantity, pieces[1].quantity
    if not _TO.fullmatch(clause.plain[old.end : new.start]) or not _FROM.search(clause.plain[clause.start : old.start]):
        return []
    taken = phrases.left(clause.plain, clause.start, old.start, counted=False)
    name = phrases.clean(clause.cut(taken.start, taken.end)) or _topic(memory)
    if not name:
        return []
    own = clause.deadlines.within(clause.start, old.start, attached=True)
    unit = old.unit or new.unit
    first = Statement(
        name, replace(old, unit=unit), taken.start, new.end, "from", year=own.last if own else -1,
        year_at=(own.start, own.end) if own else None, role="actual",
        unit_at=None if old.unit else (new.number_start, new.end),
    )  # fmt: skip
    return [first, Statement(name, new, taken.start, new.end, "to")]


def _one(clause: _Clause, piece: _Piece, memory: _Memory) -> list[Statement]:
    """Read a number by itself: behind its name, before it, or said of what was named before."""
    quantity = piece.quantity
    share = quantity.unit in SHARES or quantity.comparator == "change"
    if bound := _DISTANT_BOUND.search(clause.plain, piece.start, quantity.start):
        quantity = with_comparator(quantity, ">=" if bound else "")
    taken = phrases.left(clause.plain, piece.start, quantity.start, counted=not share)
    quantity = with_comparator(quantity, taken.bound)
    behind = phrases.right(clause.plain, quantity.end, piece.end)
    own = clause.cut(taken.start, taken.end) if taken.start < taken.end else ""
    if share:
        return _share(clause, piece, taken, own, behind, quantity, memory)
    return _amount(clause, piece, taken, own, behind, quantity, memory)


def _share(
    clause: _Clause, piece: _Piece, taken: phrases.Left, own: str,
    behind: tuple[int, int] | None, quantity: Quantity, memory: _Memory,
) -> list[Statement]:  # fmt: skip
    if own and behind and not taken.linked and quantity.comparator != "change":
        inner = clause.cut(*behind)
        return [Statement(phrases.clean(own + inner) + "比例", quantity, taken.start, behind[1], "share of those that")]
    if not own:
        shared = memory.names or ((memory.topic,) if memory.topic else ())
        return [Statement(name, quantity, piece.start, quantity.end, "same as before") for name in shared if name]
    if (sign := _FALL.get(phrases.clean(own))) and _topic(memory):
        return [
            Statement(_topic(memory), _signed(quantity, sign), piece.start, quantity.end, "change of what is before")
        ]
    found = names.parted(own, clause.plain[taken.start : taken.end])
    if len(found) == 1:
        found = [names.completed(_completed(found[0], clause, piece, memory), _topic(memory))]
    rule = "several names" if len(found) > 1 else "behind its name"
    return [Statement(name, quantity, taken.start, quantity.end, rule) for name in found]


def _signed(quantity: Quantity, sign: int) -> Quantity:
    """Return a rate of change as a signed change: `降幅达■` is a fall."""
    value = quantity.low if quantity.low is not None else quantity.high
    return quantity if value is None else replace(quantity, comparator="change", low=sign * value, high=sign * value)


def _completed(name: str, clause: _Clause, piece: _Piece, memory: _Memory) -> str:
    """Give a name that is none by itself (`其中城区`) the words of the one before it."""
    before = memory.names[0] if memory.names else ""
    if not before or words.head_end().search(name) or not _AMONG.match(clause.plain, clause.start):
        return name
    for length in range(len(name), 1, -1):
        at = before.find(name[-length:])
        if at >= 0:
            return name + before[at + length :]
    return name + before if len(name) <= len(before) else name


def _amount(
    clause: _Clause, piece: _Piece, taken: phrases.Left, own: str,
    behind: tuple[int, int] | None, quantity: Quantity, memory: _Memory,
) -> list[Statement]:  # fmt: skip
    own = phrases.clean(own)
    governed = taken.worked or taken.linked or memory.worked
    if behind and own and quantity.unit in TIMES and not taken.worked:
        done = _ROUND.sub("", phrases.clean(clause.cut(*behind)))
        return [Statement(own + done, quantity, taken.start, behind[1], "time for")]
    if behind and not taken.linked:
        return _before_its_noun(clause, piece, taken, own, behind, quantity, memory)
    if own and not _LIST_END.search(own):
        memory.worked = memory.worked or taken.worked
        name = names.completed(own, _topic(memory))
        return [
            Statement(name, quantity, piece.start if taken.worked else taken.start, quantity.end, "behind its name")
        ]
    verb = clause.cut(piece.start, quantity.start)
    shared = memory.names[:1] or ((memory.topic,) if memory.topic else ())
    if taken.linked and shared:
        return [Statement(shared[0], quantity, piece.start, quantity.end, "same as before")]
    if shared and memory.statements and memory.statements[-1].quantity.unit == quantity.unit:
        return [Statement(shared[0], quantity, piece.start, quantity.end, "same as before")]
    doing = phrases.clean(_VERB_ALONE.sub("", verb))
    if governed and taken.worked and doing:
        return [Statement(doing, quantity, piece.start, quantity.end, "verb alone")]
    return []


def _before_its_noun(
    clause: _Clause, piece: _Piece, taken: phrases.Left, own: str,
    behind: tuple[int, int], quantity: Quantity, memory: _Memory,
) -> list[Statement]:  # fmt: skip
    noun = phrases.clean(clause.cut(*behind))
    if quantity.unit.endswith("元") and (spent := _SPENT.search(clause.plain, piece.start, quantity.start)):
        verb = words.work().match(clause.plain, behind[0], behind[1])
        done = phrases.clean(clause.cut(verb.end() if verb and verb.end() < behind[1] else behind[0], behind[1]))
        return [Statement(done + spent[0], quantity, piece.start, behind[1], "money spent on")]
    middle = _middle_verb(clause.plain, taken.start, quantity.start)
    worked = taken.worked or memory.worked or middle or words.reach().search(own) is not None
    memory.worked = memory.worked or taken.worked or middle
    if not worked and not own and not piece.first:
        worked = bool(memory.statements)
    place = _PLACE.match(clause.plain, taken.start, quantity.start)
    if words.head_end().search(own) and len(own) <= _SHORT_HEAD:
        name = noun + own  # `处理能力■的焚烧炉`
    elif place and "分别" in clause.plain[taken.start : quantity.start]:
        name = phrases.clean(clause.cut(*place.span("place"))) + noun
    else:
        name = noun
    if said := _PREDICATE_INSIDE.fullmatch(noun):
        name = f"{said['said']}的{said['noun']}" if not taken.worked else name
    if not worked and not said and not place and not _toward(clause.plain, piece.start, quantity.start):
        return []
    return [Statement(name, quantity, piece.start, behind[1], "before its noun")]


def _toward(plain: str, start: int, end: int) -> bool:
    return _TOWARD.search(plain, start, end) is not None


def _middle_verb(plain: str, start: int, end: int) -> bool:
    return _WORKING.search(plain, start, end) is not None


def _topic(memory: _Memory) -> str:
    return memory.names[0] if memory.names else memory.topic


def _dated(clause: _Clause, statement: Statement, memory: _Memory) -> Statement:
    """Add the year and the period that govern a statement."""
    quantity = statement.quantity
    before = clause.plain[clause.start : quantity.start]
    yearly = _YEARLY_UNIT.search(quantity.unit) or _YEARLY.search(before[-14:])
    period = "annual" if yearly else memory.period
    if statement.year is None:
        found = clause.deadlines.of(quantity, clause.end)
        if found:
            statement = replace(statement, year=found.last, year_at=(found.start, found.end))
    return replace(statement, period=period)  # type: ignore[arg-type]


_CLAUSE_END = regex.compile(r"[，,；;：:。！？!?]")
_TOTAL = regex.compile(r"累[计积]")
_NEW_TIME = regex.compile(r"◆|每年")
_YEARLY = regex.compile(
    r"每年|年均|年(?=(?:处理|处置|产|供|发电|利用|加工|接待|消纳|生产|培训|推广|完成|节约|减排|新增)?[^◆■]{0,8}$)(?<![\d◆今去明上前往历当全近]年)"
)
_YEARLY_UNIT = regex.compile(r"[/／每]年$")
_PREDICATE = regex.compile(
    r"(?:持续|稳步|不断|进一步|明显|显著|大幅|逐年|逐步|继续|全面|稳定|有所|基本|得到|更加|有效|切实)*(?:提升|提高|改善|下降|降低|优化|增强|扩大|增长|推进|加快|达标|上升|增加|减少|好转|稳定|完善|保持)*$"
)
_LEADING_JOINT = regex.compile(r"(?:以上|以内|左右|以下)?\s*(?:、|以及|和|及|与|并|且|,|，)")
_JOINT = regex.compile(r"、|以及|和(?!谐|美)|(?<!普|危|涉|惠|遍)及(?!时|格|其)|(?<!参)与")
_ONLY_JOINT = regex.compile(r"(?:[、和及与,，\s]|以及|以内|以上|左右|达到|为)*")
_RESPECTIVELY = regex.compile(r"分别|依次")
_SHARE = regex.compile(
    r"(?P<verb>占(?:到|比)?|达到|达|为|不少于|不低于|不超过|不高于|至少(?:占|达到|为)?|超过|少于|高于|约(?:占|为))(?P<of>[^，,；;■◆]{2,16}?)的\s*$"
)
_SHARE_BOUNDS = (
    (">=", "不少于"),
    (">=", "不低于"),
    (">=", "至少"),
    ("<=", "不超过"),
    ("<=", "不高于"),
    (">", "超过"),
    (">", "高于"),
    ("<", "少于"),
    ("~", "约"),
)
_TO = regex.compile(
    r"(?:◆+的?)?(?:的)?(?:逐步|稳步|进一步)?(?:提高|提升|增加|增长|上升|下降|降低|减少|缩短|压减|压缩|扩大|调整|变|降|增|升|减|缩|优化|改善|发展|跃升|拓展|扩|跌|回升)?(?:到|至|为)(?:了)?(?:◆+[底末]?(?:的)?)?"
)
_FROM = regex.compile(r"(?:由|从)(?:[^，,；;]{0,12})$")
_AMONG = regex.compile(r"[\s，,]*其中")
_LIST_END = regex.compile(r"等$")
_VERB_ALONE = regex.compile(r"^(?:◆|到|至|每年|累计|共|力争|计划|确保)+|[\s，,]")
_SHORT_HEAD = 5
_DISTANT_BOUND = regex.compile(r"至少|不少于")
_FALL = {"降幅": -1, "减幅": -1, "增幅": 1, "涨幅": 1, "升幅": 1, "增速": 1}
_PLACE = regex.compile(r"在(?P<place>[^，,；;■◆]{2,24}?)(?:分别|各|新建|建设|建成|设立|布设|设置|打造|开展|实施)")
_PREDICATE_INSIDE = regex.compile(
    r"(?P<noun>[^的]{2,14}?(?:[（(][^（()）]*[)）])?)(?P<said>(?:水质|环境|面貌|质量|功能|能力|效益|全部|基本|均|稳定|明显|显著|达到|通过|纳入|获评|入选|接入|完成|实现|建成|开通|投入|得到|用上|享受|参加|参与|受益)\S{2,})"
)
_TOWARD = regex.compile(r"(?:对|将|把|使|让|推动|推进|组织|引导|支持|帮助|力争|确保|争取|在)[^，,；;]*$")
_WORKING = regex.compile(
    r"(?:建成|建设|新建|新增|完成|创建|培育|打造|实施|改造|推进|开展|铺设|划定|谋划|新改建|改建|扩建|开工|打通|引进|发放|扶持|支持|组织|举办|整治|治理|修复|提升|安装|投放|配备|设立|组建|推广|淘汰|关停|清理|拆除|修缮|完善)"
)
_ROUND = regex.compile(r"^(?:内)?(?:完成|实现|开展|进行)(?:一轮|一次|一遍)?")
_SPENT = regex.compile(r"(?:投入|投资|安排|筹集|筹措|统筹|落实|整合)(?:[^，,；;■◆]{0,6}资金)?(?=(?:约|共|近|超)?$)")
