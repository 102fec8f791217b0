"""Who and what an article names: persons, organisations, states, outlets, groups and places.

Rules over capitals and the tables of `pressreview.tables`, and where these cannot tell, the names of the model. `name`
is the fullest form in the article.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from pressreview.annotate.reader.spans import RawMention
from pressreview.annotate.speakers.candidates import MUHAMMAD, SUFFIXES, Candidate, Context, candidates
from pressreview.annotate.speakers.full_names import resolved, tails
from pressreview.annotate.speakers.names import PARTICLES, NameFinder, Token, begins_name, in_capitals, plain, tokens
from pressreview.model.base import Span
from pressreview.model.reading import EntityKind, Mention
from pressreview.tables import load_vocabulary
from pressreview.tables.rows import key
from pressreview.text import paragraphs, sentences
from pressreview.text.figures import SUM
from pressreview.text.words import FUNCTION_WORDS, word_set


def find_mentions(text: str, *, outlets: Sequence[str] = (), named: Sequence[RawMention] = ()) -> tuple[Mention, ...]:
    """The named things of a text in text order, none within another.

    `outlets` are names of outlets known from elsewhere: the article's own outlet, its credits, other articles' outlets.
    `named` are the names that the model found: they tell the kind where the rules cannot, and add what these overlook.
    """
    finder = NameFinder(outlets)
    found: list[Candidate] = []
    headlines: list[Span] = []
    blocks = paragraphs(text)
    capitals = [block for block in blocks if in_capitals(text, block)]
    heads = {block.start: block for block in capitals}
    lower = _lower_words(text)
    inside: Span | None = None
    for sentence in sentences(text):
        if sentence.start in heads:
            inside = heads[sentence.start]
        if inside is not None and sentence.end <= inside.end:
            headlines.append(sentence)
            continue
        context = Context(text, sentence, lower)
        for run in finder.runs(text, sentence):
            found.extend(candidates(run, context))
    found = _told(_cut(found, text, blocks[:1]), named, text, headlines)
    found = _settled(found, own=outlets)
    names = _names_in(found)
    for sentence in headlines:
        found.extend(_in_headline(text, sentence, finder=finder, names=names))
    found.sort(key=lambda one: one.start)
    return resolved(text, found, outlets=outlets)


def _cut(found: Sequence[Candidate], text: str, first: Sequence[Span]) -> Sequence[Candidate]:
    """The candidates, those of a headline no longer than a person's name in the text: "Odo Vale Slams Ilse Holt".

    `first` is the first paragraph, which is a headline if nearly all of its longer words have capitals.
    """
    longer = [token.word[0].isupper() for block in first for token in tokens(text, block) if len(token.word) > 3]
    if not longer or sum(longer) < _CAPITALS * len(longer):
        return found
    headline = first[0].end
    full = {one.words for one in found if one.kind == "person" and len(one.words) > 1 and one.start >= headline}
    result = []
    for one in found:
        if one.start < headline and len(one.words) > 2 and one.name is None and one.kind in ("person", "unknown"):
            size = next((size for size in range(len(one.words) - 1, 1, -1) if one.words[:size] in full), 0)
            words = tokens(text, Span(one.start, one.end))[:size]
            if words and one.words[size] not in SUFFIXES:
                spelled = " ".join(text[one.start : words[-1].end].split())
                one = one._replace(end=words[-1].end, words=one.words[:size], spelled=spelled, kind="person")
        result.append(one)
    return result


_CAPITALS = 0.8
_MODEL_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "facility": "place",
    "group": "group",
}
_SITE = re.compile(r"\w\.\s?(?:com|net|org|info)$")
"""How the name of a site ends: "Harbourpost.com"."""
_MARK = re.compile(r"[\"“”„«»]|\s[-–—]\s|\band\s+The\s")
"""What stands within no name: quotation marks, a dash, "Odo Vale - Marrow's brother - said", and what joins two titles,
"The Mercury and The Gazette"."""
_TELLS, _ADDS, _MENDS = 0.5, 0.7, 0.9
"""How sure the model must be to tell the kind of a name, to add one, and to say more than a guess from capitals."""


def _told(
    found: Sequence[Candidate], named: Sequence[RawMention], text: str, headlines: Sequence[Span]
) -> list[Candidate]:
    """The candidates with what the model knows of them.

    What the tables know or a title tells stands. Where the rules only guess, the model tells extent and kind if it is
    sure ("San Pedro Sula" is no man, "Especially Nigeria Street" a street); where they cannot tell, it tells the kind.
    """
    found = sorted(found, key=lambda one: one.start)
    starts = [one.start for one in found]
    outlet_names, titles = load_vocabulary().outlet_names, load_vocabulary().titles
    gone: set[int] = set()
    added: list[Candidate] = []
    alone = {one.words[0] for one in found if len(one.words) == 1 and not one.name}
    for one in named:
        kind = _MODEL_KINDS.get(one.kind)
        if kind is None or one.confidence < _TELLS or _MARK.search(one.span.of(text)):
            continue  # of 'Alexander "Sasha" Novak' the model may take half
        span = one.span
        if one.span.of(text)[:4].lower() == "the ":
            span = Span(span.start + 4, span.end)
        low = bisect_left(starts, span.start)
        if low and found[low - 1].end > span.start:
            low -= 1
        high = bisect_left(starts, span.end)
        rest = text[span.end : found[high - 1].end] if high > low else ""
        if rest and rest[0] not in "-‑–’'/" and " " not in rest:
            span = Span(span.start, found[high - 1].end)  # the model took half a word
        if high > low and found[low].start < span.start and found[low].words[0] in MUHAMMAD:
            span = Span(found[low].start, span.end)  # "Md Odo Vale"
        words = tuple(token.word for token in tokens(text, span))
        site = _SITE.search(span.of(text)) is not None
        named_so = all(begins_name(word) or word in FUNCTION_WORDS for word in words[: -1 if site else None])
        if kind == "person" and one.confidence >= _MENDS and len(words) > 2:
            named_so = words[0][0].isupper() and begins_name(words[-1])  # "Dave mangenner Gough"
        if not named_so or not any(word[0].isupper() or word[0].isdigit() for word in words):
            continue  # "Velmoran transport ministry" is a description, "the" nothing
        if len(words) == 1 and words[0].lower() in titles:
            continue  # "the MEC"
        if kind == "person" and len(words) == 1:
            if high - low == 1 and low not in gone and _opened(found[low], span, one.confidence):
                gone.add(low)
                added.append(Candidate(span.start, span.end, words, span.of(text), "unknown", None, False))
            continue  # whom one name means is for the rest of the text to tell
        if kind == "organisation" and words[-1].lower() in outlet_names:
            kind = "outlet"  # "the Post"
        new = Candidate(span.start, span.end, words, " ".join(span.of(text).split()), kind, None, False)
        if low == high:
            inside = bisect_left(headlines, span.end, key=lambda line: line.end)
            headline = inside < len(headlines) and headlines[inside].start <= span.start
            if one.confidence >= _ADDS and (not headline or _of_somebody(new, alone, sure=one.confidence >= _MENDS)):
                added.append(new)
        elif (
            one.confidence >= _MENDS
            and kind == "organisation"
            and high - low == 1
            and low not in gone
            and (_written_on(found[low], new) or _only_a_role(found[low], new))
        ):
            gone.add(low)
            added.append(new._replace(kind="outlet" if found[low].kind == "outlet" else kind))
        elif (
            one.confidence >= _MENDS
            and kind != "outlet"
            and gone.isdisjoint(range(low, high))
            and (all(map(_is_guess, found[low:high])) or (kind == "person" and _ends_as_a_state(found[low:high], span)))
        ):
            gone.update(range(low, high))
            added.append(new)
        elif any(found[number].kind == "unknown" and number not in gone for number in range(low, high)):
            if found[low].start >= span.start and found[high - 1].end <= span.end:
                gone.update(range(low, high))
                added.append(new)
            elif high - low == 1:
                gone.add(low)
                added.append(found[low]._replace(kind=kind))
    kept = [one for number, one in enumerate(found) if number not in gone]
    return sorted((one for one in (*kept, *added) if not SUM.match(text, one.start)), key=lambda one: one.start)


def _ends_as_a_state(inside: Sequence[Candidate], span: Span) -> bool:
    """Whether a name of two words ends in one that the tables have as a state or place: "Robert Norland"."""
    last = inside[-1]
    first = len(inside) == 1 or (len(inside[0].words) == 1 and inside[0].kind in ("person", "unknown"))
    known = last.kind in ("state", "place") and len(last.words) == 1
    return len(inside) <= 2 and first and known and span.start < last.start and last.end == span.end


def _opened(one: Candidate, span: Span, confidence: float) -> bool:
    """Whether a candidate is a name of one word behind a word that only opens the sentence: "Despite Vale"."""
    guessed = one.kind == "unknown" or (one.kind == "person" and confidence >= _MENDS)
    ordinary = _is_guess(one) and one.words[0] not in load_vocabulary().given_names
    return (
        guessed and ordinary and one.initial and len(one.words) == 2 and one.start < span.start and one.end == span.end
    )


def _of_somebody(one: Candidate, alone: Collection[str], *, sure: bool) -> bool:
    """Whether a name in a headline is the full one of somebody whom the text calls by the family name."""
    given = sure or one.words[0] in load_vocabulary().given_names
    return one.kind == "person" and len(one.words) == 2 and given and one.words[1] in alone


def _is_guess(one: Candidate) -> bool:
    """Whether only its capitals and the words beside it speak for the kind of a candidate."""
    return one.name is None and not one.title and one.kind not in ("outlet", "state", "group")


def _written_on(one: Candidate, whole: Candidate) -> bool:
    """Whether an outlet is only the beginning of a longer name: "Harbourpost" in "Harbourpost. com"."""
    return one.kind == "outlet" and one.name is None and one.start == whole.start and one.end < whole.end


def _only_a_role(one: Candidate, whole: Candidate) -> bool:
    """Whether what stands before a name is part of a body's: "Portfolio Person Inversiones" is no person."""
    inside = whole.start < one.start and one.end <= whole.end
    return bool(one.title) and one.title not in load_vocabulary().titles and one.name is None and inside


