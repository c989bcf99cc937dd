"""Frames filled in: date, place, leads, name and statements of each event that one text reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.extract.calendar import find_named, find_next, find_periodicity
from briefgen.extract.colleagues import leading_together, seat_colleagues
from briefgen.extract.days import find_day
from briefgen.extract.frames import find_frames
from briefgen.extract.in_full import office_of
from briefgen.extract.institutions import institution_of
from briefgen.extract.meetings import BACKGROUND, Frame
from briefgen.extract.names import quiet
from briefgen.extract.present import OWNS, each_once, members_at, seat_the_last
from briefgen.extract.reading import Reading, Sentence, listed_countries, own_side
from briefgen.extract.registry import Somebody, only_speaks
from briefgen.extract.segments import find_segments
from briefgen.extract.series import SeriesMention, number_of
from briefgen.extract.sides import is_journey, visited_countries
from briefgen.extract.statements import find_statements
from briefgen.extract.venues import find_venue
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import Rule, rule
from briefgen.model import Account, Act, Kind, Mode, Person, Status

_CHAIRS = rule(
    r"\b(?:co-?chair\w*|chaired|led|headed|heading|leading|co-?led|presided|co-?hosted|(?:leader|head) of (?:the |its )?(?:\w+ )?delegation)\b",
    re.I,
)
_MANY = rule(
    r"\b(?:2\s?\+\s?2|two-plus-two|foreign and defen[cs]e minist(?:ers|erial|ry)|ministers of foreign affairs and defen[cs]e)\b", re.I
)
_FRAMEWORK = rule(
    r"\b(?:Comprehensive|Strategic|Enhanced|Special|Global)(?:\s+(?:and\s+)?(?:Comprehensive|Strategic|Global|Cooperative|Special))*\s+(?:Cooperative\s+)?Partnership\b|\b(?:comprehensive|strategic|enhanced)(?:\s+strategic)?\s+partnership\b"
)
_ANNIVERSARY = rule(
    r"\b(?:\d+(?:st|nd|rd|th)|[a-z]+ieth|[a-z]+-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))\s+(?:\w+\s+)?anniversary\b[^.;,]{0,90}",
    re.I,
)
_OUTCOME = rule(
    r"\b(?:joint (?:statement|communiqu[ée]|declaration|press statement)|memorandum of understanding|memoranda of understanding|MoUs?\b|action plan|plan of action|agreed minutes)\b",
    re.I,
)
_SIGNED = rule(r"\b(?:signed|issued|adopted|released|inked|concluded)\b", re.I)
_SIDELINES = rule(r"\b(?:on|at|in)\s+the\s+(?:sidelines?|margins?)\s+of\s+(?P<what>(?:the\s+)?[^,.;]{3,90})", re.I)
_OFFICIAL_VISIT = rule(
    r"\b(?:as part of|during|within the framework of|in the course of)\s+(?P<what>(?:the|his|her|their|an?)\s+(?:\w+[- ]){0,4}?visit(?:\s+(?:to|of)\s+[^,.;]{2,50})?)",
    re.I,
)


def find_accounts(reading: Reading) -> tuple[Account, ...]:
    """One account per event, the main one first."""
    frames = find_frames(reading)
    if not frames:
        return ()
    told = find_statements(reading, find_segments(reading, frames))
    acts = {id(frame): found for frame, found in told}
    accounts: list[Account] = []
    main: Account | None = None
    for frame in frames:
        account = _account(reading, frame, acts.get(id(frame), []), main)
        governments = [code for code in account.parties if code not in reading.lexicon.parties.agencies]
        at_home = len(frame.people) < 2 or all(person.side in account.parties for person in frame.people)
        if len(governments) < 2 and (own_side(reading) or len(account.parties) > 1 or at_home):
            continue  # a government at home (its cabinet, its parliament, its citizens), or with an office that is no government
        if frame.status is Status.REFERRED:
            if any(_tells_again(account, other) for other in accounts):
                continue
            undated = next((other for other in accounts[1:] if _undated_twin(account, other)), None)
            if undated is not None:
                accounts.remove(undated)
                account = replace(account, acts=undated.acts)
        if main is None:
            main = account
        accounts.append(account)
    return tuple(accounts)


def _tells_again(account: Account, other: Account) -> bool:
    """An event referred to is one that the text tells already: the same sides on the same day, or on one that may be the same."""
    if account.series and account.series == other.series and account.round_no and account.round_no == other.round_no:
        return True
    if not set(account.parties) <= set(other.parties):
        return False
    mine, theirs = account.when, other.when
    if mine.start and theirs.start:
        return mine.start <= (theirs.end or theirs.start) and theirs.start <= (mine.end or mine.start)
    if not (mine.start or mine.partial):
        return {person.name for person in account.people} <= {person.name for person in other.people}
    ours, others = mine.start or mine.partial, theirs.start or theirs.partial
    return bool(others) and (str(ours).startswith(str(others)) or str(others).startswith(str(ours)))


def _undated_twin(account: Account, other: Account) -> bool:
    """The same people in the same sentence, of whom only the clause tells when they met."""
    who = {person.name for person in account.people}
    return account.sentence == other.sentence and other.when.start is None and bool(who) and who == {person.name for person in other.people}


def _account(reading: Reading, frame: Frame, acts: list[Act], main: Account | None) -> Account:
    if frame.series and len(frame.series.parties) > 2:
        seat_the_last(frame.people, frame.series.parties)
    seat_colleagues(reading, frame)
    leads = _leads(reading, frame, acts, main)
    _seat_for_bodies(reading, frame, leads)
    parties = _parties(reading, frame, leads, main)
    leads = [person for person in leads if not person.side or person.side in parties]
    when = find_day(reading, frame, main)
    where = find_venue(reading, frame, main)
    by_wire = where.mode is Mode.PHONE or (where.mode is Mode.VIRTUAL and any(_VIDEO_CALL.search(one.text) for one in frame.sentences))
    kind = Kind.CALL if by_wire and frame.kind in (Kind.MEETING, Kind.TALKS) else frame.kind
    series = frame.series
    notes: tuple[str, ...] = ()
    if when.start and reading.published and abs((when.start - reading.published).days) > 300:
        notes = ("the year of the meeting and the year of publication are far apart",)
    name = _name(reading, frame, leads, parties)
    co_chaired = any(rule(r"co-?chair|jointly chaired|co-?led|co-?host", re.I).search(sentence.text) for sentence in frame.sentences)
    own_key = _series_key(series, parties) if series and series.key else ""
    often, often_span = find_periodicity(reading, series)
    named = find_named(reading, parties, own_key) if main is None and len(parties) > 1 else []
    return Account(
        readout=reading.readout.name,
        status=frame.status,
        kind=kind,
        name=name,
        primary=main is None,
        parties=parties,
        when=when,
        where=where,
        people=tuple(_person(reading, person, "lead") for person in leads)
        + tuple(_person(reading, p, "participant") for p in frame.people if p not in leads),
        acts=tuple(acts),
        series=_series_name(series) if series and series.key else "",
        series_key=own_key,
        periodicity=often,
        periodicity_span=often_span,
        next_round=find_next(reading, series) if main is None else "",
        named=tuple((one.name, one.key, one.span) for one in named),
        round_no=series.ordinal or _session_of(reading, frame, series, main) if series else None,
        co_chaired=co_chaired,
        part_of=_part_of(frame),
        framework=_framework(reading, parties) if main is None else "",
        anniversary=_first(_ANNIVERSARY, " ".join(sentence.text for sentence in reading.body)) if main is None else "",
        outcome=_outcome(reading, frame) if main is None else "",
        sentence=reading.sentences[frame.sentence.number].span,
        name_span=series.span if series else None,
        notes=notes,
    )


_VIDEO_CALL = rule(r"\bvideo[\s-]?(?:phone\s)?(?:call|conversation)\b", re.I)


def _first(pattern: Rule, text: str) -> str:
    found = pattern.search(text)
    return found.group().strip() if found else ""


def _person(reading: Reading, person: Somebody, role: str) -> Person:
    name, title = quiet(person.name, reading.readout.text), quiet(office_of(reading, person), reading.readout.text)
    return Person(name, title, person.side, person.basis, person.first, role, institution_of(title))


# --- who --------------------------------------------------------------------------------------------------------------------------


def _leads(reading: Reading, frame: Frame, acts: Sequence[Act], main: Account | None) -> list[Somebody]:
    """The two principals: of each side the first that the opening sentences name; several per side in a 2+2."""
    heads = [sentence for sentence in reading.sentences if sentence.heading] if main is None else []
    many = any(_MANY.search(sentence.text) for sentence in [*heads, *frame.sentences]) or (
        frame.series is not None and bool(_MANY.search(frame.series.name))
    )
    chairs = [person for sentence in frame.sentences if _CHAIRS.search(sentence.text) for person in _in_order(reading, sentence)]
    pool = [*chairs, *(person for person in frame.people if person not in chairs)]
    if many:  # who came along with a minister is the other of the two
        pool += [person for sentence in frame.sentences for person in _in_order(reading, sentence) if person not in pool]
    if frame.status is not Status.REFERRED and len({person.side for person in pool if person.side}) < 2 and main is None:
        pool += [person for person in _near_leads(reading, frame) if person not in pool]
    together = [person for sentence in frame.sentences for person in leading_together(reading, sentence)]
    if len(together) > 1 and main is None:
        pool += [person for person in together if person not in pool]
    leads: list[Somebody] = []
    for person in pool:
        if only_speaks(person):
            continue
        same = [lead for lead in leads if lead.side == person.side]
        if not same or (len(same) < 2 and (many or not person.side or person in together)):
            leads.append(person)
    sided = [person for person in leads if person.side]
    if len({person.side for person in sided}) == 1 and main is None and len(frame.people) == 2:
        return [person for person in frame.people if person in leads]  # "A met B", and nothing tells the side of one
    return sided or (frame.people if frame.status is Status.REFERRED else leads)[:2]


def _seat_for_bodies(reading: Reading, frame: Frame, leads: list[Somebody]) -> None:
    """In a meeting of a country with the EU or another body, whoever is of a third country chairs for that body."""
    organisations = reading.lexicon.parties.organisations
    pair = _pair_of_meeting(reading, frame) or (reading.parties if frame.series or set(reading.parties) <= organisations else ())
    bodies = [code for code in pair if code in reading.lexicon.parties.organisations]
    third = [person for person in leads if person.side and person.side not in pair]
    if len(bodies) == 2:
        bodies = [code for code in bodies if not any(person.side == code for person in leads)]  # the EU with the African Union
    if len(pair) != 2 or len(bodies) != 1:
        return
    chairs = not any(person.side == bodies[0] for person in leads) or (third and _says_that_he_chairs(reading, frame, third[0]))
    if len(third) == 1 and chairs:
        leads[:] = [person for person in leads if person.side != bodies[0]]  # its secretary general only takes part
        third[0].side, third[0].basis = bodies[0], "chairs for the organisation"


def _pair_of_meeting(reading: Reading, frame: Frame) -> tuple[str, ...]:
    """The two of whom the meeting's name speaks, in the text or in a headline; () where it names none."""
    heads = [series.parties for sentence in reading.sentences if sentence.heading for series in sentence.series]
    own = [frame.series.parties] if frame.series else []
    return next((pair for pair in (*own, *heads) if len(pair) == 2), ())


