"""What an audit found, as a document: findings by severity and rule, what is said beside what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from plantext.auditing import SEVERITIES, rules
from plantext.comparisons import Finding, Severity
from plantext.plan import Plan
from plantext.report.marking import numbers_apart, plain
from plantext.report.parts import Badge, Entry, Figure, Grid, Group, Header, Report, Section, Side, sentence
from plantext.report.words import headed, said
from plantext.revisions.versions import version_of
from plantext.show.grid import honest

_FACTS = (("file", "name"), ("title", "title"), ("period", "period"), ("status", "status"))


def findings_report(
    found: Sequence[Finding], plans: Sequence[Plan] = (), language: str = "en", all: bool = False
) -> Report:
    """
    Return findings as a document, those that agree (`ok`) only with `all`; `plans` are the plan and its note.

    >>> finding = Finding("claim", "error", "指标：正文称“5项”，表中为4", "5项", "4", "¶6", "表2 r2c3")
    >>> findings_report([finding]).summed
    '1 checks: error 1, warning 0, note 0, ok 0'
    """
    order = {rule: at for at, rule in enumerate(rules())}
    shown = [each for each in found if all or each.severity != "ok"]
    shown.sort(key=lambda each: (SEVERITIES.index(each.severity), order[each.rule]))  # stable: then as they are read
    figures = _figures(found, language)
    entries = [_entry(number, each, language) for number, each in enumerate(shown, 1)]
    return Report(
        kind="findings",
        anchor="",
        title=said("Audit", language),
        subject=honest(plans[0].info.title or plans[0].name) if plans else "",
        about=_about(plans, language),
        figures=figures,
        summed=sentence(said("{} checks: {}", language), figures, language),
        counts=_counts(found, language),
        first=None,
        notes=tuple(_notes(found, shown, language)),
        sections=tuple(_sections(shown, entries, language)),
        language=language,
    )


def _entry(number: int, finding: Finding, language: str) -> Entry:
    texts = honest(finding.said), honest(finding.found)
    runs = (plain(texts[0]), plain(texts[1])) if finding.severity == "ok" else numbers_apart(*texts)
    return Entry(
        number=number,
        anchor=f"f{number}",
        name=honest(finding.message),
        detail="",
        value="",
        old=Side(runs[0], honest(finding.source)),
        new=Side(runs[1], honest(finding.other_source)),
        badges=(Badge(said(finding.severity, language), finding.severity),),
        tone=finding.severity,
    )


def _about(plans: Sequence[Plan], language: str) -> Grid:
    """Return what the documents are; what is unknown of all of them is left out."""
    versions = [version_of(plan) for plan in plans]
    facts = [(name, [getattr(version, field) for version in versions]) for name, field in _FACTS]
    rows = tuple((headed(said(name, language)), *map(honest, told)) for name, told in facts if any(told))
    names = ("plan", "its note")[: len(plans)]
    return Grid(said("The documents", language), ("", *(headed(said(name, language)) for name in names)), rows)


def _figures(found: Sequence[Finding], language: str) -> tuple[Figure, ...]:
    counts = Counter(each.severity for each in found)
    return tuple(Figure(said(severity, language), severity, counts[severity]) for severity in SEVERITIES)


def _counts(found: Sequence[Finding], language: str) -> Grid:
    """Return how often each rule found something, or found that all agrees."""
    counts = Counter((each.rule, each.severity) for each in found)
    rows = tuple(
        (name, rule.checks[language], *(str(counts[name, severity] or "") for severity in SEVERITIES))
        for name, rule in rules().items()
        if any(counts[name, severity] for severity in SEVERITIES)
    )
    words = ("rule", "what is checked", *SEVERITIES)
    return Grid(said("Findings by rule", language), tuple(headed(said(word, language)) for word in words), rows)


def _notes(found: Sequence[Finding], shown: Sequence[Finding], language: str) -> Iterator[str]:
    if not found:
        yield said("nothing could be checked", language)
    elif all(each.severity == "ok" for each in found):
        yield said("nothing was found", language)
    if any(each.severity == "ok" for each in found) and all(each.severity != "ok" for each in shown):
        yield said("what was checked and agrees is only counted", language)
    yield said("underlined: numbers that the other side does not have", language)


def _sections(shown: Sequence[Finding], entries: Sequence[Entry], language: str) -> Iterator[Section]:
    pairs = zip(shown, entries, strict=True)
    for severity, own in groupby(pairs, key=lambda pair: pair[0].severity):
        groups = tuple(_groups(list(own), language))
        count = sum(len(group.entries) for group in groups)
        yield Section(
            key=severity,
            title=headed(said(_PLURALS[severity], language)),
            sheet=said("Findings", language),
            counted=said("{} in all", language).format(count),
            header=_header(language),
            groups=groups,
        )


_PLURALS: dict[Severity, str] = {"error": "errors", "warning": "warnings", "note": "notes", "ok": "what agrees"}


def _groups(pairs: Sequence[tuple[Finding, Entry]], language: str) -> Iterator[Group]:
    for name, own in groupby(pairs, key=lambda pair: pair[0].rule):
        yield Group(headed(rules()[name].checks[language]), tuple(entry for _, entry in own), name)


def _header(language: str) -> Header:
    names = ("no.", "finding", "", "said", "found", "severity", "source", "other source")
    return Header(*(headed(said(name, language)) if name else "" for name in names))
