"""The rule on what a workbook carries along unseen when it leaves the house (META7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.checks.held import Finding

# What is told of, in words; each kind is one that somebody outside could read and the desk did not see.
_TOLD = {
    "hidden sheet": ("hidden sheet", "unhide it (right click on a tab) and look, or delete it"),
    "hidden rows": ("hidden rows", "unhide them, or delete them"),
    "hidden columns": ("hidden columns", "unhide them, or delete them"),
    "external link": ("link to another workbook", "break it: Data > Edit Links"),
    "pivot cache": ("copy of data behind a pivot table", "delete the pivot table, or switch off Save source data with file"),
    "defined name": ("name that people defined", "see Formulas > Name Manager"),
    "comment": ("comment", "delete it: Review"),
    "author": ("author in the properties", "clear it: File > Info"),
}


def unseen(found: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    """Findings for (kind, sheet or "", what it is); kinds that the rule does not know are no matter."""
    for kind, sheet, what in found:
        if kind in _TOLD:
            name, fix = _TOLD[kind]
            yield Finding(sheet, f"{name[:1].upper()}{name[1:]}: {what}.", fix)
