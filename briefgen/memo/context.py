"""What the memo's template may use: the brief's tables as sentences and short texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from briefgen.brief.verify import kinds
from briefgen.brief.view import Row
from briefgen.memo import sentences as say

MAX_MEETINGS = 6
MAX_AGREED = 5
MAX_BY_SIDE = 4  # undertakings, and proposals: of both sides together
MAX_POINTS = 5
MAX_AREAS = 5  # in a row of what changed
MAX_CHANGES = 2


COMPUTED = "“Computed” is the last round plus the rhythm that a report states; no text names that date."


def memo_context(brief: Row, *, generated: str = "") -> dict[str, Any]:
    """The fields of templates/README.md for one pair's brief; `generated` is the line that says how the memo was made."""
    return {
        "document": _document(brief, generated),
        "counts": {key: brief["counts"][key] for key in ("texts", "independent", "meetings", "referred")},
        "relationship": _relationship(brief),
        "meetings": [_meeting(row) for row in brief["meetings"][:MAX_MEETINGS]],
        "other_events": _other_events(brief),
        "agreed": _statements(brief["agreed"]),
        "undertakings": _sides(brief["undertakings"]),
        "proposals": _sides(brief["proposals"]),
        "other_statements": say.other_statements(brief["other_counts"]),
        "changes": [_change(row) for row in brief["changes"][:MAX_CHANGES]],
        "accounts": _accounts(brief["accounts"]),
        "calendar": [_mechanism(row) for row in brief["calendar"] if not row["named_only"]],
        "only_named": [{"name": row["name"], "notes": row["notes"]} for row in brief["calendar"] if row["named_only"]],
        "calendar_note": COMPUTED if any(row["next_basis"] == "computed" for row in brief["calendar"]) else "",
        # The header and section 6 say already whose texts are not held.
        "verify": _points([row for row in brief["verify"] if row["rule"] != "SRC6"]),
        "sources": [_source(row) for row in brief["sources"]],
    }


def _document(brief: Row, generated: str) -> Row:
    pair = " – ".join(party["name"] for party in brief["pair"])
    latest: date | None = brief["latest"]
    unknown = "a date that no text gives"
    return {
        "pair": pair,
        "subject": f"{pair} relations",
        "date": brief["as_of"] or latest or "date not known",
        "information_as_of": latest or unknown,
        "sources_line": say.sources_line(brief["counts"]),
        "generated": generated,
    }


def _fact(text: str, row: Row) -> Row:
    return {"text": text, "notes": row["notes"]}


def _relationship(brief: Row) -> list[Row]:
    """At most three sentences; each cites the texts behind all that it names."""
    said = (
        (say.framework_sentence, brief["frameworks"][:2]),
        (say.anniversary_sentence, brief["anniversaries"][:1]),
        (say.contact_sentence, brief["contacts"]),
    )
    return [{"text": sentence(rows), "notes": _merged(rows)} for sentence, rows in said if rows]


def _merged(rows: Sequence[Row]) -> list[Row]:
    """The notes of all rows, each source once."""
    found: dict[str, Row] = {}
    for row in rows:
        for note in row["notes"]:
            found.setdefault(note["key"], note)
    return list(found.values())


def _meeting(row: Row) -> Row:
    more = f" and {row['areas_more']} more" if row["areas_more"] else ""
    return {
        **{key: row[key] for key in ("date", "when", "when_short", "name", "place", "notes")},
        "led_by": "\n".join(say.lead_text(lead) for lead in row["leads"]) or "not stated",
        "areas_text": "; ".join(row["areas"]) + more if row["areas"] else "none named",
        "sources_text": ", ".join(str(number) for number in row["source_numbers"]) or "none",
    }


def _other_events(brief: Row) -> list[Row]:
    """What the table of meetings leaves out: older meetings, and events that the texts only refer to."""
    left = len(brief["meetings"]) - MAX_MEETINGS
    lines = [{"text": f"{left} older {'meeting is' if left == 1 else 'meetings are'} in the workbook.", "notes": []}] if left > 0 else []
    shown = brief["referred"][:4]
    lines += [_fact(say.referred_sentence(row), row) for row in shown]
    if len(brief["referred"]) > len(shown):
        lines.append({"text": f"{len(brief['referred']) - len(shown)} more events referred to are in the workbook.", "notes": []})
    return lines


