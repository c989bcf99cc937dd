"""Which lines of a page are the report: furniture, captions, teasers and comments are set aside, each with its reason."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefgen.lexicon.furniture import FurnitureTable
from briefgen.lexicon.scan import rule
from briefgen.model import Block
from briefgen.prepare.days import MONTH
from briefgen.prepare.traced import Traced, joined

_STOPS = (".", "!", "?", "…", ":", ";")
_LIST_ITEM = rule(r"^\s*(?:[-•*–·▪‣]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s+")
_HEAD_DATE = rule(r"^\s*date\s+(\d{4}-\d{2}-\d{2})\s+")
_PLACE_LINE = rule(r"^(?:[A-Z][\w.'’-]+(?:,? |$)){1,4}$")
_DATELINE_ONLY = rule(rf"^[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ .'’-]+,?\s+(?:{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}\.?)(?:,?\s+\d{{4}})?\s*[-–—:]*$")
_DATELINE_ALONE = rule(
    rf"^[A-Z][\w .,'’()-]{{2,40}}?,?\s+(?:{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}\.?)(?:,?\s+\d{{4}})?\s*(?:\([A-Z][\w ./-]+\)\s*)?(?:--|—|–|-)\s*$"
)
_PLACE_AND_DAY = rule(rf"^[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}},\s+(?:{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}\.?)$")
_SPEAKER_ALONE = rule(r"^(?:[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ.'’-]*\s+){0,5}[A-ZÀ-ỸĐ][A-ZÀ-ỸĐ.'’-]+:$")
_META_LINE = rule(r"\||\b\d{1,2}:\d{2}\b|\b(?:source|editor|updated?|published|posted|issued|released?|written by)\b", re.I)
# "... was held in January. (ANTS)", "... this year.–VNN": an agency's sign-off behind the last full stop
_SIGNED = rule(r"\w[.!?][\"”’']?\s*(?:\([A-Z][\w/ .&-]{1,30}\)|(?:[-–—]{1,2}|/)\s?[A-Z][A-Za-z/]{1,20})$")
HEADLINE_WORDS = 32
TEASER_WORDS = 25
SUBHEAD_WORDS = 12


@dataclass(slots=True)
class Line:
    """One line of the page; `reason` says why it is not read ("" where it is)."""

    number: int
    traced: Traced
    reason: str = ""
    first_of_block: bool = False

    @property
    def text(self) -> str:
        return self.traced.text

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def whole(self) -> bool:
        """Ends as a sentence does."""
        return self.text.rstrip("\"”’')]").endswith(_STOPS) or bool(_SIGNED.search(self.text))

    @property
    def item(self) -> bool:
        return bool(_LIST_ITEM.match(self.text))


@dataclass(slots=True)
class Page:
    lines: list[Line]
    headline: Line | None = None
    last_headline: Line | None = None
    published: str = ""  # as printed
    published_method: str = ""
    fragments: list[tuple[int, str, str]] = field(default_factory=list)  # (line number, reason, text) cut out of lines that stay


def split_lines(traced: Traced) -> list[Line]:
    """Non-blank lines, stripped, with their numbers from 1."""
    lines: list[Line] = []
    at, blank = 0, True
    for number, text in enumerate(traced.text.split("\n"), 1):
        if bare := text.strip():
            start = at + len(text) - len(text.lstrip())
            lines.append(Line(number, traced.part(start, start + len(bare)), first_of_block=blank))
        at += len(text) + 1
        blank = not bare
    return lines


def _wrapped(block: list[Line]) -> bool:
    """A paragraph that was broken into lines by width: most lines stop in the middle of a sentence at a like width."""
    inner = block[:-1]
    if not inner or any(len(line.text) > 130 for line in inner):
        return False
    width = max(len(line.text) for line in block)
    full = sum(_is_full(line, following, width) for line, following in itertools.pairwise(block))
    broken = sum(not line.whole for line in inner)
    return width >= 45 and broken * 10 >= len(inner) * 6 and full * 10 >= len(inner) * 8 and not any(line.item for line in block[1:])


def _is_full(line: Line, following: Line, width: int) -> bool:
    """`line` had no room for the next one's first word."""
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > width - 3


def _goes_on(line: Line, following: Line) -> bool:
    """`following` is the rest of a sentence that `line` breaks off."""
    return not line.whole and len(line.text) >= 45 and following.text[:1].islower() and not following.item


SPACED = 6  # so many lines that break off and go on in small letters after a blank line show a page that was set with double spacing


def _double_spaced(lines: list[Line]) -> bool:
    """A scanned page with a blank line after each line: many lines stop in the middle of a sentence that the next block goes on with."""
    broken = sum(after.first_of_block and not line.whole and after.text[:1].islower() for line, after in itertools.pairwise(lines))
    alone = sum(line.first_of_block for line in lines)
    return broken >= SPACED and broken * 5 >= alone and alone * 10 >= len(lines) * 8


