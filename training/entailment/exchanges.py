"""Statements made of sentences of news by exchanging words, of which it is known whether the sentence bears them out.

A word for another of its commonest sense (WordNet 3.0) leaves it borne out, as does a tail left away; a word for its
opposite or for a sibling in WordNet's tree, another name, number or day, a "not", another hedge, two names in each
other's place do not. It is a first school before the statements that were written (`samples`); "FactCC" (Kryściński et
al., EMNLP 2020) learned from such exchanges alone.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.corpora import article, names
from pressreview.annotate.reader.wordpiece import WordPiece
from pressreview.model import Span
from pressreview.text import reads_as_english, sentences
from pressreview.text.words import word_set
from training.entailment.samples import BORNE_OUT, OTHERWISE, Pair, pair
from training.entailment.select import CORPORA, measured

_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_KINDS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
_SEEN, _MAIN, _OF_ONE_PART = 3, 0.6, 0.9
"""How often a sense stands in tagged text to be a word's own, its share of the word's senses, and its part's share."""
_WORDS = range(8, 46)
"""Of a sentence that statements are made of."""
_PASSAGE, _STATEMENT = 130, 70
"""Words at most."""
_NAME = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_CERTAIN_NAME = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)+|(?<=[a-z] )[A-Z][a-z]+")
_NO_NAME = frozenset(["The", "A", "An", "In", "On", "He", "She", "It", "But", "They", "I"])
_NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|could|should|can|has|had|have|did|does|may|might)\b(?! not)")
_TURNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\bwill\b", ("may", "might", "could")),
    (r"\b(?:may|might|could)\b", ("will", "must")),
    (r"\b(?:some|several|many|most)\b", ("all", "few")),
    (r"\ball\b", ("some", "most")),
    (r"\b(?:allegedly|reportedly|apparently|probably|perhaps|possibly|likely) ", ("",)),
    (r"\bmore than\b", ("less than",)),
    (r"\bless than\b", ("more than",)),
    (r"\bbefore\b", ("after",)),
    (r"\bafter\b", ("before",)),
    (r"\bat least\b", ("at most",)),
    (r"\bnot ", ("",)),
    (r"n't\b", ("",)),
    (r"\bplans? to\b", ("refused to",)),
    (r"\bagainst\b", ("for",)),
    (r"\bwithout\b", ("with",)),
    (r"\bincreas(ed?|ing|es)\b", (r"decreas\1",)),
    (r"\b(?:over|above)\b", ("under", "below")),
)
"""What is turned around, and by what; another hedge too."""
_PLAIN = word_set(
    """
    be have do say go get make take one two time year day man thing people way new other many more last first same such
    own good great long little much old right still even also back now then well just very so not only
    """
)
"""Words of too many meanings to be exchanged."""
Sense = tuple[str, str]
"""A part of speech and a place in its file."""


class Made(NamedTuple):
    """A statement, and where it was changed so that it is no longer borne out."""

    words: str
    wrong: tuple[Span, ...] = ()

    def put(self, spans: Sequence[Span], instead: Sequence[str], *, wrong: bool) -> "Made":
        """The same with words exchanged at some spans, in order."""
        kept, moved, at, text = list(self.wrong), [], 0, ""
        for span, words in zip(spans, instead, strict=True):
            text += self.words[at : span.start]
            start = len(text)
            text += words
            at = span.end
            moved.append(Span(start, len(text)) if words.strip() else Span(max(0, start - 4), start + 4))
        text += self.words[at:]
        return Made(text, tuple(kept) + (tuple(moved) if wrong else ()))


