"""How well `pressreview check` finds faults, and how often it calls a fault what is none: `python -m bench.check`.

    python -m bench.check                                    # the half that is not looked at
    python -m bench.check --half develop --errors hedge-dropped
    python -m bench.check --show figure-changed --half develop --limit 20
    python -m bench.check --counts                           # how many faults of each class there are

Drafts are made from real articles at every run, always the same (`protocol.md`); nothing of them is in the repository.
A fault counts as found when an error or a warning of a group of rules that names its class lies on its sentence.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.check import summedits
from bench.check.drafts import Draft, all_faults, faithful, faulty, worlds
from bench.check.faults import CLASSES
from bench.check.reviews import reviews
from bench.check.scoring import Checker, Found, Tally
from bench.check.stories import Half, half_of
from bench.kept import Kept
from pressreview.acquire import draft_of
from pressreview.annotate import SpanReader, annotate
from pressreview.annotate.reader import Reader
from pressreview.config import AcquireSettings, AnnotateSettings
from pressreview.model import Article, Failure, Reading
from pressreview.verify import Read, check_draft


def our_checker(reader: SpanReader) -> Checker:
    """The program's own checker; articles and drafts are read with `reader`, an article once for all its drafts.

    A draft in no language that the reader knows has no findings.
    """
    kept: dict[str, Reading | Failure] = {}

    def read(one: Article) -> Reading | Failure:
        (found,) = annotate([one], AnnotateSettings(), reader=reader)
        return found

    def check(text: str, articles: Sequence[Article]) -> list[Found]:
        for one in articles:
            if one.id not in kept:
                kept[one.id] = read(one)
        draft = draft_of(
            text.encode(), path="draft.md", kind="markdown", max_size_bytes=AcquireSettings().max_size_bytes
        )
        made = Article.of(draft.text, path=draft.path)
        reading = read(made)
        if isinstance(reading, Failure):
            return []
        readings = {one.id: found for one in articles if isinstance(found := kept[one.id], Reading)}
        said = Read(made, reading, publishers=[one.outlet for one in articles if one.outlet])
        audit = check_draft(draft, said, {one.id: one for one in articles}, readings, {}, available=len(articles))
        return [Found(one.rule, one.severity, one.span) for one in audit.findings]

    return check


def drafts(half: Half, reader: SpanReader | None, *, limit: int | None = None) -> Iterator[Draft]:
    """All drafts of a half, story by story; `limit`: so many faults of each class at most.

    Without a reader there are no reviews of our own.
    """
    counted: Counter[str] = Counter()
    for world, made in all_faults(half):
        kept = []
        for fault in made:
            if limit is None or counted[fault.kind] < limit:
                counted[fault.kind] += 1
                kept.append(fault)
        yield from faulty(world, kept)
        if world.story.corpus != "seen":
            yield from faithful(world)
    yield from summedits.faithful(half)
    if reader:
        yield from reviews(half, reader)


def measure(checker: Checker, given: Iterator[Draft]) -> Tally:
    """Check every draft and count."""
    tally = Tally()
    for draft in given:
        tally.add(draft, checker(draft.text, draft.articles))
    return tally


def show(kind: str, half: Half, limit: int) -> None:
    """Print faults of a class below the faithful sentences they are made from; "faithful" prints such sentences."""
    if kind == "faithful":
        every_line = [line for world in worlds(half) if world.story.corpus != "seen" for line in world.lines]
        for line in every_line[:: max(1, len(every_line) // limit)][:limit]:
            print(f"{line.form:22} {line.text}")
        return
    every = [fault for _, made in all_faults(half) for fault in made if fault.kind == kind]
    for fault in every[:: max(1, len(every) // limit)][:limit]:
        print(f"  {fault.faithful.text}\n> {fault.faulty.text}\n    changed: {fault.span.of(fault.faulty.text)}\n")


def counts() -> None:
    """Print how many faults of each class either half has."""
    seen: Counter[tuple[str, str, bool]] = Counter()
    halves: tuple[Half, ...] = ("develop", "measure")
    for half in halves:
        for world, made in all_faults(half):
            for fault in made:
                seen[fault.kind, half_of(world.story.name), world.story.corpus == "seen"] += 1
    print(f"{'class':22} develop  measure   (of these in articles the reader learned from)")
    for kind in CLASSES:
        new, old = ([seen[kind, half, learned] for half in halves] for learned in (False, True))
        print(f"{kind:22} {new[0] + old[0]:7}  {new[1] + old[1]:7}   ({old[0]}, {old[1]})")


def errors(tally: Tally, kind: str) -> None:
    """Print the faults of a class that were missed; "faithful" prints the false alarms."""
    if kind == "faithful":
        for alarm in (one for alarms in tally.alarms.values() for one in alarms):
            text, span = alarm.draft.text, alarm.found.span
            print(f"{alarm.found.rule} {alarm.draft.name} ({alarm.form}): «{span.of(text)[:80]}»")
            print(f"    {text[max(0, span.start - 200) : span.end + 200]}")
        return
    for miss in tally.misses:
        if miss.fault.kind == kind:
            told = ", ".join(f"{one.rule} {one.severity}" for one in miss.found) or "nothing"
            print(f"  {miss.fault.faithful.text}\n> {miss.fault.faulty.text}\n    found: {told}\n")


def main() -> None:
    """Measure, or show what is measured."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--half", choices=("develop", "measure"), default="measure")
    options.add_argument("--limit", type=int, default=None, help="so many faults of each class at most")
    options.add_argument("--kept", type=Path, default=None, help="a folder where the reader's answers are kept")
    options.add_argument(
        "--errors", metavar="CLASS", help='print what was missed of a class, or "faithful" for false alarms'
    )
    options.add_argument("--show", metavar="CLASS", help='print faults of a class, or "faithful", instead of measuring')
    options.add_argument("--counts", action="store_true", help="print how many faults there are, instead of measuring")
    options.add_argument("--reviews", action="store_true", help="check reviews of our own, too")
    options.add_argument("--summedits", action="store_true", help="only SummEdits: balanced accuracy")
    given = options.parse_args()
    half: Half = given.half
    if given.counts:
        counts()
        return
    if given.show or given.errors:
        named = given.show or given.errors
        if named not in (*CLASSES, "faithful"):
            options.error(f"no class {named!r}; there are {', '.join(CLASSES)}, faithful")
        if half == "measure":
            options.error("that half is not looked at; add --half develop")
    if given.show:
        show(given.show, half, given.limit or 20)
        return
    reader: SpanReader = Kept(Reader(), given.kept) if given.kept else Reader()
    checker = our_checker(reader)
    if given.summedits:
        found = summedits.balance(checker, half, limit=given.limit)
        print(f"SummEdits news, {found.summaries} summaries: balanced accuracy {found.accuracy:.3f}", end=" ")
        print(f"(inconsistent found {found.found:.3f}, consistent passed {found.passed:.3f})")
        return
    tally = measure(checker, drafts(half, reader if given.reviews else None, limit=given.limit))
    if given.errors:
        errors(tally, given.errors)
    tally.show()


if __name__ == "__main__":
    main()