def _without_blanks(lines: list[Line]) -> list[Line]:
    """The lines of a double-spaced page, with the paragraphs where a sentence ends."""
    for line, after in itertools.pairwise(lines):
        if after.first_of_block and not line.whole and len(line.text) >= 30 and not line.text.isupper() and not after.item:
            after.first_of_block = False
    return lines


def _pairs(blocks: Sequence[list[Line]]) -> list[list[Line]]:
    """The blocks of two lines, where they show together that the page was broken by width; [] where they do not."""
    pairs = [block for block in blocks if len(block) == 2]
    width = _width(pairs)
    broken = sum(not first.whole and _is_full(first, second, width) for first, second in pairs)
    return pairs if len(pairs) >= 3 and 45 <= width <= 130 and broken * 10 >= len(pairs) * 8 else []


def _width(blocks: Sequence[list[Line]]) -> int:
    return max((len(line.text) for block in blocks for line in block), default=0)


def _opens_paragraph(text: str) -> bool:
    """A dateline or a speaker on a line of its own."""
    if text.endswith(":"):
        return bool(_SPEAKER_ALONE.match(text))
    return text.endswith(("-", "–", "—")) and bool(_DATELINE_ALONE.match(text))


def join_wrapped(lines: list[Line]) -> list[Line]:
    """Hard-wrapped paragraphs as one line each."""
    spaced = _double_spaced(lines)
    if spaced:
        lines = _without_blanks(lines)
    blocks: list[list[Line]] = []
    for line in lines:
        alone = blocks[-1][0].text if blocks and len(blocks[-1]) == 1 else ""
        dated = bool(alone) and _PLACE_AND_DAY.match(alone) and line.words > SUBHEAD_WORDS and line.text[:1].isupper()
        if alone and (dated or _opens_paragraph(alone)):
            before = blocks.pop()[0]  # a dateline, or a speaker, on a line of its own opens the paragraph after it
            both = joined((before.traced, line.traced), " ", line.traced.end)
            blocks.append([Line(before.number, both, first_of_block=True)])
        elif line.first_of_block or not blocks:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    wrapped = [len(block) > 2 and (spaced or _wrapped(block)) for block in blocks]
    width = _width([block for block, is_wrapped in zip(blocks, wrapped, strict=True) if is_wrapped] or _pairs(blocks))
    out: list[Line] = []
    for block, is_wrapped in zip(blocks, wrapped, strict=True):
        if is_wrapped:
            groups = [block]
        elif len(block) == 2 and width and not block[0].whole and not block[1].item and _is_full(block[0], block[1], width):
            groups = [block]  # two lines show no width of their own
        else:
            groups = [block[:1]]
            for line in block[1:]:
                if _goes_on(groups[-1][-1], line):
                    groups[-1].append(line)
                else:
                    groups.append([line])
        for group in groups:
            if len(group) == 1:
                out.append(group[0])
            else:
                traced = joined((line.traced for line in group), " ", group[-1].traced.end)
                out.append(Line(group[0].number, traced, first_of_block=group[0].first_of_block))
    return out


def _is_stop(text: str, table: FurnitureTable) -> bool:
    found = table.stops.match(text)
    if not found:
        return False
    rest = text[found.end() :].strip()
    words = len(found.group().split())
    return len(rest.split()) <= 4 or words >= 4 or (words >= 3 and len(rest.split()) <= 8) or rest[:1] in {":", "("}


_LINKS = 4  # lines of other reports' titles that may stand between two paragraphs
_PARAGRAPH = 15  # words of a paragraph of the report


def _only_pauses(lines: Sequence[Line], place: int, text: str, table: FurnitureTable) -> bool:
    """After "Read also" between two paragraphs the report goes on: at most a few titles later stands a paragraph that names what it named."""
    if not table.pauses.match(text):
        return False
    following = [line for line in lines[place + 1 :] if line.whole and line.words >= _PARAGRAPH]
    if not any(line is following[0] for line in lines[place + 1 : place + 2 + _LINKS] if following):
        return False
    before = " ".join(line.text for line in lines[:place] if not line.reason and line.whole)
    plain = set(rule(r"\b[a-z]\w+").findall(before))
    named = {name for name in _NAME.findall(before) if name.lower() not in plain and name not in _OFFICES}
    shared = named & set(_NAME.findall(following[0].text))
    if not shared and len(following) > 1:  # "The four ministers witnessed ...": it is the paragraph after it that names somebody
        return len(named & set(_NAME.findall(following[1].text))) >= 2
    return len(shared) >= 2 or (len(shared) == 1 and len(following) >= 2)


