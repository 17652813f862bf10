"""
The spaCy component `plantext`: the targets of any text as spans, each with its record.

spaCy finds it by its name as soon as plantext is installed (an entry point in `pyproject.toml`), and imports this
module for every pipeline that is made, whatever is in it: importing must stay cheap.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from plantext.errors import PlantextError
from plantext.records import Target

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, SpanGroup
except ModuleNotFoundError:
    raise PlantextError("the component for spaCy needs spaCy: pip install spacy") from None

ROLES = ("target", "actual")
_KEY = "plantext.targets"
_ID = "plantext-"


@dataclass(frozen=True, slots=True)
class TargetSpans:
    """
    Marks the targets of a document: spans in `doc.spans[spans_key]`, records in `doc._.targets`.

    A span covers the quote, in whole tokens; its label is the role, its `kb_id_` the concept, `span._.target` its
    record. `roles` says which are marked; `doc._.targets` has all.
    """

    spans_key: str = "targets"
    roles: tuple[str, ...] = ROLES

    def __call__(self, doc: Doc) -> Doc:
        """Find the targets in the text of a document and return the document."""
        from plantext.targets import find_targets  # noqa: PLC0415

        return self.mark(doc, find_targets(doc.text))

    def mark(self, doc: Doc, targets: Sequence[Target]) -> Doc:
        """Give a document targets that were found in its text."""
        # What stands in `user_data` goes through msgpack when a document is saved or sent to another process.
        doc.user_data[_KEY] = [_plain(target) for target in targets]
        numbered = ((at, target) for at, target in enumerate(targets) if target.role in self.roles)
        spans = (_span(doc, target, f"{_ID}{at}") for at, target in numbered)
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=[span for span in spans if span])
        return doc


# The annotations are the schema of the settings. Where `from __future__ import annotations` makes strings of them,
# older versions of spaCy fail (its issue 7344).
@Language.factory(
    "plantext",
    assigns=["doc._.targets", "doc.spans", "span._.target"],
    default_config={"spans_key": "targets", "roles": list(ROLES)},
)
def plantext(nlp: Language, name: str, spans_key: str, roles: list[str]) -> TargetSpans:
    """
    Return the component for `nlp.add_pipe("plantext")`.

    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> nlp.add_pipe("plantext", config={"roles": ["target"]})
    TargetSpans(spans_key='targets', roles=('target',))
    >>> nlp("沿河植树，美化环境。")._.targets
    []

    Raises:
        PlantextError: there is no such role, none is given, or the spans have no name.

    """
    if not roles or not spans_key:
        setting, why = ("roles", "no span would be marked") if not roles else ("spans_key", "the spans need a name")
        raise PlantextError(f"{name}: {setting} is empty; {why}")
    unknown = [role for role in roles if role not in ROLES]
    if unknown:
        raise PlantextError(f"{name}: there is no role {', '.join(map(repr, unknown))}; there are {', '.join(ROLES)}")
    return TargetSpans(spans_key, tuple(roles))


def _span(doc: Doc, target: Target, id: str) -> Span | None:
    # Several numbers may share a quote: only its id tells which record a span has.
    place = (target.start, target.end)
    return doc.char_span(*place, label=target.role, kb_id=target.concept, alignment_mode="expand", span_id=id)


def _plain(target: Target) -> dict[str, Any]:
    low, high = (None if number is None else str(number) for number in (target.low, target.high))
    return asdict(target) | {"low": low, "high": high}


def _record(plain: dict[str, Any]) -> Target:
    numbers = {name: None if plain[name] is None else Decimal(plain[name]) for name in ("low", "high")}
    lists = {name: tuple(plain[name]) for name in ("responsible", "responsible_lead")}
    return Target(**plain | numbers | lists)


def _targets(doc: Doc) -> list[Target]:
    return [_record(plain) for plain in doc.user_data.get(_KEY, ())]


def _target(span: Span) -> Target | None:
    records = span.doc.user_data.get(_KEY, ())
    number = span.id_.removeprefix(_ID)
    # Another component's span, or one of a document that was put together from others, has no record.
    known = number != span.id_ and int(number) < len(records)
    return _record(records[int(number)]) if known else None


# By force: the module may be loaded again, and an error here would be one in every pipeline.
Doc.set_extension("targets", getter=_targets, force=True)
Span.set_extension("target", getter=_target, force=True)
