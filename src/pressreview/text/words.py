"""Words of a text, and ways to compare texts that differ only in typography or word endings.

What comes from `fold`, `stems` and `content_words` is for comparison alone: it is never shown and never quoted.
"""

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache

from pressreview.model.base import Span

CURRENCY_CODES = "RM|QR|USD|EUR|GBP|JPY|INR|MYR|ZAR|NGN|KES|KSh|GHS|AED|SAR|Dhs?|Rs|Tk"
"""Letters before a sum, as a pattern: "RM7.8 million", "Rs 500"."""
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    rf"|(?:{CURRENCY_CODES}|[RNP](?=\d{{3}}|\d+[.,]\d))(?=\d)"  # a sum
    r"|\d+(?:[.,:]\d+)*"
    r"|\w+(?:(?:[’'‑-]|[‘`](?=(?:t|s|m|d|re|ve|ll)\b))\w+)*"  # "don‘t" as well
)

_PLAIN = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛′ʼ＇`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    "…": "...",
    "ﬁ": "fi",
    "ﬂ": "fl",
}


LONGEST_KEPT = 64
"""Letters of a word that is remembered: a text may be one word of a million."""


def words(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """Words and numbers in text order, without punctuation: "U.S.", "3.5", "1,200" and "Kim's" are one each.

    Those of a part of the text alone where `within` says which.
    """
    return tuple(Span(start, end) for start, end in word_places(text, within))


def word_places(text: str, within: Span | None = None) -> Iterator[tuple[int, int]]:
    """Yield the same as pairs of numbers, which is faster where there are many."""
    found = _WORD.finditer(text) if within is None else _WORD.finditer(text, within.start, within.end)
    return (match.span() for match in found)


def written_words(text: str, within: Span | None = None) -> list[str]:
    """The words themselves, as they are written: fastest where it does not matter at which place each stands."""
    return _WORD.findall(text) if within is None else _WORD.findall(text, within.start, within.end)


def fold(text: str) -> str:
    """Make quotation marks, dashes, dots and white space plain, leave out invisible characters; case is kept."""
    if text.isascii():  # nearly every word, and ten times faster
        return " ".join(text.replace("`", "'").split())
    return fold_with_offsets(text)[0]


def fold_word(word: str) -> str:
    """Fold one word and make its letters small. The same words come in every text: kept, they are found at once."""
    return _fold_word(word) if len(word) <= LONGEST_KEPT else fold(word).lower()


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    return fold(word).lower()


def fold_with_offsets(text: str) -> "tuple[str, array[int]]":
    """Fold, and give for each folded character the index in `text` of the one it was made from.

    A last entry, `len(text)`, stands for the end, so that folded `[a, b)` is `text[offsets[a] : offsets[b - 1] + 1]`.
    """
    folded: list[str] = []
    offsets = array("q")
    spaced = True  # so that no space is written first
    for index, character in enumerate(text):
        if character.isspace():
            if not spaced:
                folded.append(" ")
                offsets.append(index)
            spaced = True
            continue
        plain = _PLAIN.get(character, character)
        if plain:
            folded.append(plain)
            offsets.extend([index] * len(plain))
            spaced = False
    if folded and folded[-1] == " ":
        folded.pop()
        offsets.pop()
    offsets.append(len(text))
    return "".join(folded), offsets


def word_set(words: str) -> frozenset[str]:
    """Split a list that white space separates."""
    return frozenset(words.split())


FUNCTION_WORDS = word_set(
    """
    a about above after again against all also although am among an and another any anyone anything are aren't
    as at be because been before being below between both but by can can't could couldn't did didn't do does
    doesn't doing don't down during each either else ever every few for from further had hadn't has hasn't have
    haven't having he he'd he'll he's her here hers herself him himself his how however i i'd i'll i'm i've if
    in into is isn't it it's its itself just let's may me might more most much must my myself neither nor now of
    off on once one only onto or other our ours ourselves out over own same shall she she'd she'll she's should
    so some such than that that's the their theirs them themselves then there there's these they they'd they'll
    they're they've this those though through to too under until up upon us very was wasn't we we'd we'll we're
    we've were weren't what when where whether which while who whom whose why will with within would wouldn't
    yet you you'd you'll you're your yours yourself yourselves
    """
)
"""Words left out of similarity. Not among them: "no", "not", "never", "without", which turn a sentence around."""


