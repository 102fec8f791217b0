"""What this stage makes of a story."""

from pressreview.model import Claim, Link, Origin, Record


class Corroboration(Record):
    """Claims, where reports come from, and how many beginnings the story has."""

    story: str
    claims: tuple[Claim, ...]
    """Every attribution of the story's readings is in exactly one; best corroborated first."""
    links: tuple[Link, ...]
    """In the order of the story's articles, then by the name of the origin."""
    origins: tuple[Origin, ...]
    """Of the story as a whole, the one with most articles first; `independent` counts them."""
