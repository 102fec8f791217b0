"""Where two claims cannot both hold, with the words on either side. Only what can be shown is reported.

Most is found between statements that are alike besides the point on which they differ. Some is found by what stands
around it: numbers in the same words, what is told of one person, clauses set against each other, and answers.

Kinds: *figure* (the same thing counted differently), *date* (the same event on different days), *denial* (one denies
what the other says), *negation* (one says it is not so), *certainty* (sure on one side, unlikely on the other).
A later number that takes the place of an earlier one is no conflict: it is kept as an update.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pressreview.corroborate.claims.groups import Group, candidates
from pressreview.corroborate.claims.likeness import Likeness, same_speaker
from pressreview.corroborate.claims.statements import Statement, negates
from pressreview.corroborate.conflicts.addresses import addresses
from pressreview.corroborate.conflicts.answers import answers
from pressreview.corroborate.conflicts.denials import (
    denied_in_other_words,
    other_voice,
    says_what,
    speaks_of_denying,
    speaks_of_saying,
)
from pressreview.corroborate.conflicts.frames import Place, framed
from pressreview.corroborate.conflicts.going_ahead import outlook
from pressreview.corroborate.conflicts.persons import Differing, Told, ages, measures
from pressreview.corroborate.conflicts.scope import counts_alike, turns_around
from pressreview.corroborate.conflicts.side_by_side import figures_set_off
from pressreview.corroborate.conflicts.untrue import called_untrue
from pressreview.model import Conflict, Passage, Span, TimeExpression, Update, covers, overlaps
from pressreview.model.claim import ConflictKind
from pressreview.text import fold
from pressreview.text.figures import Figure, figures, says_change
from pressreview.text.words import word_set

MIN_LIKENESS: dict[ConflictKind, float] = {
    "figure": 0.35, "date": 0.6, "denial": 0.4, "negation": 0.6, "certainty": 0.6,
}  # fmt: skip
"""Cosine (0-1) of what two statements say besides the point on which they differ."""
MIN_LIKENESS_OF_SHARES = 0.6
"""The same for percentages, which everything has: two polls, two shares of one poll."""
MIN_SHARED = 3
MAX_OUTLOOKS = 100
"""Statements of a story on whether something goes ahead that are held against each other."""
MAX_WORDS = 45
"""A longer statement has too much in it to be held against another for one figure."""
_SUPPOSING = word_set("if unless whether would could should might")
_SUBORDINATE = word_set("which who whom whose while although though because but since when where after before")
_TALLY = re.compile(
    r"\b(?:delegates?|votes?|seats?|polls?|signatures?|cases|tally|advantage|lead|so far|to date|now|already|raised)\b"
)
"""What is counted anew every day: another number of another day takes the place of the first."""
_SURE = ("certain", "almost certain", "highly likely")
_UNSURE = ("unlikely", "highly unlikely", "remote")


class Difference:
    """Two statements that differ, the words on either side, and why; `updates` where one takes the other's place."""

    def __init__(
        self, kind: ConflictKind, here: Passage, there: Passage, reason: str, *, updates: bool = False
    ) -> None:
        self.kind, self.here, self.there, self.reason, self.updates = kind, here, there, reason, updates

    def turned(self) -> "Difference":
        """The same from the other side."""
        return Difference(self.kind, self.there, self.here, self.reason, updates=self.updates)


