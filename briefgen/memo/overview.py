"""The fields of the memo: the brief's tables as sentences and short texts."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.brief.verify import kinds
from briefgen.brief.view import Row
from briefgen.memo import sentences as say
from briefgen.memo.asked import Asked
from briefgen.memo.common import counts, merged_notes, numbers_text, statements
from briefgen.memo.limits import Limits

MAX_LEADS = 4  # named of one meeting in a table
COMPUTED = "“Computed” is the last round plus the rhythm that a report states; no text names that date."


def relationship(asked: Asked) -> list[Row]:
    """At most three sentences; each cites the texts behind all that it names."""
    said = (
        (say.framework_sentence, asked.rows("frameworks", 2)),
        (say.anniversary_sentence, asked.rows("anniversaries", 1)),
        (say.contact_sentence, asked.rows("contacts", None)),
    )
    return [{"text": sentence(rows), "notes": merged_notes(rows)} for sentence, rows in said if rows]


def meetings(asked: Asked) -> list[Row]:
    return [meeting(asked, row) for row in asked.rows("meetings", asked.limits.meetings)]


def meeting(asked: Asked, row: Row) -> Row:
    more = f" and {row['areas_more']} more" if row["areas_more"] else ""
    return {
        **{key: row[key] for key in ("id", "date", "when", "when_short", "name", "place", "notes")},
        "led_by": _leads(row["leads"]),
        "areas_text": "; ".join(row["areas"]) + more if row["areas"] else "none named",
        "sources_text": numbers_text(row["source_numbers"]),
        "check": asked.remarks.get(row["id"], ""),
    }


def _leads(rows: Sequence[Row]) -> str:
    lines = [say.lead_text(lead) for lead in rows[:MAX_LEADS]]
    if len(rows) > MAX_LEADS:
        lines.append(f"and {len(rows) - MAX_LEADS} more")
    return "\n".join(lines) or "not stated"


def other_events(asked: Asked) -> list[Row]:
    """What the table of meetings leaves out: older meetings, and events that the texts only refer to."""
    left = asked.left("meetings", asked.limits.meetings)
    lines = [{"text": f"{left:,} older {'meeting is' if left == 1 else 'meetings are'} in the workbook.", "notes": []}] if left else []
    lines += [{"text": say.referred_sentence(row), "notes": row["notes"]} for row in asked.rows("referred", asked.limits.referred)]
    more = asked.left("referred", asked.limits.referred)
    if more:
        lines.append({"text": f"{more:,} more {'event' if more == 1 else 'events'} referred to: see the workbook.", "notes": []})
    return lines


def agreed(asked: Asked) -> Row:
    return statements(asked, asked.brief["agreed"], asked.limits.agreed)


def undertakings(asked: Asked) -> list[Row]:
    return _sides(asked, asked.brief["undertakings"])


def proposals(asked: Asked) -> list[Row]:
    return _sides(asked, asked.brief["proposals"])


def undertakings_none(asked: Asked) -> str:
    return say.none_sentence("undertaking", _without(asked, "undertakings"), counts(asked)["scope"], alone=True)


def proposals_none(asked: Asked) -> str:
    return say.none_sentence("proposal", _without(asked, "proposals"), counts(asked)["scope"])


def _without(asked: Asked, table: str) -> list[str]:
    """The sides of which a table has nothing."""
    return [asked.cut(side["side_name"]) for side in asked.brief[table] if not side["items"]]


def _sides(asked: Asked, sides: Sequence[Row]) -> list[Row]:
    """A few statements for all sides together: each side has its part, and what one does not need the other may use."""
    part = None if asked.limits.by_side is None else asked.limits.by_side // len(sides)
    spare = 0 if part is None else sum(max(0, part - len(side["items"])) for side in sides)
    return [
        {
            "side_name": asked.cut(side["side_name"]),
            "side_name_in_text": say.in_text(asked.cut(side["side_name"])),
            **statements(asked, side["items"], None if part is None else part + (spare if len(side["items"]) > part else 0)),
        }
        for side in sides
    ]


def other_statements(asked: Asked) -> str:
    return say.other_statements(asked.brief["other_counts"])


def changes(asked: Asked) -> list[Row]:
    return [_change(row, asked.limits) for row in asked.rows("changes", asked.limits.changes)]


def _change(row: Row, limits: Limits) -> Row:
    groups = (
        ("First mentioned on file", row["first_seen"]),
        ("In the later report only", row["only_later"]),
        ("Not mentioned in the later", row["only_earlier"]),
        ("In both", row["in_both"]),
    )
    shown = row["wordings"][: limits.wordings]
    named = {wording["area"] for wording in shown}
    rest = [(label, [area for area in areas if area not in named]) for label, areas in groups]
    return {
        "mechanism": row["mechanism"],
        "text": say.change_sentence(row),
        "notes": merged_notes([row["later"], row["earlier"]]),
        "earlier_when": row["earlier"]["when"],
        "later_when": row["later"]["when"],
        "wordings": [{key: wording[key] for key in ("area", "kind")} | _both(wording, limits) for wording in shown],
        "rows": [{"label": label, "areas_text": _areas(areas, limits.areas)} for label, areas in groups if areas],
        "others": [{"label": label, "areas_text": _areas(areas, limits.areas)} for label, areas in rest if areas],
        "caution": say.caution_sentence(row["caveats"]),
    }


def _both(wording: Row, limits: Limits) -> Row:
    return {key: say.wording_text(wording[key], limits.wording) for key in ("earlier", "later")}


def _areas(names: Sequence[str], most: int | None) -> str:
    rest = len(names) - (most or len(names))
    return "; ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def accounts(asked: Asked) -> list[Row]:
    """Whose accounts are not held, and of which meetings both are; a sentence each."""
    table = asked.brief["accounts"]
    missing = [party["name"] for party in asked.cut(table["missing"])]
    facts = [{"text": say.missing_account_sentence(missing), "notes": []}] if missing else []
    shown = asked.cut(table["both"][: asked.limits.referred])
    facts += [{"text": say.both_accounts_sentence(row), "notes": row["notes"]} for row in shown]
    if left := len(table["both"]) - len(shown):
        facts.append({"text": f"The same holds of {left:,} older {'meeting' if left == 1 else 'meetings'}.", "notes": []})
    return facts or [{"text": "Accounts by both sides are held, but of no meeting by both.", "notes": []}]


def calendar(asked: Asked) -> list[Row]:
    held = [row for row in asked.brief["calendar"] if not row["named_only"]][: asked.limits.mechanisms]
    numbers = [sorted({note["number"] for note in row["notes"] if note["number"]}) for row in held]
    return [{**_mechanism(row), "sources_text": numbers_text(of_row)} for row, of_row in zip(asked.cut(held), numbers, strict=True)]


def _mechanism(row: Row) -> Row:
    held = ", ".join(str(part) for part in (row["last"], row["last_place"]) if part)
    number = f" ({say.ordinal(row['last_round'])} round)" if row["last_round"] else ""
    rhythm = f"“{row['periodicity']}”" if row["periodicity"] else "none stated"
    following = row["next"] if row["next_basis"] == "unknown" else f"{row['next']} ({row['next_basis']})"
    return {
        "id": row["id"],
        "name": row["name"],
        "last_text": held + number,
        "rhythm_text": f"{rhythm}; last interval {row['interval']}" if row["interval"] else rhythm,
        "next_text": following,
        "notes": row["notes"],
    }


def only_named(asked: Asked) -> list[Row]:
    named = [{"name": row["name"], "notes": row["notes"]} for row in asked.brief["calendar"] if row["named_only"]]
    shown: list[Row] = asked.cut(named[: asked.limits.mechanisms])
    return shown


def calendar_note(asked: Asked) -> str:
    shown = [row for row in asked.brief["calendar"] if not row["named_only"]]
    left = max(0, len(shown) - len(calendar(asked)))
    more = f"{left} more {'mechanism is' if left == 1 else 'mechanisms are'} in the workbook." if left else ""
    computed = COMPUTED if any(row["next_basis"] == "computed" for row in shown[: asked.limits.mechanisms]) else ""
    return " ".join(filter(None, (more, computed)))


def verify(asked: Asked) -> Row:
    """One point of each kind; the header and section 6 say already whose texts are not held."""
    shown = kinds([row for row in asked.brief["verify"] if row["rule"] != "SRC6"])
    most = asked.limits.points
    items = [{"about": row["about"] or "All", "text": say.point_sentence(row), "notes": row["notes"]} for row in asked.cut(shown[:most])]
    left = len(shown) - len(items)
    more = f"{left} more, and how to settle each" if left else "How to settle each"
    return {"items": items, "more": f"{more}: sheet Checks of the workbook." if items else ""}
