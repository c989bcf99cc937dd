"""From a few words to what is found in them: the shortest way from an invented sentence to people, events and statements."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from briefgen.extract import accounts_of, milestones_of
from briefgen.extract.mentions import PersonMention
from briefgen.extract.parties import find_parties
from briefgen.extract.people import find_people
from briefgen.extract.reading import Reading, read
from briefgen.extract.series import SeriesMention, find_series
from briefgen.extract.tokens import find_tokens
from briefgen.lexicon import load_lexicon
from briefgen.model import Account, Act, Document, Matrix, Readout
from briefgen.pipeline import build_matrix
from briefgen.prepare import prepare


def document(text: str, name: str = "a.txt", published: str = "", publisher: str = "") -> Document:
    """A file as a reader hands it on. `published` as an ISO date."""
    day = date.fromisoformat(published) if published else None
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(name, digest, text, publisher=publisher, published=day, published_method="file header" if day else "")


def readout(text: str, published: str = "", publisher: str = "") -> Readout:
    return prepare(document(text, published=published, publisher=publisher), load_lexicon())


def reading(text: str, published: str = "", publisher: str = "") -> Reading:
    return read(readout(text, published, publisher), load_lexicon())


def accounts(text: str, published: str = "", publisher: str = "", others: Iterable[str] = ()) -> tuple[Account, ...]:
    """What `text` says of each event; `others` are texts of the same batch, which may date it."""
    one = readout(text, published, publisher)
    milestones = [m for other in [text, *others] for m in milestones_of(readout(other))]
    return accounts_of(one, load_lexicon(), milestones)


def account(text: str, published: str = "", publisher: str = "", others: Iterable[str] = ()) -> Account:
    """The main event; the test fails where there is none."""
    found = accounts(text, published, publisher, others)
    assert found, f"no event in: {text}"
    return found[0]


def people(sentence: str) -> list[PersonMention]:
    """Titles with their names, as one sentence gives them."""
    lexicon = load_lexicon()
    tokens = find_tokens(sentence, 0, len(sentence))
    return find_people(sentence, tokens, find_parties(sentence, lexicon.parties), lexicon)


def series(sentence: str) -> list[SeriesMention]:
    lexicon = load_lexicon()
    tokens = find_tokens(sentence, 0, len(sentence))
    return find_series(sentence, tokens, find_parties(sentence, lexicon.parties), lexicon)


# An event to which a test can add sentences: two leads whose sides are sure, no statement of its own.
MET = (
    "Kenyan Foreign Minister Grace Otieno met Norwegian Foreign Minister Ola Berg in Nairobi on 14 May 2024. "
    "The ministers were joined by their officials at the table."
)


def acts(said: str, opening: str = MET, published: str = "") -> tuple[Act, ...]:
    """The acts of the main event in `said`, which follows `opening` as a paragraph of its own."""
    return account(f"{opening}\n\n{said}", published).acts


def matrix(*texts: str, published: str = "") -> Matrix:
    """The matrix of texts named a.txt, b.txt, ..."""
    return build_matrix([document(text, f"{chr(97 + n)}.txt", published) for n, text in enumerate(texts)])