def _statements(rows: Sequence[Row], most: int = MAX_AGREED) -> Row:
    """The newest statements as sentences; a speaker's title is given once."""
    items, titled = [], set[str]()
    for row in rows[:most]:
        text = say.statement_sentence(row, with_title=row["speaker"] not in titled)
        items.append({"when": row["label"], "text": text, "notes": row["notes"]})
        titled.add(row["speaker"])
    return {"items": items, "part": f" (newest {most} of {len(rows)})" if len(rows) > most else ""}


def _sides(sides: Sequence[Row]) -> list[Row]:
    """A few statements for all sides together: each side has its part, and what one does not need the other may use."""
    part = MAX_BY_SIDE // len(sides)
    spare = sum(max(0, part - len(side["items"])) for side in sides)
    return [
        {
            "side_name": side["side_name"],
            "side_name_in_text": say.in_text(side["side_name"]),
            **_statements(side["items"], part + (spare if len(side["items"]) > part else 0)),
        }
        for side in sides
    ]


def _change(row: Row) -> Row:
    groups = (
        ("First mentioned on file", row["first_seen"]),
        ("In the later report only", row["only_later"]),
        ("Not mentioned in the later", row["only_earlier"]),
        ("In both", row["in_both"]),
    )
    return {
        "mechanism": row["mechanism"],
        "text": say.change_sentence(row),
        "notes": _merged([row["later"], row["earlier"]]),
        "rows": [{"label": label, "areas_text": _areas(areas)} for label, areas in groups if areas],
        "caution": say.caution_sentence(row["caveats"]),
    }


def _areas(names: Sequence[str]) -> str:
    rest = len(names) - MAX_AREAS
    return "; ".join(names[:MAX_AREAS]) + (f" and {rest} more" if rest > 0 else "")


def _accounts(row: Row) -> list[Row]:
    facts = [{"text": say.missing_account_sentence(party["name"]), "notes": []} for party in row["missing"]]
    facts += [_fact(say.both_accounts_sentence(meeting), meeting) for meeting in row["both"][:MAX_MEETINGS]]
    return facts or [{"text": "Accounts by both sides are held, but of no meeting by both.", "notes": []}]


def _mechanism(row: Row) -> Row:
    held = ", ".join(str(part) for part in (row["last"], row["last_place"]) if part)
    number = f" ({say.ordinal(row['last_round'])} round)" if row["last_round"] else ""
    rhythm = f"“{row['periodicity']}”" if row["periodicity"] else "none stated"
    following = row["next"] if row["next_basis"] == "unknown" else f"{row['next']} ({row['next_basis']})"
    return {
        "name": row["name"],
        "last_text": held + number,
        "rhythm_text": f"{rhythm}; last interval {row['interval']}" if row["interval"] else rhythm,
        "next_text": following,
        "notes": row["notes"],
    }


def _points(rows: list[Row]) -> Row:
    shown = kinds(rows)
    items = [{"about": row["about"] or "All", **_fact(say.point_sentence(row), row)} for row in shown[:MAX_POINTS]]
    left = len(shown) - MAX_POINTS
    more = (
        f"{left} more, and how to settle each: sheet Checks of the workbook."
        if left > 0
        else "How to settle each: sheet Checks of the workbook."
    )
    return {"items": items, "more": more if items else ""}


def _source(row: Row) -> Row:
    copy = f" (same text as no. {row['copy_of']})" if row["copy_of"] else ""
    side = {"third": "third party", "": "not known"}.get(row["side"], row["side_name"])
    return {
        "number": row["number"],
        "publisher": row["publisher"],
        "title_text": f"{row['title']}{copy}",
        "published": row["published"],
        "side_text": side,
        "file": row["file"],
        "url": row["url"],
    }
