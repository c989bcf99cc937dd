"""What makes a text fit to read: characters, page furniture, glued words, publication date and publisher; each step keeps offsets."""

from __future__ import annotations

import re
from datetime import date

from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.lexicon.outlets import Outlet
from briefgen.lexicon.parties import Sort
from briefgen.lexicon.scan import rule
from briefgen.model import Cut, Document, Readout, Span
from briefgen.model.offsets import Offsets
from briefgen.prepare.dateline import find_dateline
from briefgen.prepare.days import parse_full_date
from briefgen.prepare.glue import repair_glue
from briefgen.prepare.language import is_english
from briefgen.prepare.lines import Page, find_foot_date, join_wrapped, mark_captions, mark_furniture, mark_headlines, split_lines
from briefgen.prepare.traced import clean_characters, joined

__all__ = ["prepare"]


def prepare(document: Document, lexicon: Lexicon | None = None) -> Readout:
    """The report inside `document`, with all that was cut and why. A text without a report is an empty `text`."""
    lexicon = lexicon or load_lexicon()
    traced = clean_characters(document.text)
    page = Page(join_wrapped(split_lines(traced)))
    mark_furniture(page, lexicon.furniture)
    mark_captions(page, document.blocks)
    find_foot_date(page, lexicon.furniture)
    mark_headlines(page)
    kept = [line.traced for line in page.lines if not line.reason]
    whole, repairs = repair_glue(joined(kept, "\n\n", len(document.text)), lexicon.words)
    repairs += traced.text != document.text and _broken_letters(document.text)
    english = is_english(whole.text)
    headline = _headline_zone(page, whole.text)
    sender = _sender(document, lexicon)
    published, method = _published(document, page, whole.text)
    if published is None and sender and document.sent:
        published, method = document.sent, "date of the e-mail from its publisher"
    outlet = _outlet(document, page, whole.text, lexicon) or sender
    warnings = document.warnings if english else (*document.warnings, "not in English, not read")
    return Readout(
        name=document.name,
        sha256=document.sha256,
        raw=document.text,
        text=whole.text,
        offsets=Offsets([*whole.offsets.runs(), (whole.end, 1)]),
        headline=headline,
        title=_title(document, page),
        publisher=document.publisher or (outlet.name if outlet else ""),
        side=outlet.side if outlet else "",
        tier=1 if _JOINT.search(_title(document, page)) else outlet.tier if outlet else None,
        published=published,
        published_method=method,
        url=document.url,
        language="en" if english else "other",
        cuts=(*document.cuts, *_cuts(page)),
        repairs=repairs,
        remarks=document.remarks,
        raw_start=document.text_start,
        warnings=warnings,
    )


HEAD = 800  # characters, in which the manner of an outlet shows
_JOINT = rule(r"\bjoint (?:\w+ )?(?:statement|communiqu[ée]|declaration|press release|vision)\b", re.I)  # both sides' own text


def _headline_zone(page: Page, text: str) -> Span | None:
    """The headlines, which stand first in the text; None where there is none."""
    if page.last_headline is None:
        return None
    count = sum(1 for line in page.lines if not line.reason and line.number <= page.last_headline.number)
    end = -2
    for _ in range(count):
        end = text.find("\n\n", end + 2)
        if end < 0:
            return Span(0, len(text))
    return Span(0, end)


def _broken_letters(text: str) -> int:
    """Letters that came in two parts (base and mark)."""
    return len(rule(r"[\u0300-\u036f]+").findall(text))


def _cuts(page: Page) -> list[Cut]:
    lines = [Cut(line.reason, line.text, line.number) for line in page.lines if line.reason]
    return sorted(lines + [Cut(reason, text, number) for number, reason, text in page.fragments], key=lambda cut: cut.line)


