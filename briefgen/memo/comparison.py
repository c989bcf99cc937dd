"""The fields of a comparison of two accounts of one meeting."""

from __future__ import annotations

from briefgen.brief.view import Row
from briefgen.memo import sentences as say
from briefgen.memo.asked import Asked
from briefgen.memo.overview import meeting

NOT_MENTIONED = "not mentioned"
_DONE = {
    "AG": "agreed", "JA": "affirmed", "UC": "undertaken", "UA": "“agreed”, alone,", "PR": "proposed or asked", "PO": "stated",
    "WE": "welcomed", "DI": "discussed", "RE": "reviewed",
}  # fmt: skip


def compared(asked: Asked) -> Row:
    """The comparison; without a meeting of which both accounts are held, its lists are empty."""
    found = asked.brief["comparison"]
    if found is None:
        empty: Row = {key: [] for key in ("topics", "texts", "attribution", "facts", "orders", "notes")}
        return {**empty, **dict.fromkeys(("meeting", "when", "place", "led_by", "a", "b", "glance", "more"), "")}
    first, second = asked.cut(found["sides"])
    shown = asked.cut(found["topics"][: asked.limits.topics])
    more = len(found["topics"]) - len(shown)
    held = meeting(asked, asked.cut(found["meeting"]))
    return {
        "meeting": held["name"],
        **{key: held[key] for key in ("when", "place", "led_by", "notes")},
        "a": first["name"],
        "b": second["name"],
        "texts": [_text(row) for row in asked.cut(found["texts"][: asked.limits.sources])],
        "glance": say.glance_sentence(found, first["name"], second["name"]),
        "topics": [_topic(row) for row in shown],
        "more": f"{more:,} more {'topic' if more == 1 else 'topics'}: see the sheet Statements of the workbook." if more else "",
        "attribution": [_attribution(row) for row in asked.cut(found["attribution"][: asked.limits.topics])],
        "facts": [
            {"text": say.check_sentence(row["what"]), "notes": row["notes"]} for row in asked.cut(found["facts"][: asked.limits.points])
        ],
        "orders": [_order(row, asked.limits.areas) for row in asked.cut(found["orders"])],
    }


def _text(row: Row) -> Row:
    return {
        "number": row["number"],
        "publisher": row["publisher"],
        "title": row["title"],
        "side_text": row["side_name"],
        "published": row["published"],
        "language": row["language"],
        "words": row["words"],
        "type": f"{row['type']}, a copy" if row["copy"] else row["type"],
    }


def _topic(row: Row) -> Row:
    first, second = row["cells"]
    return {
        "area": row["area"],
        "kind": row["kind"],
        "a": _words(first),
        "a_notes": _notes(first),
        "b": _words(second),
        "b_notes": _notes(second),
    }


def _words(cell: Row | None) -> str:
    return say.quoted(say.clean(cell["quote"])) if cell else NOT_MENTIONED


def _notes(cell: Row | None) -> list[Row]:
    return list(cell["notes"]) if cell else []


def _attribution(row: Row) -> Row:
    first, second = row["cells"]
    notes = [*first["notes"], *second["notes"]]
    return {"area": row["area"], "a": _said(first), "b": _said(second), "notes": notes}


def _said(cell: Row) -> str:
    """ "proposed by Kenya", "affirmed by the two sides": who is said to have said it, and how."""
    return f"{_DONE.get(cell['code'], 'named')} by {say.in_text(cell['side_name'])}"


def _order(row: Row, most: int | None) -> Row:
    names = row["areas"][: most and 2 * most]
    return {
        "side_name": say.in_text(row["name"]),
        "areas_text": "; ".join(names) + (" …" if len(row["areas"]) > len(names) else "") or "none named",
    }
