"""The fields of talking points: asks and undertakings to follow up, and what was last exchanged on each area."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.brief.view import Row
from briefgen.memo import sentences as say
from briefgen.memo.asked import Asked
from briefgen.memo.scene import ours, theirs


def asks(asked: Asked) -> list[Row]:
    """Two tables: theirs of us, ours of them; each row one ask, however often it was made."""
    them, us = theirs(asked), ours(asked)
    headings = (f"{say.capital(them['name_in_text'])} asked of {us['us']}", f"{say.capital(us['we'])} asked of {them['name_in_text']}")
    tables = []
    for letter, heading, side in zip("AB", headings, (them, us), strict=True):
        rows = next(one["items"] for one in asked.brief["asks"] if one["side"] == side["code"])
        tables.append(
            {
                "letter": letter,
                "heading": heading,
                "side_name": side["name"],
                "side_name_in_text": side["name_in_text"],
                **_rows(asked, rows, letter),
            }
        )
    return tables


def followed(asked: Asked) -> Row:
    """What either side undertook, newest first."""
    rows = [row for side in asked.brief["followed"] for row in side["items"]]
    rows.sort(key=lambda row: row["date"].toordinal() if row["date"] else 0, reverse=True)
    return _rows(asked, rows, "C")


def _rows(asked: Asked, rows: Sequence[Row], letter: str) -> Row:
    shown = asked.cut(list(rows[: asked.limits.asks]))
    more = len(rows) - len(shown)
    return {
        "items": [_row(asked, row, f"{letter}{number}") for number, row in enumerate(shown, 1)],
        "more": f"{more:,} older {'row' if more == 1 else 'rows'}: see the sheet Commitments of the workbook." if more > 0 else "",
    }


def _row(asked: Asked, row: Row, ref: str) -> Row:
    answer = row["answer"]
    return {
        "id": row["id"] or "statement",
        "ref": ref,
        "check": asked.remarks.get(row["id"], ""),
        "text": say.statement_sentence(row),
        "by": row["speaker"] or row["side_name"],
        "side_name": row["side_name"],
        "first": row["first"],
        "last": row["last"] if row["times"] > 1 else "not repeated",
        "times": row["times"],
        "history": say.history_sentence(row),
        "due": row["due"] or "none stated",
        "answer": f"{answer['side_name']}: {say.quoted(say.clean(answer['quote']))}" if answer else "none reported",
        "notes": row["notes"],
    }


def exchanges(asked: Asked) -> list[Row]:
    """For each area that the desk named, else those last spoken about, what was last said of it."""
    rows = asked.brief["exchanges"]
    if not asked.areas:
        apart = {row["statement"]["id"]: row for row in reversed(rows)}.values()  # one heading for each statement: its first area
        return [_exchange(row) for row in asked.cut(list(apart)[::-1][: asked.limits.skeleton])]
    known = {key.casefold(): row for row in rows for key in (row["id"], row["area"])}
    chosen = [known.get(name.casefold(), {"area": name, "statement": None}) for name in asked.areas]
    return [_exchange(row) for row in asked.cut(chosen)]


def _exchange(row: Row) -> Row:
    said = row["statement"]
    key = re.sub(r"\W+", "_", (row.get("id") or row["area"]).casefold()).strip("_")[:40] or "area"
    if said is None:
        return {"id": "", "key": key, "area": row["area"], "when": "", "text": "No statement on this area is held.", "notes": []}
    text = say.statement_sentence(said)
    return {"id": said["id"], "key": key, "area": row["area"], "when": said["label"], "text": text, "notes": said["notes"]}
