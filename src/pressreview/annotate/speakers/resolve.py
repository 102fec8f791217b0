"""Who speaks: each attribution's source, resolved within the article.

"Kirby" is John Kirby, with the role that the article gives him; "he" is the person it must mean, or nobody; "the
paper" is the outlet just named; "a senior official" stays unnamed, in the article's words. Where two could be meant
nobody is credited.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pressreview.annotate.attributions.structure import parents
from pressreview.annotate.reader.spans import RawAttribution
from pressreview.annotate.speakers.bodies import ANY_BODY, Bodies, may_be_called
from pressreview.annotate.speakers.candidates import PARTY_GROUPS, SUFFIXES
from pressreview.annotate.speakers.documents import Documents, is_document
from pressreview.annotate.speakers.issuers import issued_by, without_owner
from pressreview.annotate.speakers.names import Token, tokens
from pressreview.annotate.speakers.offices import head_of
from pressreview.annotate.speakers.people import People, Person, Role, gender_of, role_ending
from pressreview.annotate.speakers.pronouns import GENDER, SURE, Saying, antecedent, opens_with_description, spoken_of
from pressreview.model.article import Article
from pressreview.model.base import Span
from pressreview.model.reading import EntityKind, Mention, Speaker, TimeExpression
from pressreview.tables import load_states, load_vocabulary
from pressreview.text.spans import Taken
from pressreview.text.words import FUNCTION_WORDS, word_set

_FIRST_PERSON = word_set("i me my mine myself")
_WE = word_set("we us our")
_TURN = re.compile(r"^(?P<who>[QA])(?::\s|(?=[A-Z“\"][a-z]))", re.MULTILINE)
"""Before a question and its answer."""
_NO_ONE = (["nobody"], ["no", "one"], ["no-one"])
_NOBODY = word_set("we us our you your one they them their people anyone someone somebody everyone who whoever")
_RELATIVE = word_set("who whom that which")
_DEFINITE = word_set("the this that these those")
_DETERMINERS = word_set(
    "the this that these those a an his her its their my our your some several many two three both all"
)
_PREPOSITIONS = word_set(
    "of for at in from to with on by near inside among within close under behind including about like"
)
_BEHIND_A_NAME = _PREPOSITIONS | word_set("during after before amid via")
_LOOSE = word_set("former ex then current new longtime veteran senior top same late republican democratic")
"""Words of a definite description that need not be in the role it refers to."""
_LESSER = word_set("vice deputy assistant former ex then")
"""Words of a role without which a description means another: "the president" is no vice president."""
_PIECES = word_set("report reports article story editorial investigation analysis exclusive scoop")
"""What an outlet publishes in its own voice."""
_DOCUMENTS = word_set("data figures statistics records documents report reports review study survey poll announcement")
_FINDINGS = word_set(
    "data figures statistics report study survey poll analysis estimates average tally tracker database index forecast"
)
_PUBLISHED = re.compile(r"\s(?:of|on|released|published|conducted|taken|issued|this|last)\b", re.IGNORECASE)
"""What goes on behind whose a document is: "a poll from the Ellery Institute released on Monday"."""
_POLLS = word_set("poll survey")
_CALLED = word_set("called named dubbed")
_AND_MORE = re.compile(r"(?:\s\([^()]{1,30}\))?,?\s(?:and|or|&)\s(?:an?|several|many|some|other|others|most|all)\b")
"""Behind a name, and a party in brackets, where others stand beside it: "Vale (R-Ohio) and a handful of others"."""
_CANDIDATES = word_set("candidate nominee front-runner frontrunner contender hopeful")
_STANDS_FOR = word_set("republican democratic gop presidential senate gubernatorial mayoral vice-presidential")
_PARTY_WORDS = {"republican": "r", "gop": "r", "democratic": "d", "democrat": "d"}
_PERSONAL = re.compile(r"(?:surgeon|ologist|ician|[a-z]{2}woman|[a-z]sman|player|singer|writer|driver)$")
"""How nouns of persons end that are in no table: "the retired neurosurgeon"."""
_OF_A_POLL = word_set("new recent latest fresh national nationwide statewide separate")
_ELSEWHERE = word_set("outside across around throughout beyond against under over between toward towards")
"""Prepositions behind which no head of a phrase stands, that do not end a description either."""
_IS_WHAT = word_set("group company firm organisation organization movement network coalition militia nonprofit")
"""Nouns behind a name that say what it is: "the Marrow group"."""
_OF_TWO = word_set("younger elder older junior")
"""Words that tell a member of a family from the one that the name alone means."""
_OWN = word_set("his her its their my our your")
_TAIL = re.compile(
    r",|\s(?:[–—-]|--)\s|—|--|\((?![A-Z]{2,6}\)\s[A-Z])|\swho\s|\swhose\s|\swhich\s|\sthat\s|\swhen\s|\swhile\s"
)
_DASH = re.compile(r"\s(?:-|--|–|—)\s?|—|--")
_COMMAS = re.compile(r"[,\s]*,\s*")
_PRONOUN_AND = re.compile(r"(?:he|she|they|we|i|you)\s(?:and|or)\s", re.IGNORECASE)
"""Before somebody beside whom another stands: "She and Odo Vale"."""
_MADE_BY = re.compile(
    r"\s?(?:which\swas\s)?(?:conducted|carried\sout|prepared|written|compiled|produced|done)\sby\s(?:the\s)?"
)
_AND_ANOTHER = re.compile(r",\s(?:and|or)\s(?:[\w'’-]+\.?\s){0,6}$")
"""Before a name that comes beside somebody already described: "Marrow, a docker, and harbour master Ilse Vale"."""
_WHO_IT_IS = re.compile(r"(?:\s\([^()]{1,40}\))?(?:,\s(?:an?|the|his|her|one\sof)\s[^,;.:()\n]{2,80})?,?\s$")
"""Between a name and "who": "Odo Vale of Alba (R-Ohio), an early supporter, who"."""
_ARE = re.compile(r"\s(?:also\s|all\s|both\s)?(?:are|were|have|do)\b")
"""What follows "who" where it means several."""
_BESIDE = re.compile(r"\s(?:and|or)(?:\s(?:the|an?|its|his|her|their))?$")
"""How the words before a body end where something else stands beside it."""
_IS = re.compile(r"\s(?:also\s)?(?:is|was|has|does)\b")
_SUCH_AS = re.compile(r"s,?\s(?:such\sas|like|including)\s(?:[A-Z][\w.]*\s){0,3}$")
"""Before a name that is one example of several: "dockers such as Vale"."""
_AND = re.compile(r"(?:\s\([^()]{1,30}\))?,?\s(?:and|or|&)\s(?:[\w-]+\.?\s){0,6}")
_COMMA = re.compile(r"(?:\s\([^()]{1,30}\))?,\s")
_FROM_SOMEWHERE = word_set("republican democrat senator congressman congresswoman governor lawmaker independent native")
"""Nouns that a place goes before where somebody is called by them for a change: "the Florida senator"."""
_OFFICES = frozenset((
    "secretary of state", "secretary of defense", "secretary of defence", "chief of staff", "speaker of house",
    "member of parliament", "minister of state", "director of communications", "head of state", "head of government",
))  # fmt: skip
"""Offices with "of" in them; an article is left out."""
_ANYBODY = word_set("source official person man woman host author partner doctor expert")
"""Nouns that may always be somebody's who is not named."""
_OF_A_COURT = word_set("judge magistrate prosecutor")
"""Nouns of those of a case who are seldom named, where the accused is."""
_SURE_OF_A_NOUN = 0.95
_SURE_OF_A_NOUN_AGAIN = 0.9
"""How likely, 0-1, "he" or "she" must mean somebody who is described instead; less so who has just spoken."""
_ONE_THERE_IS = word_set("pope king queen emperor president premier chancellor judge")
"""Offices of which the one everybody knows, or the one of the case, may be meant."""
_GOES_ON_FOR, _NAMED_WITHIN, _JUST_STOOD = 2, 2, 4
"""Sentences within which who spoke goes on, who is described is named, and a noun may be somebody's met before."""
_NAME_OF = 5
"""Words that a name has at most."""
_OF_INITIALS = re.compile(r"[A-Z]{2,}ers")
"""Several of a party or place: "GOPers"."""
_DAY_BEHIND = re.compile(
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:this|last|next)\s(?:week|month|year|morning)|yesterday|today)\b"
)
_EDGES = ' \t\r\n\u00a0,;:–—-"“”()[]'
_BACK = 400
"""How far back, in characters, "it" and "the paper" reach."""
_ISSUES: frozenset[EntityKind] = frozenset({"person", "organisation", "state", "outlet"})
_SPEAKS: frozenset[EntityKind] = frozenset({"outlet", "organisation", "state"})


