"""Bodies of a state without a name of their own: "the Norlandish foreign ministry", "the central bank of Norland"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pressreview.tables import load_states

_NOUNS = (
    r"ministry|parliament|embassy|consulate|military|army|navy|air\sforce|coast\sguard|central\sbank|cabinet"
    r"|legislature|presidency|treasury|supreme\scourt|constitutional\scourt"
)
_BODY = re.compile(
    r"\b(?P<state>(?:[A-Z][a-z]+\s)?[A-Z][a-z]+|U\.\s?[SKN]\.(?:A\.)?|U[SKN]A?|EU)(?:[’']s?)?\s"
    rf"(?P<words>(?:[a-z]+\s(?:and\s[a-z]+\s|affairs\s)?)?(?P<noun>{_NOUNS}))\b(?![’']?[a-z-])"
)
_IN_STATE = re.compile(
    rf"\b(?P<words>(?:[a-z]+\s(?:and\s[a-z]+\s|affairs\s)?)?(?P<noun>{_NOUNS}))\s(?:in|of)\s"
    r"(?P<state>(?:[A-Z][a-z]+\s)?[A-Z][a-z]+)\b"
)
_FIELDS = re.compile(
    r"(?:(?:foreign|defen[cs]e|interior|finance|health|trade|commerce|transport|transportation|energy|education|justice"
    r"|labou?r|culture|environment|agriculture|tourism|oil|economy|security|industry|information|technology|science"
    r"|sports?|housing|water|land|fisheries|external|internal|home|public)\s(?:and\s[a-z]+\s|affairs\s)?)?"
)
"""What may stand between a state and its body: "Norlandish (foreign) ministry"; not "old", "own"."""


class StateBody(NamedTuple):
    """A body where the text has it: where its words begin, where its last noun stands, that noun, and its words."""

    start: int
    place: int
    noun: str
    words: str


def bodies_of_states(text: str) -> Iterator[StateBody]:
    """Yield each in text order, the same one of a state by the words that it first has in the text."""
    states = load_states()
    first: dict[tuple[str, str], str] = {}
    for match in sorted((*_BODY.finditer(text), *_IN_STATE.finditer(text)), key=re.Match.start):
        if not _FIELDS.fullmatch(match["words"][: -len(match["noun"])]):
            continue
        behind = match.re is _IN_STATE
        said = match["state"].removeprefix("The ")
        known = states.of_people(said) or states.named(said)
        if known is None and " " in said:
            said = said.split()[0 if behind else -1]  # "(ministry in) Guinea Bissau", "Despite Norlandish"
            known = states.of_people(said) or states.named(said)
        if known is None:
            continue
        start = match.start("words") if behind else match.start() + len(match["state"]) - len(said)
        end = match.start("state") + len(said) if behind else match.end()
        words = " ".join(text[start:end].split())
        written = first.setdefault((known.name, " ".join(match["words"].split())), words)
        last = match.end("noun") - len(match["noun"].split()[-1])
        yield StateBody(start, last, match["noun"].split()[-1], written)
