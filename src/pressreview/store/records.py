"""Records to canonical JSON and back, exactly.

`published_at` is a datetime or a bare date: two types that both are text in JSON, which msgspec refuses to tell apart.
They are told apart here, in one place.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import msgspec

from pressreview.errors import StoreError
from pressreview.model import (
    Article,
    Audit,
    CheckedSentence,
    Citation,
    Draft,
    Finding,
    Job,
    Piece,
    Record,
    Review,
    Section,
    Sentence,
    SourcePassage,
    Span,
)

_ENCODER = msgspec.json.Encoder(order="deterministic")
R = TypeVar("R", bound=Record)


def encode(made: Record | Sequence[Record]) -> str:
    """Canonical JSON of a record, or of several."""
    return _ENCODER.encode(made).decode()


def decode(raw: str, kind: type[R]) -> R:
    """The record again. Raises `StoreError` when `raw` is not a `kind`."""
    try:
        if kind is Article:
            return _article(msgspec.json.decode(raw))  # type: ignore[return-value]
        if kind is Job:
            return _job(msgspec.json.decode(raw))  # type: ignore[return-value]
        if kind is Review:
            return _review(msgspec.json.decode(raw))  # type: ignore[return-value]
        return msgspec.json.decode(raw, type=kind)
    except (ValueError, TypeError, KeyError, AttributeError) as error:  # msgspec's own are ValueErrors
        raise StoreError(f"the project file holds a damaged {kind.__name__} record: {error}") from error


def decode_all(raw: str, kind: type[R]) -> tuple[R, ...]:
    """The records of an array again. Raises `StoreError` when one is not a `kind`."""
    try:
        return msgspec.json.decode(raw, type=tuple[kind, ...])  # type: ignore[valid-type]
    except ValueError as error:
        raise StoreError(f"the project file holds a damaged {kind.__name__} record: {error}") from error


def in_utc(when: datetime | date | None) -> str | None:
    """ISO 8601 text that sorts by time: a datetime in UTC with its zone, or a bare day."""
    if isinstance(when, datetime):
        return when.astimezone(UTC).isoformat()
    return when.isoformat() if when else None


def _published(raw: str | None) -> datetime | date | None:
    if raw is None:
        return None
    return msgspec.convert(raw, datetime) if "T" in raw else msgspec.convert(raw, date)


def _retyped(fields: dict[str, Any], **tuples: Any) -> dict[str, Any]:
    """`fields` of a record with a `published_at`, its arrays made into `tuples`."""
    arrays = {name: msgspec.convert(fields[name], kind) for name, kind in tuples.items()}
    return fields | {"published_at": _published(fields["published_at"])} | arrays


def _article(fields: dict[str, Any]) -> Article:
    return Article(**_retyped(fields, credits=tuple[str, ...], credit_spans=tuple[Span, ...]))


def _citation(fields: dict[str, Any]) -> Citation:
    return Citation(**_retyped(fields, spans=tuple[Span, ...], via=tuple[str, ...]))


def _sentence(fields: dict[str, Any]) -> Sentence:
    pieces = msgspec.convert(fields["pieces"], tuple[Piece, ...])
    return Sentence(**fields | {"pieces": pieces, "citations": tuple(map(_citation, fields["citations"]))})


def _section(fields: dict[str, Any]) -> Section:
    return Section(**fields | {"sentences": tuple(_sentence(sentence) for sentence in fields["sentences"])})


def _review(fields: dict[str, Any]) -> Review:
    days = {name: msgspec.convert(fields[name], date | None) for name in ("first", "last")}
    sections = tuple(_section(section) for section in fields["sections"])
    return Review(**fields | days | {"sections": sections, "dropped": tuple(fields["dropped"])})


def _job(fields: dict[str, Any]) -> Job:
    found = fields["audit"]
    asked = msgspec.convert(fields["asked"], datetime)
    lists = {name: tuple(fields[name]) for name in ("sources", "files", "failures", "articles")}
    return Job(**fields | lists | {"asked": asked, "audit": _audit(found) if found is not None else None})


def _audit(fields: dict[str, Any]) -> Audit:
    findings = tuple(Finding(**one | _placed(one)) for one in fields["findings"])
    checked = tuple(CheckedSentence(**one | _placed(one)) for one in fields["sentences"])
    draft = msgspec.convert(fields["draft"], Draft)
    return Audit(
        **fields | {"draft": draft, "findings": findings, "sentences": checked, "articles": tuple(fields["articles"])}
    )


def _placed(fields: dict[str, Any]) -> dict[str, Any]:
    """The span of a record of an audit, and the passage that it points to."""
    span, source = msgspec.convert(fields["span"], Span), fields["source"]
    if source is None:
        return {"span": span, "source": None}
    return {"span": span, "source": SourcePassage(**_retyped(source) | {"span": msgspec.convert(source["span"], Span)})}
