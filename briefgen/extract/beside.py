"""What a text tells beside its main event: papers that other people signed, the meetings of a host with each guest."""

from __future__ import annotations

from dataclasses import replace

from briefgen.extract.meetings import Frame, kind_of
from briefgen.extract.present import people_at
from briefgen.extract.reading import Reading
from briefgen.extract.registry import Somebody, only_speaks
from briefgen.extract.told import Told
from briefgen.lexicon.scan import rule
from briefgen.model import Kind

_SIGNED = rule(r"\b(?:signed|inked|initialled|initialed|put (?:their )?(?:pens?|signatures?) to)\b")


def side_signing(told: Told) -> Frame | None:
    """ "On the margins, Minister C and her Chilean counterpart D signed a memorandum", "..., signed by C of X, D of Y and E of Z": a ceremony of
    its own, where they are not of the main event, and of two sides alone not what "was signed by C and D", which is an outcome of it."""
    main = told.main
    if main is None or told.announced or told.looks_back or not (verb := _SIGNED.search(told.text)) or _on_another_day(told, main):
        return None
    leads = {id(person) for person in main.people}
    at = told.sentence.span.start + verb.start()
    named = [(place, one) for place, one in people_at(told.reading, told.sentence, None) if one.title and not only_speaks(one)]
    passive = _WAS.search(told.text, 0, verb.start()) is not None
    for before in (True, False):
        signers = [one for place, one in named if (place < at) == before and id(one) not in leads]
        sides = dict.fromkeys(one.side for one in signers if one.side)
        of_others = not set(sides) <= set(_sides(told.reading, main))
        if len(sides) > 1 and (of_others or (before and not passive)):
            return replace(told.frame(Kind.MEETING, "signing", _first_of_each(signers), series=False), parties=tuple(sides), apart=True)
    return None


_WAS = rule(r"\b(?:was|were|been)\s+(?:\w+\s+)?$")


def _sides(reading: Reading, main: Frame) -> list[str]:
    return [*main.parties, *main.sides()] if len(main.sides()) > 1 or main.parties else list(reading.parties)


def _first_of_each(people: list[Somebody]) -> list[Somebody]:
    found: dict[str, Somebody] = {}
    for person in people:
        found.setdefault(person.side, person)
    return [person for side, person in found.items() if side]


def _on_another_day(told: Told, main: Frame) -> bool:
    """A day, a month or a year of its own, which the main event's sentences do not print: a paper of earlier times."""
    own = {(one.year, one.month, one.day) for sentence in main.sentences for one in sentence.dates}
    return any((one.year, one.month, one.day) not in own for one in told.sentence.dates if not one.relative)


_EACH_GUEST = rule(
    r"\b(?:(?:separate|bilateral|individual|one-on-one)\s+){1,2}(?:meetings|talks|discussions|sessions)\s+with\s+"
    r"(?:both|each|all)\s+(?:one\s+)?(?:of\s+)?(?:(?:his|her|the|two|three|these|visiting)\s+){0,2}(?:guests?|ministers|counterparts?|colleagues?|leaders|presidents|delegations?|visitors|secretaries)\b"
    r"|\bmet\s+(?:separately\s+|individually\s+)(?:with\s+)?(?:both|each)\s+(?:of\s+)?(?:(?:his|her|the|two)\s+){0,2}(?:guests?|ministers|counterparts?|colleagues?)\b"
)


def each_guest(told: Told) -> Frame | None:
    """ "Minister A held separate bilateral meetings with both of his guests": as many meetings as the main event has other leads."""
    main = told.main
    if main is None or told.announced or len(told.people) != 1 or not _EACH_GUEST.search(told.text):
        return None
    host = told.people[0]
    others = [one for one in main.people if one.side and host.side and one.side != host.side]
    if len({one.side for one in others}) < 2 or host not in main.people:
        return None
    return replace(told.frame(kind_of(told.text, None), "meeting", [host, *others], series=False), apart=True)
