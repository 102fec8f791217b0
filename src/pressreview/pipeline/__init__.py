"""START HERE: the whole program on one screen.

    reading.py     add      sources    -> articles                acquire
                   read     articles   -> readings                annotate: who said what
                   look     files      -> readings                the same at once, without a project
    relating.py    group    articles   -> stories                 cluster
                   relate   story      -> claims, links, origins  corroborate: who else says it, who repeats whom
    writing.py     write    story      -> review                  draft, then verify every sentence of it
                   word     review     -> review                  writer: in a language model's words, where one is
                                                                 asked for and they pass `check`
    following.py   forecasts, resolve  -> ledger                  follow: what was foretold, and how it came out
    correcting.py  correct_speaker …   -> correction              correct: what a person says of what was read, and wins
                   set_apart, withdraw -> correction              two statements kept apart; a correction taken back
    checking.py    check    draft      -> audit                   verify: what it says that no article does
    asking.py      who, timeline       -> profile, chronology     inquire: one speaker, one story's days
                   trace    claim      -> ladder                  inquire: one claim down to its origins
    preparing.py   prepare  all of it, for pages that must come at once
    progress.py    Step     what each verb tells while it works

The stages meet only in the project file. Each step asks it for what is not done yet and puts there what it made, one
small transaction at a time: a second run does only what is new, and a kill at any moment loses nothing.

Stages are imported where they are used: the reader's machinery takes longer to load than most commands take to run.
"""

from pressreview.pipeline.asking import NEWEST, known_as, ladder_of, timeline, trace, who
from pressreview.pipeline.checking import check, choose, read_draft, rules
from pressreview.pipeline.correcting import (
    correct_not_said,
    correct_speaker,
    corrections,
    set_apart,
    statements,
    withdraw,
)
from pressreview.pipeline.following import agenda, decided, forecasts, resolve, resolve_kept
from pressreview.pipeline.preparing import prepare
from pressreview.pipeline.progress import Progress, Step
from pressreview.pipeline.reading import add, look, read, readings, readings_of, use_tables
from pressreview.pipeline.relating import group, origins, relate
from pressreview.pipeline.writing import Writer, word, write, writer

__all__ = [
    "NEWEST", "Progress", "Step", "Writer",
    "add", "agenda", "check", "choose", "correct_not_said", "correct_speaker", "corrections", "decided",
    "forecasts", "group", "known_as", "ladder_of", "look", "origins", "prepare", "read", "read_draft",
    "readings", "readings_of", "relate", "resolve", "resolve_kept", "rules", "set_apart", "statements", "timeline",
    "trace", "use_tables", "who", "withdraw", "word", "write", "writer",
]  # fmt: skip
