"""Years, as figures and as words; fiscal years, decades, centuries."""

from datetime import date

from pressreview.annotate.times.clauses import TABLES
from pressreview.annotate.times.dates import unit_year
from pressreview.annotate.times.phrases import GOES_ON, NUMBERS, VALUES, Phrase
from pressreview.annotate.times.stretches import Stretch, around

_AMOUNT_NOUNS = frozenset(TABLES["amounts"]["nouns"])
_AMOUNT_BEFORE = frozenset(TABLES["amounts"]["before"])
_YEAR_COMPANY = ("in", "lead", "mid", "early", "late", "from", "to", "through", "between", "before", "after", "and")


def year(phrase: Phrase) -> Stretch | None:
    """A number that is a year by its company."""
    index, words = phrase.first, phrase.words
    text, start, end = words.text, words.starts[index], words.ends[phrase.last - 1]
    glued = (text[start - 1 : start], text[end : end + 1])
    if any(mark and mark in "$£€#/%+_.@&=" for mark in glued[:1]) or (glued[1] and glued[1] in "%/_@&="):
        return None
    part = phrase.before("mid") or words.is_a(index - 2, "early", "late", "mid", "end", "start")  # "mid-2011"
    if glued[0] in "-–" and glued[0] and not text[start - 2 : start - 1].isdigit() and not part:
        return None
    if glued[1] and glued[1] in "-–" and words.is_a(index + 2, "word"):
        return None
    told = around(date(phrase.year, 1, 1), "year")
    if phrase.before(*_YEAR_COMPANY) and phrase.word_before not in ("than", "over", "about"):
        near = words.is_a(index + 1, "word") and phrase.year < 1800 and phrase.word_after not in GOES_ON
        if not near or phrase.before("in"):
            return told
    if phrase.before("paren") and words.is_a(phrase.last, "paren"):
        return told
    near_words = [words.word(i) for i in range(index + 1, min(index + 3, len(words)))]
    if phrase.year < 1800 or _AMOUNT_NOUNS.intersection(near_words) or phrase.word_before in _AMOUNT_BEFORE:
        return None
    return told


def old_year(phrase: Phrase) -> Stretch | None:
    """A year from 1000 to 1499: after "in" or "since", where the sentence does not go on with what was counted.

    Also where a range begins with it: "from 1445 to 1870".
    """
    words = phrase.words
    if phrase.before("from", "between") and words.is_a(phrase.last, "to", "and"):
        first, after = int(words.word(phrase.first)), phrase.last + 2
        ends = words.is_a(after - 1, "year", "oldyear") and int(words.word(after - 1)) > first
        counts = words.is_a(after, "word", "past_verb", "few") and words.word(after) not in GOES_ON
        return around(date(first, 1, 1), "year") if ends and not counts else None
    if not (phrase.before("in") or phrase.word_before in ("since", "until", "year", "c.")):
        return None
    if phrase.words.is_a(phrase.last, "word", "past_verb", "few") and phrase.word_after not in GOES_ON:
        return None
    return around(date(int(phrase.words.word(phrase.first)), 1, 1), "year")


def era_year(phrase: Phrase) -> Stretch | None:
    """As in "508 BC", "AD 842"; the calendar here has no days before the year 1."""
    digits = phrase.get("year", "oldyear", "number", "day").replace(",", "")
    number = int(digits) if digits.isdigit() else 0
    if not number:
        return None
    if phrase.get("era").startswith("b"):
        return Stretch(f"BC{number:04}")
    return around(date(number, 1, 1), "year")


def spoken_year(phrase: Phrase) -> Stretch | None:
    """As in "nineteen seventy-two", "twenty sixteen", "two thousand and eight", where a year may stand."""
    if not phrase.before("in", "from", "to", "through", "of", "between", "and", "lead") or phrase.words.is_a(
        phrase.last, "unit", "units", "power", "hyphen"
    ):
        return None
    numbers = [
        1000 if phrase.words.is_a(i, "power") else NUMBERS.get(phrase.words.word(i), 1)
        for i in range(phrase.first, phrase.last)
        if phrase.words.is_a(i, "count", "one", "power")
    ]
    if phrase.get("power"):
        if phrase.get("power") != "thousand" or numbers[:2] != [2, 1000] or sum(numbers[2:]) > 99 or len(numbers) < 3:
            return None
        return around(date(2000 + sum(numbers[2:]), 1, 1), "year")
    if not 15 <= numbers[0] <= 20 or numbers[1] < 10 or (len(numbers) > 2 and (numbers[1] < 20 or numbers[2] > 9)):
        return None
    return around(date(100 * numbers[0] + sum(numbers[1:]), 1, 1), "year")


def fiscal_year(phrase: Phrase) -> Stretch:
    """Its days differ from country to country and firm to firm, so only its name is told."""
    short = phrase.get("day")
    number = phrase.year or (2000 + int(short) if short else 0)
    if not number and phrase.which in ("last", "this", "next", "past", "coming"):
        number = unit_year(phrase, phrase.which) or 0
    return Stretch(f"FY{number:04}" if number else None)


def years_apart(phrase: Phrase) -> Stretch | None:
    """As in "2006-2008", "2012-13", "2012/13"."""
    first, other = phrase.year, phrase.words.word(phrase.last - 1)
    if phrase.get("mark") not in ("", "/"):
        return None
    if len(other) not in (1, 2, 4) or not other.isdigit():
        return None
    second = int(str(first)[: -len(other)] + other) if len(other) < 4 else int(other)
    if second <= first:
        return None
    return Stretch(f"{first}/{second}", date(first, 1, 1), date(second, 12, 31))


def decade(phrase: Phrase) -> Stretch | None:
    """As in "The 1980s", "the '90s", "the sixties", "the 1800s"."""
    word = phrase.get("decade")
    if word:
        digits = "".join(char for char in word if char.isdigit())
        year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        year = 10 * int(VALUES["decadeword"][phrase.get("decadeword")])
    return around(date(year, 1, 1), "century" if year % 100 == 0 and year < 1900 else "decade")


def century(phrase: Phrase) -> Stretch | None:
    """As in "The 19th century", "the twenty-first century", "the third century BC"."""
    number = phrase.nth + NUMBERS.get(phrase.get("count"), 0)
    if phrase.unit != "century" or not 1 <= number <= 99:
        return None
    if phrase.get("era").startswith("b"):
        return Stretch(f"BC{number - 1:02}")
    if number == 1:
        return None if not phrase.get("era") else Stretch("00")
    return around(date(100 * (number - 1), 1, 1), "century")


def centuries(phrase: Phrase) -> Stretch | None:
    """As in "The 15th and 16th centuries": from the one to the other."""
    words = phrase.words
    numbers = [Phrase(words, at, at + 1, phrase.scene).nth for at in range(phrase.first, phrase.last)]
    first, last = (number for number in numbers if number)
    if phrase.unit != "century" or phrase.get("era") or not 2 <= first < last <= 99:
        return None
    return Stretch(f"{first - 1:02}/{last - 1:02}", date(100 * (first - 1), 1, 1), date(100 * last - 1, 12, 31))