def _says_that_he_chairs(reading: Reading, frame: Frame, person: Somebody) -> bool:
    """ "The meeting was chaired by the Foreign Minister of Kuwait", for the body whose turn it is."""
    near = [sentence for sentence in reading.body if 0 <= sentence.number - frame.sentence.number <= 2]
    return any(rule(r"\b(?:co-?)?chaired by\b").search(one.text) and person in _in_order(reading, one)[:1] for one in near)


def _in_order(reading: Reading, sentence: Sentence) -> list[Somebody]:
    came_along = members_at(sentence)
    there = [one for one in sentence.people if not OWNS.match(reading.text, one.span.end) and one.span.start not in came_along]
    return each_once([person for mention in there if (person := reading.who(mention))])


def _near_leads(reading: Reading, frame: Frame) -> list[Somebody]:
    """Leads named after the opening: "co-chaired by ...", "the Peruvian side was led by ...", then the first speakers."""
    out: list[Somebody] = []
    for sentence in reading.body:
        if sentence.number > frame.sentence.number and _CHAIRS.search(sentence.text):
            out += [person for person in _in_order(reading, sentence) if person.side]
    for sentence in reading.sentences[: frame.sentence.number + 8]:
        if sentence.number > frame.sentence.number and BACKGROUND.search(sentence.text):
            continue  # "builds on the talks of President A and Minister B": they were at another one
        out += [person for person in _in_order(reading, sentence) if person.side and person.title]
    return each_once(out)


