"""Whether a file is a workbook, memo or evidence page of ours, and whether somebody has worked in it since it was written."""

from __future__ import annotations

from briefgen.cli.files import State
from briefgen.cli.page_seal import is_page, is_unbroken_page
from briefgen.cli.pdf import is_pdf, is_unbroken_pdf
from briefgen.readers.sniff import is_ours, office_kind

__all__ = ["is_ours", "state_of"]


def state_of(data: bytes, name: str) -> State:
    """FOREIGN, AS_WRITTEN or EDITED. A doubt counts as EDITED: what people typed must not be lost."""
    if is_page(data):
        return State.AS_WRITTEN if is_unbroken_page(data) else State.EDITED
    if is_pdf(data):
        return State.AS_WRITTEN if is_unbroken_pdf(data) else State.EDITED
    if not is_ours(data):
        return State.FOREIGN
    match office_kind(data):
        case "xlsx":
            from briefgen.workbook.seal import is_unbroken_workbook

            return State.AS_WRITTEN if is_unbroken_workbook(data) else State.EDITED
        case "docx":
            from briefgen.cli.seal import is_unbroken

            return State.AS_WRITTEN if is_unbroken(data) else State.EDITED
        case _:
            return State.FOREIGN
