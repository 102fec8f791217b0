"""N: whether the draft's figures and days are those of its source."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from pressreview.model import Record, Span, TimeExpression, covers, overlaps
from pressreview.model.joining import MONTHS
from pressreview.text.calendar import MONTH_NAMES, WEEKDAY_NAMES
from pressreview.text.figures import SCALES, currency
from pressreview.text.words import CURRENCY_CODES, word_set
from pressreview.verify.drafts.beside import ENOUGH, beside, in_passages
from pressreview.verify.drafts.calendar import calendar_words
from pressreview.verify.drafts.case import Case, Found
from pressreview.verify.drafts.days import other_day, unknown_day
from pressreview.verify.drafts.library import Source
from pressreview.verify.drafts.matching import CLOSE, Match
from pressreview.verify.drafts.rules import rule
from pressreview.verify.drafts.tokens import Token, plain

_SCALES = "|".join(sorted(SCALES, key=len, reverse=True))
_SCALE = re.compile(rf"[\s-]?({_SCALES})\b", re.IGNORECASE)
_RANGE = re.compile(
    rf"\s?(?:[-–]|to\s)\s?(?:[$€£¥]\s?)?(?P<to>\d{{1,3}}(?:\.\d+)?)[\s-](?P<scale>{_SCALES})\b", re.IGNORECASE
)
"""The rest of a range whose scale stands once: "-35 million"."""
_AFTER = re.compile(
    r"[\s-]?(?P<percent>%|per\s?cent(?:age points?)?\b|percentage points?\b)|[\s-](?P<noun>[A-Za-z]+)", re.IGNORECASE
)
_CURRENCY = re.compile(rf"(?:(?:US|C|A|NZ|HK|S|NT)?([$€£¥₹₦₩])|\b({CURRENCY_CODES}|Rs\.|[RNP]))\s?\Z")
_UNITS = frozenset(
    map(
        plain,
        word_set(
            """
            miles kilometres kilometers km metres meters mph feet foot inches yards pounds kilograms kilos kg tons
            tonnes gallons litres liters acres hectares degrees hours minutes seconds days weeks months years decades
            centuries dollars euros roubles rubles yuan yen cents barrels percent points crowns francs rupees pesos
            """
        ),
    )
)
"""Stems of what is measured rather than counted."""
_RELATIVE = frozenset(map(plain, ("last", "next", "this", "past", "same", "previous")))
"""Before a unit of time that tells when: "last week" and "last year" are no two units of one thing."""
_ROUNDLY = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|close to|more than|over|at least|up to|less than|under"
    r"|an estimated|as many as)\s(?:US|the )?(?:[$€£¥₹₦₩]|[A-Z]{1,3})?\Z",
    re.IGNORECASE,
)
_NO_FIGURE = re.compile(r"\d{1,2}:\d\d")
_ORDINAL_NAME = re.compile(r"\d+(?:st|nd|rd|th)\s[A-Z]")
"""A number that is a part of a name: "the 14th Dalai Lama"."""
_GIVEN_NAME = re.compile(r"(?:Jan|May|Apr|Jun)\s[A-Z]")
"""A month that is somebody's name: "Jan Brewer"."""
_SAME_WORDS = 0.9
_A_WEEK = 7
_CLOSE_IN_TIME = 0.65
"""Shares of words in order from which a source's word may be put in, and from which its days are the draft's."""
_OF_OUTLETS = re.compile(
    r"\s(?:(?:other|known|more|news|different)\s)*(?:outlets?|origins?|articles?|papers?|newspapers?|broadcasters?|agenc(?:y|ies)"
    r"|reports?|sources?|media)\b",
    re.IGNORECASE,
)
"""After a number of those who report: the draft's own count, which no source has."""
_CLOSE = 0.65
"""Share of words in order (0-1) from which a source's figures are those that the draft should have."""


