"""Words from outside as XML allows them, for the formats that are XML."""

import re

from pressreview.views.page import visible

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def allowed(words: str) -> str:
    """Words without the characters that XML 1.0 has not and those that no reader sees."""
    return _NOT_XML.sub("", visible(words))
