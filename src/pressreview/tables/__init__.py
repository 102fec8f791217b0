"""What is known of the world beforehand: outlets, states, places, bodies, and the words for who somebody is.

The facts are in plain tables beside the code, one loader each, read once. They help to recognise; nothing depends on a
name being in them. A user's own tables come before ours (`use`).
"""

from pressreview.tables.opposites import Opposites, load_opposites, load_plain_opposites
from pressreview.tables.outlets import Outlet, Outlets, load_outlets, names_nobody
from pressreview.tables.rows import own_digest, use
from pressreview.tables.shortened import load_shortened
from pressreview.tables.states import State, States, load_states
from pressreview.tables.vocabulary import Vocabulary, load_vocabulary, middle_names_agree, same_given_name

__all__ = [
    "Opposites",
    "Outlet",
    "Outlets",
    "State",
    "States",
    "Vocabulary",
    "load_opposites",
    "load_outlets",
    "load_plain_opposites",
    "load_shortened",
    "load_states",
    "load_vocabulary",
    "middle_names_agree",
    "names_nobody",
    "own_digest",
    "same_given_name",
    "use",
]