_DATED = re.compile(
    r"\b(?:at first|first|initially|originally|earlier|early|previously|then|so far|by then|at the time|before|until"
    r"|had|up from|from)\b",
    re.IGNORECASE,
)
"""Words by which a draft says that a figure is of a time."""
_GIVEN_ON = re.compile(
    r"(?:\b(?:said|says|reported|put|gave|given|announced|told|wrote|counted)\b(?:\s[\w’'.]+){0,3}"
    r"|\b(?:as of|by|until|since)|\A\W*(?:on)?)\s*(?:on\s)?\Z",
    re.IGNORECASE,
)
"""Before a day on which a figure was given."""
_CHANGED = re.compile(
    r"\b(?:r[io]se[ns]?|climb\w*|increas\w*|went up|gone up|up from|f[ae]ll(?:en)?|drop\w*|cut from|down from|revis\w*"
    r"|correct\w*|updat\w*|now|latest|no longer)\b",
    re.IGNORECASE,
)
"""Words by which an article says that a figure has changed."""
_STRUCK = re.compile(
    r"\b(?:dead|died|killed|deaths?|injured|wounded|hurt|missing|bodies|victims|toll)\b", re.IGNORECASE
)


class Quantity(Record):
    """A number as a text gives it."""

    span: Span
    number: str
    """Its digits."""
    value: float
    unit: str | None
    """A currency, "%", or the stem of what is measured; None where the number counts things."""

    def is_same(self, other: "Quantity") -> bool:
        """Whether both are the same number of the same."""
        same = abs(self.value - other.value) <= 1e-9 * max(abs(self.value), abs(other.value), 1.0)
        return same and (self.unit == other.unit or None in (self.unit, other.unit))

    def rounds(self, other: "Quantity") -> bool:
        """Whether this is the other number with fewer digits told."""
        told = len(self.number.replace(".", "").strip("0")) or 1
        if other.value <= 0 or self.unit != other.unit:
            return False
        return self.value == float(f"{other.value:.{told - 1}e}")


@rule("N401", "changed figure", "error")
def changed_figure(case: Case) -> Iterator[Found]:
    """The source has another number.

    Numbers are compared by value: "nine" is 9, "1.2m" is 1.2 million, and "about 1,200" may stand for 1,234. Give the
    source's number.
    """
    yield from _figures(case, unit=False)


@rule("N402", "changed unit", "error")
def changed_unit(case: Case) -> Iterator[Found]:
    """The number is the source's, what it counts in is not: millions for billions, miles for kilometres, $ for €."""
    yield from _figures(case, unit=True)
    for token in case.stated.tokens:
        if token.plain in _UNITS and not case.quoted(token.span):
            yield from case.in_all(lambda match, token=token: _other_unit(match, token))  # type: ignore[misc]
            yield from in_passages(case, lambda match, token=token: _unit_beside(match, token))  # type: ignore[misc]


def _other_unit(match: Match, token: Token) -> list[Found]:
    """A unit where the source has another: "several weeks" for "several months"."""
    there = [one for one in match.counterpart(token.span) or () if one.plain in _UNITS and one.plain != token.plain]
    return _of_unit(match, token, there[0]) if match.is_close and there else []


def _unit_beside(match: Match, token: Token) -> list[Found]:
    """A unit after the same word, next to the same words: "could take several weeks" for "may take several months"."""
    if any(one.plain == token.plain for one in match.window.tokens_around(1)):
        return []
    own = {one.plain for one in match.stated.tokens}
    before = _word_before(match.stated.tokens, token)
    others = [one for one in match.window.tokens if one.plain in _UNITS and one.plain not in own]
    for there in others if before not in _RELATIVE else ():
        alike = _word_before(match.window.tokens, there) == before
        if alike and len(beside(match, token.span, there.span)) >= ENOUGH:
            return _of_unit(match, token, there)
    return []


def _word_before(words: Sequence[Token], token: Token) -> str | None:
    """The plain form of the word right before another."""
    at = words.index(token)
    return words[at - 1].plain if at else None


