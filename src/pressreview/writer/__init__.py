"""Has a language model word the page, if one is asked for, and prints of its words only what the records bear out.

The model gets numbered records, the sentences of a verified review, as data. It returns sentences with the numbers of
their records. Quotations it names by id; they are put in from the articles. Each sentence is then held against its
records and against their articles; it passes, is repaired once, or is dropped, and where it is dropped the review's own
sentence stands. So what an article or a model says can make the page plainer, never wrong.
"""

from pressreview.writer.endpoint import HttpAsk
from pressreview.writer.page import worded
from pressreview.writer.prompt import Ask, Message

__all__ = ["Ask", "HttpAsk", "Message", "worded"]
