"""Whether a file is a workbook, memo or evidence page of ours, and whether somebody has worked in it since it was written."""

from __future__ import annotations

from briefgen.cli.files import State
from briefgen.cli.page_seal import is_page, is_unbroken_page
from briefgen.cli.pdf import is_pdf, is_unbroken_pdf
from briefgen.errors import WorkbookError
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
            return _state_of_workbook(data, name)
        case "docx":
            from briefgen.cli.seal import is_unbroken

            return State.AS_WRITTEN if is_unbroken(data) else State.EDITED
        case _:
            return State.FOREIGN


def _state_of_workbook(data: bytes, name: str) -> State:
    """A workbook that comes out the same when it is read and written again holds nothing that we did not write."""
    from briefgen.workbook.create import write_workbook
    from briefgen.workbook.read import read_workbook

    try:
        return State.AS_WRITTEN if write_workbook(read_workbook(data, name)) == data else State.EDITED
    except WorkbookError:
        return State.EDITED