def _of_unit(match: Match, token: Token, other: Token) -> list[Found]:
    text, words = match.source.article.text, token.span.of(match.stated.text)
    return [
        Found(
            span=token.span, message=f"the source has “{other.span.of(text)}” here", expected=other.span.of(text),
            source=match.source.passage(match.window.span), found=words, confidence=0.8,
        )
    ]  # fmt: skip


@rule("N403", "shifted date", "error")
def shifted_date(case: Case) -> Iterator[Found]:
    """The source gives another day, month or year, or no article of the matter has it.

    "Tuesday" and "12 March" are one where the article's own date makes them one; so are a day and what tells it
    ("yesterday", "two days later"). Give the source's day, or the date that it stands for.
    """
    in_draft = {word for one in case.stated.times for word in calendar_words(one.span.of(case.stated.text))}
    for time in case.stated.times:
        wanted = calendar_words(time.span.of(case.stated.text))
        if not wanted or case.quoted(time.span) or _in_name(case, time.span):
            continue

        def look(match: Match, time: TimeExpression = time, wanted: frozenset[str] = wanted) -> list[Found]:
            if match.closeness_but(time.span) < _CLOSE_IN_TIME:
                return []
            near = match.window.around(1)
            here = [one for one in match.source.times if overlaps([one.span], [near])]
            parted = [match.counterpart(one) for one in _calendar_places(time, case)]
            there = next(filter(None, parted), None)
            if match.is_close and all(one is None for one in parted):
                return []  # the source has the words
            shifted = frozenset(word for token in there or () for word in calendar_words(token.exact))
            if match.is_close and shifted:
                here = [one for one in here if any(overlaps([token.span], [one.span]) for token in there or ())]
            if any(wanted <= _words_of(one, match.source) for one in here):
                return []
            inside = [one for one in here if overlaps([one.span], [match.window.span])]
            told = [words for one in inside if (words := calendar_words(one.span.of(match.source.article.text)))]
            if told and _dates_the_figure(case, time.span):  # "said on Tuesday that he would come on Friday"
                told = [words for words in told if not words <= in_draft]
            if not shifted and not told and wanted <= _published(match.source):
                return []
            around = match.window.around(4)
            if not shifted and any(
                wanted <= _words_of(one, match.source) for one in match.source.times if overlaps([one.span], [around])
            ):
                return []
            said = {word for token in match.window.tokens for word in calendar_words(token.exact)}
            if not shifted and wanted <= said:
                return []
            others = [one for one in here if calendar_words(one.span.of(match.source.article.text))]
            found = time.span.of(case.stated.text)
            names = [one.span.of(match.source.article.text) for one in others]
            instead = next((name for name in names if _same_grain(found, name)), names[0] if names else None)
            return [
                Found(
                    span=time.span,
                    message=f"the source has {f'“{instead}”' if instead else 'no such day'} here",
                    source=match.source.passage(match.window.span),
                    expected=instead,
                    found=found,
                    fix=instead
                    if _may_mend(match, time.span) and shifted and _same_grain(found, instead or "")
                    else None,
                    confidence=0.85 if instead else 0.6,
                )
            ]

        yield from case.in_all(look)
    yield from other_day(case)
    yield from unknown_day(case)


@rule("N404", "superseded figure", "warning")
def superseded(case: Case) -> Iterator[Found]:
    """A later article has another figure in this place, and tells of a change: the draft's is no longer the last one.

    Nothing is said where the draft gives the later figure too, or says of what day its own is: "at first", "on
    Tuesday". Give the figure of the later article, or date this one.
    """
    text = case.stated.text
    if _DATED.search(case.stated.words) or any(_dates_the_figure(case, one.span) for one in case.stated.times):
        return
    given = [one for one in quantities(text, case.stated.draft.tokens) if not case.quoted(one.span)]
    inside = [one for one in given if covers(case.stated.span, one.span)]
    for here in inside if len(inside) == 1 else ():
        older = [one for one in case.matches if any(here.is_same(it) for it in _of_window(one))]
        days = [one.source.article.day for one in older if one.source.article.day]
        if not days or len(days) < len(older) or _is_day(case, here.span) or _in_name(case, here.span):
            continue
        for match in (Match(case.stated, window) for window in case.windows):
            there = _counterpart(here, match, _of_window(match)) or _likest(here, match, _of_window(match))
            day = match.source.article.day
            if day is None or day <= max(days) or match.closeness_but(here.span) < CLOSE or there is None:
                continue
            if there.unit != here.unit or here.is_same(there):
                continue
            if any(there.is_same(one) for one in given) or not _tells_of_change(match, here, there):
                continue
            words = there.span.of(match.source.article.text)
            outlet = match.source.article.outlet or "a later article"
            yield Found(
                span=here.span,
                message=f"{outlet} has {words} here on {day.day} {MONTHS[day.month - 1]}",
                source=match.source.passage(match.window.span),
                expected=words,
                found=here.span.of(text),
                confidence=0.7,
            )
            break


