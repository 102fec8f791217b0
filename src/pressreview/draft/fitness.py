"""Whether a sentence means something to a reader who has not read the article, and how well.

Each reason is a row in a table with its weight; the weights add up. A sentence below zero does not go on the page.
"""

import re

from pressreview.draft.article_view import ArticleView
from pressreview.draft.compose import Body
from pressreview.draft.credit import piece_words
from pressreview.draft.wording import (
    BACKWARD,
    BROKEN_OFF,
    CAPTION,
    DATED,
    HE_SHE,
    I_WE,
    IT_FIRST,
    LABELLED,
    LEANS,
    LINKS,
    NO_PROSE,
    OF_TWO,
    PLATITUDE,
    POINTING,
    POINTS_BACK,
    STYLE,
    THE_MATTER,
    THEY_IT,
    THIS_PAPER,
    VAGUE_SOURCES,
    alike,
    is_speech,
)
from pressreview.model import Mention, Span, Speaker, covers
from pressreview.model.joining import OPEN
from pressreview.text import stems

_WORD = re.compile(r"\w+(?:[’'](?!s\b|d\b|ll\b|re\b|ve\b|m\b)\w+)*(?:-\w+)*")
"""Words with the verbs that lean on them cut off: "she's" is "she"."""
_OPENS, _CLOSES = re.compile(r"(?:^|[\s(])['‘](?=\S)"), re.compile(r"[,.!?…]\s?['’](?=\s|$)")
"""Single quotation marks outside of the quotations that were found: those of one that begins or ends elsewhere."""
_CUT_NUMBER = re.compile(r"(?<![\d.,])\d{1,2}\.\s*\|\s*\d{1,2}(?!\d)")
"""A decimal number in two sentences, which part at the stroke: "6.| 1"."""
_HALF_A_CONDITION = re.compile(r"(?:If|Unless)\s(?!only\b)[^,;:?!—–]*,?\Z")
"""A quotation of a condition without what hangs on it: "If they offer a career"."""
_THE_SOURCE = re.compile(r"[Tt]he [a-z]\w*(?=,|\Z)")
"""A source called by one plain noun."""
_LONGEST_NAME = 4
"""Words of a name of unknown kind that may be a person's; "Office of Congressional Ethics" is none's."""
_OF_SEVERAL = frozenset({"they", "they're", "they’re", "these", "those"})
_SAYS_TITLE = 0.75
"""Share of wording (0-1) with the headline above which an opening sentence is the headline over again."""
_LENGTHS = ((7, -9.0), (10, -0.5), (14, 0.2), (36, 0.6), (42, 0.0), (50, -0.8))
"""Score of a sentence with at most so many words; longer ones are refused."""


def fitness(view: ArticleView, body: Body) -> float:
    """How well a sentence stands alone: about -1 to 3, below 0 not at all."""
    return sum(reasons(view, body).values())


def reasons(view: ArticleView, body: Body) -> dict[str, float]:
    """Why a sentence is worth what it is, in words that an editor would use, with the weight of each."""
    plain = "".join(piece_words(view, piece) for piece in (*body.pieces, *body.tag) if not piece.quoted)
    quoted = [piece_words(view, piece) for piece in body.pieces if piece.quoted]
    all_words = _words("".join(piece_words(view, piece) for piece in (*body.pieces, *body.tag)))
    small = [word.lower() for word in all_words]
    found: dict[str, float] = {"starts from": 1.0}
    found["length"] = next((score for most, score in _LENGTHS if len(small) <= most), -9.0)
    title, wording = frozenset(stems(view.article.title or "")), frozenset(stems(" ".join(all_words)))
    if body.index == 0 and len(wording) <= len(title) + 2 and alike(title, wording) >= _SAYS_TITLE:
        found["it is the headline"] = -9.0
    if small and small[0] in HE_SHE | THEY_IT | POINTING - {"former"}:
        found["it opens with a word for something named before"] = -9.0
    elif (small and small[0] in VAGUE_SOURCES - {"some", "many", "most", "all"}) or _leaning_tag(body, plain):
        found["who is meant was named before"] = -9.0
    elif THEY_IT & set(small[1:4]) or POINTING & set(small[1:3]):
        found["it soon leans on something named before"] = -1.0
    if _leans_on_person(view, body, quoted):
        found["he or she is nobody named here"] = -9.0
    if _says_of_them(view, body):
        found["what is said is of those named before"] = -9.0
    if THIS_PAPER.search(plain) or I_WE & {word.lower() for word in _WORD.findall(plain) if word != "US"}:
        found["the reporter speaks"] = -9.0
    last = _WORD.findall(piece_words(view, body.pieces[-1]))[-1:]
    if last and last[0].rpartition("-")[2] in BROKEN_OFF:  # not "hepatitis A"
        found["it breaks off"] = -9.0
    if _cuts_a_number(view, body):
        found["it begins or ends within a number"] = -9.0
    if NO_PROSE.search(plain) or DATED.match(plain) or plain.lstrip().startswith("("):
        found["it is no prose"] = -9.0
    if LABELLED.match(plain) or any(map(LABELLED.match, quoted[:1])):
        found["it is an item of a list or a turn of an interview"] = -9.0
    if PLATITUDE.search("".join(quoted) or plain):
        found["anybody would say it"] = -1.5
    if BACKWARD.search(plain):
        found["it leans on what went before"] = -1.5
    if view.is_listed(body.index):
        found["it stands in a list, and may be another's words"] = -9.0
    if CAPTION.match(plain) or IT_FIRST.match(plain):
        found["it is a caption, or opens with a word for something named before"] = -9.0
    if THE_MATTER.match(plain):
        found["it speaks of something named before"] = -0.8
    if _source_unnamed(view, body):
        found["who says it was named before"] = -1.5
    if plain.count("(") != plain.count(")") or plain.count("[") != plain.count("]"):
        found["a bracket is left open"] = -9.0
    if len(_CLOSES.findall(plain)) > len(_OPENS.findall(plain)):
        found["a quotation ends that began before"] = -9.0
    if any(len(_WORD.findall(words)) >= 5 for words in quoted):
        found["it quotes"] = 0.5
        if quoted[0].partition(" ")[0].lower().strip(",") in LINKS:
            found["its quotation goes on from another"] = -0.6
        if _HALF_A_CONDITION.match(quoted[-1]):
            found["its quotation is a condition of nothing"] = -9.0
        if POINTS_BACK.search(quoted[0]) or OF_TWO.search(quoted[0]):
            found["its quotation speaks of what was named before"] = -1.2
    elif quoted:
        found["it quotes a few words"] = 0.2
    if body.attributions and not quoted and not _spoken(view, body):
        found["nobody says it in words"] = -0.4
    if any(one.speaker and one.speaker.name and one.speaker.kind == "person" for one in body.attributions):
        found["its speaker is named"] = 0.4
    found["its place in the article"] = 0.6 / (1 + body.index / 6)
    return found


