"""Codes as people type them, in small letters or as names, turned into the codes that the sheet Lists holds."""

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
_JOINERS = frozenset({"and", "&", "-", "/", "the"})


def settled(found: Matrix) -> Matrix:
    """The matrix with "vn" and "Vietnam" as VN, and "Maritime security" as its area, wherever a column offers parties, sides or areas.

    Only what is not a code itself and can mean but one is turned: all else stays as it was typed, and is a code of a person's own.
    """
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
