"""Everybody whom one text names, each once: fullest name, title, side with the reason; and who a later short mention is."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from briefgen.extract.mentions import PersonMention
from briefgen.lexicon.scan import rule
from briefgen.lexicon.titles import TitleTable
from briefgen.model import Span

_WORD = rule(r"[^\W_]+")


@functools.lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Small letters without marks, "đ" as "d": the key under which names are compared."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ø", "o").replace("ł", "l").replace("ı", "i"))
    return "".join(char for char in plain if not unicodedata.combining(char))


@functools.lru_cache(maxsize=20_000)
def office_words(title: str) -> frozenset[str]:
    """The words by which an office is known however it is turned: the same for "Foreign Minister" and "Minister of Foreign Affairs"."""
    return frozenset(re.sub(r"[^\w ]", " ", fold(title)).replace("defense", "defence").split()) - {"of", "for", "the", "and", "affairs"}


@functools.lru_cache(maxsize=20_000)
def name_tokens(name: str) -> frozenset[str]:
    """The parts of a name that can tell people apart: no initials."""
    return frozenset(part for part in _WORD.findall(fold(name)) if len(part) > 1)


_CHILD = rule(r"^(?P<own>.+?)\s(?P<of>bin|bint|binti|ibn)\s(?P<father>[^\W\d_]+)")  # "Ben Youssef" is a family name


@functools.lru_cache(maxsize=20_000)
def _by_father(name: str) -> re.Match[str] | None:
    """A name that goes on with the father's; most do not."""
    return _CHILD.match(name)


def _child_of(one: str, two: str) -> bool:
    """Whether one of two names is that of the other's child: "Hamzeh II" and "Talal bin Hamzeh II" are two people."""
    for child, other in ((one, two), (two, one)):
        if (named := _by_father(child)) and not _by_father(other):
            words = name_tokens(other)
            return fold(named["father"]) in words and named["of"] not in words and not words & name_tokens(named["own"])
    first, second = _by_father(one), _by_father(two)
    if first and second:  # "Khalid bin Faris bin Nasser" and "Faris bin Nasser"
        return any(
            fold(a["father"]) == fold(b["own"].split()[0]) and fold(a["own"]) not in name_tokens(c)
            for a, b, c in ((first, second, two), (second, first, one))
        )
    return False


@dataclass(slots=True)
class Somebody:
    name: str
    title: str
    side: str
    basis: str
    tokens: frozenset[str]
    first: Span
    counterpart: bool = False
    titles: list[str] = field(default_factory=list)
    mentions: int = 1
    not_of: set[str] = field(default_factory=set)  # the sides of those whom this one meets


_PARTICLES = frozenset("al el bin bint binti ibn ben abu abdul de del la las los dos da di van von der den".split())  # parts of many names
_IN_FULL = {  # how an office is abbreviated after it was named
    "fm": "foreign minister",
    "pm": "prime minister",
    "dpm": "deputy prime minister",
    "eam": "external affairs minister",
    "nsa": "national security",
    "rm": "raksha mantri",
    "dfm": "deputy foreign minister",
    "mos": "minister of state",
}


def _relatives(name: str, other: str) -> bool:
    """Two long names that share some parts, of which neither has the other's first: "Salim Al-Karim Al-Noor" and "Karim Yusuf Al-Noor"."""
    words, others = fold(name).split(), fold(other).split()
    return min(len(words), len(others)) >= 3 and words[0] not in others and others[0] not in words


