"""What all records share: immutability, spans, and ids that can be made again from what they name."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, dataclass_transform

import msgspec

_CANONICAL = msgspec.json.Encoder(order="deterministic")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(msgspec.field,))
class KeywordOnly(msgspec.StructMeta):
    """Makes the fields of every record keyword-only: msgspec's own `kw_only` is not handed down."""

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **config: Any) -> "KeywordOnly":
        """The class, with `kw_only` unless it says otherwise."""
        return super().__new__(mcls, name, bases, namespace, **{"kw_only": True} | config)


class Record(msgspec.Struct, metaclass=KeywordOnly, frozen=True, forbid_unknown_fields=True):
    """An immutable fact. Invariants are checked in `__post_init__`, also when decoded from JSON."""


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """Half-open `[start, end)` in Unicode code points of one article's text; `[12, 17]` in JSON.

    Raises `ValueError` unless 0 <= start < end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not [{self.start}, {self.end}]")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this span of `text`."""
        return text[self.start : self.end]


def check_spans(spans: Sequence[Span], *, what: str) -> None:
    """Raise `ValueError` unless `spans` are in text order and do not overlap."""
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise ValueError(f"{what} spans must be in text order without overlap, not {before} then {after}")


def covers(outer: Span, inner: Span) -> bool:
    """Whether every character of `inner` is in `outer`."""
    return outer.start <= inner.start and inner.end <= outer.end


def overlaps(one: Iterable[Span], other: Iterable[Span]) -> bool:
    """Whether any character belongs to both sets of spans."""
    others = tuple(other)
    return any(a.start < b.end and b.start < a.end for a in one for b in others)


def content_id(scheme: str, *parts: Any) -> str:
    """An id that says what it covers: `scheme` (a short word and a version, "art1"), a dash, 20 hex digits of SHA-256.

    `parts` are joined as canonical JSON, so ("a", "bc") and ("ab", "c") differ. What an id covers never changes under
    one scheme; a change takes a new one.
    """
    return f"{scheme}-{hashlib.sha256(_CANONICAL.encode(parts)).hexdigest()[:20]}"
