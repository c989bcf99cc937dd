"""Which two parties a memo is about, however somebody spells them, and the name of its file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import product

from briefgen.errors import UsageError, WorkbookError
from briefgen.model import Matrix

MEMO_NAME = "briefing-memo"
_NAMED_AT_MOST = 30
Pair = tuple[str, str]
Names = dict[str, tuple[str, ...]]  # code -> what a party is called


def choose_pair(matrix: Matrix, choices: Sequence[Pair], wanted: str | None, where: str) -> Pair:
    """The pair that a memo is about: the one asked for, or the only one. Raises UsageError, naming the choices.

    Codes and names go in either order, whatever stands between them: VN-US, us/vn, "Vietnam and the United States".
    """
    named = ", ".join(pair_name(pair) for pair in choices[:_NAMED_AT_MOST])
    named += f" and {len(choices) - _NAMED_AT_MOST} more" if len(choices) > _NAMED_AT_MOST else ""
    if not choices:
        raise WorkbookError("no event of two parties stands in this workbook", where=where, fix="fill the parties in the sheet Events")
    if wanted:
        found = _found(matrix, choices, wanted)
        if len(found) != 1:
            raise UsageError(f"there is no pair {wanted}", where=where, fix=f"use one of {named}")
        return found[0]
    if len(choices) > 1:
        raise UsageError("several pairs stand in this workbook", where=where, fix=f"choose one with --pair: {named}")
    return choices[0]


def pair_name(pair: Pair) -> str:
    """The codes as they are printed: VN-US."""
    return "-".join(pair)


def memo_name(pair: Pair, choices: Sequence[Pair], template: str = "memo") -> str:
    """The file's name. Codes come from a workbook in which anything can be typed: what could lead to another folder is replaced."""
    own = template == "memo" or template.lower().endswith(".docx")
    stem = MEMO_NAME if own else re.sub(r"\W", "-", template)
    if len(choices) < 2:
        return f"{stem}.docx"
    codes = (re.sub(r"\W", "_", code)[:60] for code in pair)
    return f"{stem}-{'-'.join(codes)}.docx"


def _found(matrix: Matrix, choices: Sequence[Pair], wanted: str) -> list[Pair]:
    """The pairs that `wanted` may mean. Codes decide before names, and what the workbook calls its parties before what others do."""
    key = _letters(wanted)
    codes: Names = {code: (code,) for pair in choices for code in pair}
    own: Names = {party.code: (party.code, party.name, party.demonym) for party in matrix.parties}
    for names in (codes, codes | own):
        if found := [pair for pair in choices if key in _keys(names, pair)]:
            return found
    return [pair for pair in choices if key in _keys(_all_names(codes), pair)]


def _keys(names: Names, pair: Pair) -> set[str]:
    first, second = ([_letters(name) for name in names[code] if name] for code in pair)
    return {key for one, two in product(first, second) for key in (one + two, two + one)}


def _all_names(codes: Names) -> Names:
    from briefgen.lexicon import load_lexicon
    from briefgen.lexicon.parties import Sort

    forms = load_lexicon().parties.forms
    names = {code: list(own) for code, own in codes.items()}
    for form, meanings in forms.items():
        for meaning in meanings:
            if meaning.code in names and meaning.sort in (Sort.NAME, Sort.DEMONYM):
                names[meaning.code].append(form)
    return {code: tuple(forms) for code, forms in names.items()}


def _letters(text: str) -> str:
    """Letters and digits only, small and without accents: what is left is the same however the two names are joined."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    words = re.findall(r"[^\W_]+", "".join(char for char in plain if not unicodedata.combining(char)))
    return "".join(word for word in words if word not in ("and", "the", "of"))