@dataclass(slots=True)
class Registry:
    people: list[Somebody] = field(default_factory=list)
    by_token: dict[str, list[Somebody]] = field(default_factory=dict)

    def named(self, name: str) -> Somebody | None:
        """Who is meant by `name`, full or short; the one named first where several share it. None for a stranger."""
        tokens = name_tokens(name)
        if not tokens:
            return None
        best: Somebody | None = None
        for person in self.people:
            if tokens.isdisjoint(person.tokens) or _child_of(name, person.name):
                continue
            if tokens <= person.tokens or person.tokens <= tokens:
                return person
            if best is None and len((tokens & person.tokens) - _PARTICLES) >= 2 and not _relatives(name, person.name):
                best = person
        return best

    def by_short(self, word: str) -> Somebody | None:
        """Who is meant by one name token that stands alone."""
        people = self.by_token.get(fold(word))
        return people[0] if people else None

    def meant_by(self, word: str) -> Somebody | None:
        """Who is meant by one name token, whole or in parts: "Otieno", "Tae-ho", "El-Rifai"."""
        return self.by_short(word) or (self.by_hyphened(word) if "-" in word else None)

    def by_hyphened(self, word: str) -> Somebody | None:
        """Who is meant by "Tae-ho" or "Al-Rifai", where all its parts are of one name."""
        parts = name_tokens(word)
        return next((person for person in self.people if parts and parts <= person.tokens), None)

    def labelled(self, label: str, side: str = "") -> list[Somebody]:
        """Whom the label of a turn may mean ("MINISTER OTIENO", "PRIME MINISTER"): by a part of the name, else by the office, and by the side
        of a country that the label names."""
        if person := next((one for word in reversed(label.split()) if (one := self.by_short(word.strip(".,()")))), None):
            return [person]
        return self.titled(label, side)

    def titled(self, title: str, side: str, among: Iterable[Somebody] = ()) -> list[Somebody]:
        """Those whose title has all words of `title` (and whose side is `side`, if given), leads first."""
        title = _IN_FULL.get(title.lower(), title)
        want = set(_WORD.findall(title.lower())) - {"the", "of", "for", "and"}
        pool = [*among, *(person for person in self.people if person not in among)]
        fits = [
            p for p in pool if want and (not side or p.side == side) and want <= set(_WORD.findall(" ".join([p.title, *p.titles]).lower()))
        ]
        # "The Secretary" is the Secretary of State rather than the Cabinet Secretary
        heads = [p for p in fits if any(one.lower().startswith(title.lower()) for one in [p.title, *p.titles])]
        if not fits and " at " in title:
            return self.titled(title.split(" at ")[0], side, among)  # "called on the president at Elm House"
        return heads or fits


def build_registry(mentions: Sequence[PersonMention], companions: Set[int] = frozenset()) -> Registry:
    """From all titled mentions of a text in order. A fuller name replaces a shorter one; the first side that words give stays.

    `companions` are the mentions, by where they start, of those who only came along: nobody's counterpart has the office of one of them.
    """
    registry = Registry()
    previous: Somebody | None = None
    for mention in mentions:
        if not mention.name:
            _title_after(registry, previous, mention)
            continue
        mention = _without_others_title(registry, mention)
        person = registry.named(mention.name) or _by_another_first_name(registry, mention)
        if person is None:
            person = Somebody(
                mention.name, mention.title, mention.side, mention.basis, name_tokens(mention.name), mention.span, mention.counterpart
            )
            if mention.counterpart and not mention.title and previous is not None:
                others = [one for one in reversed(registry.people) if one.title and one.side != mention.side]
                person.title = others[0].title if others and previous.side == mention.side else previous.title
            registry.people.append(person)
        else:
            person.mentions += 1
            tokens = name_tokens(mention.name)
            if len(tokens) > len(person.tokens):
                person.name, person.tokens = mention.name, tokens | person.tokens
            if mention.title and (not person.title or (len(person.title.split()) == 1 and len(mention.title) > len(person.title))):
                person.title = mention.title
            if mention.side and not person.side:
                person.side, person.basis = mention.side, mention.basis
        if mention.title and mention.title not in person.titles:
            person.titles.append(mention.title)
        previous = person if mention.span.start not in companions else previous
    for person in registry.people:
        for token in person.tokens:
            registry.by_token.setdefault(token, []).append(person)
    return registry


def _without_others_title(registry: Registry, mention: PersonMention) -> PersonMention:
    """ "The Secretary and Pope Francis discussed": two people, of whom the first was named before with that title."""
    first, joined, rest = mention.title.partition(" and ")
    if not joined or len(first.split()) > 2 or not rest:
        return mention
    own = registry.named(mention.name)
    if any(person is not own and first.lower() in person.title.lower() for person in registry.people if person.title):
        return replace(mention, title=rest)
    return mention


