"""Makes `tables/rarer_given_names.toml`: `python -m training.given_names`, with Faker (PyPI) installed beside.

Faker (MIT licence) has lists of given names of some sixty countries by gender. Kept are those in Latin letters that
every list that has them gives to one gender, and that `given_names.toml` lacks.
"""

import importlib
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from pressreview import tables
from pressreview.tables import load_vocabulary

_LISTS = re.compile(r"first_(?:\w+_)?names?_(?:fe)?male|first_romanized_name_(?:fe)?male|(?:fe)?male_first_names?")
_WRITTEN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽŞİĞÇĐ][a-zß-öø-ÿā-žşığçđ'’-]+")
_HEAD = """# Given names that some country's lists have for one gender and none for the other, beside given_names.toml.
# They tell a gender where nothing else does, and never that something is a person. Made by training/given_names.py.
"""


def listed() -> Iterator[tuple[str, str]]:
    """Given names with the gender, "women" or "men", that one of the lists gives them."""
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if _LISTS.match(attribute) and not callable(names):
                for name in names:
                    yield name[-1] if isinstance(name, tuple) else name, "women" if "female" in attribute else "men"


def main() -> None:
    """Write the table."""
    of: dict[str, set[str]] = {}
    for name, gender in listed():
        if isinstance(name, str) and _WRITTEN.fullmatch(name):
            of.setdefault(name, set()).add(gender)
    known = load_vocabulary().given_names
    lines = [_HEAD]
    for gender in ("women", "men"):
        names = sorted(name for name, genders in of.items() if genders == {gender} and name not in known)
        lines.append(f'rarer_{gender} = """\n{textwrap.fill(" ".join(names), 130, break_on_hyphens=False)}\n"""\n')
    (Path(tables.__file__).parent / "rarer_given_names.toml").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