_NAME = rule(r"\b[A-Z][^\W\d_]{2,}")
_OFFICES = frozenset(
    "The This That They These Both During Also Mr Mrs Minister Ministers President Prime Foreign Affairs Ministry Deputy Secretary State Ambassador".split()
)


def mark_furniture(page: Page, table: FurnitureTable) -> None:
    """Marks published lines, captions, furniture, and all that follows the report's end."""
    body = 0
    ended = ""
    for place, line in enumerate(page.lines):
        text = line.text
        if ended:
            line.reason = ended
            continue
        if (
            place < 10
            and (not body or (body == 1 and (table.published.match(text) or _stamped(text, table))))
            and (printed := _date_line(text, table))
        ):
            recorded = page.published_method == _RECORDED  # the text's own date line is nearer to "today" than the record of the page
            if not page.published or recorded or (_UPDATED.match(page.published) and not _UPDATED.match(printed)):
                page.published, page.published_method = printed, "date line at the head"
            line.reason = "date line"
            continue
        if place == 0 and (found := _HEAD_DATE.match(text)):
            page.published, page.published_method = found.group(1), _RECORDED
            page.fragments.append((line.number, "date line", found.group().strip()))
            line.traced = line.traced.part(found.end(), len(text))
            text = line.text
        if text.lower().strip(" |·•:»)") in table.drops:
            line.reason = "page furniture"
        elif len(text) < 500 and table.captions.search(text):
            line.reason = "caption"
        elif _is_stop(text, table):
            line.reason = "page furniture"
            if body >= 2 and not _only_pauses(page.lines, place, text, table):
                ended = f"after “{text[:40]}”"
        else:
            body += line.whole and line.words >= 8
            if found := table.signoffs.search(text):
                ended = _sign_off(page, line, found, body)


_RECORDED = "date printed at the head"
_UPDATED = rule(r"(?:last\s+)?(?:updated?|modified|edited)\b", re.I)
_SAYS_WHEN = rule(r"(?P<word>updated?|modified|edited|publi\w+|posted|created|issued|released?|date)\b[^\d]{0,20}$", re.I)
_TIME = rule(
    r"\b\w+(?:\.[a-z]+)+\b|\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\b\d+\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.I
)
_OF_A_MEETING = rule(
    r"\b(?:meetings?|meets?|calls?|talks|visits?|dialogue|consultations?|summit|statement|communiqu[ée]|remarks|session|commission|readout|declaration|welcomes?|receives?)\b",
    re.I,
)
_SMALL_WORDS = frozenset("of the on by at am pm min read corresponding to and in de publication publishing posting release issue".split())


def _stamped(text: str, table: FurnitureTable) -> bool:
    """ "ANA Tuesday, August 25, 2020 21:06": an agency, a full date and the time, and nothing else."""
    found = table.date.search(text)
    before, after = (text[: found.start()].split(), text[found.end() :]) if found else ([], "")
    return found is not None and len(before) <= 3 and all(word[:1].isupper() for word in before) and _AT_TIME.fullmatch(after) is not None


_AT_TIME = rule(r"[,\s|–-]*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s+\(?[A-Z]{2,4}\)?)?\s*", re.I)


def _date_line(text: str, table: FurnitureTable) -> str:
    """The day of publication, where the line says little more; "Updated ..." before one that is only of the last change. "" where it is none."""
    if (found := table.published.match(text)) and len(table.date.findall(text)) == 1:
        return text[: found.start("date")] + found.group("date")
    dates = list(table.date.finditer(text)) if len(text.split()) <= 20 else []
    if not dates or not (_META_LINE.search(text) or _little_else(text, dates)):
        return ""
    words = [said["word"].lower() if (said := _SAYS_WHEN.search(text[: one.start()])) else "" for one in dates]
    told = next((place for place, word in enumerate(words) if word and not _UPDATED.match(word)), None)
    if told is None:
        told = next((place for place, word in enumerate(words) if not word), 0)
    return f"{words[told]} {dates[told].group()}" if words[told] else dates[told].group()


def _little_else(text: str, dates: list[re.Match[str]]) -> bool:
    """Beside the date a place, an author, a number; no headline with a date in it."""
    rest = text
    for one in dates:
        rest = rest.replace(one.group(), " ")
    words = rule(r"[^\W\d_]+").findall(_TIME.sub(" ", rest))
    if (rest.rstrip().endswith((".", "?", "!")) and rest.strip() != ".") or len(words) > 8:
        return False
    if _OF_A_MEETING.search(rest) and not (len(words) <= 2 and dates[0].start() == 0):
        return False
    return all(word[:1].isupper() or word.lower() in _SMALL_WORDS for word in words)