class Contrasts:
    """What stands against a claim, and what takes the place of its figures or had their place."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []
        self.updates: list[Update] = []

    def add(self, difference: Difference, other: str) -> None:
        """Keep a difference from the claim of that id."""
        here, there = difference.here, difference.there
        if difference.updates:
            self.updates.append(Update(other=other, here=here, there=there))
        else:
            reason = difference.reason
            self.conflicts.append(Conflict(kind=difference.kind, other=other, here=here, there=there, reason=reason))


def find_contrasts(groups: list[Group], statements: Sequence[Statement], likeness: Likeness) -> dict[str, Contrasts]:
    """Find the conflicts and updates of each claim, by its id; one a kind for each pair of claims, the likest ones'.

    A statement that was kept in no group and stands in a conflict gets a group of its own, added to `groups`.
    """
    likest: dict[tuple[str, str, ConflictKind, bool], tuple[float, Difference]] = {}
    owner = {statement.key: group for group in groups for statement in group.statements}
    in_context = list(set_in_context(statements, likeness))
    _part(in_context, owner, groups)
    for one, other, difference in in_context:
        sides = [_group_of(side, owner, groups) for side in (one, other)]
        if sides[0] is not sides[1]:
            likest.setdefault((sides[0].id, sides[1].id, difference.kind, False), (1.0, difference))
    days = {group.id: first_day(group) for group in groups}
    for left, right in candidates(statements):
        one, other = statements[left], statements[right]
        mine, its = owner.get(one.key), owner.get(other.key)
        if mine is not None and mine is its:
            continue
        first = days.get(mine.id, one.article.day) if mine else one.article.day
        then = days.get(its.id, other.article.day) if its else other.article.day
        for score, difference in differences(one, other, likeness, days=(first, then)):
            here, there = (_group_of(side, owner, groups) for side in (one, other))
            key = (here.id, there.id, difference.kind, difference.updates)
            if key not in likest or score > likest[key][0]:
                likest[key] = (score, difference)
    found = {group.id: Contrasts() for group in groups}
    for (one_id, other_id, *_), (_, difference) in likest.items():
        found[one_id].add(difference, other_id)
        found[other_id].add(difference.turned(), one_id)
    return found


def _part(
    in_context: Sequence[tuple[Statement, Statement, Difference]], owner: dict[str, Group], groups: list[Group]
) -> None:
    """Take apart what was taken for one claim, where two statements of it differ by what stands around them."""
    for one, other, _ in in_context:
        group = owner.get(other.key)
        if group is not None and group is owner.get(one.key) and one.key != other.key:
            group.statements = [statement for statement in group.statements if statement.key != other.key]
            owner[other.key] = Group([other])
            groups.append(owner[other.key])


def set_in_context(
    statements: Sequence[Statement], likeness: Likeness
) -> Iterator[tuple[Statement, Statement, Difference]]:
    """Yield what differs by more than likeness.

    Told to go ahead and not to, told in the same words or of one person, called untrue, set side by side, or denied in
    answer.
    """
    yield from _going_ahead(statements)
    of_article = defaultdict(list)
    for statement in statements:
        of_article[statement.article.id].append(statement)
    articles = [stated[0].article for stated in of_article.values()]
    for found in framed(articles):
        yield from _framed(found.here, found.there, found.shared, of_article)
    for differing in (*ages(articles), *measures(articles), *addresses(articles)):
        yield from _of_person(differing, of_article)
    for untrue in called_untrue(statements, likeness):
        difference = Difference("denial", _whole(untrue.said), _whole(untrue.denied), untrue.reason)
        yield untrue.said, untrue.denied, difference
    for article in articles:
        stated = of_article[article.id]
        for pair in figures_set_off(article.text):
            one = _stating(stated, pair.first.span, pair.first_clause)
            other = _stating(stated, pair.second.span, pair.second_clause)
            if one.key != other.key and not overlaps(one.spans, other.spans) and not same_speaker(one, other):
                reason = f"set against each other: {pair.first.words} here, {pair.second.words} there"
                difference = Difference("figure", _at(one, pair.first.span), _at(other, pair.second.span), reason)
                yield one, other, difference
        for answer in answers(stated):
            difference = Difference(answer.kind, _whole(answer.said), _whole(answer.denied), answer.reason)
            yield answer.said, answer.denied, difference


def _framed(
    here: Place, there: Place, shared: str, of_article: Mapping[str, Sequence[Statement]]
) -> Iterator[tuple[Statement, Statement, Difference]]:
    """Yield two numbers in the same words as a conflict, or as an update where one may have taken the other's place."""
    one, other = (
        _stating(of_article[place.article.id], place.quantity.span, place.sentence) for place in (here, there)
    )
    if one.outlet == other.outlet:
        return
    one_day = here.article.day is not None and here.article.day == there.article.day
    updates = not one_day and any(
        says_change(place.sentence.of(place.article.text))
        or _TALLY.search(place.sentence.of(place.article.text))
        or any(figure.changing for figure in figures(place.article.text, [place.sentence]))
        for place in (here, there)
    )
    kind: ConflictKind = "date" if here.quantity.unit == "year" else "figure"
    sides = _at(one, here.quantity.span), _at(other, there.quantity.span)
    yield one, other, Difference(kind, *sides, f"two numbers in the same words: {shared}", updates=updates)


