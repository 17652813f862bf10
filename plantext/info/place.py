"""The place that a plan is for, with its code where the standard knows it and what is printed names one owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex

from plantext.info.issue import Front
from plantext.regions import find_regions, name_at, region_of_code, resolve
from plantext.vocabulary import words


@dataclass(frozen=True, slots=True)
class Place:
    """
    A place as the title prints it; `code` and `parents` are those of the standard.

    A place that the standard does not know (a zone, a town, an invented county) has no code, and those parents that
    are printed before it.
    """

    name: str = ""
    code: str = ""
    parents: tuple[str, ...] = ()


def place(title: str, front: Front, by: tuple[str, ...], metadata: Mapping[str, str], year: int | None) -> Place:
    """
    Return the place that a plan is for.

    The title names it, or else the notice, or the body that issued it; where they name none, the code of that body
    in the page's 索引号 does. Between two owners of a name, the names printed beside it decide, that code, and the
    words of the first pages, in this order.
    """
    code = _code(metadata)
    near = (front.notice, *by, *front.above, *front.below)
    texts = (*front.texts, *front.closing)
    for text in (*_heads(title), *_heads(front.notice), *by, *_sessions(front.below)):
        if "分局" in text[:24]:
            continue  # the city's bureau in a county: 宁波市生态环境局慈溪分局
        if chain := _chain(text, (*near, *texts)):
            return _known(chain, year, code, [title, *near, *texts])
    region = region_of_code(code, year) if code else None
    if region and all(_fits(body, region.name) for body in by):
        return Place(region.name, region.code, region.parents)
    return Place()


def _known(chain: list[str], year: int | None, code: str, texts: list[str]) -> Place:
    *beside, name = chain
    region = None if _contradicted(name, year, texts) else resolve(name, year, beside, code, texts)
    if region:
        return Place(name, region.code, region.parents)
    if beside and (above := resolve(beside[-1], year, beside[:-1], code, texts)) and not find_regions(name, year):
        return Place(name, "", (*above.parents, above.name))
    return Place(name, "", tuple(beside))


def _contradicted(name: str, year: int | None, texts: list[str]) -> bool:
    """Say whether a unit that the standard does not put above a name is printed before it: 岚江省龙山县."""
    above = {parent for region in find_regions(name, year) for parent in region.parents}
    before = regex.compile(rf"(?:^|\P{{Han}}|位于|地处|隶属)([\p{{Han}}]{{2,3}}[省市州盟])(?={name})")
    named = {match[1] for text in texts if name in text for match in before.finditer(text)}
    return bool(above) and any(not any(other.endswith(parent) for parent in above) for other in named)


def _heads(title: str) -> Iterator[str]:
    """Give the texts at whose start a title may name its place: the plan's name in it, then the title itself."""
    for match in _QUOTED.finditer(title):
        yield _LEAD.sub("", match[1])
    yield _LEAD.sub("", title)


def _sessions(lines: tuple[str, ...]) -> Iterator[str]:
    """Give the place whose congress adopted a plan or heard a report: `在云溪县第十七届人民代表大会…`."""
    for line in lines:
        if match := _SESSION.search(line):
            yield match[1]


def _chain(text: str, around: tuple[str, ...]) -> list[str]:
    """Return the units with which a text begins, the widest first: `浙江省宁波市江北区`."""
    names: list[str] = []
    at = 0
    while name := name_at(text, at) or _unknown(text, at):
        if name in words("info.toml", "common") and not _is_meant(name, names, around):
            break
        names.append(name)
        at += len(name)
    if part := _part(text[at:], bool(names), around):
        names.append(part)
    return names


def _is_meant(name: str, beside: list[str], around: tuple[str, ...]) -> bool:
    """Say whether a common word (城区) is the unit so called: its city stands before it, or its government around."""
    if beside:
        return any(set(beside) <= set(region.parents) for region in find_regions(name))
    return _is_governed(name, around, "人民政府")


def _unknown(text: str, at: int) -> str:
    """Return a name that the standard does not know, but that is formed as one."""
    match = _NAME.match(text, at)
    if match and not any(word in match[0] for word in words("info.toml", "no_place")):
        return match[0]
    return ""


def _part(rest: str, inside: bool, around: tuple[str, ...]) -> str:
    """Return a zone or a town that a text goes on with, if its administration is named or nothing else can be meant."""
    for suffix in sorted(words("info.toml", "zones"), key=len, reverse=True):
        end = rest.find(suffix, 1, 14)
        if end > 0:
            name = rest[: end + len(suffix)]
            plain = not inside and suffix in words("info.toml", "plain_zones")
            is_name = not any(word in rest[:end] for word in words("info.toml", "no_place"))
            if is_name and (plain or _is_governed(name, around, "管委会", "管理委员会", "党工委")):
                return name
    town = _TOWN.match(rest) if inside else None
    if town and _is_governed(town[0], around, "人民政府", "办事处", "党委", "党工委", "政府"):
        return town[0]
    return ""


def _is_governed(name: str, around: tuple[str, ...], *bodies: str) -> bool:
    return any(name + body in text for text in around for body in bodies)


def _code(metadata: Mapping[str, str]) -> str:
    """Return the code in the credit code of the body that published a page, with which its 索引号 begins."""
    index = next((metadata[key] for key in ("索引号", "信息索引号", "索取号") if metadata.get(key)), "")
    match = _CREDIT.match(index.strip())
    return match[1] if match else ""


def _fits(body: str, name: str) -> bool:
    """Say whether a body without a place (`市政府办公室`) can be one of a unit: a city's, a county's."""
    return body[:1] not in "省市区县旗" or body[:1] == name[-1]


_QUOTED = regex.compile(r"《([^《》]+)》")
_LEAD = regex.compile(
    r"^(?:关于|印发|发布|公布|中共|[《“\"「\s]|“?十[一二三四五六七八九]?五”?(?:时期|期间)?|(?:19|20)\d\d年?(?:[-—－–~～至](?:19|20)\d\d年?)?度?)+"
)
_NAME = regex.compile(
    r"[\p{Han}]{2,4}?(?:省|自治区|自治州|自治县|市|县|区|旗|盟)(?![场民级容长委]|政(?!府|协)|直|辖|情|城)"
)
_TOWN = regex.compile(r"[\p{Han}]{2,4}?(?:镇|乡|街道)")
_SESSION = regex.compile(r"(?:日在|日)([\p{Han}]{2,12})第[一二三四五六七八九十]+届人民代表大会")
_CREDIT = regex.compile(r"1[1-9](\d{6})[0-9A-Z]{10}(?![0-9A-Z])")
