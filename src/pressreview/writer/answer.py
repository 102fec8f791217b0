"""What a language model answered, as sentences that name their records."""

import re
from typing import Any

import msgspec

from pressreview.errors import WriterError
from pressreview.model import Record

_THOUGHTS = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL)
_FENCE = re.compile(r"```(?:json)?[ \t]*\n(.*?)\n[ \t]*```", re.DOTALL)
_NUMBER = re.compile(r"R?(\d{1,4})\Z")
_PER_RECORD = 3
"""Sentences a record that are looked at; what a model says beyond that is a loop."""


class Written(Record):
    """One sentence of the model, "{Q1}" in place of quotations."""

    text: str
    records: tuple[int, ...]


def sentences_in(answer: str, *, records: int) -> tuple[list[Written], list[str]]:
    """The sentences of an answer, and why others are none. `records` is how many records there were.

    The answer is JSON, also in a code fence, or with a model's thoughts before it.
    Raises `WriterError` for an answer that has no list of sentences.
    """
    rows = _rows(answer)
    found: list[Written] = []
    refused: list[str] = []
    most = _PER_RECORD * records
    for row in rows[:most]:
        written = _written(row)
        if written is None:
            refused.append("an entry that is no sentence with the numbers of its records")
        else:
            found.append(written)
    if len(rows) > most:
        refused.append(f"{len(rows) - most} sentences beyond {_PER_RECORD} a record")
    return found, refused


def _rows(answer: str) -> list[Any]:
    text = _THOUGHTS.sub("", answer)
    if fence := _FENCE.search(text):
        text = fence[1]
    start = min((at for mark in "{[" if (at := text.find(mark)) >= 0), default=-1)
    end = max(text.rfind(mark) for mark in "}]")
    if start < 0 or end < start:
        raise WriterError("the writer's answer is no JSON", passing=True)
    try:
        made = msgspec.json.decode(text[start : end + 1])
    except (ValueError, RecursionError) as error:
        raise WriterError("the writer's answer is no JSON", passing=True) from error
    rows = made.get("sentences") if isinstance(made, dict) else made
    if not isinstance(rows, list) or not rows:
        raise WriterError("the writer's answer has no list of sentences", passing=True)
    return rows


def _written(row: Any) -> Written | None:
    if not isinstance(row, dict) or not isinstance(text := row.get("text"), str):
        return None
    named = row.get("records")
    numbers = [_number(one) for one in named] if isinstance(named, list) else []
    if not numbers or any(number is None for number in numbers):
        return None
    return Written(text=text, records=tuple(dict.fromkeys(number for number in numbers if number is not None)))


def _number(named: Any) -> int | None:
    """A record's number, also as "3" or "R3"."""
    if isinstance(named, int) and not isinstance(named, bool):
        return named
    found = _NUMBER.match(named) if isinstance(named, str) else None
    return int(found[1]) if found else None
