"""Words and their forms: opposites and near synonyms, pasts of verbs, capitals. The lists are in `words.toml`."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from pressreview.text.words import word_set

_LISTS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def _pairs(text: str) -> dict[str, tuple[str, ...]]:
    """From each word to what it may be exchanged for."""
    found: dict[str, list[str]] = defaultdict(list)
    for pair in text.split():
        one, other = pair.split("/")
        found[one].append(other)
        found[other].append(one)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


def _irregular(text: str) -> dict[str, tuple[str, str]]:
    rows = (row.split(":") for row in text.split())
    return {base: (forms.split(",")[0], forms.split(",")[1]) for base, forms in rows}


class Phrases(NamedTuple):
    """The lists, each as what it is used for."""

    opposites: dict[str, tuple[str, ...]]
    likes: dict[str, tuple[str, ...]]
    strengthening: tuple[str, ...]
    gradable: tuple[str, ...]
    stressing: tuple[str, ...]
    mental: tuple[str, ...]
    leavable: tuple[str, ...]
    invented: tuple[str, ...]


PHRASES = Phrases(
    opposites=_pairs(_LISTS["opposites"]),
    likes=_pairs(_LISTS["likes"]),
    strengthening=tuple(_LISTS["strengthening"].split()),
    gradable=tuple(_LISTS["gradable"].split()),
    stressing=tuple(_LISTS["stressing"].split()),
    mental=tuple(_LISTS["mental"].split()),
    leavable=tuple(_LISTS["leavable"].split()),
    invented=tuple(_LISTS["invented"]),
)
_IRREGULAR = _irregular(_LISTS["irregular"])
_DOUBLING = frozenset(_LISTS["doubling"].split())
_LOWERED = word_set("""
    a an the in on at by for from of to with without after before during since until while when where as if
    although though because despite under over about against among between some many most more few several all
    both each every no another other such its his her their our these those this that there one two three four
    five six seven eight nine ten he she it they we you what who how why
    """)


def past(base: str) -> str:
    """The past tense of a verb: "met" of "meet"."""
    if base in _IRREGULAR:
        return _IRREGULAR[base][0]
    return _regular(base)


def participle(base: str) -> str:
    """The past participle of a verb: "taken" of "take"."""
    if base in _IRREGULAR:
        return _IRREGULAR[base][1]
    return _regular(base)


_PASTS = {past_participle: simple for simple, past_participle in _IRREGULAR.values()} | {"been": "was"}


def past_of_participle(form: str) -> str:
    """The past tense of a verb by its past participle: "took" of "taken"."""
    return _PASTS.get(form, form)


def _regular(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ied"
    if base in _DOUBLING:
        return base + base[-1] + "ed"
    return base + "ed"


def third(base: str) -> str:
    """The third person singular: "goes" of "go"."""
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", base) else "s")


def base_of(gerund: str) -> str | None:
    """The verb that a form in -ing is of, where it is one that is known: "lie" of "lying", else None."""
    if not gerund.endswith("ing"):
        return None
    stem = gerund[:-3]
    if gerund == "lying":
        return "lie"
    undoubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else None
    for base in (stem, stem + "e", undoubled):
        if base and (base in _IRREGULAR or base in _DOUBLING):
            return base
    if re.search(r"(?:gn|pl|st|sc|ad)or$", stem):
        return stem + "e"
    if re.search(r"(?:[^aeiou][aeiou][cgsuvz]|[aeiou][lr]?[cgsvz]|[ai]t|[^aeiou]l|[^e]iz|ar|ur|uc|in)$", stem):
        return stem + "e" if not re.search(r"(?:ss|in|ain|ear|ar)$", stem) else None
    if re.search(r"(?:ct|st|nt|pt|rt|ft|ll|ss|sh|ch|ck|nd|rd|ld|lk|rk|sk|mp|rn|ow|ay|oy|y|er|en|it|ain|ear)$", stem):
        return stem
    return None


def lowered(sentence: str) -> str:
    """The sentence as it goes on after other words: a first word that names nobody loses its capital."""
    first = re.match(r"[\w’'-]+", sentence)
    if first and first.group().lower() in _LOWERED:
        return sentence[0].lower() + sentence[1:]
    return sentence


def embeds(sentence: str) -> bool:
    """Whether a sentence may go on after "reported that": its first word is a name or loses its capital."""
    if sentence.startswith("According"):
        return False
    first = re.match(r"[\w’'-]+", sentence)
    if first and first.group().lower() in _LOWERED:
        return True
    return (
        re.match(r"(?:[A-Z][\w’'-]+|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.) [A-Z]|[A-Z]{2,}\b|[A-Z]\w+[’']s? |U\.S\.", sentence)
        is not None
    )


def raised(words: str) -> str:
    """The words with a capital in front."""
    return words[:1].upper() + words[1:]


def tidy(words: str) -> str:
    """The words on one line, with single spaces and no space before a comma or stop."""
    return re.sub(r"\s+([,.;:?!])", r"\1", " ".join(words.split())).strip()
