"""Names in a text: people with their last names, places and bodies. Plain patterns, shared with no part of the program.

A person is a name whose first word is a known given name or that stands after a title ("Sen. Ron Wyden").
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from pressreview.tables import load_vocabulary
from pressreview.text.words import word_set

Gender = Literal["he", "she"]
Kind = Literal["person", "state", "city", "us state", "body", "party"]

TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Sgt|Col|Prof)\.|Senator|Representative|Governor|General|President|Secretary"
    r"|Congressman|Congresswoman|Judge|Justice|Senators|Officer|Chairman|Speaker|Mayor|Vice President|Attorney General"
)
_PART = r"(?:(?:O[’'])?[A-Z][a-z]+(?:[A-Z][a-z]+)?(?:-[A-Z][a-z]+)*)"
_FULL = re.compile(
    rf"\b(?P<first>{_PART})((?: [A-Z]\.)? (?:(?:van|von|de|bin|al) )*{_PART})(?: (?P<second>{_PART}))?(?P<jr>,? Jr\.)?"
)
_TITLED = re.compile(rf"\b(?:{TITLE}) (?P<name>{_PART}(?: [A-Z]\.)?(?: {_PART})?)")
_NOT_NAMES = word_set("""
    News Post Times House Senate Committee Party University Street Avenue Court Act Department Council Congress
    America American Americans Republican Republicans Democrat Democrats Democratic Union States State City
    County National White Black Today Journal Institute Foundation Association Center School College Church
    Police Office Agency Bureau Administration Campaign Convention Conference Monday Tuesday Wednesday Thursday
    Friday Saturday Sunday January February March April June July August September October November December
    North South East West New United The Supreme Justice Security Service Group Company Corp Inc Bank Hall
    Building Tower Hotel Airport Island River Valley Beach Park Hill Hills Lake Bay Air Force Army Navy Marine
    Day Week Night Show Live Fund Project Press Media Network Radio Television Magazine Review Guard Line Road
    Square District Virginia Carolina Dakota Hampshire Jersey York Mexico Texas Florida Ohio Iowa Nevada Georgia
    California Carolinas Reuters In But And As At On For When While If After Before Since With From That This He
    She They We It His Her Their Our Your President Mr Mrs Ms Dr Sen Rep Gov Gen Former Vice Chief Secretary
    Director Attorney General Governor Mayor Senator Senators Representative Minister Prime Speaker Chairman
    Leader Judge Officer Captain Congressman Congresswoman Twitter Facebook Google Apple Jesus Christ Jesuit
    Catholic Administrator Clintons Obamas Trumps According Asked Speaking Both Like Meet Even Though Yet So
    """)


def _list(names: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in names.split(";"))


STATES = _list("""
    Afghanistan; Argentina; Australia; Austria; Brazil; Britain; Canada; Chile; China; Colombia; Cuba; Egypt;
    France; Germany; Greece; Hungary; India; Indonesia; Iran; Iraq; Ireland; Israel; Italy; Japan; Jordan;
    Kenya; Lebanon; Libya; Mexico; Nigeria; North Korea; Norway; Pakistan; Poland; Qatar; Russia; Saudi Arabia;
    South Africa; South Korea; Spain; Sweden; Syria; Turkey; Ukraine; Venezuela; Vietnam; Yemen
""")
CITIES = _list("""
    Atlanta; Baltimore; Beijing; Berlin; Boston; Brussels; Chicago; Cleveland; Dallas; Denver; Detroit; Geneva;
    Houston; Jerusalem; Kabul; Las Vegas; London; Los Angeles; Manhattan; Miami; Milwaukee; Minneapolis; Moscow;
    Nashville; New Orleans; Orlando; Paris; Philadelphia; Phoenix; Pittsburgh; Rome; Sacramento; San Diego; San
    Francisco; Seattle; St. Louis; Tokyo; Toronto; Vienna; Brooklyn; Charlotte; Tampa; Austin; Hong Kong;
    Sydney; Damascus; Aleppo; Baghdad; Benghazi
""")
US_STATES = _list("""
    Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida; Hawaii; Idaho;
    Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota;
    Mississippi; Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; North Carolina;
    North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania; Rhode Island; South Carolina; South Dakota; Tennessee;
    Texas; Utah; Vermont; Virginia; West Virginia; Wisconsin; Wyoming
""")
BODIES = _list("""
    Senate; House; Supreme Court; State Department; Justice Department; Treasury Department; Pentagon; White
    House; FBI; CIA; NSA; IRS; NATO; United Nations; European Union; Congress; Department of Homeland Security;
    Federal Reserve; Environmental Protection Agency; Democratic National Committee; Republican National
    Committee; World Bank; Secret Service
