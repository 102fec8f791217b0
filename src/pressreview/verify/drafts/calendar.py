"""The days, months and years that the words of a time expression name."""

import re

from pressreview.text.calendar import CALENDAR
from pressreview.verify.drafts.tokens import tokens

_SHORT = {name[:3]: name for name in CALENDAR} | {"sept": "september", "tues": "tuesday", "thurs": "thursday"}
CALENDAR_NAMES = {name: name for name in CALENDAR} | _SHORT
"""What days and months are called in a text, in full and in short, in small letters: each with its full name."""


def calendar_words(words: str) -> frozenset[str]:
    """The days, months and numbers of days and years in a time expression; none where it names no such thing."""
    found = set()
    named = False
    for token in tokens(words):
        word = _SHORT.get(token.exact, token.exact)
        if word in CALENDAR or (word.isdigit() and len(word) == 4 and word[:2] in ("19", "20")):
            found.add(word)
            named = True
        elif re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", word):
            found.add(re.sub(r"\D", "", word).lstrip("0"))
    return frozenset(found) if named else frozenset()
