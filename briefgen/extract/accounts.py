"""Frames filled in: date, place, leads, name and statements of each event that one text reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefgen.extract.calendar import find_named, find_next, find_periodicity
from briefgen.extract.dates import DateMention, resolve
from briefgen.extract.frames import find_frames
from briefgen.extract.openers import BACKGROUND, HELD, MET, SPOKE, Frame
from briefgen.extract.places import find_country, find_place, mode_of
from briefgen.extract.reading import Reading, Sentence, own_side
from briefgen.extract.registry import Somebody, only_speaks
from briefgen.extract.series import SeriesMention, ordinal_of
from briefgen.extract.statements import find_statements
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import Rule, rule
from briefgen.model import Account, Act, Kind, Mode, Person, Status, When, Where

_CHAIRS = rule(r"\b(?:co-?chair\w*|chaired|led|headed|heading|leading|co-?led|presided|co-?hosted)\b", re.I)
_MANY = rule(r"\b(?:2\s?\+\s?2|two-plus-two|foreign and defen[cs]e ministers|ministers of foreign affairs and defen[cs]e)\b", re.I)
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
    told = find_statements(reading, _segments(reading, frames))
    acts = {id(frame): found for frame, found in told}
    accounts: list[Account] = []
    main: Account | None = None
    for frame in frames:
        account = _account(reading, frame, acts.get(id(frame), []), main)
        governments = [code for code in account.parties if code not in reading.lexicon.parties.agencies]
        if len(governments) < 2 and (own_side(reading) or len(account.parties) > 1 or len(frame.people) < 2):
            continue  # a government at home (its cabinet, its parliament, its citizens), or with an office that is no government
        if main is None:
            main = account
        accounts.append(account)
    return tuple(accounts)


def _segments(reading: Reading, frames: Sequence[Frame]) -> list[tuple[Frame, list[Sentence]]]:
    """Each sentence goes to the event that was opened last; referred events open nothing."""
    telling = [frame for frame in frames if frame.status is not Status.REFERRED]
    owner = {sentence.number: frame for frame in telling for sentence in frame.sentences[:1]}
    current = telling[0] if telling else None
    out: dict[int, list[Sentence]] = {id(frame): [] for frame in telling}
    for sentence in reading.body:
        current = owner.get(sentence.number, current)
        if current is not None:
            out[id(current)].append(sentence)
    return [(frame, out[id(frame)]) for frame in telling]


def _account(reading: Reading, frame: Frame, acts: list[Act], main: Account | None) -> Account:
    leads = _leads(reading, frame, acts, main)
    parties = _parties(reading, frame, leads, main)
    leads = [person for person in leads if not person.side or person.side in parties]
    when = _when(reading, frame, main)
    where = _where(reading, frame, main, parties)
    series = frame.series
    notes: tuple[str, ...] = ()
    if when.start and reading.published and abs((when.start - reading.published).days) > 300:
        notes = ("the year of the meeting and the year of publication are far apart",)
    body = " ".join(sentence.text for sentence in reading.body)
    name = _name(reading, frame, leads, parties)
    co_chaired = any(rule(r"co-?chair|jointly chaired|co-?led|co-?host", re.I).search(sentence.text) for sentence in frame.sentences)
    own_key = _series_key(series, parties) if series and series.key else ""
    often, often_span = find_periodicity(reading, series)
    named = find_named(reading, parties, own_key) if main is None and len(parties) > 1 else []
    return Account(
        readout=reading.readout.name,
        status=frame.status,
        kind=frame.kind,
        name=name,
        primary=main is None,
        parties=parties,
        when=when,
        where=where,
        people=tuple(_person(person, "lead") for person in leads)
        + tuple(_person(p, "participant") for p in frame.people if p not in leads),
        acts=tuple(acts),
        series=_series_name(series) if series and series.key else "",
        series_key=own_key,
        periodicity=often,
        periodicity_span=often_span,
        next_round=find_next(reading, series) if main is None else "",
        named=tuple((one.name, one.key, one.span) for one in named),
        round_no=series.ordinal or _session_of(reading, frame, series) if series else None,
        co_chaired=co_chaired,
        part_of=_part_of(frame),
        framework=_framework(reading, parties) if main is None else "",
        anniversary=_first(_ANNIVERSARY, body) if main is None else "",
        outcome=_outcome(reading, frame) if main is None else "",
        sentence=frame.sentence.span,
        name_span=series.span if series else None,
        notes=notes,
    )


def _first(pattern: Rule, text: str) -> str:
    found = pattern.search(text)
    return found.group().strip() if found else ""


def _person(person: Somebody, role: str) -> Person:
    return Person(person.name, person.title, person.side, person.basis, person.first, role)


# --- who --------------------------------------------------------------------------------------------------------------------------


def _leads(reading: Reading, frame: Frame, acts: Sequence[Act], main: Account | None) -> list[Somebody]:
    """The two principals: of each side the first that the opening sentences name; several per side in a 2+2."""
    many = any(_MANY.search(sentence.text) for sentence in frame.sentences) or (
        frame.series is not None and bool(_MANY.search(frame.series.name))
    )
    chairs = [person for sentence in frame.sentences if _CHAIRS.search(sentence.text) for person in _in_order(reading, sentence)]
    pool = [*chairs, *(person for person in frame.people if person not in chairs)]
    if frame.status is not Status.REFERRED and len({person.side for person in pool if person.side}) < 2 and main is None:
        pool += [person for person in _near_leads(reading, frame) if person not in pool]
    leads: list[Somebody] = []
    for person in pool:
        if only_speaks(person):
            continue
        same = [lead for lead in leads if lead.side == person.side]
        if not same or (many and len(same) < 2):
            leads.append(person)
    sided = [person for person in leads if person.side]
    return sided or leads[:2]


def _in_order(reading: Reading, sentence: Sentence) -> list[Somebody]:
    found = [person for mention in sentence.people if (person := reading.who(mention))]
    return _unique(found)


def _unique(people: Sequence[Somebody]) -> list[Somebody]:
    out: list[Somebody] = []
    for person in people:
        if not any(person is other for other in out):
            out.append(person)
    return out


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
    return _unique(out)


def _parties(reading: Reading, frame: Frame, leads: Sequence[Somebody], main: Account | None) -> tuple[str, ...]:
    """Sides of the leads and of the series' name; the text's own two parties where these give fewer than two."""
    listed = [code for sentence in (frame.sentence, *[s for s in reading.sentences if s.heading]) for code in _listed(reading, sentence)]
    sides = {person.side for person in leads if person.side}
    if len(set(listed)) >= 3 and (sides <= set(listed) or len(sides - set(listed)) == 1):
        host = [code for code in dict.fromkeys(person.side for person in leads) if code and code not in listed and code != "UN"]
        return tuple(dict.fromkeys([*host, *listed]))
    codes = [person.side for person in leads if person.side]
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
        if frame.kind is Kind.VISIT:
            pool = [m.code for m in frame.sentence.parties if m.sort is Sort.NAME] + pool  # the country visited
        for code in pool:
            if code not in codes and len(codes) < 2:
                codes.append(code)
    return tuple(codes)


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


def _listed(reading: Reading, sentence: Sentence) -> list[str]:
    """Three or more countries in one list: "of Japan, the Philippines and the United States"."""
    run: list[str] = []
    last = None
    for mention in sentence.parties:
        if mention.sort not in (Sort.NAME, Sort.DEMONYM) or (
            mention.code in reading.lexicon.parties.organisations and mention.code != "EU"
        ):
            continue
        gap = reading.text[last.span.end : mention.span.start] if last else ""
        if last and rule(
            r"\s*(?:,|and|plus|\+|&|-|–|,\s*and|as well as)\s*(?:(?:representatives|officials|ministers) of\s+)?(?:the\s+)?(?:League of Arab States and (?:the\s+)?)?(?:Republic of\s+)?"
        ).fullmatch(gap):
            run.append(mention.code)
        else:
            if len(set(run)) >= 3:
                break
            run = [mention.code]
        last = mention
    return run if len(set(run)) >= 3 else []


# --- when and where -----------------------------------------------------------------------------------------------------------------


def _verb_place(sentence: Sentence) -> int:
    for pattern in (HELD, MET, SPOKE):
        found = pattern.search(sentence.text)
        if found:
            return sentence.span.start + found.start()
    return sentence.span.start


def _date_in(sentence: Sentence) -> DateMention | None:
    """The date beside the verb of meeting; whole days before months, printed ones before "today"."""
    dateline_end = sentence.dateline.span.end if sentence.dateline else -1
    dates = [d for d in sentence.dates if d.span.start >= dateline_end and not _aside(sentence, d)]
    if not dates:
        return None
    verb = _verb_place(sentence)
    return min(dates, key=lambda d: (d.day is None and not d.relative, bool(d.relative), abs(d.span.start - verb)))


def _aside(sentence: Sentence, mention: DateMention) -> bool:
    """A date of something else: "since March 2020", "the Joint Statement of 10 September", "scheduled for June"."""
    before = sentence.text[: mention.span.start - sentence.span.start][-45:]
    after = sentence.text[mention.span.end - sentence.span.start :]
    if rule(r"(?:['’]s|\b(?:their|his|her|its|our|the (?:recent|last|previous|earlier)))\s+$").search(before) and rule(
        r"\s+(?:\w+\s+){0,2}?(?:call|meeting|summit|visit|conversation|talks|dialogue|action|decision|announcement|statement|attack|attacks|election|elections)\b"
    ).match(after):
        return True  # "to follow up on their February 11 call"
    opened = before.rfind("(")
    if opened > before.rfind(")") and "time" in sentence.text[mention.span.end - sentence.span.start :].split(")", 1)[0] + before[opened:]:
        return True  # "(7:05 a.m. on July 10, Japan time)"
    return bool(
        rule(
            r"\b(?:since|until|after the|before the|as of|dated|statement of|agreement of|scheduled for|last held (?:on|in)|by|established (?:on|in)|signed (?:on|in)|following the [\w\s]{3,30} (?:on|in|of))\s+(?:the\s+)?$",
            re.I,
        ).search(before)
    )


def _when(reading: Reading, frame: Frame, main: Account | None) -> When:
    future = frame.status is Status.ANNOUNCED
    for sentence in frame.sentences:
        if mention := _date_in(sentence):
            return _same_day_with_year(reading, mention) or resolve(mention, reading.published, reading.bounds, future)
    if frame.status is Status.REFERRED:
        return When(text="", reason="the text gives no date")
    if main is not None:
        same_day = rule(r"\b(?:same day|same occasion|earlier in the day|also on|later in the day)\b", re.I).search(frame.sentence.text)
        if same_day and main.when.partial:
            return replace(main.when, reason="the same day as the main meeting", span=None)
        if same_day and main.when.start:
            return When(
                main.when.text,
                main.when.start,
                None,
                "",
                main.when.precision,
                main.when.year_basis,
                "the same day as the main meeting",
                "",
                main.when.alternatives,
                None,
            )
        return When(text="", reason="the text gives no date for this meeting")
    for sentence in reading.body[:6]:
        if (
            sentence.number != frame.sentence.number
            and (mention := _date_in(sentence))
            and (
                mention.relative
                or rule(r"\b(?:held|place|met|meeting|talks|visit|call|dialogue|consultations)\b", re.I).search(sentence.text)
            )
            and not mention.relative.startswith("last")
            and mention.day is not None
        ):
            return resolve(mention, reading.published, reading.bounds, future)
    for sentence in reading.sentences:
        if sentence.heading and (mention := _date_in(sentence)) and mention.day:
            return resolve(mention, reading.published, reading.bounds, future)
    return When(text="", reason="the text gives no date")


def _same_day_with_year(reading: Reading, mention: DateMention) -> When | None:
    """The same day, printed with its year elsewhere in the text (in the headline, in a list of visits)."""
    if mention.year is not None or mention.relative or mention.day is None:
        return None
    for sentence in reading.sentences:
        for other in sentence.dates:
            if other.year and other.month == mention.month and other.day == mention.day and other.end_day == mention.end_day:
                full = resolve(other, reading.published, reading.bounds)
                return replace(full, text=mention.text, span=mention.span, reason=f"the year as printed in “{other.text}”")
    return None


def _where(reading: Reading, frame: Frame, main: Account | None, parties: Sequence[str]) -> Where:
    if frame.kind is Kind.CALL:
        return Where(mode=Mode.PHONE)
    mode = next((said for sentence in frame.sentences if (said := mode_of(sentence.text)) is not Mode.UNSAID), Mode.UNSAID)
    if mode in (Mode.VIRTUAL, Mode.PHONE):
        return Where(mode=mode)
    found = _place_in(reading, frame.sentences)
    if not found.city and main is None:
        heads = [sentence for sentence in reading.sentences if sentence.heading]
        lead = [sentence for sentence in reading.body[:5] if sentence not in frame.sentences]
        found = _merge_place(found, _place_in(reading, [*lead[:3], *heads]))
    if not found.city and not found.country and main is not None and frame.status is Status.HELD:
        same = (
            rule(r"\b(?:same|also|on the (?:same|sidelines)|earlier|later|morning|afternoon)\b", re.I).search(frame.sentence.text)
            or not frame.sentence.dates
        )
        if main.where.city and (same or frame.sentence.dates):
            return Where(main.where.city, main.where.country, found.venue, Mode.IN_PERSON, main.where.span, carried=True)
    return Where(
        found.city,
        found.country,
        found.venue,
        mode if mode is Mode.HYBRID else Mode.IN_PERSON if frame.status is not Status.REFERRED or found.city else Mode.UNSAID,
        found.span,
    )


def _place_in(reading: Reading, sentences: Sequence[Sentence]) -> Where:
    best = Where()
    for sentence in sentences:
        best = _merge_place(best, find_place(reading, sentence))
        if best.city:
            return best
    for sentence in sentences:
        best = _merge_place(best, find_country(reading, sentence))
    return best


def _merge_place(first: Where, second: Where) -> Where:
    if first.city or not (second.city or second.country or second.venue):
        return first
    return Where(
        second.city or first.city, second.country or first.country, first.venue or second.venue, first.mode, second.span or first.span
    )


# --- what -------------------------------------------------------------------------------------------------------------------------


def _series_name(series: SeriesMention) -> str:
    return rule(r"^(?:annual|biennial|regular)\s+").sub("", series.name)


_SESSION = rule(
    r"\b(?:its|the|their)\s+(?P<number>\w+|\d+(?:st|nd|rd|th))\s+(?:annual\s+|regular\s+)?(?:session|meeting|round|edition)\b(?! of the)",
    re.I,
)


def _session_of(reading: Reading, frame: Frame, series: SeriesMention) -> int | None:
    """ "The A-B Commission concluded its first session": the number that stands apart from the name. None where there is none."""
    if not series.key:
        return None
    for sentence in frame.sentences:
        found = _SESSION.search(sentence.text)
        number = ordinal_of(found["number"], reading.lexicon) if found else None
        if number:
            return number
    return None


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
    names = [person.name for person in leads if person.name][:2]
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