def _of_person(
    found: Differing, of_article: Mapping[str, Sequence[Statement]]
) -> Iterator[tuple[Statement, Statement, Difference]]:
    """Yield two numbers told of one person as a conflict."""
    one, other = (_telling(told, of_article) for told in (found.here, found.there))
    if one.outlet != other.outlet:
        numbers = [told.span.of(told.article.text) for told in (found.here, found.there)]
        reason = f"{found.what}: {numbers[0]} here, {numbers[1]} there"
        yield one, other, Difference("figure", _at(one, found.here.span), _at(other, found.there.span), reason)


def _telling(told: Told, of_article: Mapping[str, Sequence[Statement]]) -> Statement:
    return _stating(of_article[told.article.id], told.span, told.sentence)


def _going_ahead(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement, Difference]]:
    """Yield pairs of statements by two speakers, one that an event goes ahead, the other that it will not."""
    told = [(one, seen) for one in statements if one.attribution and (seen := outlook(one))]
    for (one, here), (other, there) in itertools.combinations(told[:MAX_OUTLOOKS], 2):
        two = other_voice(one, other) or (one.voice == other.voice and one.outlet != other.outlet)
        if two and here.against(there):
            reason = "one says that it goes ahead, the other that it does not or hardly will"
            kind: ConflictKind = "negation" if here.surely and there.surely else "certainty"
            yield one, other, Difference(kind, _whole(one), _whole(other), reason)
        elif one.outlet != other.outlet and here.one_with(there):
            yield from _on_other_days(one, other)


def _on_other_days(one: Statement, other: Statement) -> Iterator[tuple[Statement, Statement, Difference]]:
    """Yield two statements of one thing to come on two days; of one speaker's the later takes the other's place."""
    here, there = one.dated, other.dated
    if here and there and _apart(here, there):
        updates = one.voice == other.voice and one.article.day != other.article.day
        reason = f"the same event on {here.value} here, on {there.value} there"
        difference = Difference("date", _at(one, here.span), _at(other, there.span), reason, updates=updates)
        yield one, other, difference


def _stating(statements: Sequence[Statement], words: Span, clause: Span) -> Statement:
    """Find the narrowest statement that has some words; the clause itself where nothing was read as one."""
    giving = [one for one in statements if any(covers(span, words) for span in one.spans)]
    if giving:
        return min(giving, key=lambda one: sum(map(len, one.spans)))
    return Statement(article=statements[0].article, spans=(clause,), outlet=statements[0].outlet)


def _group_of(statement: Statement, owner: dict[str, Group], groups: list[Group]) -> Group:
    if statement.key not in owner:
        owner[statement.key] = Group([statement])
        groups.append(owner[statement.key])
    return owner[statement.key]


def first_day(group: Group) -> date | None:
    """The day on which the claim was first stated, None when no article of it is dated."""
    return min((one.article.day for one in group.statements if one.article.day is not None), default=None)


def differences(
    one: Statement, other: Statement, likeness: Likeness, *, days: tuple[date | None, date | None]
) -> Iterator[tuple[float, Difference]]:
    """Yield what two statements differ on, with how alike they are besides (0-1); updates among them.

    `days` are when each was first stated: a later number may only be the newer one.
    """
    if one.article.id == other.article.id and overlaps(one.spans, other.spans):
        return
    if one.outlet == other.outlet and (None in (one.speaker, other.speaker) or same_speaker(one, other)):
        return
    shared = one.stems & other.stems
    if len(shared) < MIN_SHARED - 1:
        return
    score = likeness.cosine(one.stems, other.stems)
    if denied_in_other_words(one, other, likeness):
        yield score, Difference("denial", _whole(one), _whole(other), "one denies what the other says")
        return
    if score < min(MIN_LIKENESS.values()) / 2:
        return
    for here, there, updates in _figures(one, other, days):
        alike = likeness.cosine(one.stems_without(here.span), other.stems_without(there.span))
        own = one.attribution is None or other.attribution is None
        if alike >= (MIN_LIKENESS_OF_SHARES if own or here.unit == "%" else MIN_LIKENESS["figure"]):
            reason = f"the same thing counted: {here.words} here, {there.words} there"
            yield alike, Difference("figure", _at(one, here.span), _at(other, there.span), reason, updates=updates)
    if len(shared) < MIN_SHARED or _supposed(one) or _supposed(other):
        return
    if likeness.quoted_run(one, other) or not (_asserts(one) and _asserts(other)):
        return
    if one.denies != other.denies and one.negated != other.negated:
        denial, said = (one, other) if one.denies else (other, one)
        if (
            score >= MIN_LIKENESS["denial"]
            and says_what(denial)
            and not speaks_of_saying(said)
            and not speaks_of_denying(said)
        ):
            yield score, Difference("denial", _whole(one), _whole(other), "one denies what the other says")
    elif one.negated != other.negated and score >= MIN_LIKENESS["negation"]:
        negated, plain = (one, other) if one.negated else (other, one)
        if _plainly(negated) and turns_around(negated, plain):
            yield score, Difference("negation", _whole(one), _whole(other), "one says that it is not so")
    elif one.negated == other.negated:
        yield from _dates(one, other, likeness)
        yield from _certainty(one, other, score)


