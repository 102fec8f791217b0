"""The words for who somebody is: titles, roles, kinds of organisations and places, given names, and known bodies."""

import tomllib
from collections.abc import Sequence
from functools import cache

from pressreview.model.base import Record
from pressreview.tables.rows import HERE, rows, several, table


class Vocabulary(Record, frozen=True, kw_only=True):
    """Words as the tables list them: common nouns and titles in lower case, names as they are written."""

    titles: frozenset[str]
    titles_of_men: frozenset[str]
    titles_of_women: frozenset[str]
    roles: frozenset[str]
    """What one person is called: "spokeswoman", "minister"."""
    roles_of_men: frozenset[str]
    roles_of_women: frozenset[str]
    groups: frozenset[str]
    """Several people, unnamed: "officials"."""
    organisations: frozenset[str]
    """Last words of organisations' names: "ministry"."""
    company_names: frozenset[str]
    """Last words of companies' names that are ordinary nouns too: "Foods"."""
    outlet_names: frozenset[str]
    """Last words of outlets' names: "post"."""
    outlet_nouns: frozenset[str]
    """What outlets are called: "the paper"."""
    place_names: frozenset[str]
    utterances: frozenset[str]
    writings: frozenset[str]
    """What says something without being anybody: "report"."""
    """What is uttered: "remarks"."""
    speech: frozenset[str]
    """Verbs that frame what somebody says: "said"."""
    address: frozenset[str]
    """Verbs of speech that have an object: "urged", "called-for"."""
    reporting: frozenset[str]
    """Verbs of saying and thinking, those of speech and address among them."""
    capitals: frozenset[str]
    """Words with a capital that name nobody: "Monday"."""
    women: frozenset[str]
    men: frozenset[str]
    either: frozenset[str]
    given_names: frozenset[str]
    """Given names of women, of men and of either."""
    rarer_women: frozenset[str]
    rarer_men: frozenset[str]
    """Given names of some country's lists. They tell a gender, and not that something is a person."""
    family_first: frozenset[str]
    """Family names that stand first: "Kim"."""
    long_forms: dict[str, frozenset[str]]
    """From a short form of a given name to the long ones it may stand for: "Ted" to "Edward" and "Theodore"."""
    bodies: dict[str, str]
    """Organisations whose name does not tell what they are: from any of their names to the main one."""
    places: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The words of the tables."""
    lists: dict[str, frozenset[str]] = {}
    for name in ("words.toml", "given_names.toml", "rarer_given_names.toml"):
        for what, words in tomllib.loads((HERE / name).read_text(encoding="utf-8")).items():
            lists[what] = frozenset(words.split())
    lists["reporting"] |= lists["speech"] | lists["address"]
    bodies: dict[str, str] = {}
    for (name, also), _ in table("bodies.txt", fields=2):
        for other in (name, *several(also)):
            bodies.setdefault(other, name)
    places = frozenset(place for (line,), _ in table("places.txt", fields=1) for place in several(line))
    long_forms: dict[str, set[str]] = {}
    for name, short in rows(HERE / "nicknames.txt", fields=2):
        for form in several(short):
            long_forms.setdefault(form, set()).add(name)
    given = lists["women"] | lists["men"] | lists["either"]
    return Vocabulary(
        **lists,
        given_names=given,
        long_forms={form: frozenset(names) for form, names in long_forms.items()},
        bodies=bodies,
        places=places,
    )


def same_given_name(one: str, other: str) -> bool:
    """Whether two given names may be one person's: the same, or one a short form of the other ("Mike", "Michael")."""
    forms = load_vocabulary().long_forms
    return one == other or bool(forms.get(one, frozenset({one})) & forms.get(other, frozenset({other})))


def middle_names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what stands between first and last name may be of one person: none, the same, or its initials."""
    if not one or not other:
        return True
    return len(one) == len(other) and all(
        a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(one, other, strict=True)
    )
