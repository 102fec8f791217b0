"""What a checker found, counted: recall by class of fault, false alarms by rule, kind of draft and form of sentence."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bench.check.drafts import ALTERED, Draft
from bench.check.faults import CLASSES, Fault
from pressreview.model import Article, Span, overlaps

ALARMS = ("error", "warning")
AIMS = {
    **dict.fromkeys(("quote-word-changed", "quote-not-dropped", "quote-stitched", "quote-invented"), 0.95),
    **dict.fromkeys(("quote-paraphrase", "figure-changed", "unit-changed", "date-shifted"), 0.95),
    **dict.fromkeys(("outlet-swapped", "entity-replaced"), 0.95),
    **dict.fromkeys(("quote-other-speaker", "speaker-swapped"), 0.90),
    "hedge-dropped": 0.85,
}
"""The recall we want, where one is set."""
MOST_ALARMS = 1.0
"""False alarms a thousand words that we want at most."""


class Found(NamedTuple):
    """One finding of a checker, at its place in the draft."""

    rule: str
    """Its id; the first letter is the group: Q quotation, S speaker and outlet, C certainty, N number and date,
    U support, I independence."""
    severity: str
    """"error", "warning" or "note"."""
    span: Span


Checker = Callable[[str, Sequence[Article]], Sequence[Found]]
"""From a draft and the articles it is about to what is wrong in it."""


class Miss(NamedTuple):
    """A fault that was not found rightly, with what was said of its sentence."""

    fault: Fault
    found: tuple[Found, ...]


class Alarm(NamedTuple):
    """A finding on faithful words."""

    found: Found
    draft: Draft
    form: str


class Tally:
    """Counts over many drafts."""

    def __init__(self) -> None:
        self.faults: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        """Found by an error or warning of a group that names the class rightly."""
        self.any: Counter[str] = Counter()
        """Found by any finding, notes too."""
        self.misses: list[Miss] = []
        self.words: Counter[tuple[str, bool]] = Counter()
        """Faithful words, by kind of draft and whether the draft has faults elsewhere."""
        self.alarms: dict[tuple[str, bool], list[Alarm]] = defaultdict(list)
        self.altered = 0
        """Findings of group Q on quotations that their document has not so: no false alarms, and no faults of ours."""

    def add(self, draft: Draft, found: Sequence[Found]) -> None:
        """Count one draft."""
        key = (draft.kind, bool(draft.faults))
        faulty = [piece for piece in draft.pieces if piece.fault]
        for piece in faulty:
            assert piece.fault is not None
            here = tuple(one for one in found if overlaps([one.span], [piece.span]))
            hit = any(one.severity in ALARMS and one.rule[0] in piece.fault.groups for one in here)
            self.faults[piece.fault.kind] += 1
            self.right[piece.fault.kind] += hit
            self.any[piece.fault.kind] += bool(here)
            if not hit:
                self.misses.append(Miss(piece.fault, here))
        self.words[key] += draft.words - sum(len(piece.span.of(draft.text).split()) for piece in faulty)
        altered = [piece.span for piece in draft.pieces if piece.form == ALTERED]
        for one in found:
            if one.rule[0] == "Q" and overlaps([one.span], altered):
                self.altered += one.severity in ALARMS
                continue
            if one.severity in ALARMS and not overlaps([one.span], [piece.span for piece in faulty]):
                at = next(
                    (piece.form for piece in draft.pieces if overlaps([one.span], [piece.span])), "between sentences"
                )
                self.alarms[key].append(Alarm(one, draft, at))

    def rate(self, keys: Iterable[tuple[str, bool]]) -> float:
        """False alarms a thousand faithful words."""
        chosen = list(keys)
        return 1000 * sum(len(self.alarms[key]) for key in chosen) / max(1, sum(self.words[key] for key in chosen))

    def show(self) -> None:
        """Print the figures."""
        print(f"{'class':22} faults  recall  by any finding  aim")
        for kind in (*CLASSES, "all"):
            every = CLASSES if kind == "all" else (kind,)
            count, right, seen = (sum(table[one] for one in every) for table in (self.faults, self.right, self.any))
            if count:
                aim = f"{AIMS[kind]:.2f}" if kind in AIMS else ""
                print(f"{kind:22} {count:6}   {right / count:.3f}   {seen / count:.3f}           {aim}".rstrip())
        for title, with_faults in (("faithful drafts", False), ("faithful sentences beside faults", True)):
            keys = sorted(key for key in self.words if key[1] == with_faults)
            if keys:
                words = sum(self.words[key] for key in keys)
                print(
                    f"false alarms in {title}: {self.rate(keys):.2f} in 1,000 words (of {words:,}; aim {MOST_ALARMS})"
                )
            for key in keys:
                rules = Counter(one.found.rule for one in self.alarms[key])
                told = ", ".join(f"{rule} {count}" for rule, count in sorted(rules.items()))
                print(f"  {key[0]:12} {self.rate([key]):6.2f} in 1,000 (of {self.words[key]:,})  {told}")
        if self.altered:
            print(f"quotations of summaries that their document has not word for word, found: {self.altered}")