class WordNet:
    """The words of WordNet by their senses, those of one commonest sense above all."""

    def __init__(self, folder: Path) -> None:
        """Take its database files (Debian: wordnet-base). Raises `OSError` where they are absent."""
        self._times: dict[str, dict[tuple[str, int], int]] = defaultdict(dict)
        for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
            key, sense, times = line.split()
            lemma, rest = key.split("%")
            self._times[lemma][_KINDS[rest[0]], int(sense)] = int(times)
        self._words: dict[Sense, list[str]] = {}
        self._above: dict[Sense, list[Sense]] = defaultdict(list)
        self._below: dict[Sense, list[Sense]] = defaultdict(list)
        self._like: dict[Sense, list[Sense]] = defaultdict(list)
        self._against: dict[Sense, list[tuple[Sense, int]]] = defaultdict(list)
        self._senses: dict[tuple[str, str], list[Sense]] = {}
        for part, letter in _PARTS.items():
            self._read(folder, part, letter)
        self._verb: dict[str, str] = {}
        self._past: dict[str, list[str]] = defaultdict(list)
        for line in (folder / "verb.exc").read_text("latin-1").splitlines():
            form, verb, *_ = line.split()
            self._verb[form] = verb
            self._past[verb].append(form)

    def _read(self, folder: Path, part: str, letter: str) -> None:
        for line in (folder / f"data.{part}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split("|")[0].split()
            sense, count = (letter, fields[0]), int(fields[3], 16)
            self._words[sense] = [re.sub(r"\(.*", "", fields[4 + 2 * n]).replace("_", " ") for n in range(count)]
            at = 4 + 2 * count
            for step in range(int(fields[at])):
                sign, place, kind, ends = fields[at + 1 + 4 * step : at + 5 + 4 * step]
                other = ("a" if kind == "s" else kind, place)
                if sign == "@":
                    self._above[sense].append(other)
                    self._below[other].append(sense)
                elif sign == "&":
                    self._like[sense].append(other)
                elif sign == "!":
                    self._against[sense].append((other, int(ends[2:], 16)))
        for line in (folder / f"index.{part}").read_text("latin-1").splitlines():
            if not line.startswith("  "):
                fields = line.split()
                places = fields[-int(fields[2]) :]
                self._senses[fields[0].replace("_", " "), letter] = [(letter, place) for place in places]

    def instead(self, form: str) -> tuple[list[str], list[str], list[str]]:
        """For a word in small letters: what means the same, the opposite, and siblings, each in its form."""
        for lemma, ending in self._lemmas(form):
            sense = self._main(lemma)
            part = sense[0] if sense else ""
            if sense is None or (ending in ("ed", "ing") and part != "v") or (ending == "s" and part not in "nv"):
                continue
            here = self._words[sense]
            against = [*self._against[sense]]
            if part == "a":
                against += [pair for like in self._like[sense] for pair in self._against[like]]
            opposite = [self._words[other][number - 1 if number else 0] for other, number in against]
            above = {word for up in self._above[sense] for word in self._words[up]} if part in "nv" else set()
            siblings = [
                word for up in self._above[sense] for other in self._below[up] if other != sense
                for word in self._words[other][:2] if self._is_used(word) and word not in here and word not in above
            ]  # fmt: skip
            same = [word for word in here if word != lemma and self._is_used(word)]
            made = [
                [
                    new
                    for word in words
                    if word.islower() and (new := self._inflected(word, ending, part)) and new != form
                ]
                for words in (same, opposite, siblings)
            ]
            return made[0], made[1], [word for word in made[2] if word not in made[0]]
        return [], [], []

    def is_plain(self, form: str) -> bool:
        """Whether a word has too many meanings to be exchanged."""
        return form in _PLAIN or any(lemma in _PLAIN for lemma, _ in self._lemmas(form))

    def _main(self, lemma: str) -> Sense | None:
        times = self._times.get(lemma.replace(" ", "_"))
        if not times:
            return None
        total = sum(times.values())
        (part, number), best = max(times.items(), key=lambda item: item[1])
        if best < max(_SEEN, _MAIN * total):
            return None
        if sum(count for (each, _), count in times.items() if each == part) < _OF_ONE_PART * total:
            return None
        senses = self._senses.get((lemma, part), [])
        return senses[number - 1] if number <= len(senses) else None

    def _is_used(self, word: str) -> bool:
        return sum(self._times.get(word.replace(" ", "_"), {}).values()) > 0

    def _lemmas(self, word: str) -> Iterator[tuple[str, str]]:
        """What a form may be a form of, and by which ending."""
        if word in self._times:
            yield word, ""
        if word.endswith("ies"):
            yield word[:-3] + "y", "s"
        if word.endswith("es"):
            yield word[:-2], "s"
        if word.endswith("s"):
            yield word[:-1], "s"
        if word.endswith("ied"):
            yield word[:-3] + "y", "ed"
        if word.endswith("ed"):
            yield word[:-1], "ed"
            yield word[:-2], "ed"
            if len(word) > 5 and word[-3] == word[-4]:
                yield word[:-3], "ed"
        if word.endswith("ing"):
            yield word[:-3] + "e", "ing"
            yield word[:-3], "ing"
            if len(word) > 6 and word[-4] == word[-5]:
                yield word[:-4], "ing"
        if word in self._verb:
            yield self._verb[word], "ed"

    def _inflected(self, lemma: str, ending: str, part: str) -> str | None:
        """A word in the form that an ending gives; None where it is not sure."""
        head, space, rest = lemma.partition(" ")
        if space and part == "v":
            made = self._inflected(head, ending, part)
            return made and f"{made} {rest}"
        if not ending:
            return lemma
        after_consonant = lemma[-1] == "y" and lemma[-2:-1] not in "aeiou"
        if ending == "s":
            if after_consonant:
                return lemma[:-1] + "ies"
            return lemma + ("es" if re.search(r"(?:s|x|z|ch|sh)$", lemma) else "s")
        if part != "v":
            return None
        if ending == "ing":
            return (lemma[:-1] if lemma[-1] == "e" and not lemma.endswith("ee") else lemma) + "ing"
        if lemma in self._past:
            return self._past[lemma][0] if len(self._past[lemma]) == 1 else None
        if lemma[-1] == "e":
            return lemma + "d"
        return lemma[:-1] + "ied" if after_consonant else lemma + "ed"


class Exchanges:
    """Makes statements of sentences, by chance."""

    def __init__(self, wordnet: WordNet, chance: random.Random) -> None:
        self.wordnet, self.chance = wordnet, chance

    def same(self, made: Made) -> Made:
        """The statement with one word for another that means the same, where there is one."""
        return self._word(made, wrong=False) or made

    def wrong(self, made: Made, known: Sequence[str]) -> Made | None:
        """The statement changed so that it is no longer borne out; `known` are names to take."""
        text, draw = made.words, self.chance.random()
        ways = ((0.12, self._number), (0.24, self._turned), (0.38, self._name), (0.5, self._not), (0.68, self._hedge))
        for share, way in ways:
            if draw < share:
                found = way(text, known)
                if found is not None:
                    return made.put(*found, wrong=True)
                break
        return self._word(made, wrong=True)

    def _number(self, text: str, _: Sequence[str]) -> tuple[list[Span], list[str]] | None:
        found = list(_NUMBER.finditer(text))
        if not found:
            return None
        one = self.chance.choice(found)
        try:
            value = float(one[0].replace(",", ""))
        except ValueError:
            return None
        if 1900 < value < 2030:
            other = value + self.chance.choice((-3, -2, -1, 1, 2))
        else:
            more, less = self.chance.randint(1, 9), self.chance.randint(1, 5)
            other = self.chance.choice((value * 2, value + more, value * 10, max(1.0, value - less), value * 3))
        words = f"{int(other):,}" if "," in one[0] else f"{other:.1f}" if "." in one[0] else str(int(other))
        return ([Span(*one.span())], [words]) if value and words != one[0] else None

    def _turned(self, text: str, _: Sequence[str]) -> tuple[list[Span], list[str]] | None:
        found = [one for one in _NAME.finditer(text) if one[0] not in _NO_NAME | {*_MONTHS, *_DAYS}]
        if len(found) < 2:
            return None
        one, other = sorted(self.chance.sample(found, 2), key=lambda match: match.start())
        return ([Span(*one.span()), Span(*other.span())], [other[0], one[0]]) if one[0] != other[0] else None

    def _name(self, text: str, known: Sequence[str]) -> tuple[list[Span], list[str]] | None:
        found = [one for one in _NAME.finditer(text) if one.start()]
        if not found or not known:
            return None
        one = self.chance.choice(found)
        words = self.chance.choice(_MONTHS if one[0] in _MONTHS else _DAYS if one[0] in _DAYS else known)
        return ([Span(*one.span())], [words]) if words not in text and one[0] not in words else None

    def _not(self, text: str, _: Sequence[str]) -> tuple[list[Span], list[str]] | None:
        found = list(_AUXILIARY.finditer(text))
        one = self.chance.choice(found) if found else None
        return ([Span(*one.span())], [f"{one[0]} not"]) if one else None

    def _hedge(self, text: str, _: Sequence[str]) -> tuple[list[Span], list[str]] | None:
        found = [(one, instead) for pattern, instead in _TURNS for one in re.finditer(pattern, text)]
        if not found:
            return None
        one, instead = self.chance.choice(found)
        return [Span(*one.span())], [one.expand(self.chance.choice(instead))]

    def _word(self, made: Made, *, wrong: bool) -> Made | None:
        """One word exchanged after WordNet; None where none can be."""
        places = list(re.finditer(r"[A-Za-z][A-Za-z'-]*", made.words))
        self.chance.shuffle(places)
        for one in places:
            word = one[0]
            if not word.islower() or self.wordnet.is_plain(word):
                continue
            same, opposite, siblings = self.wordnet.instead(word)
            among = (opposite if opposite and self.chance.random() < 0.7 else siblings) if wrong else same
            if among:
                return made.put([Span(*one.span())], [self.chance.choice(among)], wrong=wrong)
        return None


def exchanged(word_piece: WordPiece, wordnet: WordNet, *, most: int, seed: int) -> list[Pair]:
    """So many pairs at most, in random order, half of them borne out. Raises `OSError` where the corpora are absent."""
    chance = random.Random(seed)
    make = Exchanges(wordnet, chance)
    kept = measured()
    texts = [article(name).text for corpus in CORPORA for name in names(corpus) if name not in kept]
    texts = [text for text in texts if reads_as_english(text)]
    of_all = sorted({name for text in texts for name in _CERTAIN_NAME.findall(text)})
    made = []
    for text in texts:
        cut = [" ".join(span.of(text).split()) for span in sentences(text)]
        of_text = sorted(set(_CERTAIN_NAME.findall(text)))
        for number, sentence in enumerate(cut):
            if len(sentence.split()) not in _WORDS:
                continue
            passage = _around(cut, number, chance)
            for wrong in (False, True):
                statement = _shortened(sentence, chance)
                for _ in range(chance.choice((0, 1, 1, 2))):
                    statement = make.same(statement)
                known = of_text if of_text and chance.random() < 0.6 else chance.sample(of_all, 20)
                changed = make.wrong(statement, known) if wrong else statement
                if changed is not None and len(changed.words.split()) <= _STATEMENT:
                    verdict = OTHERWISE if wrong else BORNE_OUT
                    made.append((passage, changed, verdict))
    chance.shuffle(made)
    return [
        pair(word_piece, passage, one.words, of="", kind="exchanged", verdict=verdict, wrong=one.wrong)
        for passage, one, verdict in made[:most]
    ]


def _around(cut: Sequence[str], number: int, chance: random.Random) -> str:
    first = max(0, number - chance.choice((0, 1, 1, 2)))
    passage = " ".join(cut[first : number + chance.choice((1, 1, 2, 3))])
    return passage if len(passage.split()) <= _PASSAGE else cut[number]


def _shortened(sentence: str, chance: random.Random) -> Made:
    comma = sentence.rfind(", ")
    leave = chance.random() < 0.3 and comma > len(sentence) * 0.5
    return Made(f"{sentence[:comma]}." if leave else sentence)
