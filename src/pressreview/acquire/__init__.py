"""Bring articles in: files, folders, standard input, URLs and feeds become articles, each with its original bytes.

Start at `sources.acquire`. What cannot be read becomes a `Failure` with one line that says why; the rest goes on.
"""

from pressreview.acquire.acquired import Acquired, Fetch, Fetched
from pressreview.acquire.drafts import draft_of, read_draft
from pressreview.acquire.fetch import HttpFetch
from pressreview.acquire.sources import acquire, read_file

__all__ = ["Acquired", "Fetch", "Fetched", "HttpFetch", "acquire", "draft_of", "read_draft", "read_file"]
