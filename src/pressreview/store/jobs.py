"""Jobs and the files given to them: kept until they are done, and the last ones for some time after."""

import zlib
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, select

from pressreview.model import Job
from pressreview.store import tables
from pressreview.store.records import encode

MAX_KEPT = 200
"""Jobs that are over and still kept; the oldest go first, with what they found."""


def put_new(db: Connection, job: Job, files: Mapping[str, bytes]) -> None:
    """Keep a job with its files, after all others, and let go of the oldest that are over."""
    kept = tables.jobs
    last = db.execute(select(func.max(kept.c.position))).scalar() or 0
    db.execute(kept.insert().values(id=job.id, position=last + 1, state=job.state, record=encode(job)))
    for position, (name, data) in enumerate(files.items()):
        packed = zlib.compress(data)
        db.execute(tables.uploads.insert().values(job=job.id, position=position, name=name, zlib=packed))
    over = select(kept.c.id).where(kept.c.state.in_(("done", "failed"))).order_by(kept.c.position.desc())
    db.execute(delete(kept).where(kept.c.id.in_(over.offset(MAX_KEPT).limit(-1))))


def put(db: Connection, job: Job) -> None:
    """Keep how far a job is; its files go when it is over, and it stays so, whoever else was at work on it."""
    kept = tables.jobs
    running = (kept.c.id == job.id) & kept.c.state.not_in(("done", "failed"))
    db.execute(kept.update().where(running).values(state=job.state, record=encode(job)))
    if job.over:
        db.execute(delete(tables.uploads).where(tables.uploads.c.job == job.id))


def files(db: Connection, job: str) -> dict[str, bytes]:
    """The files given to a job, by name, in the order given."""
    kept = tables.uploads
    rows: Any = db.execute(select(kept.c.name, kept.c.zlib).where(kept.c.job == job).order_by(kept.c.position))
    return {name: zlib.decompress(packed) for name, packed in rows}
