"""What keeps a workbook from being brought up to date at all, and what only calls for a word: told before anything is done."""

from __future__ import annotations

from briefgen.errors import WorkbookError
from briefgen.workbook.package import GIVE_OURS, Package

# The last word of a relation's type -> what it means, and the way out.
_KINDS = {
    "origin": (
        "is digitally signed, and any change would break the signature",
        "remove the signature (File > Info), or write a new workbook",
    ),
    "revisionHeaders": (
        "is a shared workbook of the old kind, which keeps a log of all changes",
        "stop sharing it in Excel (Review > Unshare)",
    ),
    "xlMacrosheet": ("holds an Excel 4.0 macro sheet", "remove the macro sheet, or write a new workbook with -o"),
}


def check_policy(package: Package, main: str) -> None:
    """Raises WorkbookError for a workbook that must stay as it is: signed, shared in the old way, in another format."""
    if not package.has(main) or not main.endswith(".xml"):
        raise WorkbookError("this is not an Excel workbook that can be changed", where=package.where, fix=GIVE_OURS)
    relations = [*package.relations("").values(), *package.relations(main).values()]
    for kind, _ in relations:
        if kind in _KINDS:
            what, fix = _KINDS[kind]
            raise WorkbookError(f"this workbook {what}; it stays as it is", where=package.where, fix=fix)
