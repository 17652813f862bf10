"""
A number by itself: behind its name (`绿道■`, `覆盖率达到■`), before it (`新建■绿道`), or said of what was named before.

Shares and changes are looked for behind their names; amounts may stand before the noun that they count.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from plantext.quantities import Quantity
from plantext.targets import names, phrases, words
from plantext.targets.clause import Clause, Memory, Piece
from plantext.targets.comparing import signed, with_comparator
from plantext.targets.found import Found
from plantext.targets.statement import Statement
from plantext.targets.words import form

SHARES = ("%", "％", "‰", "‱", "百分点", "个百分点")
TIMES = ("年", "个月", "天", "日", "小时", "分钟", "个工作日", "工作日")


def single(clause: Clause, piece: Piece, memory: Memory) -> list[Statement]:
    """Return what a number by itself says: one statement, or one for each of several names; none if it is no target."""
    quantity = piece.quantity
    if quantity.rule == "ratio":
        return []  # its parts have no names
    if form("distant-bound").search(clause.plain, piece.start, quantity.start):
        quantity = with_comparator(quantity, ">=")
    share = quantity.unit in SHARES or quantity.comparator == "change"
    taken = phrases.left(clause.plain, piece.start, quantity.start, counted=not share)
    if words.work().search(clause.cut(quantity.start, quantity.number_start)):
        taken = replace(taken, worked=True)  # `至少组织一次`: the verb stands between the bound and the number
    quantity = with_comparator(quantity, taken.bound)
    if not quantity.unit and quantity.comparator == "=" and not taken.linked:
        return []  # a bare number that no verb ties to anything: a page, a mark
    behind = phrases.right(clause.plain, piece.behind, piece.end)
    found = Found(clause, replace(piece, quantity=quantity), taken, behind, memory)
    return _share_of(found) or (_share(found) if share else _amount(found))


def _share_of(found: Found) -> list[Statement]:
    """Read `A不少于B的■%`: the share of A in B."""
    clause, quantity = found.clause, found.piece.quantity
    if quantity.unit not in SHARES:
        return []
    begin = found.piece.start  # the bound may count as part of the number
    words_before = clause.plain[begin : quantity.start] + clause.cut(quantity.start, quantity.number_start)
    match = form("share-of").search(words_before)
    if not match:
        return []
    taken = phrases.left(clause.plain, begin, begin + match.start(), counted=False)
    subject = clause.phrase(taken.start, taken.end) if taken.start < taken.end else found.memory.topic()
    if not subject:
        return []
    comparator = next((means for means, word in _SHARE_BOUNDS if word in match["verb"]), "=")
    said = found.said(f"{subject}占{phrases.clean(match['of'])}比例", "share of", composed=True)
    return [replace(said, quantity=with_comparator(quantity, comparator))]


def _share(found: Found) -> list[Statement]:
    own, taken, memory, quantity = found.own, found.taken, found.memory, found.piece.quantity
    if found.behind and not taken.linked and quantity.comparator != "change":
        return _of_those(found)
    if not own:
        return _same_again(found)
    if changing := _changing(found):
        return [changing]
    if (sign := _CHANGES.get(own)) and memory.topic():
        said = found.said(memory.topic(), "change of what is before", composed=True)
        return [replace(said, quantity=signed(quantity, sign))]
    if own.startswith("占") and memory.topic():
        return [found.said(memory.topic() + own, "share of what is before", composed=True)]
    text, plain = found.clause.cut(taken.start, taken.end), found.clause.plain[taken.start : taken.end]
    every = form("every").search(found.clause.plain, taken.end, quantity.start)
    listed = names.shared_by_all(text, plain) if every else names.parted(text, plain)
    if len(listed) == 1:
        listed = [_completed(listed[0], found)]
    rule = "several names" if len(listed) > 1 else "behind its name"
    return [found.said(name, rule, taken.start, composed=name != own) for name in listed]


def _changing(found: Found) -> Statement | None:
    """Read a change whose verb stands before what changes: `削减总磷■%` is a fall of 总磷."""
    clause, taken, quantity = found.clause, found.taken, found.piece.quantity
    if taken.linked or quantity.comparator in ("change", "range"):
        return None
    verb = form("changes-it").match(clause.plain, taken.start, taken.end)
    if not verb:
        return None
    name = clause.phrase(verb.end(), taken.end)
    return replace(found.said(name, "change before its name"), quantity=signed(quantity, -1 if verb["fall"] else 1))


def _same_again(found: Found) -> list[Statement]:
    """Read a share without a name: it is said of what was named before, of each if it was several."""
    memory = found.memory
    shared = memory.names or ((memory.base,) if memory.base else ())
    goes_on = _goes_on(found)
    return [replace(found.said(name, "same as before", composed=True), quantity=goes_on) for name in shared if name]


def _goes_on(found: Found) -> Quantity:
    """Return a bare number that only aims higher (`下降■，力争■`) as the change that stands before it."""
    quantity = found.piece.quantity
    last = found.memory.statements[-1].quantity if found.memory.statements else None
    if found.taken.linked or quantity.comparator != "=" or last is None or last.unit != quantity.unit:
        return quantity
    return signed(quantity, -1 if (last.low or 0) < 0 else 1) if last.comparator == "change" else quantity


def _of_those(found: Found) -> list[Statement]:
    """Read `建成区■以上面积达到要求` and `■以上的机关、■以上的学校达到要求`: the share of those that do something."""
    clause, start, end = found.clause, found.taken.start, found.behind[1] if found.behind else found.piece.end
    if found.own:
        if form("acted-on").match(clause.plain, found.piece.start):
            return []  # `对落后■以上的单位予以督办`
        inner = clause.cut(start, found.taken.end) + (clause.cut(*found.behind) if found.behind else "")
        return [found.said(f"{phrases.clean(inner)}比例", "share of those that", start, end)]
    noun, said = found.noun, found.said_of_those
    name = noun if noun.endswith(said) else noun + said
    return [found.said(f"{name}比例", "share of those that", end=end)] if said else []


def _completed(name: str, found: Found) -> str:
    """Give a name that is none by itself (`其中城区`, `覆盖率`) the words of the one before it."""
    before = found.memory.topic()
    last = found.memory.statements[-1] if found.memory.statements else None
    if last and form("place-class").fullmatch(name) and last.quantity.unit == found.piece.quantity.unit:
        return name.removesuffix("等") + form("place-class-head").sub("", last.indicator)
    if before and not words.head_end().search(name) and _AMONG.match(found.clause.plain, found.clause.start):
        for length in range(len(name), 1, -1):
            at = before.find(name[-length:])
            if at >= 0:
                return name + before[at + length :]
        return name + found.memory.among if found.memory.among else name
    return names.completed(name, found.memory.base)


def _amount(found: Found) -> list[Statement]:
    own, taken, memory, quantity = found.own, found.taken, found.memory, found.piece.quantity
    if spent := _spent(found):
        return [spent]
    if found.behind and own and quantity.unit in TIMES and not taken.worked:
        return [found.said(own + form("round").sub("", found.noun), "time for", taken.start, found.behind[1])]
    if found.behind and (not taken.linked or taken.exists or found.gathered):
        return _before_its_noun(found)
    if form("one-of-each").fullmatch(own) and memory.topic():
        return [found.said(memory.topic(), "same as before", composed=True)]
    if own and not form("list-end").search(own):
        memory.worked = memory.worked or taken.worked
        name = own if taken.worked else _of_project(own, found)
        name = _per_head(_part_of_whole(name, found), found)
        start = found.piece.start if taken.worked else taken.start
        return [found.said(name, "behind its name", start, composed=name != own)]
    return _unnamed(found)


def _of_project(own: str, found: Found) -> str:
    """Give a measure the name of the project that it belongs to."""
    project, base = found.memory.project, found.memory.base
    if base and names.is_class(own) and (found.listed or form("class").match(base)):
        return names.of_class(own, base)
    if base and form("reaching").match(own) and not found.memory.parted and len(base) <= _LONGEST_BASE:
        return own if base.endswith(own) else base + own
    if project and words.measure().fullmatch(own) and own not in project:
        return project + own
    return names.completed(own, base)


def _unnamed(found: Found) -> list[Statement]:
    """Read a number with no name of its own: said of what was named before, or of what is done."""
    if shared := found.noun_of_next():
        return [shared]
    memory, quantity, taken = found.memory, found.piece.quantity, found.taken
    alike = next((s.indicator for s in reversed(memory.statements) if s.quantity.unit == quantity.unit), "")
    if alike and not taken.linked and memory.statements[-1].rule != "verb alone":
        return [found.said(alike, "same as before", composed=True)]
    bounded = quantity.start < quantity.number_start  # `突破■`, `不低于■` say it of something
    told_before = not memory.names and bool(memory.base)  # `实施小区改造，2024年完成■`
    if memory.topic() and (taken.linked or bounded or told_before or not found.piece.first):
        return [found.said(memory.topic(), "same as before", composed=True)]
    lead = form("verb-alone").match(found.clause.plain, found.piece.start, quantity.start)
    doing = found.clause.phrase(lead.end() if lead else found.piece.start, quantity.start)
    return [found.said(doing, "verb alone")] if taken.worked and doing else []


def _part_of_whole(name: str, found: Found) -> str:
    """Give the parts of a whole the end of its name: `其中：光伏■` of the 装机容量."""
    among, whole = found.memory.among, found.memory.whole
    if found.piece.quantity.unit != _last_unit(found.memory):
        return name
    if whole and names.is_class(name):
        return name + whole.removeprefix(name)
    if whole and form("class-of").match(whole) and not words.head_end().search(name) and len(name) <= _SHORT_HEAD:
        return name if name.endswith(whole[:2]) else name + whole
    return name if not among or words.head_end().search(name) else name + among


def _last_unit(memory: Memory) -> str:
    return memory.statements[-1].quantity.unit if memory.statements else ""


def _per_head(name: str, found: Found) -> str:
    """Give the later names of an enumeration what its numbers are counted by: `每千人口床位■、医师■`."""
    if found.piece.first or not found.memory.names or form("per-head").match(name):
        return name
    match = form("per-head").match(found.memory.names[0])
    return match[0] + name if match else name


def _before_its_noun(found: Found) -> list[Statement]:
    clause, taken, memory, piece = found.clause, found.taken, found.memory, found.piece
    own, noun, end = found.own, found.noun, found.behind[1] if found.behind else piece.end
    worked = taken.worked or taken.exists or memory.worked or words.reach().search(own) or found.gathered
    memory.worked = bool(worked)
    place = form("place").search(clause.plain, piece.start, piece.quantity.start)
    inside = found.said_of_those if not taken.worked else ""
    toward = form("toward").search(clause.plain, piece.start, piece.quantity.start)
    goes_on = not piece.first and bool(memory.statements)
    if not (worked or inside or place or toward or goes_on):
        return []
    if words.head_end().search(own) and len(own) <= _SHORT_HEAD:
        name = noun + own  # `处理能力■的焚烧炉`
    elif place and "分别" in clause.plain[taken.start : piece.quantity.start]:
        name = clause.phrase(*place.span("place")) + noun
    else:
        name = f"{inside}的{noun.removesuffix(inside)}" if inside else form("building").sub("", noun)
    return [found.said(_per_head(name, found), "before its noun", end=end)]


def _spent(found: Found) -> Statement | None:
    """Read money that is spent on what stands behind it: `投入■实施管网改造`."""
    clause, piece = found.clause, found.piece
    verb = form("spent").search(clause.plain, piece.start, piece.quantity.start)
    if not verb or not piece.quantity.unit.endswith("元"):
        return None
    if purpose := form("purpose").match(clause.plain, piece.quantity.end, piece.end):
        return found.said(f"{clause.phrase(*purpose.span('for'))}资金", "money spent on", end=purpose.end("for"))
    if not found.behind:
        return None
    start, end = found.behind
    work = words.work().match(clause.plain, start, end)
    done = clause.phrase(work.end() if work and work.end() < end else start, end)
    return found.said(done + verb[0], "money spent on", end=end)


_CHANGES = {"降幅": -1, "减幅": -1, "跌幅": -1, "增幅": 1, "涨幅": 1, "升幅": 1}
_AMONG = regex.compile(r"[\s，,]*其中")
_LONGEST_BASE = 20
_SHORT_HEAD = 5
_SHARE_BOUNDS = (
    *((">=", word) for word in ("不少于", "不低于", "至少")), *(("<=", word) for word in ("不超过", "不高于")),
    *((">", word) for word in ("超过", "高于")), ("<", "少于"), ("~", "约"),
)  # fmt: skip