@rule("N405", "number in no source", "warning")
def unknown_number(case: Case) -> Iterator[Found]:
    """None of the articles that come near the sentence has the number anywhere, not even rounded.

    Small counts without a unit, years and days are left out: a draft may count for itself. Look the number up, or say
    how it was reckoned.
    """
    if case.coverage < _NEAR:
        return
    sources = {one.source.article.id: one.source for one in case.windows}
    known = [one for source in sources.values() for one in source_quantities(source)]
    for here in quantities(case.stated.text, case.stated.tokens):
        counted = here.unit is None and (here.value < _COUNTED or 1900 <= here.value < 2100)
        if (
            counted
            or not _is_figure(case, here)
            or _is_reckoned(case, here)
            or any(here.value == one.value or here.rounds(one) for one in known)
        ):
            continue
        match = case.matches[0] if case.matches else None
        instead = _likest(here, match, _of_window(match)) if match else None
        words = instead.span.of(match.source.article.text) if match and instead else None
        yield Found(
            span=here.span,
            message=f"no source has {here.span.of(case.stated.text)}{f'; the nearest has {words}' if words else ''}",
            source=match.source.passage(match.window.span) if match else None,
            expected=words,
            found=here.span.of(case.stated.text),
            confidence=0.7,
        )


_NEAR = 0.3
"""Share of a sentence's words (0-1) from which articles come near enough to know its numbers."""
_COUNTED = 13
"""Below this number, what has no unit may have been counted by whoever wrote the draft."""


def source_quantities(source: Source) -> list[Quantity]:
    """All figures of an article."""
    return quantities(source.article.text, source.tokens)


def _is_figure(case: Case, here: Quantity) -> bool:
    """Whether a source would have a number: it is not quoted, no day, no part of a name, no count of outlets."""
    text = case.stated.text
    return not (
        case.quoted(here.span)
        or _is_day(case, here.span)
        or _in_name(case, here.span)
        or _OF_OUTLETS.match(text, here.span.end)
    )


_THE = re.compile(r"\b(?:the|these|those)\s\Z", re.IGNORECASE)
_AS_PRONOUN = re.compile(
    r"\s?[,.;:]|\s(?:had|have|has|were|are|was|is|did|do|will|would|could|can|may|might|should|of them|also|both|said"
    r"|say|then|never|later)\b"
)
_BEFORE_AGE, _AFTER_AGE = re.compile(r"[a-z],\s\Z"), re.compile(r"\s?[,.)]")
_LATER = re.compile(r"\s(?:later|earlier|before|after)\b", re.IGNORECASE)
_DAYS_OF = {plain("days"): 1, plain("weeks"): 7}


def _is_pronoun(case: Case, here: Quantity) -> bool:
    """Whether a number stands for those who were named, whom a source need not count: "the two had met"."""
    before = _THE.search(case.stated.text, case.stated.span.start, here.span.start)
    few = here.unit is None and here.value < _COUNTED
    return few and before is not None and _AS_PRONOUN.match(case.stated.text, here.span.end) is not None