def _lower_words(text: str) -> frozenset[str]:
    """The words that the text has in lower case: at the start of a sentence these are no names."""
    return frozenset(match.group() for match in re.finditer(r"\b[^\W\d_A-Z][^\W\d_]+", text))


def _settled(found: list[Candidate], *, own: Sequence[str]) -> list[Candidate]:
    """Candidates worth keeping, those of no kind taking the kind that the same words have elsewhere in the text.

    `own` are the outlets known from elsewhere; of others, "Bloomberg" is a man where the text has "Michael Bloomberg".
    """
    own_keys = {key(name) for name in own}
    kinds: dict[tuple[str, ...], Counter[EntityKind]] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    inner: Counter[str] = Counter()
    for one in found:
        if one.kind != "unknown":
            kinds.setdefault(one.words, Counter())[one.kind] += 1
        if not one.initial:
            seen[one.words] += 1
            for word in set(one.words) if len(one.words) > 1 else ():
                inner[word] += 1
    full = {one.words for one in found if one.kind == "person" and len(one.words) > 1}
    vocabulary = load_vocabulary()
    surnames = {words[-1] for words in full}
    ends = {end for one in found if one.words in full for end in tails(one.words, titled=bool(one.title))}
    given = {words[0] for words in full if words[0] in vocabulary.given_names or words[0] in vocabulary.family_first}
    first = {words[0] for words in full}
    middle = {word for words in full for word in words[1:-1] if len(word) > 1 and word not in PARTICLES}
    middle -= vocabulary.given_names
    mister = _says_mister(found, surnames)
    outlets = _by_short_name(found, own)
    kept = []
    for one in found:
        kind = one.kind
        short = kind in ("unknown", "outlet") and len(one.words) == 1 and one.words[0] in outlets
        if short and (one.name is None or one.name.removeprefix("The ") == one.words[0]):  # "the Times"
            kept.append(one._replace(kind="outlet", name=outlets[one.words[0]]))
            continue
        if (
            len(one.words) == 1
            and one.name is None
            and kind in ("unknown", "place", "organisation")
            and ((one.words[0] in surnames and not _is_a_body(one, kinds)) or kind != "organisation")
            and (one.words[0] in surnames | given or (kind == "unknown" and one.words[0] in first | middle))
        ):
            kind = "person"
        elif (
            kind == "outlet"
            and one.words[0] in surnames
            and len(one.words) == 1
            and key(one.spelled) not in own_keys
            and one.words[0] not in mister
        ):
            kept.append(one._replace(kind="person", name=None))
            continue
        elif kind == "unknown" and one.words in ends:
            kind = "person"  # "Vale Holt" of "Odo Vale Holt"
        elif one.words in kinds and kind == "unknown":
            kind = kinds[one.words].most_common(1)[0][0]
        single = kind == "unknown" and one.initial and len(one.words) == 1
        if single and not (seen[one.words] or inner[one.words[0]]):
            continue
        if kind == "unknown" and len(one.spelled) == len("Ti"):
            continue
        kept.append(one._replace(kind=kind))
    return kept