_LANGUAGE_SAMPLE = 5_000
_FEWEST_WORDS = 50
_LEAST_ENGLISH = 0.17
_FEW_OTHERS, _LEAST_OF_FEW = 2, 0.1
_OTHER_FUNCTION_WORDS = word_set(
    """
    le la les des une et est dans pour que qui avec sur der die das und ist nicht den dem ein eine wegen mit auf el los
    las del una por con para se il di che per della het een van voor och att som av det og til om na nie je sie
    """
)


def reads_as_english(text: str) -> bool | None:
    """Whether at least 17 % of the words in the first 5,000 characters are English function words.

    Fewer than 50 words of letters tell too little (None), unless hardly any is one and two are another language's.
    On 181 web pages English prose has 30 to 50 %,
    recipes and results from 19 %, other languages at most 14 %.
    """
    found = [match.group().lower() for match in _WORD.finditer(text, 0, _LANGUAGE_SAMPLE) if match.group().isalpha()]
    known = sum(word in FUNCTION_WORDS for word in found)
    if len(found) < _FEWEST_WORDS:
        others = sum(word in _OTHER_FUNCTION_WORDS for word in found)
        return False if others >= _FEW_OTHERS and known < _LEAST_OF_FEW * len(found) else None
    return known >= _LEAST_ENGLISH * len(found)


def content_words(text: str) -> tuple[str, ...]:
    """Lower-case folded words in text order, without function words and without a possessive "'s"."""
    found = _WORD.findall(text)
    return tuple(filter(None, (_kept_word(one) if len(one) <= LONGEST_KEPT else _content_word(one) for one in found)))


@lru_cache(maxsize=1 << 16)
def _kept_word(written: str) -> str:
    return _content_word(written)


def _content_word(written: str) -> str:
    """Empty for a function word."""
    word = fold_word(written)
    if word in FUNCTION_WORDS and written != "US":  # the country is no pronoun
        return ""
    word = word.removesuffix("'s")
    return word.replace(".", "") if word[:1].isalpha() else word


_INFLECTIONS = (
    ("ising", "ise"), ("izing", "ise"), ("ised", "ise"), ("ized", "ise"), ("izes", "ise"), ("ize", "ise"), ("ings", ""),
    ("ing", ""), ("edly", ""), ("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ed", ""), ("es", "e"), ("s", ""),
)  # fmt: skip
_DERIVATIONS = (
    ("isation", "ise"), ("ization", "ise"), ("ational", "ate"), ("iveness", ""), ("fulness", ""), ("ement", ""),
    ("ation", "ate"), ("ment", ""), ("ness", ""), ("ily", "y"), ("ion", ""), ("er", ""), ("ly", ""),
)  # fmt: skip
_DOUBLED = re.compile(r"([bdfgklmnprtz])\1$")
_NO_PLURAL = frozenset({"news"})


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Cut the ending off a lower-case word ("negotiating", "negotiations" -> "negotiat"); 3 letters always stay."""
    if not word.isalpha() or len(word) < 4 or word in _NO_PLURAL:
        return word
    word = _without_ending(word, _INFLECTIONS, least=3)
    word = _without_ending(word, _DERIVATIONS, least=4)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _without_ending(word: str, endings: tuple[tuple[str, str], ...], *, least: int) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in endings:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + instead
    return word


def stems(text: str) -> tuple[str, ...]:
    """Stems of the content words, in text order, for similarity."""
    return tuple(stem(word) for word in content_words(text))
