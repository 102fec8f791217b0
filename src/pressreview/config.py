"""Settings of each stage: what a user may choose, with its unit and default. Nothing here reads the environment."""

from datetime import date, datetime

from pressreview.model.base import Record


class AcquireSettings(Record):
    """What a source does not say itself, and how far the acquirer may go."""

    outlet: str | None = None
    """Outlet of articles that do not name theirs."""
    published_at: datetime | date | None = None
    """Publication time of articles that do not state theirs."""
    allow_private_addresses: bool = False
    """Whether URLs may lead to loopback, private and link-local addresses."""
    timeout_s: float = 20.0
    """Bound on one whole fetch, redirects included."""
    max_size_bytes: int = 25_000_000
    """Bound on one source after decompression."""
    max_redirects: int = 5
    max_feed_items: int = 200


class AnnotateSettings(Record):
    """How articles are read."""

    min_confidence: float = 0.0
    """Attributions below this (0-1) are left out; 0 keeps the reader's own balance of precision and recall."""


class ClusterSettings(Record):
    """When articles belong to one story."""

    min_similarity: float = 0.73
    """How alike two parts of a story are, as a part (0-1) of how alike each is in itself."""
    max_gap_days: int = 10
    """A story is closed after this many days without an article."""


class CorroborateSettings(Record):
    """When two attributions say the same."""

    min_similarity: float = 0.45
    """0-1; see `corroborate.likeness` for what it compares."""


class DraftSettings(Record):
    """How long the page is."""

    max_lead: int = 3
    max_papers: int = 12
    max_differ: int = 8
    max_next: int = 6
    max_timeline: int = 12


class WriterSettings(Record):
    """A language model that may word the page, behind an OpenAI-compatible endpoint."""

    url: str
    """Up to what comes before "/chat/completions": "http://localhost:11434/v1"."""
    model: str
    timeout_s: float = 300.0
    """Bound on one whole answer; a model on a small machine takes minutes."""
    max_size_bytes: int = 2_000_000
    """Bound on one answer."""
    allow_private_addresses: bool = False
    """Whether http, which anybody in between can read, may go to other machines of a private network."""


class Settings(Record):
    """The settings of every stage together."""

    acquire: AcquireSettings = AcquireSettings()
    annotate: AnnotateSettings = AnnotateSettings()
    cluster: ClusterSettings = ClusterSettings()
    corroborate: CorroborateSettings = CorroborateSettings()
    draft: DraftSettings = DraftSettings()