_OF_THE_PAGE = frozenset(("page metadata", "text of the page"))
_LATE = 7  # days
_NUMBERS_ONLY = rule(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")  # 03/04/2024 means two days


def _published(document: Document, page: Page, text: str) -> tuple[date | None, str]:
    """The file's own word first, then a dateline with a year, then a date line at the head.

    Sites that move their pages date them all anew: a page's own word that is much later than the date line gives way to it. "Today" is
    counted from the dateline, and the line above it may be the day of the visit to the page: a dateline that is not later goes first.
    """
    printed = parse_full_date(page.published) if page.published else None
    said = document.published
    late = said and printed and (said - printed).days > _LATE and not _NUMBERS_ONLY.search(page.published)
    if said and not (late and document.published_method in _OF_THE_PAGE):
        return said, document.published_method
    dateline = find_dateline(text)
    if dateline and dateline.day and (printed is None or dateline.day <= printed):
        return dateline.day, "dateline"
    return (printed, page.published_method) if printed else (None, "")


def _publisher_side(publisher: str, lexicon: Lexicon) -> Outlet | None:
    """An outlet that no table has, by a country in its own name: "Embassy of Viet Nam", "Kenyan news agency". None where it names none or two."""
    table = lexicon.parties
    codes = {
        form.code
        for _, _, name in table.finder.find(publisher)
        for form in table.forms[name][:1]
        if form.sort in (Sort.NAME, Sort.DEMONYM, Sort.BODY)
    }
    embassy = rule(r"(?:the )?(?:embassy|consulate(?:[ -]general)?|mission) of ", re.I).match(publisher)
    if embassy and (own := table.finder.first(publisher[embassy.end() :])):
        codes = {form.code for form in table.forms[own][:1]}  # "Embassy of Viet Nam in Kenya" speaks for Viet Nam
    if len(codes) != 1:
        return None
    official = rule(
        r"\b(?:ministry|embassy|government|department|president|prime minister|office|cabinet|mission|consulate)\b", re.I
    ).search(publisher)
    return Outlet(publisher, codes.pop(), 2 if official else 4)


def _outlet(document: Document, page: Page, text: str, lexicon: Lexicon) -> Outlet | None:
    """By the publisher's name, the address, the dateline's agency, the sign-off; None where nothing tells."""
    table = lexicon.outlets
    if outlet := table.by_name.get(document.publisher.lower().strip()):
        return outlet
    if document.publisher:
        known = table.finder.first(document.publisher)
        origin = table.by_signature[known] if known else _publisher_side(document.publisher, lexicon)
        return origin or _reposted(document.publisher, page, text, lexicon)
    places = [document.url, *_signed(page, text)]
    edge = [*page.lines[:12], *page.lines[-6:]]
    places += [line.text for line in edge if line.reason and line.words <= 10]
    for place in places:
        if place and (outlet := table.signed(place)):
            return outlet
    return table.by_style(text[:HEAD]) or _masthead(page, lexicon)


def _signed(page: Page, text: str) -> list[str]:
    """Whose text it is by the text itself: the agency of its dateline, its sign-off."""
    agency = find_agency(text)
    return [agency, f"({agency})", *(cut for _, reason, cut in page.fragments if reason == "sign-off")]


def _reposted(publisher: str, page: Page, text: str, lexicon: Lexicon) -> Outlet | None:
    """An outlet that no table has, with an agency's text: the account is the agency's. None where no agency signs it."""
    table = lexicon.outlets
    found = next((outlet for place in _signed(page, text) if place and (outlet := table.signed(place))), None)
    return Outlet(publisher, found.side, _REPOST) if found else None


_REPOST = 5
_OFFICE = rule(
    r"(?:the\s+)?(?:[\w’']+\s+)?(?:Ministry|Ministries|Government|Prime Minister['’]s Office|Prime Ministry|Office of the (?:Prime Minister|President)|President['’]s Office|Presidency|Chancellery|Cabinet Office|State Chancellery|Embassy|Permanent Mission|Department of (?:Foreign|External|International)|Federal (?:Foreign|Department|Ministry|Government)|Foreign (?:Ministry|Office)|Royal (?:Court|Thai Embassy))\b"
)


def _masthead(page: Page, lexicon: Lexicon) -> Outlet | None:
    """The government whose office heads the page: "Prime Minister's Office, Singapore", "Cancillería | Ministry of Foreign Affairs of Colombia"."""
    for line in page.lines[:5]:
        if line.words > 14 or line.text.endswith((".", "?")):
            continue
        if known := lexicon.outlets.by_name.get(rule(r"(?:From|By|Source|Issued by|Publisher)\s*:\s*").sub("", line.text).strip().lower()):
            return known
        for piece in rule(r"\s*[|»>]\s*|\s+[-–—]\s+").split(line.text):
            own = _publisher_side(piece, lexicon) if _OFFICE.match(piece) else None
            if own and _ends_with_country(piece, lexicon):
                return own
    return None


def _ends_with_country(piece: str, lexicon: Lexicon) -> bool:
    """Nothing but the country follows the office: no news ("Embassy of X in Y donates books")."""
    found = list(lexicon.parties.finder.find(piece))
    if set(rule(r"\b[a-z]+\b").findall(piece)) - {"of", "the", "and", "for", "in", "to", "s"}:
        return False
    return bool(found) and not rule(r"[\w]").search(piece[found[-1][1] :])


def _title(document: Document, page: Page) -> str:
    """What the file says; of an e-mail the text's own headline first: people write any subject."""
    headline = page.headline.text if page.headline else ""
    return (headline or document.title) if document.sender else (document.title or headline)


def _sender(document: Document, lexicon: Lexicon) -> Outlet | None:
    """The outlet that an e-mail comes from, by the host of its address: who forwards a text is not its publisher."""
    host = document.sender.rpartition("@")[2]
    found = lexicon.outlets.finder.first(host) if host else ""
    return lexicon.outlets.by_signature[found] if found else None


def find_agency(text: str) -> str:
    """The agency that the dateline names in brackets: "(VNA)"; "" where none does."""
    dateline = find_dateline(text)
    return dateline.agency if dateline else ""