def _parties(reading: Reading, frame: Frame, leads: Sequence[Somebody], main: Account | None) -> tuple[str, ...]:
    """Sides of the leads and of the series' name; the text's own two parties where these give fewer than two."""
    if frame.parties:
        return frame.parties
    own = main is not None or (is_journey(reading) and frame.kind is not Kind.VISIT)
    heads = [] if own else [s for s in reading.sentences if s.heading]
    listed = [code for sentence in (frame.sentence, *heads) for code in listed_countries(reading, sentence)]
    sides = {person.side for person in leads if person.side}
    one_by_one = len(sides) == 2 and _COUNTERPARTS.search(frame.sentence.text) and not _ALL_AT_ONE.search(frame.sentence.text)
    if len(set(listed)) >= 3 and not one_by_one and (sides <= set(listed) or len(sides - set(listed)) == 1):
        host = [code for code in dict.fromkeys(person.side for person in leads) if code and code not in listed and code != "UN"]
        return tuple(dict.fromkeys([*host, *listed]))
    codes = [person.side for person in leads if person.side]
    came_along = members_at(frame.sentence)  # of a delegation of several countries
    codes += [one.side for one in frame.sentence.people if one.side and one.span.start in came_along]
    group = _group(reading, frame) if main is None and len(sides) != 2 else ()
    if group and set(codes) <= {*group, *reading.parties}:
        return tuple(dict.fromkeys([*codes, *group]))
    if frame.series and len(frame.series.parties) >= 2:
        codes = [*codes, *frame.series.parties]
    codes = list(dict.fromkeys(codes))
    if len(codes) < 2:
        in_sentence = [m.code for m in frame.sentence.parties if m.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY)]
        pool = (
            [code for code in reading.parties if code in in_sentence]
            + list(reading.parties)
            + ([*main.parties] if main else [] if leads else in_sentence)
        )
        if frame.kind is Kind.VISIT and (visited := visited_countries(reading, frame.sentence)):
            return tuple(dict.fromkeys([*codes, *visited]))
        if frame.kind is Kind.VISIT:
            pool = [m.code for m in frame.sentence.parties if m.sort is Sort.NAME] + pool  # the country visited
        for code in pool:
            if code not in codes and len(codes) < 2:
                codes.append(code)
    return tuple(codes)


