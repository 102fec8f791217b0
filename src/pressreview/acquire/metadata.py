"""What a web page says of itself: title, outlet, author, time, language, before the body is taken out of it.

In this order: schema.org JSON-LD (also in an @graph), meta elements (Open Graph, article:, Dublin Core, parsely, …),
microdata, `<time>`, the byline in the page; for the day alone htmldate, at last. A page that gives several articles is
read as the one that its canonical address names, else the first.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from pressreview.acquire.credits import is_own, is_supplier
from pressreview.acquire.dates import parse_published
from pressreview.acquire.stated import Stated, byline, domain, language, names_in, one_line, web_address
from pressreview.model.joining import MONTHS
from pressreview.tables import load_outlets

_META_TITLE = ("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title")
_META_OUTLET = ("og:site_name", "application-name", "dc.publisher", "citation_publisher")
_META_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl", "citation_author")
_META_TIME = (
    "article:published_time", "og:published_time", "article:published", "og:article:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "pubdate",
    "publishdate", "publication_date", "article_date_original", "citation_publication_date",
    "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_META_LANGUAGE = ("og:locale", "content-language", "dc.language")
_ARTICLE_TYPE = re.compile(r"(?:Article|BlogPosting|Report)$")
_ORGANISATION_TYPE = re.compile(r"Organization$")
_LD_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_MAX_LD_CHARACTERS = 2_000_000
_NOBODY = frozenset(
    {"admin", "administrator", "editor", "staff", "unknown", "guest", "webmaster", "author", "user", "none", "null"}
)
_BYLINE_XPATHS = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author']",
    "//a[@rel='author']",
    "//*[contains(concat(' ', @class, ' '), ' byline ')]",
    "//*[contains(concat(' ', @class, ' '), ' author ')]",
)
_TIME_XPATHS = (
    "//*[@itemprop='datePublished']",
    "//time[@pubdate]",
    "//article//header//time[@datetime]",
    "//article//time[@datetime]",
    "//time[@datetime]",
)
_NUMERIC = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?!\d)")
_LAST_MONTH = 12
_MAX_BYLINE_CHARACTERS = 120
_TITLE_END = re.compile(r"\s+[-–—|]\s+(?P<name>[^-–—|]{2,40})$")
_Value = TypeVar("_Value")


def page_states(tree: Any, *, url: str | None) -> Stated:
    """The fields that the page gives. `url` is where it came from, if known; else the page's own address counts."""
    meta = _meta(tree)
    canonical = next((link.get("href") for link in tree.xpath("//link[@rel='canonical'][@href]")), None)
    address = url or web_address(canonical) or web_address(meta.get("og:url"))
    linked = _LinkedData(tree, address=web_address(canonical) or address)
    outlet, suppliers = _outlet([linked.name("publisher"), *map(meta.get, _META_OUTLET)], host=domain(address))
    people, organisations = linked.authors()
    authors = (
        ", ".join(people),
        *map(meta.get, _META_AUTHOR),
        _element_text(tree, _BYLINE_XPATHS),
        ", ".join(organisations),
    )
    titles = (linked.text("headline"), *map(meta.get, _META_TITLE), _heading(tree))
    times = (linked.text("datePublished"), *map(meta.get, _META_TIME))
    languages = (linked.text("inLanguage"), tree.get("lang"), *map(meta.get, _META_LANGUAGE))
    published_at = _first(parse_published(time or "") for time in times) or _time_element(tree)
    return Stated(
        title=_first(_without_outlet(_line(title), outlet) for title in titles),
        outlet=outlet,
        byline=_first(_person(author, outlet=outlet) for author in authors),
        published_at=published_at,
        unread_date=None if published_at else _first(map(one_line, times)),
        language=_first(map(language, languages)),
        url=address,
        credits=tuple(name for name in (*suppliers, *organisations) if is_supplier(name)),
    )


def _outlet(candidates: Iterable[str | None], *, host: str | None) -> tuple[str | None, list[str]]:
    """Who publishes the page, and whom else it names as publisher: papers give the agency that supplied the report.

    Where the address tells an outlet that we know, a name that is not one of its names is not believed.
    """
    known = load_outlets()
    here = known.at(host) if host else None
    suppliers: list[str] = []
    names: list[str] = []
    for candidate in candidates:
        name = (_line(candidate) or "").split(" | ")[0]
        other = known.named(name)
        if not name or "://" in name:
            continue
        if other is not None and other.kind == "agency" and other is not here:
            suppliers.append(name)
        else:
            names.append(name)
    if here is not None:
        return next((name for name in names if known.named(name) is here), here.name), suppliers
    if not names and suppliers and host is None:
        return suppliers[0], []
    alike = (name for name in names if host and _folded(name) in _folded(host))
    return next(alike, names[0] if names else None), suppliers