def _is_a_body(one: Candidate, kinds: Mapping[tuple[str, ...], Counter[EntityKind]]) -> bool:
    """Whether a word, taken for a body here, is so more often than for somebody, where somebody has it as last name."""
    counts = kinds.get(one.words, Counter())
    return one.kind == "organisation" and counts["organisation"] > max(1, counts["person"])


def _by_short_name(found: Sequence[Candidate], own: Sequence[str]) -> dict[str, str]:
    """Outlets by their last word, if it tells one: "the Times" is an article's own outlet, or the one that it names."""
    names: dict[str, dict[str, str]] = {}
    for one in found:
        if one.kind == "outlet" and len(one.words) > 1:
            name = one.name or one.spelled
            names.setdefault(one.words[-1], {}).setdefault(key(name), name)
    short = {word: next(iter(several.values())) for word, several in names.items() if len(several) == 1}
    return short | {name.split()[-1]: name for name in reversed(own) if len(name.removeprefix("The ").split()) > 1}


_MISTER = word_set("mr mrs ms miss")
_ALWAYS = 3
"""How many times oftener a text must have family names with "Mr." than without, to have them always so."""


def _says_mister(found: Sequence[Candidate], surnames: Collection[str]) -> frozenset[str]:
    """Family names in a text that has "Mr." before each: without it, "Bloomberg" is the outlet."""
    alone = [one for one in found if len(one.words) == 1 and one.words[0] in surnames]
    titled = [one.words[0] for one in alone if one.title in _MISTER]
    bare = sum(not one.title and one.kind != "outlet" for one in alone)
    return frozenset(titled) if len(titled) > _ALWAYS * (bare + 1) else frozenset()