_COUNTERPARTS = rule(r"\b(?:his|her)\s+(?:\w+\s+)?counterparts\s+(?:from|of)\b")  # met one after the other, as the sentences after tell
_ALL_AT_ONE = rule(r"\b(?:tri|quadri|multi)lateral|\btripartite|\bquadripartite|\bsummit\b|\bjoint(?:ly)?\b|\btogether\b", re.I)


def _group(reading: Reading, frame: Frame) -> tuple[str, ...]:
    """The countries of a small group of which this is a meeting: "the Quad Foreign Ministers met". () where it is none."""
    groups = reading.lexicon.parties.groups
    for sentence in (frame.sentence, *[one for one in reading.sentences if one.heading]):
        for form, members in groups.items():
            if form in sentence.text and rule(
                rf"(?<![\w-]){re.escape(form)}\b[^.;]{{0,60}}\b(?:meeting|summit|ministerial|ministers|talks|consultations|dialogue|leaders|officials|session|forum)\b",
                re.I,
            ).search(sentence.text):
                return members
    return ()


# --- what -------------------------------------------------------------------------------------------------------------------------


def _series_name(series: SeriesMention) -> str:
    return rule(r"^(?:annual|biennial|regular)\s+").sub("", series.name)


_SESSION = rule(
    r"\b(?:its|the|their)\s+(?P<number>[\w-]+)\s+(?:annual\s+|regular\s+)?(?:session|meeting|round|edition)\b(?! of the)",
    re.I,
)


