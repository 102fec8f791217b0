"""What a page shows, before it is drawn: a template with what it prints, and the same as JSON."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pressreview.views.json import Json


class View(NamedTuple):
    """One page."""

    template: str
    """Name in `templates/web`, without its ending."""
    values: Mapping[str, Any]
    """What the template prints; `title` among them."""
    twin: Json | Sequence[Json]
    """What its JSON says."""
    status: int = 200
    again_s: int | None = None
    """After how many seconds the page is worth asking for anew: while a job runs."""
