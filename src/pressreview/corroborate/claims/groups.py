"""Groups statements that say the same into claims, each with what speaks for it and where it begins."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from pressreview.corroborate.claims.likeness import Likeness, same_speaker
from pressreview.corroborate.claims.statements import Statement
from pressreview.model import Claim, Origin, Story, content_id, overlaps
from pressreview.text.words import word_set

MIN_MEAN = 0.7
"""Mean score between two groups that join, as a part of the score asked of their best pair."""
COMMON = 20
"""A word in more statements than this, and in more than a twentieth of them, brings no two of them together."""
_UNCLEAR = word_set("i we he she it they this that these those you his her their its our my so but and")


class Group:
    """Statements that say the same, in the order of the story, and why they were taken together."""

    def __init__(self, statements: Sequence[Statement], reasons: Sequence[str] = ()) -> None:
        self.statements = list(statements)
        self.reasons = list(reasons)

    @property
    def id(self) -> str:
        """Id of the claim."""
        return content_id("cla1", *sorted(statement.key for statement in self.statements))


def group_statements(
    statements: Sequence[Statement],
    likeness: Likeness,
    *,
    min_similarity: float,
    apart: Collection[tuple[int, int]] = (),
) -> list[Group]:
    """Group statements that say the same, in the order of the first of each; those of `apart` never come together.

    The surest matches join first. Two groups stay apart when any statement of one is contrary to one of the other, or
    when the mean score between them is below `MIN_MEAN` of `min_similarity`. A sentence in an outlet's own voice counts
    only beside another article.
    """
    matches = {}
    for one, other in candidates(statements):
        if _within_one(statements[one], statements[other]):
            continue
        match = likeness.compare(statements[one], statements[other])
        if match is not None:
            matches[one, other] = match
    groups = {number: Group([statement]) for number, statement in enumerate(statements)}
    members = {number: [number] for number in groups}
    where = list(range(len(statements)))
    surest = sorted(matches, key=lambda pair: (-matches[pair].score, pair))
    for one, other in surest:
        match = matches[one, other]
        if match.score < min_similarity:
            break
        left, right = sorted((where[one], where[other]))
        if left == right:
            continue
        across = [(min(a, b), max(a, b)) for a in members[left] for b in members[right]]
        if any(pair in apart for pair in across):
            continue
        beside = [pair for pair in across if not _nested(statements[pair[0]], statements[pair[1]])]
        mean = sum(matches[pair].score for pair in beside if pair in matches) / len(beside)
        if mean < MIN_MEAN * min_similarity or any(likeness.contrary(statements[a], statements[b]) for a, b in across):
            continue
        members[left] += members.pop(right)
        for number in members[left]:
            where[number] = left
        joined = groups.pop(right)
        groups[left].reasons += [*joined.reasons, match.reason]
    for number, group in groups.items():
        group.statements = [statements[member] for member in sorted(members[number])]
    return [group for number, group in sorted(groups.items()) if _stands(group)]


def make_claim(group: Group, story: Story, *, origins: tuple[Origin, ...]) -> Claim:
    """Make the claim of a group, its clearest statement first."""
    clearest = sorted(group.statements, key=_clarity)
    outlets = dict.fromkeys(statement.outlet for statement in clearest if statement.outlet)
    return Claim(
        id=group.id,
        story=story.id,
        text=max(clearest[0].spans, key=len).of(clearest[0].article.text),
        passages=tuple(passage for statement in clearest for passage in statement.passages),
        attributions=tuple(statement.attribution.id for statement in clearest if statement.attribution),
        outlets=tuple(outlets),
        origins=origins,
        reasons=tuple(dict.fromkeys(group.reasons)),
    )


def candidates(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share a figure, all words, or two words of content which not too many statements have."""
    having: dict[str, list[int]] = defaultdict(list)
    telling: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        for stem in sorted(statement.stems):
            having[stem].append(number)
        telling[statement.words].append(number)
        for figure in {(figure.unit, figure.low, figure.high) for figure in statement.figures}:
            telling[figure].append(number)
    most = max(COMMON, len(statements) // 20)
    shared = Counter(pair for numbers in having.values() if len(numbers) <= most for pair in combinations(numbers, 2))
    found = {pair for pair, count in shared.items() if count > 1}
    found.update(pair for numbers in telling.values() if len(numbers) <= 2 * most for pair in combinations(numbers, 2))
    yield from sorted(found)


def _within_one(one: Statement, other: Statement) -> bool:
    """Whether both are of one article and one is the outlet's own, or within the other, or not by the same speaker.

    One within another that only passes it on may meet it in a group beside what a third article says.
    """
    if one.article.id != other.article.id:
        return False
    return None in (one.attribution, other.attribution) or not same_speaker(one, other) or _nested(one, other)


def _nested(one: Statement, other: Statement) -> bool:
    return one.article.id == other.article.id and overlaps(one.spans, other.spans)


def _stands(group: Group) -> bool:
    """Keep a group with an attribution or of two outlets; one outlet's own sentences add nothing to each other."""
    if len({statement.outlet or statement.article.id for statement in group.statements}) == 1:
        group.statements = [statement for statement in group.statements if statement.attribution]
    return bool(group.statements)


def _clarity(statement: Statement) -> tuple[bool, bool, bool, float, str]:
    """Sort key: complete and understood by itself, by a named speaker, then the earliest."""
    words = statement.words
    day = statement.article.day
    return (
        bool(words) and words[0] in _UNCLEAR,
        not 5 <= len(words) <= 45,
        statement.attribution is not None and statement.speaker is None,
        float("inf") if day is None else float(day.toordinal()),
        statement.key,
    )