def _session_of(reading: Reading, frame: Frame, series: SeriesMention, main: Account | None) -> int | None:
    """ "The A-B Commission concluded its first session": the number that stands apart from the name. None where there is none."""
    if not series.key:
        return None
    for sentence in frame.sentences:
        found = _SESSION.search(sentence.text)
        number = number_of(found["number"], reading.lexicon) if found else None
        if number:
            return number
    heads = [one for sentence in reading.sentences[:_HEADS] if sentence.heading for one in sentence.series] if main is None else []
    kind = series.key.partition(":")[2]
    return next(
        (one.ordinal for one in heads if one.ordinal and (one.key == series.key or (kind[:1] != ":" and one.key == f":{kind}"))), None
    )


_HEADS = 4  # a headline says "A and B hold the third C Dialogue", the body "the 2022 C Dialogue"


def _series_key(series: SeriesMention, parties: Sequence[str]) -> str:
    pair, rest = series.key.split(":", 1)
    return series.key if pair else f"{'-'.join(sorted(parties))}:{rest}"


def ordinal(number: int) -> str:
    """1 -> "1st"."""
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _name(reading: Reading, frame: Frame, leads: Sequence[Somebody], parties: Sequence[str]) -> str:
    """As the text names the meeting; a plain description where it gives no name."""
    if frame.series and (frame.series.key or frame.series.qualified):
        name = _series_name(frame.series)
        return f"{ordinal(frame.series.ordinal)} {name}" if frame.series.ordinal else name
    names = [quiet(person.name, reading.readout.text) for person in leads if person.name][:2]
    noun = frame.noun or "meeting"
    noun = noun[0].upper() + noun[1:]
    if len(names) == 2:
        return f"{noun} between {names[0]} and {names[1]}"
    table = reading.lexicon.parties
    sides = " – ".join(table.name(code) for code in parties)
    return f"{sides} {noun.lower()}".strip()


def _part_of(frame: Frame) -> str:
    for sentence in frame.sentences:
        for pattern in (_SIDELINES, _OFFICIAL_VISIT):
            if found := pattern.search(sentence.text):
                return found["what"].strip()
    return ""


def _framework(reading: Reading, parties: Sequence[str]) -> str:
    """The partnership that the text names for the two sides; one with ASEAN or another body before it is a different one."""
    for sentence in reading.body:
        for match in _FRAMEWORK.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - 40) : match.start()]
            others = [m for m in sentence.parties if 0 <= sentence.span.start + match.start() - m.span.end < 12 and m.code not in parties]
            if not others and not rule(r"\b(?:ASEAN|EU|Mekong|Pacific|Africa)\b[\w\s–-]*$").search(before):
                return match.group()
    return ""


def _outcome(reading: Reading, frame: Frame) -> str:
    for sentence in reading.body:
        if (
            (document := _OUTCOME.search(sentence.text))
            and _SIGNED.search(sentence.text)
            and not rule(r"\b(?:in|of) (?:19|20)\d\d\b|\b(?:19|20)\d\d (?:joint|action)", re.I).search(sentence.text)
        ):
            return document.group()
    return ""