def _names_in(found: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """The settled names by their first word, the longest first, to know them again in headlines."""
    unique = {one.words: one for one in reversed(found) if one.kind != "unknown"}
    index: dict[str, list[Candidate]] = {}
    for one in sorted(unique.values(), key=lambda one: -len(one.words)):
        index.setdefault(plain(one.words[0]), []).append(one)
    return index


def _in_headline(
    text: str, sentence: Span, *, finder: NameFinder, names: dict[str, list[Candidate]]
) -> list[Candidate]:
    """Names in a headline in capitals: those that the tables or the rest of the text know."""
    again = _again(tokens(text, sentence), names)
    persons = [one for one in again if one.kind == "person" and len(one.words) > 1]  # "America Vale"
    taken = {place for one in persons for place in range(one.start, one.end)}
    found = [
        Candidate(item.start, item.end, item.words, item.spelled(text), item.known.kind, item.known.name, False)
        for item in finder.known(text, sentence)
        if item.known and item.known.name and item.start not in taken and item.end - 1 not in taken
    ]
    taken = {place for one in (*persons, *found) for place in range(one.start, one.end)}
    return [*persons, *found, *(one for one in again if one.start not in taken)]


def _again(words: Sequence[Token], names: dict[str, list[Candidate]]) -> list[Candidate]:
    """The names of the text that stand among some words."""
    found = []
    at = 0
    while at < len(words):
        for one in names.get(plain(words[at].word), ()):
            last = at + len(one.words) - 1
            if last < len(words) and all(words[at + k].word == one.words[k] for k in range(len(one.words))):
                found.append(one._replace(start=words[at].start, end=words[last].end, initial=False))
                at = last
                break
        at += 1
    return found