def _figures(
    one: Statement, other: Statement, days: tuple[date | None, date | None]
) -> Iterator[tuple[Figure, Figure, bool]]:
    """Yield figures of one thing that disagree, and whether one takes the place of the other."""
    if max(len(one.words), len(other.words)) > MAX_WORDS:
        return
    for here in one.figures:
        mine = [figure for figure in one.figures if figure.unit == here.unit]
        its = [figure for figure in other.figures if figure.unit == here.unit]
        differs = len(mine) == len(its) == 1 and not here.agrees(its[0]) and counts_alike(one, here, other, its[0])
        if differs:
            yield here, its[0], _updates(one, other, here, days)


def _updates(one: Statement, other: Statement, figure: Figure, days: tuple[date | None, date | None]) -> bool:
    """Whether one of two figures may have taken the other's place: a toll of another day, or words of change."""
    if figure.changing:
        return None in days or days[0] != days[1]
    if days[0] == days[1]:
        return False
    return same_speaker(one, other) or says_change(one.text) or says_change(other.text)


def _supposed(statement: Statement) -> bool:
    """Whether it says what would be, not what is."""
    supposing = _SUPPOSING - {"would"} if statement.cue else _SUPPOSING  # "said that it would reopen" is to come
    return not supposing.isdisjoint(statement.words)


def _asserts(statement: Statement) -> bool:
    """Whether it says that something is so: "ending the strike" and "to end it" say nothing yet."""
    return not statement.words[0].endswith("ing") and statement.words[0] != "to"


def _plainly(statement: Statement) -> bool:
    """Whether its first negation stands in its main clause, as far as the words before it tell."""
    before = itertools.takewhile(lambda word: not negates(word), statement.words)
    return _SUBORDINATE.isdisjoint(before)


def _dates(one: Statement, other: Statement, likeness: Likeness) -> Iterator[tuple[float, Difference]]:
    """Yield a difference when each statement has one time and the times have no day in common.

    Not "Sunday" and "Sunday": a report printed again a week later keeps the word.
    """
    here, there = one.dated, other.dated
    if here is None or there is None or not _apart(here, there):
        return
    written = [fold(time.span.of(side.article.text)).casefold() for time, side in ((here, one), (there, other))]
    if written[0] == written[1]:
        return
    score = likeness.cosine(one.stems_without(here.span), other.stems_without(there.span))
    if score >= MIN_LIKENESS["date"]:
        reason = f"the same event on {here.value} here, on {there.value} there"
        yield score, Difference("date", _at(one, here.span), _at(other, there.span), reason)


def _apart(here: TimeExpression, there: TimeExpression) -> bool:
    """Whether two times of one grain have no day in common."""
    if here.start is None or here.end is None or there.start is None or there.end is None:
        return False
    if len(here.value or "") != len(there.value or ""):
        return False  # a year and a stretch of years, a day and a week
    return here.end < there.start or there.end < here.start


def _certainty(one: Statement, other: Statement, score: float) -> Iterator[tuple[float, Difference]]:
    bands = [
        statement.attribution.certainty.band if statement.attribution and statement.attribution.certainty else None
        for statement in (one, other)
    ]
    sure, unsure = [band in _SURE for band in bands], [band in _UNSURE for band in bands]
    if score >= MIN_LIKENESS["certainty"] and any(sure) and any(unsure) and not same_speaker(one, other):
        yield score, Difference("certainty", _whole(one), _whole(other), f"{bands[0]} here, {bands[1]} there")


def _at(statement: Statement, span: Span) -> Passage:
    return Passage(article=statement.article.id, span=span)


def _whole(statement: Statement) -> Passage:
    """The longest piece of what is stated."""
    return _at(statement, max(statement.spans, key=len))