def resolve_speakers(
    article: Article,
    raw: Sequence[RawAttribution],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression] = (),
) -> tuple[Speaker | None, ...]:
    """The speaker of each attribution, in the order of `raw`; None where there is no source.

    `mentions` are those of the article, from `find_mentions`; `times` its time expressions, from `find_times`.
    """
    resolver = _Resolver(article, raw, mentions, times)
    for index in sorted(range(len(raw)), key=lambda index: (_place(raw[index]), index)):
        resolver.resolve(index)
    return tuple(resolver.speakers)


def _place(one: RawAttribution) -> int:
    """Where an attribution's source stands, or its cue or content when it has none."""
    spans = one.source or one.cue or one.content
    return spans[0].start


class _Resolver:
    """Resolves one article's sources in text order, remembering who has spoken."""

    def __init__(
        self,
        article: Article,
        raw: Sequence[RawAttribution],
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
    ) -> None:
        self.article, self.text, self.raw = article, article.text, raw
        self.mentions = sorted(mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self.mentions]
        self.people = People(self.text, self.mentions, times)
        self.parents = parents(raw)
        self._contents = Taken(span for one in raw for span in one.content)
        self.bodies = Bodies(self.text, self.mentions, self.people)
        self._sources = {span.start for one in raw for span in one.source[:1]}
        self.documents = Documents(self.text, self.people)
        self._seen: dict[str, int] = {}
        self._turns = [(match.start(), match["who"]) for match in _TURN.finditer(self.text)]
        self._introduced: list[tuple[Mention, list[Token]]] = []
        """Who was named behind a description in a source: "The spokeswoman for the ministry, Ilse Marrow,"."""
        self.speakers: list[Speaker | None] = [None] * len(raw)
        self.spoke: list[tuple[int, Speaker]] = []
        self._last_place = -1
        self.persons_spoke: list[tuple[int, str]] = []

    def resolve(self, index: int) -> None:
        """Find the speaker of one attribution and remember it."""
        one = self.raw[index]
        if not one.source:
            return
        speaker = self._source(index, one)
        self.speakers[index] = speaker
        self._last_place = _place(one)
        if speaker is not None and speaker.name is not None:
            self.spoke.append((_place(one), speaker))
            if speaker.kind == "person":
                self.persons_spoke.append((_place(one), speaker.name))
            self.documents.remember(one, speaker)
        elif speaker is not None and is_somebody(speaker):
            self.persons_spoke.append((_place(one), ""))

    def _source(self, index: int, one: RawAttribution) -> Speaker | None:
        span = _tight(self.text, Span(one.source[0].start, one.source[-1].end))
        if span is None:
            return None
        words = tokens(self.text, span)
        if not words or [word.low for word in words] in _NO_ONE:
            return None
        if len(words) == 1 or (
            len(words) == 2 and words[1].low in ("also", "himself", "herself", "too", "too", "then")
        ):
            word = words[0].low
            if word in GENDER:
                return self._pronoun(words[0], one)
            if word in _FIRST_PERSON:
                return self._first_person(index, words[0])
            if words[0].word == "A" and (found := self._asked(span.end)):
                return found
            if word == "it":
                opens = self._opens_clause(span.start)
                found = self._last_speaker(span.start) if opens else self._subject(span.start)
                return found or _unnamed(self.text, span, "unknown")
            if word in _RELATIVE and (found := self._before(word, span)):
                return found
            if word == "who" and (found := self._who_spoke(span)):
                return found
            if word in _WE and self.parents[index] is None and (found := self._asked(span.start)):
                return found
            if word in _NOBODY or word in _RELATIVE or word in _DEFINITE:
                return _unnamed(self.text, span, "unknown" if word in _RELATIVE or word in _DEFINITE else "group")
        return self._phrase(span, one)

    # pronouns

    def _pronoun(self, word: Token, one: RawAttribution) -> Speaker:
        """Whom "he" means, also who is only named after; the words that it says are not by who is named in them."""
        people = self.people
        person = antecedent(word.start, word.low, people, spoke=self.persons_spoke, saying=self._saying(one))
        if person is None and opens_with_description(word.start, people, self.persons_spoke):
            person = self._named_after(word.start)
            if person is not None and person.gender not in (None, GENDER[word.low]):
                person = None
        if person is None:
            return Speaker(name=None, kind="person", description=word.word)
        return _person(person, None)

    def _saying(self, one: RawAttribution) -> Saying:
        of = spoken_of(one, self.people, self._sources)
        return Saying(cue=_cue(self.text, one), spoken_of=of, contents=self._contents)

    def _first_person(self, index: int, word: Token) -> Speaker:
        """The "I" of a quotation is who is quoted; the "I" of the article is its author."""
        parent = self.parents[index]
        if parent is not None:
            speaker = self.speakers[parent]
            if speaker is not None and speaker.kind == "person":
                return speaker
        elif asked := self._asked(word.start):
            return asked
        elif (byline := self.article.byline) and not re.search(r",|\band\b|&", byline) and not self._quoted(word.start):
            return Speaker(name=byline, kind="person")
        return Speaker(name=None, kind="person", description=word.word)

    def _asked(self, place: int) -> Speaker | None:
        """Who answers where `place` stands in an answer of an interview, if only one person is named before it.

        "We" and "our" of an answer are the same one's.
        """
        turns = self._turns
        at = bisect_left(turns, (place,)) - 1
        if at < 0 or turns[at][1] != "A":
            return None
        before = self.people.between(0, turns[0][0])
        if not before or not all(letter in {turn[1] for turn in turns[1:]} for letter in "QA"):
            return None
        times = Counter(mention.name for mention in before)
        name, count = times.most_common(1)[0]
        if name != before[0].name or any(count <= other for one, other in times.items() if one != name):
            return None
        person = self.people.named(name)
        return _person(person, None) if person else None

    def _subject(self, place: int) -> Speaker | None:
        """The body that its sentence begins with, if none other is named: "The Kremlin has what it says …"."""
        start = self.people.sentence_start(self.people.sentence_at(place))
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, place)
        bodies = [one for one in self.mentions[low:high] if one.kind not in ("person", "place")]
        if not bodies or len({one.name for one in bodies}) > 1 or bodies[0].kind not in _SPEAKS:
            return None
        before = self.text[start : bodies[0].span.start].strip().lower()
        after = self.text[bodies[0].span.end : bodies[0].span.end + 2]
        return self._of_mention(bodies[0]) if before in ("", "the", "but", "but the") and "’" not in after else None

    def _opens_clause(self, place: int) -> bool:
        """Whether a place is the start of a sentence, "But" aside, or comes behind a mark of punctuation."""
        start = self.people.sentence_start(self.people.sentence_at(place))
        before = self.text[max(start, place - 12) : place].strip()
        return before[-1:] in (*",.:;”’\"'", "") or before in ("But", "And", "Then", "Yet", "So")

    def _quoted(self, place: int) -> bool:
        """Whether a place is in the content of any attribution."""
        return self._contents.touches(Span(place, place + 1))

    def _last_speaker(self, place: int) -> Speaker | None:
        """The outlet, organisation or state that spoke last, if that was just before."""
        if self.spoke:
            where, speaker = self.spoke[-1]
            near = place - where <= _BACK and self.people.sentence_at(place) - self.people.sentence_at(where) <= 1
            if speaker.kind in _SPEAKS and near:
                return speaker
        return None

    def _before(self, word: str, relative: Span) -> Speaker | None:
        """The name right before "who", also with a party in brackets or who it is between them."""
        place = personal = relative.start
        if word in ("who", "whom") and (between := _WHO_IT_IS.search(self.text, max(0, place - _BACK), place)):
            place = between.start()
        at = bisect_left(self._starts, place) - 1
        if at < 0:
            return None
        mention = self.mentions[at]
        gap = self.text[mention.span.end : place]
        dashed = word == "who" and mention.kind == "person" and _DASH.fullmatch(gap)
        if not dashed and gap.strip(" ,\n\u00a0") and not (gap == "." and mention.name.endswith(("Jr", "Sr"))):
            return None
        if word not in ("who", "whom"):
            before = self.mentions[at - 1] if at and mention.kind in ("place", "state") else mention
            if before.kind == "organisation" and self.text[before.span.end : mention.span.start] == " of ":
                mention = before  # "the Ports Union of Alba, which"
            return None if word == "that" and "," in gap else self._of_mention(mention)  # "In Alba, that meant"
        owner = self.mentions[at - 1] if at and mention.kind in ("place", "state") else None
        if owner and owner.kind == "person" and self.text[owner.span.end : mention.span.start] == " of ":
            mention = owner  # "Sen. Odo Vale of Alba, who"
        described = self.text[place:personal].strip(" ,\n\u00a0")
        if (holder := self._holder(at, place)) is not None:
            return self._of_mention(holder)
        if mention.kind in ("place", "state") or (described and mention.kind != "person"):
            return None  # "a house in Alba who"
        between_them = self._inside(Span(place, personal)) if place < personal else ()
        if any(one.kind == "person" and one.span.end > personal - 3 for one in between_them):
            return None  # "Odo Vale, a friend of Ilse Marrow, who"
        start = max(0, mention.span.start - _BACK)
        example = _SUCH_AS.search(self.text, start, mention.span.start) and not _IS.match(self.text, relative.end)
        if _ARE.match(self.text, relative.end) or example:
            return None  # "dockers such as Vale, who have"
        return self._of_mention(mention)

    def _holder(self, at: int, place: int) -> Mention | None:
        """Who holds the office that ends at `place`: "Ilse Marrow, director of Vale Airways, who"."""
        body = self.mentions[at]
        for mention in reversed(self.mentions[max(0, at - 2) : at]):
            person = self.people.named(mention.name) if mention.kind == "person" else None
            if person is None:
                continue
            role = next((role for role in person.roles if role.start == mention.span.start), None)
            between = self.text[mention.span.end : body.span.start]
            told = " ".join(self.text[mention.span.end : body.span.end].split())
            if role is None or body.kind not in ("organisation", "unknown", "outlet") or not between.startswith(", "):
                return None
            whole = place == body.span.end and re.sub(r"^, (?:the |an? )?", "", told) == role.words
            return mention if whole else None
        return None

    def _who_spoke(self, relative: Span) -> Speaker | None:
        """Who has just spoken before "who": "“…,” said the harbour master, who added"."""
        for index, one in enumerate(self.raw):
            speaker = self.speakers[index]
            if speaker is None or speaker.kind != "person" or speaker.name is None:
                continue
            if one.source[-1].end < relative.start and _COMMAS.fullmatch(self.text, one.source[-1].end, relative.start):
                return speaker
        return None

    # phrases

    def _phrase(self, span: Span, one: RawAttribution) -> Speaker:
        """The speaker that a noun phrase names or describes."""
        if _PRONOUN_AND.match(self.text, span.start, span.end):
            return _unnamed(self.text, span, "group")
        head, tail = self._head_and_tail(span)
        inside = self._inside(head)
        beside = tail is not None and (self._another_beside(head, tail) or self._more_beside(head, inside, span.end))
        if beside:
            return _unnamed(self.text, span, "group")
        if self._several(self._inside(span), span.end) and not self._one_described(head, inside, tail):
            alone = tail is not None and not self._several(inside, head.end) and not self._lists(tail)
            apposed = self._apposition(head, tail) if alone and tail is not None else None
            return apposed or _unnamed(self.text, span, "group")
        found = self._named_head(head, inside)
        if found is None and tail is not None and (after := self._apposition(head, tail) or self._made_by(head, tail)):
            found = after
        return found or self._as_written(head) or self._described(head, span, one)

    def _head_and_tail(self, span: Span) -> tuple[Span, Span | None]:
        """A phrase up to its first comma, dash, bracket or "who" that is not within a name, and what follows."""
        start = span.start
        for mention in self._inside(span):
            if mention.span.start > start and _TAIL.search(self.text, start, mention.span.start):
                break
            start = max(start, mention.span.end)  # "the Ministry of Ports, Roads and Tides"
        match = _TAIL.search(self.text, start, span.end)
        if match is None or match.start() == span.start:
            return span, None
        tail = Span(match.end(), span.end) if match.end() < span.end else None
        return Span(span.start, match.start()), tail

    def _lists(self, tail: Span) -> bool:
        """Whether what follows a head begins with a list of names: "his rivals (Marrow, Vale or Holt)"."""
        names = self._inside(tail)[:2]
        return len(names) > 1 and self._several(names, tail.end)

    def _made_by(self, head: Span, tail: Span) -> Speaker | None:
        """Whose a survey or study is: "The survey, conducted by the Ellery Institute"."""
        noun = tokens(self.text, head)[-1].low
        match = _MADE_BY.match(self.text, tail.start, tail.end) if noun in _FINDINGS else None
        makers = self._inside(tail)
        if match is None or len(makers) != 1 or makers[0].span.start != match.end() or makers[0].kind == "group":
            return None
        return self._of_mention(makers[0]) if not self.text[makers[0].span.end : tail.end].strip(" ,") else None

    def _as_written(self, head: Span) -> Speaker | None:
        """What only its capitals tell to be a name: "Hotline On Call"."""
        words = tokens(self.text, head)
        vocabulary = load_vocabulary()
        if len(words) == 1:
            return self._one_word(words[0])
        known = any(mention.kind != "unknown" for mention in self._inside(head))
        if not 2 <= len(words) <= _NAME_OF or known or words[0].low in FUNCTION_WORDS:
            return None
        last = words[-1].low
        several = last in vocabulary.groups or last.removesuffix("s") in vocabulary.roles | vocabulary.titles
        number = self.people.sentence_at(head.start)
        end = self.people.sentence_end(number)
        rest = tokens(self.text, Span(head.end, end)) if head.end < end else []
        longer = [word for word in rest if len(word.word) > 3]
        headline = 2 * sum(word.word[0].isupper() for word in longer) > len(longer)
        capitals = all(word.word[0].isupper() for word in words)
        if not capitals or several or last in vocabulary.organisations or headline:
            return None
        roles = vocabulary.roles | vocabulary.titles | _FROM_SOMEWHERE
        cut = max((at + 1 for at, word in enumerate(words) if word.low in roles), default=0)
        if cut == len(words):
            return None
        name = " ".join(self.text[words[cut].start : head.end].split())
        return Speaker(name=name, kind="person" if cut else "unknown")

    def _inside(self, span: Span) -> list[Mention]:
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]

    def _several(self, inside: Sequence[Mention], end: int) -> bool:
        """Whether the phrase names several side by side: "Marrow and Vale", "Marrow, Vale and others"."""
        for one, other in pairwise(inside):
            gap = self.text[one.span.end : other.span.start]
            if gap.startswith(")") and self.text[one.span.start - 1] == "(":
                gap = gap[1:]  # "Marrow Airways (MA) and Vale Airways"
            behind = self.text[other.span.end : other.span.end + 1]
            if (gap.startswith(", or ") and one.kind == "organisation") or (gap == ", " and behind in ("’", "'")):
                continue  # "the People’s Party, or SVP", "Jeff Marrow, Vale’s manager"
            if one.kind in ("unknown", "group") and other.kind == "person" and self._one_title(one.span.start, other):
                continue  # "Resources and Environment Minister Vale"
            listed = one.kind == "person" and (other.kind == "person" or " and " in self.text[other.span.end : end])
            if _AND.fullmatch(gap) or (listed and _COMMA.fullmatch(gap)):
                return True
        return False

    def _one_title(self, start: int, person: Mention) -> bool:
        """Whether the words from `start` up to a person are one title: "Natural Resources and Environment Minister"."""
        words = tokens(self.text, Span(start, person.span.start))
        return len(words) > 1 and words[-1].low in load_vocabulary().titles | load_vocabulary().roles

    def _another_beside(self, head: Span, tail: Span) -> bool:
        """Whether after somebody described comes another person: "Marrow, a docker, and harbour master Ilse Vale"."""
        return any(
            mention.kind == "person"
            and _AND_ANOTHER.search(self.text[max(head.end, mention.span.start - _BACK) : mention.span.start])
            for mention in self._inside(tail)
        )

    def _more_beside(self, head: Span, inside: Sequence[Mention], end: int) -> bool:
        """Whether beside a name that ends its head stand others, unnamed: "Vale (R-Ohio) and a handful of others"."""
        if not inside or self.text[inside[-1].span.end : head.end].strip():
            return False
        return _AND_MORE.match(self.text, inside[-1].span.end, end) is not None

    def _one_described(self, head: Span, inside: Sequence[Mention], tail: Span | None) -> bool:
        """Whether the phrase is one person, described with others' names: "Tyler, an aide to Cruz and Gingrich"."""
        if tail is None or not inside or inside[-1].kind != "person" or inside[-1].span.end != head.end:
            return False
        if self._several(inside, head.end):
            return False
        names = [mention.span.start for mention in self._inside(tail)]
        opens = tokens(self.text, tail)[:1]
        if not opens or opens[0].low in ("and", "or"):
            return False
        return opens[0].start not in names or self._opens_with_role(tail)

    def _opens_with_role(self, tail: Span) -> bool:
        """Whether a tail that begins with a name tells what one is there: ", Marrow Airways CEO and director"."""
        comma = self.text.find(",", tail.start, tail.end)
        first = Span(tail.start, comma if comma > tail.start else tail.end)
        words, roles = tokens(self.text, first), load_vocabulary().roles
        heads = {word.start for word in words if word.low in roles}
        last = words[-1].low in roles
        if not last and not any(one.start in heads and other.low in _PREPOSITIONS for one, other in pairwise(words)):
            return False
        starts = [word.start for word in words]
        for mention in self._inside(tail):
            after = bisect_left(starts, mention.span.end)
            owns = self.text[mention.span.end : mention.span.end + 1] in ("’", "'")
            if mention.kind == "person" and not owns and not (after < len(words) and starts[after] in heads):
                return False  # "Odo Vale, Marrow aide Ilse Holt and others"
        return True

    def _named_head(self, head: Span, inside: Sequence[Mention]) -> Speaker | None:
        """The named thing that is the head of the phrase: its last word, or its first before a preposition."""
        for mention in reversed(inside):
            following = self.text[mention.span.end : head.end]
            before = tokens(self.text, Span(head.start, mention.span.start)) if head.start < mention.span.start else []
            before = [word for word in before if self.text[word.start - 1 : word.start] != "("]  # letters in brackets
            if mention.kind == "outlet" and before and _report_of(before):
                return self._of_mention(mention)
            whole = not following.strip() or _PUBLISHED.match(following) is not None
            if before and whole and mention.kind in _ISSUES and self._document_of(before, mention):
                return self._of_mention(mention)
            makes = mention.kind in _ISSUES or mention.kind == "unknown"
            if before and makes and issued_by(self.text[head.start : mention.span.start], following):
                return self._of_mention(mention)
            modified = any(word.low in _PREPOSITIONS or word.low in _ELSEWHERE for word in before)
            person = mention.kind == "person" and (_role_covers(self.text, before) or _long_title(before))
            if modified and not person:
                continue
            low = [word.low for word in before]
            if mention.kind != "person" and len(low) > 2 and _BESIDE.search(" ".join(low)):
                return _unnamed(self.text, head, "group")  # "the government and the Ports Union"
            if mention.kind == "group" and [word for word in before if word.low != "the"]:
                continue  # "some Republicans"
            if before and (asked := self._pollster(mention, before, following)):
                return asked
            if len(before) > 2 and before[-1].low in _CALLED and not following.strip(_EDGES):
                return self._of_mention(mention)  # "a group called Vale Airways"
            if before and before[0].low in ("a", "an") and mention.kind in ("organisation", "group", "unknown"):
                continue  # "a PAC"
            if mention.kind in ("person", "unknown") and _several_doing(before):
                continue  # "dockers supporting Vale"
            if [word.low for word in before] == ["the"] and self._is_what(mention, following):
                return self._of_mention(mention)
            if not following.strip(_EDGES + "’'."):
                younger = mention.kind == "person" and any(word.low in _OF_TWO for word in before)
                return self._son(mention, head) if younger else self._of_mention(mention, before)
            rest = re.sub(r"^(?:['’]s?)?\s+", "", following)
            first = tokens(rest, Span(0, len(rest)))
            possessive = following[:1] in "’'"
            if first and not possessive and first[0].word in _BEHIND_A_NAME:
                return self._of_mention(mention, before)
            if possessive and first and _ends_in_utterance(first) and mention.kind != "unknown":
                return self._of_mention(mention, before)
            if mention.kind in ("organisation", "outlet") and self._alone(mention, before) and _document_in(first):
                return self._of_mention(mention)
            if first and mention.kind == "outlet" and not possessive and _is_outlet_noun(first):
                return self._of_mention(mention, before)
            if first and not possessive and first[0].low in ("himself", "herself", "itself", "also", "too"):
                return self._of_mention(mention, before)
        return None

    def _document_of(self, before: Sequence[Token], body: Mention) -> bool:
        """Whether the words before a body are "a report from", also with whose body it is: "from Vale College’s"."""
        start = before[0].start
        end = start + without_owner(self.text[start : body.span.start])
        return _is_document_of(before) or _is_document_of([word for word in before if word.end <= end])

    def _pollster(self, body: Mention, before: Sequence[Token], following: str) -> Speaker | None:
        """Whose a poll is: "a new Marrow University poll"."""
        if before[0].low not in ("a", "an") or not all(
            word.low in _OF_A_POLL or word.word.isdigit() for word in before[1:]
        ):
            return None
        if body.kind not in ("organisation", "outlet", "unknown") or not self._alone(body, ()):
            return None
        asked = following.split()[:1]
        behind = following.strip().partition(" ")[2]
        published = _POLLS if body.kind == "unknown" else _POLLS | _FINDINGS
        if asked and asked[0].lower() in published and (not behind or _PUBLISHED.match(" " + behind)):
            return self._of_mention(body) if body.kind != "unknown" else None  # "a Trump poll"
        name, _, last = body.name.rpartition(" ")
        return Speaker(name=name, kind="organisation") if name and last.lower() in _POLLS and not following else None

    def _son(self, mention: Mention, head: Span) -> Speaker:
        """Whom "the younger Mr. Marrow" means: the one of that name who is called "Jr.", if one is."""
        name = tokens(mention.name, Span(0, len(mention.name)))
        family = next((word.word for word in reversed(name) if word.word not in SUFFIXES), "")
        younger = any(word.low in ("younger", "junior") for word in tokens(self.text, head))
        sons = [
            one for one in self.people if younger and one.name.split()[-2:-1] == [family] and one.name.endswith("Jr")
        ]
        return _person(sons[0], None) if len(sons) == 1 else _unnamed(self.text, head, "person")

    def _is_what(self, body: Mention, following: str) -> bool:
        """Whether what follows a name says what it is: "the Marrow group"."""
        known = body.name in load_vocabulary().bodies
        return body.kind in ("organisation", "unknown") and not known and following.strip() in _IS_WHAT

    def _alone(self, body: Mention, before: Sequence[Token]) -> bool:
        """Whether a body is named alone and what follows is its own: not in "NBC-Gallup poll", "its FEC data"."""
        around = (body.name, self.text[body.span.start - 1 : body.span.start], self.text[body.span.end])
        return not any(mark in some for some in around for mark in "-/") and not any(w.low in _OWN for w in before)

    def _apposition(self, head: Span, tail: Span) -> Speaker | None:
        """The person named after a description: "The governor, Odo Vale"."""
        described = tokens(self.text, head)
        noun = described[-1].low
        if described[0].low != "one" and noun.endswith("s") and noun[:-1] in load_vocabulary().roles:
            return None  # "three economists, Odo Vale of Norland, Ilse Marrow of …"
        comma = self.text.find(",", tail.start, tail.end)
        inside = [one for one in self._inside(tail) if comma < 0 or one.span.start < comma]
        titles = load_vocabulary().titles
        for mention in inside:
            between = tokens(self.text, Span(tail.start, mention.span.start)) if tail.start < mention.span.start else []
            if mention.kind == "person" and (
                not between or _role_covers(self.text, between) or all(word.low in titles for word in between)
            ):
                break  # "his wife, Odo Vale aide Ilse Marrow": not the first whom it names
        else:
            return None
        after = self.text[mention.span.end : tail.end].strip(" .")
        first = after.split(" ", 1)[0].lower()
        if after and not after.startswith((",", "(", "—", "–", "-")) and first not in _PREPOSITIONS:
            return None
        if not between and mention.kind == "person":
            self._introduced.append((mention, described))
        return self._of_mention(mention, between or tokens(self.text, head))

    def _of_mention(self, mention: Mention, before: Sequence[Token] = ()) -> Speaker:
        if mention.kind == "person":
            person = self.people.named(mention.name)
            role = role_ending(self.text, before) if before else None
            if person is None:
                return Speaker(name=mention.name, kind="person", role=role)
            beside = Role(mention.span.start, role, None) if role else person.role_at(mention.span.start)
            return _person(person, beside)
        if mention.kind == "group" or _OF_INITIALS.fullmatch(
            mention.name
        ):  # "Republicans" of two articles are not one speaker
            return _unnamed(self.text, mention.span, "group")
        if mention.kind == "place" and load_states().of_capital(mention.name):
            return Speaker(name=mention.name, kind="state")
        return Speaker(name=mention.name, kind=mention.kind)

    def _one_word(self, word: Token) -> Speaker | None:
        """The person whose family name is a word that may be an ordinary one too: "Xi", "Stone"."""
        if not word.word[0].isupper() or word.low in FUNCTION_WORDS:
            return None
        persons = [person for person in self.people if person.name.split()[-1] == word.word and " " in person.name]
        return _person(persons[0], None) if len(persons) == 1 else None

    def _described(self, head: Span, whole: Span, one: RawAttribution) -> Speaker:
        """Who a description without a name means: somebody described before, or somebody unnamed."""
        vocabulary = load_vocabulary()
        words = tokens(self.text, head)
        core = words
        for at, word in enumerate(words):
            if at > 0 and word.low in _PREPOSITIONS:
                core = words[:at]
                break
        noun = core[-1].low
        definite = core[0].low in _DEFINITE
        alone = len(core) == len(words)
        if alone and (headed := self.bodies.headed(core[-1].start)):
            return headed
        if noun == "government" and alone and (state := _state_before(core[:-1])):
            return Speaker(name=state, kind="state")
        if [word.low for word in core] == ["the", "government"] and (seated := self._seat(words[2:])):
            return seated
        if definite and not alone and (body := self.bodies.ending(words[1:], head.start)):
            return body
        if noun in vocabulary.outlet_nouns and definite and alone and (outlet := self.bodies.outlet(head.start, noun)):
            return outlet
        if alone and is_document(noun) and (found := self._of_document(core, one)):
            return found
        if noun in vocabulary.groups or (noun.endswith("s") and noun[:-1] in vocabulary.roles):
            return _unnamed(self.text, whole, "group")
        titled = noun in vocabulary.roles or noun in vocabulary.titles
        if titled or noun in _FROM_SOMEWHERE or (definite and alone and _PERSONAL.search(noun)):
            person = (
                self._person_with_role(core, words) or self._goes_on(core, _cue(self.text, one)) if definite else None
            )
            if person is None and definite and core[0].low == "the" and (alone or _is_office(words[len(core) - 1 :])):
                person = self._called_anew(core, one) or self._called_again(core, one)
            if person is None and definite:
                person = self._candidate(core, one)
            if person is None and definite and core[0].low == "the":
                person = head_of(core, words, self.people) or self._named_after(head.end)
            return _person(person, None) if person else _unnamed(self.text, whole, "person")
        if definite and alone and len(core) == 2 and (named := self._called(noun, head.start)):
            return _person(named, None)
        if noun in vocabulary.organisations or noun in ANY_BODY:
            if definite and alone and (found := self._body_meant(core)):
                return found
            return _unnamed(self.text, whole, "organisation")
        if noun in vocabulary.outlet_nouns:
            return _unnamed(self.text, whole, "outlet")
        return _unnamed(self.text, whole, "unknown")

    def _seat(self, behind: Sequence[Token]) -> Speaker | None:
        """The state of "the government in Alba", where Alba is its capital."""
        if len(behind) < 2 or behind[0].low != "in":
            return None
        state = load_states().of_capital(" ".join(word.word for word in behind[1:]))
        return Speaker(name=state.name, kind="state") if state else None

    def _of_document(self, core: Sequence[Token], one: RawAttribution) -> Speaker | None:
        """Whose a document is: "the statement", "his tweet", "the ministry’s statement"."""
        first, noun = core[0], core[-1].low
        if first.low in _DEFINITE:
            if len(core) == 3 and core[1].low in load_vocabulary().organisations | ANY_BODY:
                return self._body_meant(core[:2])
            owned = any(word.possessive for word in core[1:-1])
            return None if owned else self._issuer(noun, first.start)
        if first.low not in _OWN or noun not in load_vocabulary().utterances:
            return None
        if (owner := self.documents.own(first.low, noun, first.start)) or first.low not in GENDER:
            return owner
        owner = self._pronoun(first, one)
        return owner if owner.name is not None else None

    def _issuer(self, noun: str, place: int) -> Speaker | None:
        """Whose "the statement" is: of who made one, or of the body that has just been speaking."""
        if found := self.documents.whose(noun, place):
            return found
        if mention := self.documents.issued(noun, place, self.mentions):
            return self._of_mention(mention)
        if noun != "statement" or not self.spoke:
            return None
        where, speaker = self.spoke[-1]
        near = self.people.sentence_at(self.people.before_quotations(place)) - self.people.sentence_at(where) <= 1
        return speaker if near and speaker.kind == "organisation" and self._last_place == where else None

    def _body_meant(self, core: Sequence[Token]) -> Speaker | None:
        """The body that a definite description means, one that has spoken rather than another."""
        called = {word.low for word in core[1:-1]}
        names = (speaker.name for _, speaker in self.spoke if speaker.kind == "organisation" and speaker.name)
        spoken = {name for name in names if called <= set(name.lower().split())}
        owned = any(self.text[word.end : word.end + 1] in ("’", "'") for word in core[:-1])
        found = self.bodies.meant(core[0].start, core[-1].low, spoken, owned=owned)
        return found or (None if owned or len(core) > 2 else self._body_that_spoke(core[0].start, core[-1].low))

    def _body_that_spoke(self, place: int, noun: str) -> Speaker | None:
        """The body that spoke in the sentence before, if it may be called so and no other is named since."""
        speaker = self._last_speaker(self.people.before_quotations(place))
        if speaker is None or speaker.kind != "organisation" or speaker.name is None:
            return None
        start = self.spoke[-1][0]
        since = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, place)]
        others = [one for one in since if one.kind in ("organisation", "unknown") and one.name != speaker.name]
        if any(not self._quoted(one.span.start) for one in others):
            return None
        return speaker if may_be_called(speaker.name, noun) else None

    def _person_with_role(self, core: Sequence[Token], words: Sequence[Token]) -> Person | None:
        """The one person before whose role has the words of a definite description."""
        wanted = {word.low for word in words if word.low not in _DETERMINERS and word.low not in _PREPOSITIONS}
        wanted -= _LOOSE
        noun, place = core[-1].low, core[0].start
        vocabulary = load_vocabulary()
        gender = "f" if noun in vocabulary.roles_of_women else "m" if noun in vocabulary.roles_of_men else None
        fitting: dict[str, Person] = {}
        for person, where, has in self.people.with_role(noun):
            lesser = (has & _LESSER) - {word.low for word in words}
            if where < place and wanted <= has and not lesser and person.gender in (None, gender or person.gender):
                fitting[person.name] = person
        fitting |= self._introduced_as(noun, wanted, {word.low for word in words})
        if len(fitting) > 1:  # "the president" is not "Russian President Vladimir Putin" where there is another
            home = {name: one for name, one in fitting.items() if not _foreign(one, noun, wanted)}
            fitting = home if len(home) == 1 else fitting
        last = self._spoke_just_before(place)
        if len(fitting) > 1 or wanted <= {"republican", "democrat"}:
            fitting = {last.name: last} if last is not None and last.name in fitting else {}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def _introduced_as(self, noun: str, wanted: set[str], words: set[str]) -> dict[str, Person]:
        """Who was named behind a description with that head and all those words."""
        found: dict[str, Person] = {}
        for mention, described in self._introduced:
            low = [word.low for word in described]
            at = next((at for at, word in enumerate(low) if at and word in _PREPOSITIONS), len(low))
            person = self.people.named(mention.name)
            if person and low[at - 1] == noun and wanted <= set(low) and not (set(low[:at]) & _LESSER) - words:
                found[person.name] = person
        return found

    def _spoke_just_before(self, place: int) -> Person | None:
        """The person who spoke last, just before, if no other is named since but in quotation."""
        if not self.persons_spoke:
            return None
        where, name = self.persons_spoke[-1]
        start = self.people.before_quotations(place)
        if self.people.sentence_at(start) - self.people.sentence_at(where) > _GOES_ON_FOR:
            return None
        others = (one for one in self.people.perhaps_between(where, place) if one.name != name)
        if any(self.people.quotation_at(one.span.start) is None and not self._quoted(one.span.start) for one in others):
            return None
        return self.people.named(name)

    def _goes_on(self, core: Sequence[Token], cue: str) -> Person | None:
        """Who spoke just before and now is called otherwise: "…, Marrow said. But the former docker added …"."""
        region = _of_a_region(core)
        if not region and cue.split()[-1:] not in (["added"], ["adds"], ["continued"], ["continues"]):
            return None
        person = self._spoke_just_before(core[0].start)
        if person is None or (region and person.party and core[-2].low not in person.party):
            return None
        return person if person.gender in (None, gender_of(core[-1].low) or person.gender) else None

    def _called_anew(self, core: Sequence[Token], one: RawAttribution) -> Person | None:
        """Whom a description means that the article has for the first time: "…, Marrow said. The real estate mogul …".

        That is whoever "he" or "she" would surely mean there. Who was called by that noun before may be somebody else.
        """
        noun, place = core[-1].low, core[0].start
        if noun in _ANYBODY | _OF_A_COURT or any(word.possessive or word.low == "and" for word in core):
            return None
        if self._first_seen(noun) < place or _of_a_region(core):
            return None
        return self._surely_meant(core, one, sure=_SURE_OF_A_NOUN)

    def _called_again(self, core: Sequence[Token], one: RawAttribution) -> Person | None:
        """Whom a noun means that has stood in the article before, if of nobody: "…, Marrow said. The candidate …".

        That is who has just spoken, where a clause opens, if the noun has not just stood there, and is no title of one
        who is known to hold another.
        """
        noun, place = core[-1].low, core[0].start
        person = self._spoke_just_before(place)
        if person is None or noun in _ANYBODY | _ONE_THERE_IS or not self._opens_clause(place):
            return None
        if any(word.possessive or word.low == "and" for word in core) or _of_a_region(core):
            return None
        held = [*(one.name for one, _, _ in self.people.with_role(noun)), *(m.name for m in self.people.called(noun))]
        if any(name != person.name for name in held) or (noun in load_vocabulary().titles and person.roles):
            return None
        start = self.people.sentence_start(self.people.sentence_at(place) - _JUST_STOOD)
        if re.search(rf"\b{re.escape(noun)}\b", self.text[start:place], re.IGNORECASE):
            return None
        meant = self._surely_meant(core, one, sure=_SURE_OF_A_NOUN_AGAIN)
        return person if meant is person else None

    def _candidate(self, core: Sequence[Token], one: RawAttribution) -> Person | None:
        """Who has just spoken and is called by what he stands for: "…, Marrow said. The Republican nominee …"."""
        told = {word.low for word in core[1:-1]}
        if core[0].low != "the" or core[-1].low not in _CANDIDATES or not told or not told <= _STANDS_FOR:
            return None
        person = self._spoke_just_before(core[0].start)
        if person is None or not self._opens_clause(core[0].start):
            return None
        return person if self._surely_meant(core, one, sure=SURE) is person else None

    def _surely_meant(self, core: Sequence[Token], one: RawAttribution, *, sure: float) -> Person | None:
        """Whom "he" or "she" would surely mean in place of a description."""
        place, gender, saying = core[0].start, gender_of(core[-1].low), self._saying(one)
        found: dict[str, Person] = {}
        for pronoun in ("he", "she"):
            if gender in (None, GENDER[pronoun]):
                spoke = self.persons_spoke
                if person := antecedent(place, pronoun, self.people, spoke=spoke, saying=saying):
                    if antecedent(place, pronoun, self.people, spoke=spoke, saying=saying, sure=sure):
                        found[person.name] = person
                    else:
                        return None
        found = {name: person for name, person in found.items() if not _of_another_party(person, core)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _called(self, noun: str, place: int) -> Person | None:
        """The one person named before `place` behind that noun: "the coroner" is "Coroner Odo Vale"."""
        names = {mention.name for mention in self.people.called(noun) if mention.span.start < place}
        return self.people.named(names.pop()) if len(names) == 1 else None

    def _first_seen(self, word: str) -> int:
        """Where a word, given in lower case, first stands in the article."""
        if not self._seen:
            for token in tokens(self.text, Span(0, len(self.text))):
                self._seen.setdefault(token.low, token.start)
        return self._seen.get(word, len(self.text))

    def _named_after(self, place: int) -> Person | None:
        """Who is described first and named only then, in one of the next two sentences and with no word of who it is.

        "The acting minister came. “We hold meetings,” Odo Vale said": the article says nowhere else who Vale is.
        """
        number = self.people.sentence_at(place)
        if self.people.between(self.people.sentence_start(number), self.people.sentence_end(number)):
            return None
        end = self.people.sentence_end(number + _NAMED_WITHIN)
        said = (one for one in self.people.between(place, end) if self.people.quotation_at(one.span.start) is None)
        mention = next(said, None)
        person = self.people.named(mention.name) if mention else None
        if mention is None or person is None or person.places[0] != mention.span.start or person.roles:
            return None
        bare = self.text[mention.span.start - 2 : mention.span.start - 1] in ('"', "”", ".", ",", "\n", "")
        return person if bare and mention.span.start in self._sources and " " in mention.name else None


def _cue(text: str, one: RawAttribution) -> str:
    return one.cue[-1].of(text).lower() if one.cue else ""


def _is_office(words: Sequence[Token]) -> bool:
    """Whether the words, from its noun on, are one office: "secretary of state", "speaker of the house"."""
    return " ".join(word.low for word in words if word.low != "the") in _OFFICES


def _of_a_region(core: Sequence[Token]) -> bool:
    """Whether a description names where its holder is from: "the Florida senator"."""
    return core[-1].low in _FROM_SOMEWHERE and len(core) > 2 and core[-2].word[0].isupper()


def _of_another_party(person: Person, core: Sequence[Token]) -> bool:
    """Whether a description names a party and the article gives a person another: "the Republican nominee"."""
    told = {party for word in core if (party := _PARTY_WORDS.get(word.low))}
    words = {word for role in person.roles for word in role.words.lower().split()} | person.party
    known = {party for word in words if (party := _PARTY_WORDS.get(word))}
    return bool(told and known) and not told <= known


def _foreign(person: Person, noun: str, wanted: set[str]) -> bool:
    """Whether every role of a person with that noun is of a state that the description does not name."""
    roles = [tokens(role.words, Span(0, len(role.words))) for role in person.roles]
    held = [{word.low for word in words} - wanted for words in roles if noun in {word.low for word in words}]
    return bool(held) and all(any(load_states().of_people(word) for word in words) for words in held)


def _state_before(words: Sequence[Token]) -> str | None:
    """The state whose adjective the words are, "the" aside: "the North Korean (government)"."""
    told = " ".join(word.word for word in words if word.low not in _DEFINITE)
    state = load_states().of_people(told) if told else None
    return state.name if state else None


def _tight(text: str, span: Span) -> Span | None:
    """The span without punctuation, white space and a possessive at its edges."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip(_EDGES))
    end = span.end - (len(piece) - len(piece.rstrip(_EDGES)))
    if end - start > 2 and text[end - 2 : end] in ("’s", "'s"):
        end -= 2
    if (day := _DAY_BEHIND.search(text, start, end)) and day.end() == end:
        end = day.start()  # "pressed party chairman Michael Steele Sunday to explain"
    return Span(start, end) if start < end else None


def _role_covers(text: str, before: Sequence[Token]) -> bool:
    """Whether all words before a name are its role, prepositions included: "Secretary of State John Kerry"."""
    words = [word for word in before if word.low not in _DETERMINERS]
    role = role_ending(text, before)
    return role is not None and len(tokens(role, Span(0, len(role)))) >= len(words)


def _long_title(before: Sequence[Token]) -> bool:
    """Whether the words before a name are one long title: "Deputy Secretary for Port Affairs"."""
    vocabulary = load_vocabulary()
    titles = vocabulary.titles | vocabulary.roles
    at = next((at for at, word in enumerate(before) if word.low in ("of", "for")), 0)
    field = before[at + 1 :]
    if not at or not field or before[at - 1].low not in titles or before[at - 1].possessive:
        return False
    known = titles | vocabulary.groups | _FROM_SOMEWHERE
    return before[at - 1].word[0].isupper() and all(
        word.word[0].isupper() and word.low not in known and not word.possessive for word in field if word.low != "and"
    )


def _ends_in_utterance(words: Sequence[Token]) -> bool:
    """Whether a phrase is about what somebody utters: "latest remarks", "letter to the board"."""
    for word in words:
        if word.low in _PREPOSITIONS:
            return False
        if word.low in load_vocabulary().utterances:
            return True
    return False


def _several_doing(before: Sequence[Token]) -> bool:
    """Whether the words before a name are several who do something: "Democrats supporting", "officials opposing"."""
    vocabulary = load_vocabulary()
    return any(
        other.low.endswith("ing")
        and other.word.islower()
        and (one.low in vocabulary.groups | PARTY_GROUPS or one.low.removesuffix("s") in vocabulary.roles)
        and one.low.endswith("s")
        for one, other in pairwise(before)
    )


def _report_of(before: Sequence[Token]) -> bool:
    """Whether the words before an outlet are "a report in", "an editorial by"."""
    low = [word.low for word in before if word.low != "the"]
    return len(low) > 1 and low[-1] in ("in", "by", "from", "of", "on") and low[-2] in _PIECES


def _is_document_of(before: Sequence[Token]) -> bool:
    """Whether the words before a name are "data from", "a statement by": its words, whoever wrote them down."""
    low = [word.low for word in before if word.low not in _DETERMINERS]
    if len(low) < 2 or low[-1] not in ("from", "by"):
        return False
    return all(word not in _PREPOSITIONS for word in low[:-1]) and low[-2] in _DOCUMENTS | load_vocabulary().utterances


def _document_in(words: Sequence[Token]) -> bool:
    """Whether the words behind a name are what its holder publishes: "Gallup’s poll of voters"."""
    for word in words:
        if word.low in _PREPOSITIONS or word.word[0].isupper():
            return False
        if word.low in _FINDINGS:
            return True
    return False


def _is_outlet_noun(words: Sequence[Token]) -> bool:
    low = [word.low for word in words]
    return low == ["news"] or (low[-1] in load_vocabulary().outlet_nouns and len(low) <= 3)


def is_somebody(speaker: Speaker) -> bool:
    """Whether an unnamed speaker is one person met for the first time: "a spokesman", "one loader"."""
    words = (speaker.description or "").lower().split()
    return speaker.kind in ("person", "unknown") and len(words) > 1 and words[0] in ("a", "an", "one", "another")


def _person(person: Person, role: Role | None) -> Speaker:
    role = role or person.role_at(-1)
    if role is None:
        return Speaker(name=person.name, kind="person")
    return Speaker(name=person.name, kind="person", role=role.words, role_held=role.held)


_CLAUSE_BEGUN = re.compile(r"(?:^|,?\s+)(?:who|whom|whose|which|that)$", re.IGNORECASE)


def _unnamed(text: str, span: Span, kind: EntityKind) -> Speaker:
    """A speaker by the article's words, without a relative clause that only begins ("a senior official who")."""
    return Speaker(name=None, kind=kind, description=_CLAUSE_BEGUN.sub("", span.of(text)) or None)
