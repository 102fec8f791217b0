"""Makes the tables of opposites and synonyms by which words are compared, from WordNet 3.0 (Princeton University).

    python -m training.wordnet FOLDER      FOLDER holds data.adj, index.adj and so on (Debian: wordnet-base)

A line of the one is a pair of opposite senses: the words of one and of those like it, a bar, the words of the other. A
line of the other holds the words of one sense. Kept are words of one part in one of their first senses, as stems.
"""

import argparse
import re
from collections import defaultdict
from pathlib import Path

from pressreview.text.words import stem

TABLES = Path(__file__).parents[1] / "src" / "pressreview" / "tables"
ENTAILMENT = Path(__file__).parent / "entailment"
_SENSES = 4
_FIRST = 2
"""Of them, those in which two words count as synonyms."""
_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_WORD = re.compile(r"[a-z]{2,}\Z")
_HEAD = "# {}, after WordNet 3.0, Copyright 2006 by Princeton University; see NOTICE.\n"
Sense = tuple[str, str]
"""A part of speech and a place in its file."""


def words(folder: Path, senses: int = _SENSES) -> dict[Sense, list[str]]:
    """The words of each sense that is one of their first so many, as stems."""
    found: dict[Sense, list[str]] = defaultdict(list)
    for part, letter in _PARTS.items():
        for line in (folder / f"index.{part}").read_text("utf-8").splitlines():
            fields = line.split()
            if not line.startswith(" ") and _WORD.match(fields[0]) and int(fields[-int(fields[2]) - 1]):
                for place in fields[-int(fields[2]) :][:senses]:
                    found[letter, place].append(stem(fields[0]))
    return found


def irregular(folder: Path) -> dict[str, list[str]]:
    """The forms of irregular verbs by the stem of the verb: "fall" has "fell" and "fallen"."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (folder / "verb.exc").read_text("utf-8").splitlines():
        form, verb, *_ = line.split()
        if _WORD.match(form) and stem(form) != stem(verb):
            found[stem(verb)].append(stem(form))
    return found


def pairs(folder: Path) -> tuple[set[tuple[Sense, Sense]], dict[Sense, list[Sense]]]:
    """The opposite senses, each pair once, and the senses that are like each adjective's."""
    opposite: set[tuple[Sense, Sense]] = set()
    like: dict[Sense, list[Sense]] = defaultdict(list)
    for part, letter in _PARTS.items():
        for line in (folder / f"data.{part}").read_text("utf-8").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            sense, at = (letter, fields[0]), 4 + 2 * int(fields[3], 16)
            for step in range(int(fields[at])):
                sign, place, kind, _ = fields[at + 1 + 4 * step : at + 5 + 4 * step]
                other = ("a" if kind == "s" else kind, place)
                if sign == "!" and sense < other:
                    opposite.add((sense, other))
                elif sign == "&":
                    like[sense].append(other)
    return opposite, like


def opposites(folder: Path) -> set[str]:
    """The lines of the table of opposites."""
    of = with_forms(words(folder), folder)
    opposite, like = pairs(folder)
    lines = set()
    for one, other in opposite:
        here, there = (sorted({word for each in (sense, *like[sense]) for word in of[each]}) for sense in (one, other))
        here, there = [word for word in here if word not in there], [word for word in there if word not in here]
        if here and there:
            lines.add(f"{' '.join(here)} | {' '.join(there)}")
    return lines


def synonyms(folder: Path) -> set[str]:
    """The lines of the table of synonyms; a line that stands within another says nothing."""
    of = {frozenset(found) for found in with_forms(words(folder, _FIRST), folder).values()}
    whole = [found for found in of if len(found) > 1 and not any(found < other for other in of)]
    return {" ".join(sorted(found)) for found in whole}


def with_forms(of: dict[Sense, list[str]], folder: Path) -> dict[Sense, list[str]]:
    """The same with the forms of irregular verbs."""
    forms = irregular(folder)
    for sense, found in of.items():
        if sense[0] == "v":
            found += [form for word in tuple(found) for form in forms.get(word, ())]
    return of


def main() -> None:
    """Make them."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    for out, title, lines in (
        (TABLES / "opposites.txt", "Words and their opposites", opposites(folder)),
        (ENTAILMENT / "synonyms.txt", "Words that can mean the same", synonyms(folder)),
    ):
        out.write_text(_HEAD.format(title) + "".join(f"{line}\n" for line in sorted(lines)), "utf-8")
        print(f"{len(lines)} lines in {out.name}, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