def _by_another_first_name(registry: Registry, mention: PersonMention) -> Somebody | None:
    """ "President Joseph R. Carver, Jr." and "President Joe Carver": one office, one family name, one initial."""
    words = [word for word in fold(mention.name).replace(".", " ").split() if word not in {"jr", "sr"}]
    if len(words) < 2 or not mention.title:
        return None
    for person in registry.people:
        own = [word for word in fold(person.name).replace(".", " ").split() if word not in {"jr", "sr"}]
        if len(own) >= 2 and own[-1] == words[-1] and own[0][0] == words[0][0] and mention.title.lower() == person.title.lower():
            return person
    return None


_WITH = rule(r"\b[Ww]ith\s+(?:(?:the|our|his|her|H\.?E\.?)\s+)*$")


def share_titles(registry: Registry, mentions: Sequence[PersonMention], text: str = "") -> None:
    """ "President Bongo" has the side of "the President of Gabon" where only one such office-holder is about; of two the second one under
    "Joint statement with the President of Gabon", for the first one's house puts it out."""
    met = [m for m in mentions if not m.name and m.side and _WITH.search(text, max(m.span.start - 20, 0), m.span.start)]
    beside = {m.title.lower() for m in met}
    named = [m for m in mentions if not m.name and m.side and not m.plural and not m.counterpart]
    for person in registry.people:
        if person.side or not person.title:
            continue
        own = person.title.lower()
        if own in beside and any(
            not other.side and other.title.lower() == own for other in registry.people[registry.people.index(person) + 1 :]
        ):
            continue
        taken = {other.side for other in registry.people if other is not person and other.side and other.title.lower().startswith(own)}
        # whoever has been named is not met: "Lula said ... A bilateral with the Cuban president is planned"
        offices = [(m.title.lower(), m.side) for m in named if m not in met or m.span.start < person.first.start]
        free = {side for title, side in offices if title == own} - taken or _of_a_shorter_title(registry, own, offices)
        if len(free) == 1:
            person.side, person.basis = free.pop(), "the office is named with its country elsewhere"


def _of_a_shorter_title(registry: Registry, own: str, offices: Sequence[tuple[str, str]]) -> set[str]:
    """ "Colombia's Vice Minister" in the headline is "Vice Minister for Multilateral Affairs A", where nobody else is of that country or has
    such an office."""
    seated = {person.side for person in registry.people if person.title}
    return {
        side
        for title, side in offices
        if " " in title and own.startswith(f"{title} ") and side not in seated
        if sum(person.title.lower().startswith(title) for person in registry.people) == 1
    }


def title_told_later(registry: Registry, offices: Sequence[PersonMention]) -> None:
    """ "Anatoly Orlov had a telephone conversation with ... The President of Russia congratulated ...": of `offices`, each the subject of a
    sentence, one that nobody holds is that of the only one whom the text names without any."""
    plain = [person for person in registry.people if not person.title and not person.counterpart]
    if len(plain) != 1 or len(plain[0].tokens) < 2:
        return
    for mention in offices:
        known = plain[0].side in ("", mention.side) and mention.span.start > plain[0].first.start
        if mention.side and known and not registry.titled(mention.title, mention.side):
            plain[0].title, plain[0].side, plain[0].basis = mention.title, mention.side, "the office is named with its country elsewhere"
            plain[0].titles.append(mention.title)
            return


def _title_after(registry: Registry, previous: Somebody | None, mention: PersonMention) -> None:
    """ "..., Datuk Hamdan Osman said. The Malaysian Prime Minister said ...": the title that follows is that of the one just named without."""
    if (
        previous is None
        or previous.title
        or previous.side
        or not mention.side
        or mention.plural
        or mention.counterpart
        or not mention.title
    ):
        return
    if not registry.titled(mention.title, mention.side):
        previous.title, previous.side, previous.basis = mention.title, mention.side, "title in the sentence after"
        previous.titles.append(mention.title)


_SPEAKS_ONLY = rule(r"^(?!.*\b(?:advis[eo]r|minister|director|ambassador)\b).*\b(?:spokes(?:person|man|woman)|press secretary)\b", re.I)


_AT_HOME = rule(
    r"(?:(?:former|vice) )?(?:president|speaker|leader|senator|governor|mayor|congress\w+|representative|majority|minority|ambassador)\b",
    re.I,
)


