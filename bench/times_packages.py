"""The same time expressions given to Python packages and to ours: `python -m bench.times_packages`.

Every gold expression of MEANTIME and of GUM's news and interviews whose value is a stretch of calendar days (a day,
week, month, quarter or year). A package gets the words and the publication date, and answers with an instant; it is
right (leniently) when that falls on a day of the gold's stretch. Ours finds the expression in its text by itself, and
is right when all its days, or those of one end of a range ("2004 to 2009" holds two gold ones), are days of that
stretch. Install the packages beside the project first: dateparser, python-dateutil, parsedatetime, timefhuman,
recognizers-text-suite; those that are absent are left out. Our rules were mended on the half `develop` (`bench.times`).
"""

import importlib
import os
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bench.times import Document, Gold, gum, half_of, meantime
from pressreview.annotate.times import find_times

DATA = Path(os.environ.get("PRESSREVIEW_DATA", Path(__file__).parents[2] / "shared" / "data"))
Answer = Callable[[str, datetime], "datetime | date | None"]


def stretch(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value that is a stretch of calendar days, else None."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value):
        day = date(int(match[1]), int(match[2]), int(match[3]))
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return first, first + timedelta(days=6)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(match[1]), int(match[2]), 1)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    after = month - 1 + count
    return date(year, month, 1), date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)


def packages() -> dict[str, Answer]:
    """What each installed package makes of some words on a day."""
    found: dict[str, Answer] = {}

    def offer(name: str, module: str, make: Callable[[Any], Answer]) -> None:
        try:
            found[name] = make(importlib.import_module(module))
        except ImportError:
            print(f"{name} is not installed")

    def recognizers(module: Any) -> Answer:
        def answer(words: str, now: datetime) -> datetime | date | None:
            for one in module.recognize_datetime(words, "en-us", reference=now):
                for value in (one.resolution or {}).get("values", []):
                    told = value.get("value") or value.get("start") or ""
                    if re.match(r"\d{4}-\d\d-\d\d", told):
                        return date.fromisoformat(told[:10])
            return None

        return answer

    def parsedatetime(module: Any) -> Answer:
        def answer(words: str, now: datetime) -> datetime | None:
            told, status = module.Calendar().parseDT(words, sourceTime=now)
            return told if status else None

        return answer

    def timefhuman(module: Any) -> Answer:
        def answer(words: str, now: datetime) -> Any:
            config = module.tfhConfig(now=now)
            told = module.timefhuman(words, config=config)
            while isinstance(told, list | tuple) and told:
                told = told[0]
            return told if isinstance(told, date) else None

        return answer

    offer("Recognizers-Text", "recognizers_date_time", recognizers)
    offer(
        "dateparser",
        "dateparser",
        lambda m: lambda words, now: m.parse(words, languages=["en"], settings={"RELATIVE_BASE": now}),
    )
    offer("dateutil", "dateutil.parser", lambda m: lambda words, now: m.parse(words, default=now, fuzzy=True))
    offer("parsedatetime", "parsedatetime", parsedatetime)
    offer("timefhuman", "timefhuman", timefhuman)
    return found


def ours(document: Document, gold: Gold, first: date, last: date) -> bool:
    """Whether an expression that we find over the gold one has all its days in the stretch."""
    found = find_times(document.text, published=document.published)
    over = [one for one in found if one.span.start < gold.end and gold.start < one.span.end]
    for one in over:
        ends = [day for day in (one.start, one.end) if day is not None and first <= day <= last]
        if len(ends) == 2 or (ends and "/" in (one.value or "")):
            return True
    return False


def main() -> None:
    """Print the table."""
    answers = packages()
    rights: Counter[tuple[str, str]] = Counter()
    totals: Counter[str] = Counter()
    for corpus, documents in (("MEANTIME", meantime(DATA / "meantime")), ("GUM", gum(DATA / "gum"))):
        for document in documents:
            for gold in document.gold:
                days = stretch(gold.value or "")
                if days is None or document.published is None or gold.dateline:
                    continue
                columns = (corpus, f"{corpus}, {half_of(document.name)}")
                totals.update(columns)
                rights.update({(column, "pressreview"): int(ours(document, gold, *days)) for column in columns})
                words = " ".join(document.text[gold.start : gold.end].split())
                now = datetime.combine(document.published, time(12))
                for name, answer in answers.items():
                    try:
                        told = answer(words, now)
                    except Exception:  # a package that fails has no answer
                        told = None
                    day = told.date() if isinstance(told, datetime) else told
                    hit = day is not None and days[0] <= day <= days[1]
                    rights.update({(column, name): int(hit) for column in columns})
    print(f"{'':20}" + "".join(f"{f'{column} ({count})':>26}" for column, count in totals.items()))
    for name in ("pressreview", *answers):
        print(f"{name:20}" + "".join(f"{rights[column, name] / totals[column]:26.3f}" for column in totals))


if __name__ == "__main__":
    main()
