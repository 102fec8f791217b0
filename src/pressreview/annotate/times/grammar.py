"""Which words make a phrase of time, in the classes of `clauses.py`, and which function tells its days.

The longest phrase at a place counts; of two as long the first in this table for which its function has an answer.
"""

from collections.abc import Callable

from pressreview.annotate.times import dates, lengths, named_days, parts, relative, years
from pressreview.annotate.times.phrases import Phrase
from pressreview.annotate.times.stretches import Stretch

_WHICH = "(the? (last|this? past|previous|this|next|this? coming|following|that))"
_DAY = "(weekday|shortday dot?)"
_MONTH = "(month|shymonth)"
_UNITS = "(unit|units|quarter)"
_NUMBER = (
    "((a|one|count|day|number) power (power|and? count (hyphen? (count|one))?)?|count hyphen? (count|one)"
    "|(day|number) slashed|(day|number|count) half|(count|one) hyphen? and hyphen? a hyphen? half|day|number|count)"
)
_MANY = f"(a? (few|recent) of?|a power|{_NUMBER})"
_COUNT = f"({_MANY}|a|one|half of? a)"
_YEAR_TOLD = f"((comma|of|in)? year|(comma|of|in)? {_WHICH} unit)"

GRAMMAR: tuple[tuple[str, Callable[[Phrase], Stretch | None]], ...] = (
    ("iso", dates.iso),
    ("slashed", dates.slashed),
    (f"({_DAY} comma?)? the? (day|nth|ordinal) of? {_MONTH} dot? {_YEAR_TOLD}?", dates.day_of_month),
    (f"({_DAY} comma?)? {_MONTH} dot? the? (day|nth) {_YEAR_TOLD}?", dates.day_of_month),
    (f"{_MONTH} dot? day (hyphen|to|and|through) day (comma? year)?", dates.days_of_month),
    (f"day (hyphen|to|and) day of? {_MONTH} (comma? year)?", dates.days_of_month),
    (f"{_MONTH} dot? {_YEAR_TOLD}", dates.month),
    (f"{_WHICH} unit comma? in {_MONTH}", dates.month),
    (f"{_WHICH}? {_MONTH}", dates.month),
    (f"the? (ordinal|last) few? {_UNITS} of {_WHICH}? {_MONTH} year?", parts.part_of_month),
    (
        "the? (unit|quarter) (of|start|past_verb|word) the?"
        f" ({_MONTH} dot? (day|nth)|(day|nth) of? {_MONTH}) (comma? year)?",
        parts.week_of,
    ),
    ("year", years.year),
    ("oldyear", years.old_year),
    ("(year|oldyear|number|day) era", years.era_year),
    ("era (year|oldyear|number|day)", years.era_year),
    ("count (count|power) and? (hyphen? (count|one))?", years.spoken_year),
    ("year (hyphen|mark) (year|day|number)", years.years_apart),
    ("fiscal unit? (year|day)", years.fiscal_year),
    ("fy hyphen? (year|day)", years.fiscal_year),
    (f"({_WHICH}|year|the) fiscal unit", years.fiscal_year),
    (
        f"(the? fiscal? ordinal hyphen?|{_WHICH}) fiscal? quarter (of? (the|{_WHICH})? fiscal? (unit|year))?",
        parts.quarter_of,
    ),
    (f"(year|{_WHICH} unit) possessive (ordinal|last) fiscal? quarter", parts.quarter_of),
    (f"the? (ordinal|last) {_UNITS} of (year|(the|{_WHICH}) unit)", parts.part_of_year),
    (f"the? (ordinal|last) (count|day) {_UNITS} of (year|(the|{_WHICH}) unit)", parts.some_of_year),
    ("the that quarter (of|in)? the? (last|previous|this|following) unit", parts.quarter_of),
    ("(q day|day q) (of? year)?", parts.quarter_of),
    ("year q day", parts.quarter_of),
    (f"the? ordinal half of? (year|(the|{_WHICH}) unit)", parts.half_of),
    ("(h day|day h) of? year", parts.half_of),
    (f"{_WHICH}? (season|shyseason) (of? (year (hyphen (year|day|number))?|{_WHICH} unit))?", parts.season),
    (f"the? (ordinal|nth|last) weekday (of|in) {_WHICH}? {_MONTH} {_YEAR_TOLD}?", named_days.weekday_of_month),
    ("the (unit|weekday) (before|after) (last|next)", named_days.one_further),
    (f"{_WHICH}? weekday part?", named_days.weekday),
    ("shortday dot part?", named_days.weekday),
    ("(noon|part) on weekday", named_days.weekday),
    ("weekday unit", named_days.week_after_weekday),
    (f"weekday part? (comma|of|in)? {_WHICH} unit", named_days.day_of_week),
    (f"{_WHICH} unit on? weekday part?", named_days.day_of_week),
    ("(the unit (before|after))? today part?", named_days.today),
    (f"{_WHICH} part", named_days.part_of_day),
    (f"{_WHICH}? feast possessive? (unit|eve|weekday)? (of? year|of? {_WHICH} unit)?", named_days.feast),
    (f"feast unit possessive (unit|eve) (of? year|of? {_WHICH} unit)?", named_days.feast),
    (f"{_WHICH} unit", relative.unit),
    ("(earlier|later) in (the|this) unit", relative.unit),
    ("the unit", relative.unit),
    ("unit hyphen? end", relative.unit),
    ("the? unit possessive end", relative.unit),
    ("decade", years.decade),
    ("the decadeword", years.decade),
    ("the? (count hyphen)? (nth|ordinal) hyphen? unit era?", years.century),
    ("the? (nth|ordinal) (and|or|to|hyphen) (nth|ordinal) units", years.centuries),
    (f"{_WHICH} {_COUNT} more? hyphen? {_UNITS}", relative.counted),
    (f"{_WHICH} {_NUMBER} (to|hyphen|or) {_NUMBER} (unit|units)", relative.range_of_lengths),
    (f"({_WHICH}|these) few? units", relative.vague_units),
    ("the units (to_come|to word)", relative.to_come),
    (f"{_COUNT} {_UNITS} (and a half)? (ago|back)", relative.ago),
    ("a quarter (of a|hyphen)? unit ago", relative.ago),
    ("(count|one|a) (season|seasons) ago", parts.seasons_ago),
    ("(year|oldyear) units ago", relative.ago),
    ("more ago", relative.long_ago),
    ("units ago", lambda _: Stretch("PAST_REF")),
    (f"{_NUMBER} (to|hyphen|or) {_NUMBER} (unit|units) ago", relative.range_ago),
    (f"{_COUNT} (unit|units) ago (today part?|this unit)", relative.ago_on),
    (f"this time {_WHICH} unit", relative.this_time),
    (f"the that period (of|in)? {_WHICH} unit", relative.period_ref),
    (f"{_COUNT} {_UNITS} from now", relative.from_now),
    ("(a|one|count) (unit|units) (from|ago) weekday", named_days.weeks_from_weekday),
    (f"{_COUNT} {_UNITS} (mark|possessive) time", relative.weeks_from),
    (f"({_COUNT} {_UNITS}|a unit and a half) (earlier|later|before)", relative.apart),
    ("the (unit|part) (before|after)", relative.beside),
    ("unit hyphen (earlier|ago)", relative.year_earlier),
    ("the other unit", lambda _: Stretch("PAST_REF")),
    ("(a|one) hyphen? unit", relative.one_unit),
    (f"{_MANY} hyphen? more? {_UNITS}", relative.duration),
    ("a unit and a half", relative.duration),
    ("a? half hyphen? a? unit", relative.duration),
    ("a quarter (of a|hyphen)? unit", lengths.quarter_of_unit),
    (f"{_NUMBER} (to|hyphen|or) {_NUMBER} hyphen? (unit|units)", relative.range_of_lengths),
    (f"{_COUNT} (unit|units) comma? and? {_COUNT} (unit|units)", lengths.both_lengths),
    ("units", lengths.bare_units),
    ("((day|count) hyphen)? (unit|units) hyphen (more|old)", lengths.hyphened),
    ("weeklong", lengths.weeklong),
    ("all unit", lengths.long_unit),
    ("(the|a) more unit", lengths.long_unit),
    ("another unit", lengths.long_unit),
    ("(a more|few) time", lengths.long_time),
    ("a (word|past_verb)? period of time", lengths.long_time),
    ("(clock|day) meridiem zone?", lengths.clock),
    ("clock zone?", lengths.clock),
    ("(number|year|oldyear) zone", lengths.four_digits),
    ("(clock|day|count|one) oclock (in the part|word part)?", lengths.oclock),
    ("(clock|day|count|one) (in the|word) part", lengths.oclock),
    ("(count|day|half|a? quarter) unit? units? (past|to) (count|one|day)", lengths.past_the_hour),
    ("noon", lengths.clock),
    ("the part", lengths.part_of_a_day),
    ("every (count|day|ordinal|one|other)? (unit|units|weekday|part|season|shyseason)", lengths.every),
    (f"every (weekday part|month (day|nth)|(day|nth) of? month|{_MONTH})", lengths.every),
    ("(times|count times) (a|every) unit", lengths.every),
    ("per unit", lengths.every),
    ("weekdays", lengths.every),
    ("seasons", lengths.every),
    ("daily", lengths.every),
    ("now|more? lately|soon", relative.vague),
    ("the (recent|near)? (past|future)", relative.vague),
    ("(the moment|this moment|present|this time|to date)", relative.vague),
    ("(a|few) (earlier|later) (date|time)", relative.unspecified),
    ("later", relative.some_time_later),
)
