"""The order of the stages: documents -> readouts -> accounts -> matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from briefgen.extract import accounts_of, milestones_of
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.merge import merge
from briefgen.model import Document, Matrix
from briefgen.prepare import prepare


def build_matrix(
    documents: Iterable[Document],
    *,
    as_of: date | None = None,
    progress: Callable[[int, int], None] | None = None,
    unread: Sequence[tuple[str, str]] = (),
    lexicon: Lexicon | None = None,
) -> Matrix:
    """The matrix of all `documents`, the same in whatever order they come.

    `as_of` is the document date; without it the latest date of publication or of a meeting. `progress` is called with (done, total).
    `unread` are (file, reason) of files that no reader could read: they stand in Sources. Readouts of the batch date one another's years.
    """
    lexicon = lexicon or load_lexicon()
    given = list(documents)
    readouts = [prepare(document, lexicon) for document in given]
    milestones = sorted(
        {milestone for readout in readouts for milestone in milestones_of(readout)}, key=lambda m: (m.day, m.framework, m.source)
    )
    accounts = []
    for number, readout in enumerate(readouts, 1):
        accounts.append(accounts_of(readout, lexicon, milestones))
        if progress:
            progress(number, len(readouts))
    return merge(readouts, accounts, lexicon, as_of=as_of, unread=unread)
