"""The order of the stages: documents -> readouts -> accounts -> matrix.

Two halves: what one text tells by itself (`find_one`: any process can do it, and its result can be kept), and what all texts tell together.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.extract import Milestone, accounts_of, may_be_dated, milestones_of
from briefgen.lexicon import Lexicon, load_lexicon
from briefgen.merge import merge_texts
from briefgen.merge.circles import Keep
from briefgen.merge.texts import Text, Told, gist_of, renamed
from briefgen.merge.wire import sample_of
from briefgen.model import Account, Document, Matrix, Readout
from briefgen.prepare import prepare


@dataclass(frozen=True, slots=True)
class Finding:
    """What one text tells by itself. `milestones` can date other texts of a batch; `sample` finds copies (`merge.wire`)."""

    readout: Readout
    accounts: tuple[Account, ...]
    milestones: tuple[Milestone, ...]
    sample: array[int]


@dataclass(frozen=True, slots=True)
class Findings:
    """The matrix, and the texts that it was made of, in the order in which they were given."""

    texts: tuple[Text, ...]
    matrix: Matrix

    @property
    def readouts(self) -> tuple[Readout, ...]:
        return tuple(text.whole().readout for text in self.texts)

    @property
    def accounts(self) -> tuple[tuple[Account, ...], ...]:
        """`accounts[i]` is what `readouts[i]` tells."""
        return tuple(text.whole().accounts for text in self.texts)


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
    return find_all(documents, as_of=as_of, progress=progress, unread=unread, lexicon=lexicon).matrix


def find_all(
    documents: Iterable[Document],
    *,
    as_of: date | None = None,
    progress: Callable[[int, int], None] | None = None,
    unread: Sequence[tuple[str, str]] = (),
    lexicon: Lexicon | None = None,
) -> Findings:
    """The same with what each text tells, for those who show it: readouts and accounts in the order of `documents`."""
    lexicon = lexicon or load_lexicon()
    given = list(documents)
    findings = []
    for number, document in enumerate(given, 1):
        findings.append(find_one(document, lexicon))
        if progress:
            progress(number, len(given))
    return put_together(map(text_of, findings), lexicon, as_of=as_of, unread=unread)


def find_one(document: Document, lexicon: Lexicon) -> Finding:
    """What `document` tells, read alone."""
    readout = prepare(document, lexicon)
    return Finding(readout, accounts_of(readout, lexicon), tuple(milestones_of(readout)), sample_of(readout.text))


def text_of(finding: Finding) -> Text:
    """The text with what it tells, held whole."""
    told = Told(finding.readout, finding.accounts)
    return Text(gist_of(told, finding.sample, finding.milestones, may_be_dated(finding.readout)), lambda: told)


def put_together(
    texts: Iterable[Text],
    lexicon: Lexicon,
    *,
    as_of: date | None = None,
    unread: Sequence[tuple[str, str]] = (),
    keep: Keep | None = None,
) -> Findings:
    """What all texts tell together. Texts that print no year are read once more where another one tells something of theirs. What `keep` knows
    of texts that tell of the same meetings is not put together again."""
    given = _named_apart(list(texts))
    milestones = sorted({one for text in given for one in text.gist.milestones}, key=lambda m: (m.day, m.framework, m.source))
    given = [_dated(text, lexicon, milestones) if milestones and text.gist.is_undated else text for text in given]
    matrix = merge_texts(given, lexicon, as_of=as_of, unread=unread, keep=keep)
    if overlay := lexicon.overlay:
        note = ("Lexicon overlay", f"{overlay.name} (sha256 {overlay.sha256})")
        matrix = replace(matrix, settings=(*matrix.settings, note))
    return Findings(tuple(given), matrix)


def _dated(text: Text, lexicon: Lexicon, milestones: Sequence[Milestone]) -> Text:
    """The text read once more, beside what other texts date."""
    readout = text.whole().readout
    told = Told(readout, accounts_of(readout, lexicon, milestones))
    gist = gist_of(told, text.gist.sample, text.gist.milestones, is_undated=True)
    return Text(gist, lambda: told, text.key and text.key + repr(milestones).encode("utf-8", "surrogatepass"))


def _named_apart(texts: Sequence[Text]) -> list[Text]:
    """The texts in their order; of several with one name the later ones (by content) get a number, as texts are told apart by name."""
    seen: dict[str, int] = {}
    named: dict[int, Text] = {}
    for place in sorted(range(len(texts)), key=lambda n: (texts[n].name, texts[n].gist.source.sha256, n)):
        text = texts[place]
        seen[text.name] = count = seen.get(text.name, 0) + 1
        named[place] = text if count == 1 else renamed(text, f"{text.name} ({count})")
    return [named[place] for place in range(len(texts))]
