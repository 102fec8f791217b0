"""Views over a text that is never altered: paragraphs, sentences, words, quotations, and folding for comparison.

Every function is pure, takes the text as it is and gives spans in its code points, in time linear in its length.
"""

from pressreview.text.quotations import Quotation, outermost, quotations
from pressreview.text.sentences import paragraphs, sentences
from pressreview.text.words import content_words, fold, fold_with_offsets, fold_word, reads_as_english, stems, words

__all__ = [
    "Quotation",
    "content_words",
    "fold",
    "fold_with_offsets",
    "fold_word",
    "outermost",
    "paragraphs",
    "quotations",
    "reads_as_english",
    "sentences",
    "stems",
    "words",
]