""")
PARTIES = ("Republicans", "Democrats")
_LISTED: tuple[tuple[Kind, Iterable[str]], ...] = (
    ("state", STATES), ("city", CITIES), ("us state", US_STATES), ("body", BODIES), ("party", PARTIES),
)  # fmt: skip


class Person(NamedTuple):
    """Somebody of a story: the fullest name, the last one, and the pronoun where the text or the first name tells."""

    full: str
    last: str
    gender: Gender | None


class Named(NamedTuple):
    """A place or body where it stands."""

    start: int
    end: int
    name: str
    kind: Kind


def _called_by_last(text: str, last: str) -> "re.Match[str] | None":
    name = re.escape(last)
    return re.search(rf"\b(?:Mr|Ms|Mrs|Sen|Rep|Dr|Gov)\. {name}\b|\b{name} (?:said|told|added)\b|\bsaid {name}\b", text)


@cache
def people(text: str) -> Mapping[str, Person]:
    """The people that a text names in full, by each full name and by each last name that only one of them has.

    Where several share a last name it means the one named most often, if the others never go without a first name:
    it is left out unless one is named at least three times as often as all others.
    """
    known = load_vocabulary()
    counts: Counter[str] = Counter()
    for match in _FULL.finditer(text):
        parts = match.group().replace(",", "").split()
        while parts and parts[-1] in _NOT_NAMES:
            parts.pop()
        titled = re.search(rf"(?:{TITLE}) $", text[max(0, match.start() - 20) : match.start()])
        called = _called_by_last(text, parts[-1]) if len(parts) > 1 else None
        if (
            len(parts) < 2
            or (parts[0] not in known.given_names and not titled and not called)
            or parts[0] in _NOT_NAMES
        ):
            continue
        before = text[max(0, match.start() - 20) : match.start()]
        if any(part in _NOT_NAMES for part in parts) or before.endswith("the "):
            continue
        if parts[0] not in known.given_names and re.search(r"\b[A-Z][a-z]+ $", before) and not titled:
            continue
        counts[" ".join(parts)] += 1
    sure = {name.split()[-1] for name in counts if name.split()[0] in known.given_names}
    for name in [one for one in counts if one.split()[0] not in known.given_names and one.split()[-1] in sure]:
        del counts[name]  # "Corners Obama"
    found: dict[str, Person] = {}
    by_last: dict[str, list[str]] = {}
    for name in counts:
        last = name.removesuffix(" Jr.").split()[-1]
        by_last.setdefault(last, []).append(name)
        found[name] = Person(name, last, _gender(text, name, last))
    for last, names in by_last.items():
        names.sort(key=lambda name: (-counts[name], name))
        others = sum(counts[name] for name in names[1:])
        firsts = {name.split()[0] for name in names}
        if len(firsts) == 1 or counts[names[0]] >= 3 * others:
            found[last] = found[names[0]]
    for match in _TITLED.finditer(text):
        last = match["name"].split()[-1]
        if last not in by_last and not any(part in _NOT_NAMES for part in match["name"].split()):
            found.setdefault(last, Person(match["name"], last, _gender(text, match["name"], last)))
    return found


def _gender(text: str, name: str, last: str) -> Gender | None:
    known, first = load_vocabulary(), name.split()[0]
    if re.search(rf"\b(?:Mrs|Ms)\. {re.escape(last)}\b", text) and not re.search(rf"\bMr\. {re.escape(last)}\b", text):
        return "she"
    if re.search(rf"\bMr\. {re.escape(last)}\b", text) or first == "Lindsey":
        return "he"
    if first in known.women:
        return "she"
    return "he" if first in known.men else None


def person_at_end(words: str, known: Mapping[str, Person]) -> Person | None:
    """Whom words like "House Speaker Paul D. Ryan (R-Wis.)" or "Mr. Ryan, the speaker" name; None where unsure."""
    head = re.split(r",|\(| of (?=[A-Z])|\s[—–-]", words, maxsplit=1)[0].strip()
    head = head.removeprefix("the ").removeprefix("The ")
    if re.search(r"[’']s? |\b(?:for|to|and|or|with|the|from|by|about|of)\b (?=.*[A-Z])", head):
        return None
    parts = head.split()
    for start in range(max(0, len(parts) - 4), len(parts)):
        found = known.get(" ".join(parts[start:]))
        if found and (start == len(parts) - 1 or len(parts) - start > 1):
            before = parts[start - 1] if start else ""
            single = start == len(parts) - 1
            if (
                single
                and before
                and not re.fullmatch(TITLE, before)
                and before in {p.split()[0] for p in known if " " in p}
            ):
                return None  # "Melania Trump" where only Donald Trump is known in full
            if (
                single
                and before
                and before[0].isupper()
                and not re.fullmatch(TITLE, before)
                and before not in _NOT_NAMES
            ):
                return None
            return found
    return None


def mentioned(person: Person, words: str) -> bool:
    """Whether words have somebody's last name."""
    return re.search(rf"\b{re.escape(person.last)}\b", words) is not None


@cache
def listed(text: str) -> tuple[Named, ...]:
    """Places, bodies and parties of the lists, in text order, the longest at each place."""
    found: list[Named] = []
    for kind, names in _LISTED:
        pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w’'-])(?:{pattern})(?![\w-]|[’'](?!s\b)| [A-Z])", text):
            before = text[max(0, match.start() - 30) : match.start()]
            if not re.search(r"[A-Z][\w.’'-]* $|[A-Z]\w+ (?:of|de) $|\b(?:University|Department) of $", before):
                found.append(Named(match.start(), match.end(), match.group(), kind))
    found.sort()
    return tuple(found)
