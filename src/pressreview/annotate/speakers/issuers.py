"""Whose a document is by the words around a name: "a report on ports issued in May by the Ellery Institute"."""

import re

_DOCUMENT = (
    r"(?:reports?|review|study|studies|survey|poll|analysis|statements?|memo|letter|assessment|audit|data|figures"
    r"|statistics|findings|filings?|disclosures|documents|records|papers?|index|forecast|release|communiqu[eé]|notice"
    r"|bulletin|advisory|tally|estimates?)"
)
_MADE = (
    r"(?:released|published|issued|conducted|carried\sout|submitted|prepared|compiled|produced|filed|authored|written"
    r"|put\sout)"
)
_WHEN = (
    r"(?:(?:on|in|over|during|earlier|late|early|last|this)\s(?:the\s|last\s|this\s)?)+[A-Z]?[a-z]+"
    r"(?:\s(?:\d{1,4}|night|evening|morning|afternoon))?|[A-Z][a-z]+day(?:\s(?:night|evening|morning))?"
)
_PREPOSITION = r"of|on|about|into|for|from|in|by|with|to|at"
_OPENING = (
    r"(?:(?:an?|the|its|his|her|their|this|that|one|another)\s)?"
    rf"(?:(?!(?:{_PREPOSITION})\s)[\w’'-]+\s){{0,4}}?(?:average\sof\s(?:\w+\s)?(?:polls|surveys)|{_DOCUMENT})"
)
_BODY = r"(?:(?:the|its)\s)?(?-i:[a-z-]+\s){0,3}"
"""What may stand between "by" and a name: "the environmental group"."""
_MADE_BY = re.compile(
    rf"{_OPENING}(?:\s(?:which|that)\s(?:was|were))?\s(?:\w+ly\s)?{_MADE}(?:\s(?:{_WHEN}))?\sby\s{_BODY}", re.IGNORECASE
)
_ABOUT_MADE_BY = re.compile(
    rf"{_OPENING}\s(?:of|on|about|into)\s(?:(?!{_DOCUMENT}\b)[^,;:.“”\"()\n]){{2,100}}?\s{_MADE}\s(?:{_WHEN})\sby\s{_BODY}",
    re.IGNORECASE,
)
"""With what it is about, only where it is told when: "a report on prisoners released by Norland" is not Norland's."""
_ON_THE_SITE_OF = re.compile(
    r"(?:an?|the|this)\s(?:[\w-]+\s){0,2}?(?:statement|notice|message|announcement|post)\s"
    r"(?:(?:posted|published|released|issued)\s)?(?:\w+day\s)?on\s(?:the\s)?",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"[’']s?\s(?:official\s|own\s|verified\s)?(?:web\s?site|site|(?:Facebook|Twitter|Telegram|Instagram|social\smedia)\s"
    r"(?:page|account|feed|channel)|page|blog|homepage|account)\b",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?:the\s)?(?:[A-Z][\w.&-]*\s(?:of\s(?:the\s)?)?){0,4}[A-Z][\w.&-]*[’']s\s$")
"""Whose a body is that issues something: "the University of Alba’s (Ports Institute)"."""


def issued_by(before: str, following: str) -> bool:
    """Whether a document is whose name stands between `before`, the words from the document on, and `following`.

    "A survey conducted in May by" Vale University, "a statement posted on" the Ports Office "’s website".
    """
    if _ON_THE_SITE_OF.fullmatch(before) and _SITE.match(following):
        return True
    if following[:1] in ("’", "'") and following[1:2] == "s":
        return False
    return (_MADE_BY.fullmatch(before) or _ABOUT_MADE_BY.fullmatch(before)) is not None


def without_owner(before: str) -> int:
    """How many characters of `before` stand before the owner of the body that it leads to, if there is one."""
    owner = _OWNER.search(before)
    return owner.start() if owner else len(before)
