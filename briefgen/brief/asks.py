"""Asks and undertakings as a desk follows them up: one row for each, however often it was made, newest first."""

from __future__ import annotations

from rapidfuzz.fuzz import token_sort_ratio

from briefgen.brief.said import PROPOSED, UNDERTAKEN, statement_row, statement_rows
from briefgen.brief.view import Row, View
from briefgen.model import Modality

_ALIKE = 82.0  # of 100: the same ask in nearly the same words
_LOOK_BACK = 60  # asks of a side to which each is held against
_ANSWERS = ("AG", "JA", "UC", "UA", "PO", "WE")


def ask_rows(view: View) -> list[Row]:
    """What each side of the pair proposed or asked for: side, side_name, items with first, last and number of times."""
    return [{"side": side, "side_name": view.side_name(side), "items": _followed(view, PROPOSED, side)} for side in view.pair]


def undertaking_rows(view: View) -> list[Row]:
    """What each side alone undertook, in the same way."""
    return [{"side": side, "side_name": view.side_name(side), "items": _followed(view, UNDERTAKEN, side)} for side in view.pair]


def exchange_rows(view: View) -> list[Row]:
    """For each area, those last spoken about first, what was last said of it: id, area, statement."""
    rows: dict[str, Row] = {}
    for event, statement in view.statement_rows():
        for area in statement.areas:
            if area not in rows:
                rows[area] = {"id": area, "area": view.area_name(area), "statement": statement_row(view, event, statement)}
    return list(rows.values())


def _followed(view: View, codes: tuple[Modality, ...], side: str) -> list[Row]:
    made: list[Row] = []
    for row in statement_rows(view, codes, side):  # newest first
        words = row["quote"].casefold()
        same = next(
            (m for m in made[-_LOOK_BACK:] if m["label"] != row["label"] and token_sort_ratio(m["quote"].casefold(), words) >= _ALIKE), None
        )
        if same is None:
            made.append({**row, "first": row["when_short"], "last": row["when_short"], "times": 1, "answer": _answer(view, row)})
        else:
            same["first"], same["times"] = row["when_short"], same["times"] + 1
    return made


def _answer(view: View, ask: Row) -> Row | None:
    """What the other side, or both, said of the same area at the same meeting; None where no text has it. Whether it was an answer, no text says."""
    for statement in view.statements.get(ask["event"], ()):
        about = {view.area_name(area) for area in statement.areas}
        if statement.side != ask["side"] and statement.modality.value in _ANSWERS and about & set(ask["areas"]):
            return {"code": statement.modality.value, "side_name": view.side_name(statement.side), "quote": statement.text.strip()}
    return None