def _is_known_age(case: Case, here: Quantity) -> bool:
    """Whether a number is somebody's age that an article gives somewhere: "Vale, 61," for "the 61-year-old"."""
    text = case.stated.text
    if not _BEFORE_AGE.search(text, case.stated.span.start, here.span.start) or not _AFTER_AGE.match(
        text, here.span.end
    ):
        return False
    age = re.compile(rf"\b{here.number}-years?-old\b|\baged?\s{here.number}\b|[a-z],\s{here.number},")
    return any(age.search(source.article.text) for source in case.library)


def _is_reckoned(case: Case, here: Quantity) -> bool:
    """Whether a draft counts the days between two articles: "two days later The Mercury reported"."""
    if here.unit not in _DAYS_OF or not _LATER.match(case.stated.text, here.span.end):
        return False
    days = [source.article.day for source in case.library if source.article.day]
    between = {abs((one - other).days) for one in days for other in days}
    return here.value * _DAYS_OF[here.unit] in between


def _dates_the_figure(case: Case, time: Span) -> bool:
    """Whether a day tells when a figure was given, not when something happened: "said on Tuesday", "as of Friday"."""
    before = case.stated.text[case.stated.span.start : time.start]
    return _GIVEN_ON.search(before) is not None


def _of_window(match: Match) -> list[Quantity]:
    """The figures of a window."""
    return _no_days(match.source, quantities(match.source.article.text, match.window.tokens))


def _no_days(source: Source, there: list[Quantity]) -> list[Quantity]:
    """The figures that are no day or year: not the 4 of a report that begins with "BRELL, May 4"."""
    return [one for one in there if not source.days.touches(one.span)]


def _tells_of_change(match: Match, here: Quantity, there: Quantity) -> bool:
    """Whether a later article says that a figure changed, or counts more of those whom an event struck."""
    words = match.window.span.of(match.source.article.text)
    return _CHANGED.search(words) is not None or (_STRUCK.search(words) is not None and there.value > here.value)


def _figures(case: Case, *, unit: bool) -> Iterator[Found]:
    text = case.stated.text
    for here in quantities(text, case.stated.tokens):
        if not _is_figure(case, here) or _is_known_age(case, here):
            continue

        def look(match: Match, here: Quantity = here) -> list[Found]:
            if match.closeness < _CLOSE:
                return []
            source = match.source
            there = _no_days(source, quantities(source.article.text, match.window.tokens_around(1)))
            aligned = _counterpart(here, match, there) if match.is_close else None
            if aligned is not None and not unit:
                there = [aligned]
            if any(here.is_same(one) or (_is_rounded(case, here) and here.rounds(one)) for one in there):
                return []
            same_digits = [one for one in there if one.number == here.number]
            if unit != bool(same_digits):
                return []
            instead = same_digits[0] if same_digits else aligned or _likest(here, match, there)
            words = instead.span.of(source.article.text) if instead else None
            if words is None and _is_pronoun(case, here):
                return []
            return [
                Found(
                    span=here.span,
                    message=f"the source has {words} here" if words else "the source has no such number",
                    source=source.passage(match.window.span),
                    expected=words,
                    found=here.span.of(text),
                    fix=words if not unit and aligned is not None and _may_mend(match, here.span) else None,
                    confidence=0.9 if words else 0.65,
                )
            ]

        yield from case.in_all(look)


def quantities(text: str, found: Sequence[Token]) -> list[Quantity]:
    """The numbers among some tokens, each with its scale and what it measures."""
    made = []
    for token in found:
        digits = token.plain
        if not digits[0].isdigit() or _NO_FIGURE.match(digits):
            continue
        if token.exact == "one":  # "no one", "one official"
            continue
        try:
            value = float(digits)
        except ValueError:
            continue
        end = token.span.end
        while scale := _SCALE.match(text, end):
            value *= SCALES[scale[1].lower()]
            end = scale.end()
        if end == token.span.end and (span := _RANGE.match(text, end)) is not None and value < float(span["to"]):
            value *= SCALES[span["scale"].lower()]  # "$25-35 million"
        unit, start = None, token.span.start
        if money := _CURRENCY.search(text[max(0, start - 5) : start]):
            unit, start = currency(money[1] or money[2]), start - len(money.group())
        elif after := _AFTER.match(text, end):
            if after["percent"]:
                unit, end = ("point" if "point" in after["percent"].lower() else "%"), after.end()
            elif (noun := plain(after["noun"].lower())) in _UNITS:
                unit, end = _CURRENCY_NOUNS.get(noun, noun), after.end()
                if noun in _OF_YEARS:  # "five decades" are 50 years
                    value, unit = value * _OF_YEARS[noun], plain("years")
        made.append(Quantity(span=Span(start, end), number=digits, value=value, unit=unit))
    return made


