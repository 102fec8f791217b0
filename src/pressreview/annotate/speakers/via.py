"""Through whom words came: "told the BBC", "according to Interfax", "first reported by", "said The Guardian".

Attributions that hold others give one link each; a scan of the words around the attribution gives those that the
reader did not mark. Nothing in quotation marks is scanned, and the article's own outlet is never written.
"""

from collections.abc import Sequence

from pressreview.annotate.attributions.structure import parents
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.passing_on import Scan, can_speak
from pressreview.annotate.speakers.people import Gender
from pressreview.annotate.speakers.pronouns import GENDER
from pressreview.model.article import Article
from pressreview.model.reading import Mention, Speaker
from pressreview.tables import load_outlets, load_vocabulary, names_nobody

_POINTING = frozenset(("his", "her", "its", "their", "our", "my", "your", "this", "that", "these", "those", "one"))
"""A description with one of these means nothing away from its sentence ("her office")."""


def find_via(
    article: Article,
    raw: Sequence[RawAttribution],
    speakers: Sequence[Speaker | None],
    mentions: Sequence[Mention],
) -> tuple[tuple[str, ...] | None, ...]:
    """For each attribution what stands between speaker and reader, nearest to the speaker first.

    () is known to be none. None is not known: an unnamed holder, or a speaker who was quoted through an outlet before
    and of whom nothing is said here. The article's own outlet is left out; the one agency that the page credits stands
    last.
    """
    scan = Scan(article, raw, mentions)
    holders = tuple(scan.cites(index) if holder is None else holder for index, holder in enumerate(parents(raw)))
    found_by = [scan.links(index, speaker) for index, speaker in enumerate(speakers)]
    own = [
        tuple(one.name for one in some if holder is None or one not in found_by[holder])
        for some, holder in zip(found_by, holders, strict=True)
    ]
    through = [_through(index, speakers, own, holders) for index in range(len(raw))]
    for index, outlets in scan.going_on().carried(speakers, through, holders, scan.appeared()).items():
        own[index] = outlets
    supplier = _supplier(article)
    through_outlet: set[str] = set()
    found: list[tuple[str, ...] | None] = [None] * len(raw)
    for index in sorted(range(len(raw)), key=lambda index: (raw[index].content[0].start, index)):
        speaker = speakers[index]
        name = None if speaker is None else speaker.name
        links: list[str | None] = [*own[index]]
        holder = holders[index]
        while holder is not None:
            form = scan.form(holder, speakers[holder])
            if form is None:
                links.append(None if _may_be(speaker, speakers[holder]) else _credit(speakers[holder]))
            links.extend(form or own[holder])
            holder = holders[holder]
        if None in links:
            continue
        chain = _cleaned([link for link in links if link], speaker=name, outlet=article.outlet)
        if speaker is not None and speaker.kind == "person" and name is not None:
            if not chain and name in through_outlet:
                continue
            if own[index]:
                through_outlet.add(name)
        if supplier is not None:
            chain = _cleaned([*chain, supplier], speaker=name, outlet=article.outlet)
        found[index] = tuple(chain)
    return tuple(found)


def _through(
    index: int, speakers: Sequence[Speaker | None], own: Sequence[tuple[str, ...]], holders: Sequence[int | None]
) -> tuple[str, ...]:
    """The outlets that an attribution passed through before it came to anybody else."""
    found = list(own[index])
    holder = holders[index]
    while holder is not None:
        speaker = speakers[holder]
        if speaker is None or speaker.kind != "outlet" or speaker.name is None:
            break
        found += [speaker.name, *own[holder]]
        holder = holders[holder]
    return tuple(found)


def _credit(speaker: Speaker | None) -> str | None:
    """How a speaker is named who passes on another's words, None for one who cannot be told."""
    if speaker is None:
        return None
    if speaker.name is not None:
        return speaker.name
    if not can_speak(speaker):
        return None
    described = (speaker.description or "").split()
    if len(described) == 1 and described[0].lower() in load_vocabulary().groups:
        return described[0].lower()
    pointing = any(word.lower() in _POINTING for word in described)
    return " ".join(described) if len(described) > 1 and not pointing else None


def _may_be(speaker: Speaker | None, holder: Speaker | None) -> bool:
    """Whether a pronoun that nobody could resolve may mean the one in whose words it stands."""
    if speaker is None or holder is None or speaker.name is not None:
        return False
    pronoun = (speaker.description or "").lower()
    if pronoun in GENDER:
        return holder.kind in ("person", "unknown") and _gender(holder) in (None, GENDER[pronoun])
    return pronoun == "they" and holder.kind != "outlet"


def _gender(speaker: Speaker) -> Gender | None:
    """What a speaker's role, or else the first name, tells: of "her brother, Anton Lind" that it is a man."""
    vocabulary = load_vocabulary()
    words = {word.strip(",").lower() for word in (*(speaker.role or "").split(), *(speaker.description or "").split())}
    given = (speaker.name or "").split(" ")[0]
    man = bool(words & vocabulary.roles_of_men) or given in vocabulary.men
    woman = bool(words & vocabulary.roles_of_women) or given in vocabulary.women
    return None if man == woman else "m" if man else "f"


def _cleaned(chain: Sequence[str], *, speaker: str | None, outlet: str | None) -> list[str]:
    """The chain without repetitions, the speaker and the article's own outlet, also by its last words ("The Times")."""
    outlets = load_outlets()
    left_out = [name for name in (speaker, outlet) if name]
    kept: list[str] = []
    for link in chain:
        itself = outlet is not None and outlet.endswith(" " + link.removeprefix("The "))
        if not itself and not any(outlets.same(link, other) for other in (*kept, *left_out)):
            kept.append(link)
    return kept


def _supplier(article: Article) -> str | None:
    """The one agency whose text the article is, None when none or several are credited."""
    if len(article.credits) != 1 or names_nobody(article.credits[0]):
        return None
    known = load_outlets().named(article.credits[0])
    return article.credits[0] if known is None or known.kind == "agency" else None
