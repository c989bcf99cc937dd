"""The fields of the record annex: everything that is held, in full."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from briefgen.brief.view import Row
from briefgen.memo import sentences as say
from briefgen.memo.asked import Asked
from briefgen.memo.common import fact, numbers_text
from briefgen.memo.overview import calendar, meeting

MEETINGS_IN_ROW = 12
# A record with more statements names its texts in the line. Footnotes cost LibreOffice a time that goes with their number times that of all
# paragraphs: with them it drew 400 meetings in 118 s of the processor, without in 32 s, and 1,000 not at all.
MOST_NOTES = 1_000


def chronology(asked: Asked) -> list[Row]:
    """The meetings, oldest first."""
    return [meeting(asked, row) for row in reversed(asked.brief["meetings"])]


def referred(asked: Asked) -> list[Row]:
    """Events that the texts refer to or announce, without a report of them."""
    many = _too_many(asked)
    return [_told(say.event_sentence(row), row, many) for row in asked.brief["referred"]]


def records(asked: Asked) -> list[Row]:
    """Each meeting with its facts and all that was said at it, oldest first."""
    many = _too_many(asked)
    return [
        {
            **meeting(asked, row),
            "facts": [{"label": label, "value": value} for label, value in _facts(row) if value],
            "groups": _groups(asked, row["groups"], number, many),
        }
        for number, row in enumerate(asked.brief["record"], 1)
    ]


def record_note(asked: Asked) -> str:
    """How the sources of statements, events and people are cited where they are too many for footnotes."""
    if not _too_many(asked):
        return ""
    return f"This record has more than {MOST_NOTES:,} statements: each names its text in the line, by its number in the list of sources."


def _too_many(asked: Asked) -> bool:
    return sum(len(group["items"]) for row in asked.brief["record"] for group in row["groups"]) > MOST_NOTES


def _told(text: str, row: Row, many: bool, field: str = "text") -> Row:
    """The words with the notes for their footnotes; where these would be too `many`, with the numbers of their texts: “... (text 83, para. 5).”"""
    if not row["notes"] or not many:
        return {field: text, "notes": row["notes"]}
    cited = "; ".join(", ".join(filter(None, (f"text {note['number']}", note["where"]))) for note in row["notes"])
    stop = "." if text.endswith(".") else ""
    return {field: f"{text.removesuffix('.')} ({cited}){stop}", "notes": []}


def _titles(row: Row) -> str:
    return "; ".join(f"{title['title']} ({say.inside(title['when'])})" for title in row["titles"]) or "not reported"


def _numbers(record: Sequence[Row]) -> dict[str, str]:
    """The number of each statement by its id, as `_groups` gives it."""
    said = ((number, [item["id"] for group in row["groups"] for item in group["items"]]) for number, row in enumerate(record, 1))
    return {key: f"{number}.{at}" for number, keys in said for at, key in enumerate(keys, 1) if key}


def _groups(asked: Asked, groups: Sequence[Row], number: int, many: bool) -> list[Row]:
    """The statements of one meeting as sentences, numbered through; a speaker's title is given once."""
    made, titled, refs = [], set[str](), count(1)
    for group in groups:
        items = []
        for item in group["items"]:
            text = say.statement_sentence(item, with_title=item["speaker"] not in titled)
            items.append({"ref": f"{number}.{next(refs)}", **fact(asked, text, item), **_told(text, item, many)})
            titled.add(item["speaker"])
        made.append({"name": group["name"], "items": items})
    return made


def _facts(row: Row) -> tuple[tuple[str, str], ...]:
    inferred = f" (year inferred: {row['date_reason'] or 'no text prints it'})" if row["year_inferred"] else ""
    return (
        ("Date", f"{row['when']}{inferred}"),
        ("Printed as", f"“{row['date_text']}”" if row["date_text"] not in ("", row["when"]) else ""),
        ("Place", ", ".join(filter(None, (row["venue"], row["place"])))),
        ("Led by", "\n".join(say.lead_text(lead) for lead in row["leads"]) or "not stated"),
        ("Round", say.ordinal(row["round"]) if row["round"] else ""),
        ("Framework named", row["framework"]),
        ("Outcome document", row["outcome"]),
        ("Texts", numbers_text(row["source_numbers"], 20)),
    )


def mechanisms(asked: Asked) -> list[Row]:
    return calendar(asked)


def coverage(asked: Asked) -> list[Row]:
    """Areas by meetings: where each occurs, with the strongest code and its side; a row more for each further dozen, so that rows stay whole."""
    held = list(reversed(asked.brief["meetings"]))
    made = []
    for row in asked.brief["coverage"]:
        cells = [f"{met['when_short']} {code}" for met, code in zip(held, row["cells"], strict=True) if code]
        for start in range(0, len(cells), MEETINGS_IN_ROW):
            area = f"{row['name']}, continued" if start else row["name"]
            made.append({"area": area, "meetings": row["meetings"], "cells_text": "; ".join(cells[start : start + MEETINGS_IN_ROW])})
    return made


def register(asked: Asked) -> list[Row]:
    """What was agreed, undertaken and proposed, newest first."""
    numbers, many = _numbers(asked.brief["record"]), _too_many(asked)
    return [
        {
            "id": row["id"] or "statement",
            "ref": numbers.get(row["id"], ""),
            "when": row["when_short"],
            "code": row["code"],
            "by": row["speaker"] or say.capital(row["side_name"]),
            "due": row["due"] or "none stated",
            **_told(say.statement_sentence(row, with_title=False, speaker_beside=True), row, many),
        }
        for row in asked.brief["register"]
    ]


def people(asked: Asked) -> list[Row]:
    """Everybody who took part, with the titles as reported."""
    many = _too_many(asked)
    return [
        {
            "name": row["name"],
            "side_name": row["side_name"],
            "meetings": row["meetings"],
            "last_met": row["last_met"],
            **_told(_titles(row), row, many, "titles_text"),
        }
        for row in asked.brief["people"]
    ]
