"""Codes, ids and names as people type them, in small letters, as names, without marks, turned into those that the workbook holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from briefgen.model import BOTH, Matrix
from briefgen.workbook.columns import Holds, SheetSpec
from briefgen.workbook.schema import SHEETS

Named = list[tuple[str, tuple[str, ...]]]  # code, and what it may be called
Settle = Callable[[str], tuple[str, ...]]
# Codes that somebody invented may look like anything, also like another party's name; they are taken as they stand.
_OURS = re.compile(r"[A-Z]{2,12}|[a-z]{2,}(?:[._-][a-z]+)*")
_OUR_ID = re.compile(r"(?:EV|ST|P|M|ME|S|E|C|CH|N)-.+")
_JOINERS = frozenset({"and", "&", "-", "/", "the"})


def settled(found: Matrix) -> Matrix:
    """The matrix with "vn" and "Vietnam" as VN, and "Maritime security" as its area, wherever a column offers parties, sides or areas; with
    "ev-vn-us-1 " as the id that it stands for; with a lead's or participant's name retyped without its marks as the sheet Names has it.

    Only what is not a code itself and can mean but one is turned: all else stays as it was typed, and is a code of a person's own.
    """
    found = _references_settled(_names_settled(found))
    parties: Named = [(party.code, (party.code, party.name, party.demonym)) for party in found.parties]
    areas: Named = [(area.area_id, (area.area_id, area.name)) for area in found.areas]
    known = {"Party": _settler(parties), "Side": _settler([*parties, (BOTH, (BOTH, "both sides"))]), "Area": _settler(areas)}
    rows: dict[str, Any] = {spec.rows: _rows(spec, getattr(found, spec.rows), known) for spec in SHEETS}
    return replace(found, **rows)


def _rows(spec: SheetSpec, rows: tuple[Any, ...], known: dict[str, Settle]) -> tuple[Any, ...]:
    keys = [(column.field, known[column.choices]) for column in spec.data_columns if column.choices in known and column.holds is Holds.KEYS]
    texts = [
        (column.field, known[column.choices]) for column in spec.data_columns if column.choices in known and column.holds is Holds.TEXT
    ]
    return tuple(_row(row, keys, texts) for row in rows) if keys or texts else rows


def _row(row: Any, keys: Iterable[tuple[str, Settle]], texts: Iterable[tuple[str, Settle]]) -> Any:
    changed: dict[str, Any] = {}
    for name, settle in keys:
        typed = getattr(row, name)
        codes = tuple(code for key in typed for code in settle(key))
        if codes != typed:
            changed[name] = codes
    for name, settle in texts:
        typed = getattr(row, name)
        codes = settle(typed)
        if typed and len(codes) == 1 and codes[0] != typed:
            changed[name] = codes[0]
    return replace(row, **changed) if changed else row


# The fields that name rows of another sheet by their ids, and that sheet's rows.
_REFERENCES = {
    "events": {"mechanism_id": "mechanisms", "sources": "sources", "evidence": "evidence"},
    "participants": {"event_id": "events", "sources": "sources", "evidence": "evidence"},
    "statements": {"event_id": "events", "sources": "sources", "evidence": "evidence"},
    "mechanisms": {"evidence": "evidence"},
    "sources": {"same_text_as": "sources"},
    "evidence": {"source": "sources"},
    "checks": {"evidence": "evidence"},
}
_ID_FIELDS = {spec.rows: spec.id_column.field for spec in SHEETS}


def _references_settled(found: Matrix) -> Matrix:
    """The matrix with ids that differ from one that there is in letter case only as that one; an event also by its whole name."""
    settlers = {rows: _id_settler(getattr(found, rows), own) for rows, own in _ID_FIELDS.items()}
    changed: dict[str, Any] = {}
    for rows, references in _REFERENCES.items():
        held = getattr(found, rows)
        new = tuple(_with_references(row, references, settlers) for row in held)
        if any(one is not other for one, other in zip(new, held, strict=True)):
            changed[rows] = new
    return replace(found, **changed) if changed else found


def _id_settler(rows: tuple[Any, ...], own: str) -> Callable[[str], str]:
    """What an id of one of `rows` is typed for. The other ways to call a row are worked out when somebody first uses one."""
    exact = {getattr(row, own) for row in rows}

    @cache
    def others() -> dict[str, str]:
        means: dict[str, set[str]] = {}
        for row in rows:
            row_id = getattr(row, own)
            if _OUR_ID.fullmatch(row_id):
                means.setdefault(row_id.casefold(), set()).add(row_id)
            if own == "event_id" and " " in row.name.strip():  # one word may be anything, also an id
                means.setdefault(_folded(row.name), set()).add(row_id)
        return {name: next(iter(ids)) for name, ids in means.items() if len(ids) == 1}

    @cache
    def settle(typed: str) -> str:
        if not typed or typed in exact or not exact:
            return typed
        return others().get(typed.casefold()) or others().get(_folded(typed), typed)

    return settle


def _with_references(row: Any, references: dict[str, str], settlers: dict[str, Callable[[str], str]]) -> Any:
    changed: dict[str, Any] = {}
    for name, rows in references.items():
        value, settle = getattr(row, name), settlers[rows]
        new = settle(value) if isinstance(value, str) else tuple(settle(key) for key in value)
        if new != value:
            changed[name] = new
    return replace(row, **changed) if changed else row


def _names_settled(found: Matrix) -> Matrix:
    """The matrix with "Ha Kim Ngoc" as "Hà Kim Ngọc" among leads and participants, where no text prints the bare form."""
    forms: dict[str, set[str]] = {}
    printed: set[str] = set()
    for name in found.names:
        printed.update((name.house_form, *name.aliases.split(" | ")))
        if name.kind == "person" and not name.house_form.isascii():
            forms.setdefault(_folded(name.house_form), set()).add(name.house_form)
    if not forms:
        return found

    @cache
    def settle(typed: str) -> str:
        if " / " in typed:
            return " / ".join(settle(part) for part in typed.split(" / "))
        means = forms.get(_folded(typed), set()) if typed.isascii() and typed not in printed else set()
        return next(iter(means)) if len(means) == 1 else typed

    events = tuple(_renamed(row, ("lead_a", "lead_b"), settle) for row in found.events)
    return replace(found, events=events, participants=tuple(_renamed(row, ("name",), settle) for row in found.participants))


def _renamed(row: Any, columns: Iterable[str], settle: Callable[[str], str]) -> Any:
    changed = {name: new for name in columns if (new := settle(getattr(row, name))) != getattr(row, name)}
    return replace(row, **changed) if changed else row


def _settler(named: Named) -> Settle:
    codes = {code for code, _ in named}
    meanings: dict[str, set[str]] = {}
    for code, names in named:
        for name in names if _OURS.fullmatch(code) else ():
            meanings.setdefault(_folded(name), set()).add(code)
    clear = {name: next(iter(means)) for name, means in meanings.items() if name and len(means) == 1}

    @cache
    def settle(typed: str) -> tuple[str, ...]:
        if typed in codes:
            return (typed,)
        if code := clear.get(_folded(typed)):
            return (code,)
        words = [word for word in re.split(r"[\s/–—-]+|&", _folded(typed)) if word and word not in _JOINERS]
        if len(words) > 1 and all(word in clear for word in words):  # "VN and US" in the cell of one key
            return tuple(clear[word] for word in words)
        return (typed,)

    return settle


def _folded(text: str) -> str:
    """Small letters without accents, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
