"""Who is one across articles: the same person, body, state or outlet under the names that each article gives them."""

from pressreview.naming.everybody import Key, Named, everybody
from pressreview.naming.one_name import with_one_name
from pressreview.naming.persons import in_full, name_words, suffix

__all__ = ["Key", "Named", "everybody", "in_full", "name_words", "suffix", "with_one_name"]