def at_home(title: str) -> bool:
    """A president, ambassador or legislator: where a government writes no country to it, mostly its own."""
    return bool(_AT_HOME.match(title))


def only_speaks(person: Somebody) -> bool:
    """A spokesperson: told the press, and sat at no table."""
    return bool(_SPEAKS_ONLY.search(person.title))


_ONE_OF_A_COUNTRY = rule(
    r"(?:prime|foreign|defen[cs]e|finance|trade|interior|health) minister$|minister (?:of|for) |premier$|chancellor$|king$", re.I
)


def of_no_body(person: Somebody, side: str, bodies: Set[str]) -> bool:
    """A minister, king or premier is of a country: none is put on an organisation's side because the other side is taken."""
    return side in bodies and bool(rule(r"\b(?:ministers?|king|queen|premier|chancellor|emir|sultan)\b", re.I).search(person.title))


def settle_sides(
    registry: Registry,
    parties: Sequence[str],
    table: TitleTable,
    own: str = "",
    mentioned: frozenset[str] = frozenset(),
    cities: frozenset[str] = frozenset(),
    leading: Sequence[Somebody] = (),
    open_to: Sequence[str] | None = None,
    bodies: Set[str] = frozenset(),
) -> None:
    """Home titles, then the side `own` for which an official publisher speaks, then elimination. Each side so found says how.

    `leading` are those with whom the text of such a publisher opens: a ministry names its own minister first and without the country.
    By elimination somebody is put only on one of the sides `open_to` it (all, where None): a ministry names the country of those whom it meets.
    Nobody whose office only a country gives is put on the side of one of the `bodies`.
    `mentioned` are the countries that the text names, `cities` those of whose cities it names one.
    A president, legislator or governor of whom no country is told is the publisher's own, too.
    """
    for person in registry.people:
        if not person.side:
            _settle_home(person, parties, table, own, mentioned, cities)
    principals = [person for person in registry.people if not only_speaks(person)]
    for person in leading:
        if own and not person.side and not only_speaks(person):
            person.side, person.basis = own, "the publisher's own office-holder"
    if own and any(person.side and person.side != own for person in principals):
        for person in principals:
            if not person.side and person.title and not any(other.side == own for other in principals):
                person.side, person.basis = own, "the publisher's own office-holder"
                break
    if len(parties) > 2:
        open_sides = [code for code in parties if not any(person.side == code for person in principals)]
        open_people = [person for person in principals if not person.side and person.title]
        if len(open_sides) == 1 and len(open_people) == 1:
            open_people[0].side, open_people[0].basis = open_sides[0], "by elimination"
    if len(parties) != 2:
        return
    seated = bool(own) and any(person.side == own for person in principals)
    taken = Counter(person.side for person in principals if person.side)
    open_titles = Counter(person.title.lower() for person in principals if not person.side)
    for person in principals:
        if person.side or not person.title or (seated and at_home(person.title)):
            continue
        if open_titles[person.title.lower()] > 1 and (at_home(person.title) or _ONE_OF_A_COUNTRY.match(person.title)):
            continue  # two presidents are of two countries, and nothing tells which is whose
        open_sides = [code for code in parties if not taken[code]]
        if len(open_sides) == 1 and (open_to is None or open_sides[0] in open_to) and not of_no_body(person, open_sides[0], bodies):
            person.side, person.basis = open_sides[0], "by elimination"


def _settle_home(
    person: Somebody, parties: Sequence[str], table: TitleTable, own: str, mentioned: frozenset[str], cities: frozenset[str]
) -> None:
    """The side that the title itself tells, as it is given in one country, or in one of those that the text is about."""
    if sure := next((code for title in [person.title, *person.titles] if (code := table.sure_home_of(title))), ""):
        person.side, person.basis = sure, "home title"
        return
    homes = [code for title in [person.title, *person.titles] for code in table.home_of(title)]
    among = {code for code in homes if code in parties}
    told = among if len(among) == 1 else {own} if own in homes else set()
    if not among and not told:
        told = set(homes) & mentioned or set(homes) & cities
    if len(told) == 1:
        person.side, person.basis = told.pop(), "home title"