def leans(view: ArticleView, body: Body) -> bool:
    """Whether a sentence goes on from the one before it in its article, so that after another's it would mislead."""
    first = next((piece_words(view, piece) for piece in body.pieces), "")
    return not body.pieces[0].quoted and LEANS.match(first) is not None


def _words(text: str) -> list[str]:
    """Words, without the possessive of "His Highness", who is named by it."""
    return _WORD.findall(STYLE.sub("", text))


def _cuts_a_number(view: ArticleView, body: Body) -> bool:
    """Whether a sentence begins or ends within a number: "a magnitude of 6. 1 shook the coast"."""
    sentence, text = view.sentences[body.index], view.article.text
    ends = (sentence.start, sentence.end)
    return any(_CUT_NUMBER.search(text[max(0, at - 8) : at] + "|" + text[at : at + 8]) for at in ends)


def _says_of_them(view: ArticleView, body: Body) -> bool:
    """Whether somebody's words begin with "they", and nothing but who says so stands before: he is no "they"."""
    sentence = view.sentences[body.index]
    for one in body.attributions:
        if one.speaker is None or one.speaker.kind != "person" or not covers(sentence, one.content[0]):
            continue
        said = [word for word in _WORD.findall(view.words(one.content[0]).lower())[:2] if word != "that"]
        if not said or said[0] not in _OF_SEVERAL or one.content[0].start == sentence.start:
            continue
        before = Span(sentence.start, one.content[0].start)
        known = sum(len(_WORD.findall(view.words(span))) for span in (*one.source, *one.cue) if covers(before, span))
        if len(_WORD.findall(view.words(before))) - known <= 1:
            return True
    return False


def _leaning_tag(body: Body, plain: str) -> bool:
    """Whether a quotation is by "its leader" or "his brother", of whom nothing was said."""
    after = _WORD.findall(plain)[:2]
    return any(piece.quoted for piece in body.pieces[:2]) and bool(
        (HE_SHE | THEY_IT) & {word.lower() for word in after}
    )


def _source_unnamed(view: ArticleView, body: Body) -> bool:
    """Whether somebody says it who is called "the source" or "the group" and no more."""
    called = [(one, view.words(span)) for one in body.attributions for span in one.source]
    return any(
        _THE_SOURCE.match(words) and ("," in words or (_nameless(one.speaker) and _THE_SOURCE.fullmatch(words)))
        for one, words in called
    )


def _nameless(speaker: Speaker | None) -> bool:
    return speaker is None or speaker.name is None or speaker.name.islower()


def _spoken(view: ArticleView, body: Body) -> bool:
    return any(is_speech(view.words(span)) for one in body.attributions for span in one.cue)


def _of_a_person(mention: Mention) -> bool:
    parts = mention.name.split()
    plain = len(parts) <= _LONGEST_NAME and not any(part.islower() for part in parts)
    return mention.kind == "person" or (mention.kind == "unknown" and plain)


def _leans_on_person(view: ArticleView, body: Body, quoted: list[str]) -> bool:
    """Whether "he" or "she" comes before any name, or in a quotation that names nobody."""
    for words in quoted:
        found = _words(words)
        lean = next((place for place, word in enumerate(found) if word.lower() in HE_SHE), None)
        if lean is not None and not any(word[0].isupper() and word != "I" for word in found[1:lean]):
            return True
    before: list[str] = []
    for piece in (*body.pieces, *body.tag):
        if piece.quoted or piece.words == OPEN:
            continue
        before += _words(piece_words(view, piece))
    lean = next((place for place, word in enumerate(before) if word.lower() in HE_SHE), None)
    if lean is None:
        return False
    named = {part for one in view.mentions_in(body.index) for part in one.name.split() if _of_a_person(one)}
    speakers = (one.speaker for one in body.attributions if one.speaker and one.speaker.kind in ("person", "unknown"))
    named |= {part for one in speakers if one.name for part in one.name.split()}
    return not any(word.removesuffix("’s").removesuffix("'s") in named for word in before[:lean])