_OF_YEARS = {plain("decades"): 10, plain("centuries"): 100}
_CURRENCY_NOUNS = {plain("dollars"): "$", plain("euros"): "€", plain("yen"): "¥"}


def _may_mend(match: Match, span: Span) -> bool:
    """Whether the source says all the rest in the same words, so that putting its word in needs no thought."""
    return match.closeness_but(span) >= _SAME_WORDS


def _is_rounded(case: Case, here: Quantity) -> bool:
    """Whether the draft says that a number is not the exact one: "about", "nearly", "more than"."""
    before = case.stated.text[max(case.stated.span.start, here.span.start - 24) : here.span.start]
    return _ROUNDLY.search(before) is not None


def _counterpart(here: Quantity, match: Match, there: list[Quantity]) -> Quantity | None:
    """The number of the source that stands where the draft has another."""
    tokens_there = match.counterpart(here.span) or ()
    return next((one for one in there if any(overlaps([token.span], [one.span]) for token in tokens_there)), None)


def _likest(here: Quantity, match: Match, there: list[Quantity]) -> Quantity | None:
    """The one number of the source that counts in the same unit; None where there are several."""
    inside = [one for one in there if overlaps([one.span], [match.window.span]) and one.unit == here.unit]
    return inside[0] if len(inside) == 1 else None


def _calendar_places(time: TimeExpression, case: Case) -> list[Span]:
    """Where in a time expression the day, the month and the year stand."""
    within = [one for one in case.stated.tokens if overlaps([one.span], [time.span])]
    return [one.span for one in within if calendar_words(one.exact) or one.plain.isdigit()]


def _is_day(case: Case, span: Span) -> bool:
    return any(
        overlaps([one.span], [span]) and calendar_words(one.span.of(case.stated.text)) for one in case.stated.times
    )


def _in_name(case: Case, span: Span) -> bool:
    if _GIVEN_NAME.match(case.stated.text, max(span.start, span.end - 3)):
        return True
    if _ORDINAL_NAME.match(case.stated.text, span.start):
        return True
    return any(overlaps([one.span], [span]) for one in case.stated.mentions)


def _words_of(time: TimeExpression, source: Source) -> frozenset[str]:
    """All words by which the days of a time expression may be called."""
    found = set(calendar_words(time.span.of(source.article.text)))
    if time.start is not None and time.end is not None and (time.end - time.start).days <= 366:
        length = (time.end - time.start).days
        if length > _A_WEEK:  # "in February" names no day of it
            found |= {name for day in (time.start, time.end) for name in (MONTH_NAMES[day.month - 1], str(day.year))}
            return frozenset(found)
        for step in range(length + 1):
            found |= _day_words(time.start + timedelta(days=step))
    return frozenset(found)


def _published(source: Source) -> frozenset[str]:
    return frozenset(_day_words(source.article.day)) if source.article.day else frozenset()


def _day_words(day: date) -> set[str]:
    return {WEEKDAY_NAMES[day.weekday()], MONTH_NAMES[day.month - 1], str(day.day), str(day.year)}


def _same_grain(one: str, other: str) -> bool:
    """Whether two time expressions are written alike: both a weekday, both a month and a day."""
    kinds = [
        (bool(words & frozenset(WEEKDAY_NAMES)), bool(words & frozenset(MONTH_NAMES)), len(words))
        for words in (calendar_words(one), calendar_words(other))
    ]
    return kinds[0] == kinds[1]
