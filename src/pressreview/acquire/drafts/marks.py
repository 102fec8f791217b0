"""What Markdown and HTML have in common: tags, and which of them stand apart."""

import re

from pressreview.text.words import word_set

TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,60}+)(?=[\s/>])(?P<rest>(?:[^<>=]++|=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s<>\"'][^\s<>]*+)?+)*+)>"
)
"""A tag as far as the next "<", so that thousands of broken ones take no longer than whole ones."""
BLOCK_TAGS = word_set(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section
    summary table tbody td tfoot th thead tr ul
    """
)