def guessed_day(tree: Any, *, page: str, url: str | None) -> date | None:
    """The day that htmldate finds in the page's text or address, when the page states none. Changes `tree`.

    It takes "03/04/2026" as one of two days: where the page has such, neither is given. It takes "April 2026" as the
    first of April: given only where the page or its address names that day.
    """
    from htmldate import find_date

    # The upper bound is fixed, where htmldate's own is today: the same page gives the same day tomorrow.
    found = find_date(tree, extensive_search=False, original_date=True, url=url, max_date="2099-12-31")
    when = parse_published(found or "")
    day = when.date() if isinstance(when, datetime) else when
    if day is None or (day.day == 1 and not _names_first(day, f"{page} {url or ''}")):
        return None
    if day.day == day.month:
        return day
    numeric = {(int(one), int(other), int(year)) for one, other, year in _NUMERIC.findall(page)}
    either = {(day.day, day.month, day.year), (day.month, day.day, day.year)}
    return None if day.day <= _LAST_MONTH and either & numeric else day


def _names_first(day: date, words: str) -> bool:
    """Whether words name the first day of a month, as in "2026-04-01", "1 April" and "Apr. 1st"."""
    month = rf"{MONTHS[day.month - 1][:3]}[a-z]*\.?"
    numeric = rf"{day.year}([-/.]?)0?{day.month}\1(?:0?1)(?!\d)|(?<!\d)0?1[-/.]0?{day.month}[-/.]{day.year}"
    return bool(re.search(rf"{numeric}|\b0?1(?:st)?(?: of)? {month}|\b{month} 0?1(?:st)?\b", words, re.IGNORECASE))


class _LinkedData:
    """The page's JSON-LD description of its article; every field is None where there is none."""

    def __init__(self, tree: Any, *, address: str | None) -> None:
        things = [
            thing for script in tree.xpath("//script[contains(@type, 'ld+json')]") for thing in _things(script.text)
        ]
        self._by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing and len(thing) > 1}
        articles = [thing for thing in things if any(map(_ARTICLE_TYPE.search, _types(thing)))]
        named = [thing for thing in articles if address and address in _addresses(thing)]
        self._article: Mapping[str, Any] = next(iter(named or articles), {})

    def text(self, field: str) -> str | None:
        value = self._article.get(field)
        return names_in(value) if isinstance(value, str | list) else None

    def name(self, field: str) -> str | None:
        return names_in(self._known(self._article.get(field)))

    def authors(self) -> tuple[list[str], list[str]]:
        """Names of people, then of organisations."""
        given = self._article.get("author")
        people: list[str] = []
        organisations: list[str] = []
        for author in given if isinstance(given, list) else [given]:
            known = self._known(author)
            name = one_line(names_in(known))
            organisation = isinstance(known, Mapping) and any(map(_ORGANISATION_TYPE.search, _types(known)))
            if name:
                (organisations if organisation else people).append(name)
        return people, organisations

    def _known(self, value: Any) -> Any:
        if isinstance(value, Mapping) and "name" not in value:
            return self._by_id.get(str(value.get("@id")), value)
        return value


def _things(script: str | None) -> Iterator[Mapping[str, Any]]:
    """The top-level things of one JSON-LD script, also those in its @graph; nothing where it cannot be read."""
    text = (script or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if not text or len(text) > _MAX_LD_CHARACTERS:
        return
    try:
        waiting = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, Mapping):
            yield value
            waiting.extend(value[name] for name in _LD_INSIDE if name in value)


def _types(thing: Mapping[str, Any]) -> list[str]:
    given = thing.get("@type")
    return [str(name) for name in (given if isinstance(given, list) else [given])]


def _addresses(thing: Mapping[str, Any]) -> list[str]:
    page = thing.get("mainEntityOfPage")
    every = [thing.get("url"), thing.get("@id"), page.get("@id") if isinstance(page, Mapping) else page]
    return [address for address in every if isinstance(address, str)]


def _meta(tree: Any) -> dict[str, str]:
    """Meta elements by name, property, itemprop or http-equiv in lower case; the first of each."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip().lower()
            if name and element.get("content").strip():
                found.setdefault(name, element.get("content"))
    return found


def _first(values: Iterable[_Value | None]) -> _Value | None:
    return next((value for value in values if value is not None), None)


def _line(text: str | None) -> str | None:
    """One line of a field; pages escape them twice."""
    return one_line(html.unescape(text)) if text else None


def _person(text: str | None, *, outlet: str | None) -> str | None:
    found = byline(_line(text))
    if found is None or found.lower() in _NOBODY or len(found) > _MAX_BYLINE_CHARACTERS or is_own(found, outlet):
        return None
    return found


def _element_text(tree: Any, xpaths: tuple[str, ...]) -> str | None:
    for xpath in xpaths:
        for element in tree.xpath(xpath):
            if text := one_line(element.get("content") or element.text_content()):
                return text
    return None


def _heading(tree: Any) -> str | None:
    headings = [line for line in (one_line(element.text_content()) for element in tree.xpath("//h1")) if line]
    if len(headings) == 1:
        return headings[0]
    return next(filter(None, (one_line(element.text_content()) for element in tree.xpath("//head/title"))), None)


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without " - Outlet" or " | Outlet" at its end."""
    ending = _TITLE_END.search(title or "")
    return (
        title[: ending.start()]
        if title and outlet and ending and is_own(ending["name"].replace(" ", ""), outlet.replace(" ", ""))
        else title
    )


def _folded(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold().removeprefix("the")


def _time_element(tree: Any) -> datetime | date | None:
    for xpath in _TIME_XPATHS:
        for element in tree.xpath(xpath):
            stated = element.get("content") or element.get("datetime") or element.text_content()
            if when := parse_published(stated):
                return when
    return None
