"""Who said what, through whom, when and how surely: the press review, written from the articles themselves."""

__version__ = "0.1.0"