def mark_captions(page: Page, blocks: Sequence[Block]) -> None:
    """Lines that the file's own form marks as captions."""
    captions = [block for block in blocks if block.kind == "caption"]
    for line in page.lines if captions else ():
        at = line.traced.offsets[0] if line.traced.offsets else 0
        if not line.reason and any(block.start <= at < block.end for block in captions):
            line.reason = "caption"


def find_foot_date(page: Page, table: FurnitureTable) -> None:
    """A short line with a full date among the last six, where the head has none."""
    if page.published:
        return
    for line in reversed(page.lines[-6:]):
        if line.words <= 9 and (printed := _date_line(line.text, table)):
            page.published, page.published_method = printed, "date line at the foot"
            line.reason = line.reason or "date line"
            return


def _sign_off(page: Page, line: Line, found: re.Match[str], body: int) -> str:
    """Takes the sign-off out of its line; the reason for all that follows, or "" where no report stands before it."""
    if body < 2:
        return ""
    keep = 1 if found.group().startswith(".") else 0  # the full stop of "./." is the sentence's
    page.fragments.append((line.number, "sign-off", found.group()[keep:].strip()))
    if found.start() == 0:
        line.reason = "sign-off"
    else:
        line.traced = line.traced.part(0, found.start() + keep).stripped()
    return f"after the sign-off “{found.group().strip()}”"


# Headlines of two or three words: of a text that both sides put out, and of a meeting of two.
_SHORT_TITLE = rule(
    r"\b[Jj]oint (?:[Pp]ress )?(?:[Ss]tatement|[Cc]ommuniqu[ée]|[Dd]eclaration)\b|\bJOINT (?:PRESS )?(?:STATEMENT|COMMUNIQU[EÉ]|DECLARATION)\b"
    r"|^[A-Z]\w+[-–][A-Z]\w+ (?:\S+ )?(?i:meeting|dialogue|consultations|talks|summit|commission|ministerial)\b"
)


def mark_headlines(page: Page) -> None:
    """The headline (kept apart), section labels before it, teaser lines after the last sentence, subheads between."""
    kept = [line for line in page.lines if not line.reason]
    first = next((i for i, line in enumerate(kept) if (line.whole and line.words >= 6) or line.words > HEADLINE_WORDS), len(kept))
    heads = kept[:first]
    for line in heads:
        line.reason = (
            "dateline"
            if _DATELINE_ONLY.match(line.text)
            else "place line"
            if _PLACE_LINE.match(line.text) and line.words <= 3
            else "section label"
        )
    titles = [line for line in heads if (line.words >= 4 or _SHORT_TITLE.search(line.text)) and line.reason != "dateline"]
    if titles:
        page.headline = max(titles, key=lambda line: line.words)
        for line in titles:
            line.reason = ""  # all of them are kept: a joint statement names its ministers there
        page.last_headline = titles[-1]
    rest = kept[first:]
    whole = sum(line.whole for line in rest)
    if whole >= 2:
        listed = _under_colons(rest) | _over_items(rest)
        for line in reversed(rest):
            if line.whole or line.item or line.words > TEASER_WORDS or id(line) in listed:
                break
            line.reason = "teaser line without a full stop after the report"
        for line in rest:
            if (
                not line.reason
                and not line.whole
                and not line.item
                and line.words <= SUBHEAD_WORDS
                and not line.text.endswith(",")
                and id(line) not in listed
                and not _SPEAKER.match(line.text)
            ):
                line.reason = "subheading"


_SPEAKER = rule(r"^[A-Z][A-Z.'’() -]{2,60}:\s*(?:[\[(][^\])]*[\])])?$")  # a transcript's "PRIME MINISTER OF JAPAN: [TRANSLATION]"


_OPENS_LIST = rule(
    r"(?:agree|decid|resolv|sign|commit|follow|includ|includes|affirm|outcomes?|documents?|agreements?|decisions|announcements?|deliverables|ministers|sides|parties|leaders|"
    r"priorit\w+|steps|initiatives|areas|fields|cooperat)\w*\b[^:]*:$",
    re.I,
)


def _over_items(lines: list[Line]) -> set[int]:
    """Which lines begin a sentence that items end: "The Ministers further | (a) welcomed ...", by identity."""
    return {id(line) for line, after in itertools.pairwise(lines) if after.item and _HALF_SENTENCE.match(line.text)}


_HALF_SENTENCE = rule(r"(?:The|Both|They|Each)\b[\w ]{0,40}\s(?:also|further|furthermore|moreover|jointly|hereby|have|then)$|They$")


def _under_colons(lines: list[Line]) -> set[int]:
    """Which lines stand under "The two sides agreed to:": items of a list that lost their bullets on the way from a page, by identity."""
    found: set[int] = set()
    listing = False
    for line in lines:
        if line.text.endswith(":") and _OPENS_LIST.search(line.text):
            listing = True
        elif line.whole:
            listing = False
        elif listing:
            found.add(id(line))
    return found
