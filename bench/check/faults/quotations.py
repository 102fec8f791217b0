"""Faults in quotations: words within the marks that nobody said so."""

import random
import re

from bench.check.edits import Edit, exchanged, inserted, likened, removed, unnegated, within
from bench.check.lines import Line
from bench.check.sayings import LONGEST, sayings
from bench.check.wording import PHRASES, raised
from bench.check.world import World, shared


def _changed(line: Line, edits: list[Edit], world: World, draw: random.Random) -> Line | None:
    """The line with one of the edits in its quotation, where no article has the words."""
    draw.shuffle(edits)
    for edit in edits:
        words = edit.apply(line.words)
        near = words[max(0, edit.start - 15) : edit.start + len(edit.new) + 15]
        if not world.says(" ".join(near.split()[1:-1])) and words != line.words:
            return line._replace(words=words)
    return None


def word_changed(line: Line, world: World, draw: random.Random) -> Line | None:
    """One content word of a quotation exchanged, put in or left out."""
    makers = [exchanged, exchanged, inserted, removed]
    draw.shuffle(makers)
    for maker in makers:
        found = _changed(line, list(within(maker(line.words), line.quoted())), world, draw)
        if found:
            return found
    return None


def not_dropped(line: Line, world: World, draw: random.Random) -> Line | None:
    """A "not" or "never" taken out of a quotation."""
    return _changed(line, list(within(unnegated(line.words), line.quoted())), world, draw)


def stitched(line: Line, world: World, draw: random.Random) -> Line | None:
    """Two quotations of one speaker, from places far apart, within one pair of marks."""
    saying = line.saying
    if (
        saying.kind != "quotation"
        or not saying.speaker
        or line.form in ("spoke of", "used the words", "quoted by both")
    ):
        return None
    material = sayings(world.story)
    for other in draw.sample(material, len(material)):
        same = other.speaker and other.speaker.last == saying.speaker.last
        apart = other.article != saying.article or abs(other.at.start - saying.at.start) > 600
        if other.kind != "quotation" or not same or not apart or shared(saying.words, other.words) > 0.3:
            continue
        joined = f"{_ended(saying.words)} {other.words}"
        close = world.says(joined) or world.beside(saying.words, other.words)
        if not close and len(joined.split()) <= LONGEST + 10:
            return line._replace(words=joined, form="after" if line.form == "middle" else line.form)
    return None


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else words + "."


def invented(line: Line, world: World, draw: random.Random) -> Line | None:
    """A quotation that nobody said: of the list, or what somebody said in another story."""
    if line.saying.kind != "quotation" or line.form in ("spoke of", "used the words", "quoted by both", "middle"):
        return None
    pool = list(PHRASES.invented)
    if draw.random() < 0.5:
        pool = [
            one.words
            for one in world.foreign
            if one.is_quotation
            and 8 <= len(one.words.split()) <= 30
            and not re.search(r"[a-z] [A-Z](?!\b)|[\[…]|\.\.|\d", one.words)
        ] or pool
    words = draw.choice(pool)
    return None if world.says(words) else line._replace(words=words)


def paraphrase(line: Line, world: World, draw: random.Random) -> Line | None:
    """Reported speech in quotation marks, or a quotation in somebody's own words."""
    saying = line.saying
    if saying.kind == "reported" and saying.speaker and not re.search(r"[“”]", line.words):
        words = raised(line.words)
        form = draw.choice(("after", "before", "inverted", "before comma", "after, outlet"))
        return line._replace(form=form, words=words, cue="said")
    if not line.is_quotation or line.form in ("spoke of", "used the words"):
        return None
    edits = likened(line.words)
    if len(edits) < 2:
        return None
    words = line.words
    for edit in reversed(edits[:4]):
        words = edit.apply(words)
    return None if world.says(words) else line._replace(words=words)
