"""Any matrix that the pipeline could make, and many that it never will: texts are any NFC text that XML can hold."""

from __future__ import annotations

import unicodedata
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from typing import Any, get_type_hints

from hypothesis import strategies as st

from briefgen.model import Area, Check, Event, Evidence, Matrix, Mechanism, Participant, Party, Source, Statement

_SIGNS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r")
_TRICKS = (
    "=1+1",
    "+84 24",
    "-",
    "@SUM(A1)",
    "'quoted",
    '"',
    " outer ",
    "\n",
    "#N/A",
    "TRUE",
    "0012",
    "1/2/2024",
    "_x000D_",
    "_x0041\r",
    "a\r\nb",
)
_WORDS = (
    "Đỗ Thị Hồng Vân",
    "Hà Nội",
    "Biên Hoà",
    "🕊️ peace",
    "“strong, independent”",
    "see ]] & <b>",
    "[HANDLING MARK]",
    "✎ Handling mark",
    "Handling mark",
    "مرحبا",
)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


TEXTS = (st.text(_SIGNS, max_size=30) | st.sampled_from(_TRICKS + _WORDS) | st.text("_x0041D\r", max_size=12)).map(_nfc)
IDS = st.from_regex(r"[A-Z]{2}-[A-Za-z0-9-]{1,12}", fullmatch=True)
KEYS = st.lists(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9:_ -]{0,10}[A-Za-z0-9]", fullmatch=True), max_size=3).map(tuple)
DATES = st.none() | st.dates() | st.dates(date(2020, 1, 1), date(2026, 1, 1))
COUNTS = st.integers(0, 10**9)


def _values(hint: Any, is_id: bool) -> st.SearchStrategy[Any]:
    if is_id:
        return IDS
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    known = {
        str: TEXTS,
        bool: st.booleans(),
        int: COUNTS,
        int | None: st.none() | COUNTS,
        float | None: st.none() | st.integers(0, 100).map(lambda hundredths: hundredths / 100),
        date | None: DATES,
        tuple[str, ...]: KEYS,
    }
    return known[hint]


def _rows(row_type: type[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    hints = get_type_hints(row_type)
    names = [each.name for each in fields(row_type)]
    row = st.builds(
        row_type, **{each.name: _values(hints[each.name], each.name == names[0] and each.default is MISSING) for each in fields(row_type)}
    )
    return st.lists(row, max_size=3, unique_by=lambda each: getattr(each, names[0])).map(tuple)


MATRICES = st.builds(
    Matrix,
    as_of=DATES,
    title=TEXTS,
    parties=_rows(Party),
    areas=_rows(Area),
    events=_rows(Event),
    participants=_rows(Participant),
    statements=_rows(Statement),
    mechanisms=_rows(Mechanism),
    sources=_rows(Source),
    evidence=_rows(Evidence),
    checks=_rows(Check),
    settings=st.lists(st.tuples(TEXTS.filter(lambda text: bool(text.strip()) and text != "✎ Handling mark"), TEXTS), max_size=3).map(tuple),
)
