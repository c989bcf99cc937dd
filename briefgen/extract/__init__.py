"""From one readout to what it says of each event. Text in, values with spans out; no files, no clock."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.extract.accounts import find_accounts
from briefgen.extract.reading import Reading, read
from briefgen.extract.years import Milestone, find_bounds, find_milestones
from briefgen.lexicon import Lexicon
from briefgen.lexicon.scan import folded
from briefgen.model import Account, Readout
from briefgen.prepare.sentences import find_sentences

__all__ = ["Milestone", "accounts_of", "may_be_dated", "milestones_of"]


def milestones_of(readout: Readout) -> list[Milestone]:
    """Dated steps of a relationship that `readout` gives; with them, `accounts_of` can date texts of the same batch that print no year."""
    if "partnership" not in folded(readout.text):  # the word that every framework's name has; most texts have none
        return []
    return find_milestones(readout.text, find_sentences(readout.text), readout.name)


def may_be_dated(readout: Readout) -> bool:
    """Whether milestones of other texts can change what `readout` tells: it prints no date of its own and speaks of a partnership."""
    return readout.published is None and "partnership" in folded(readout.text)


def accounts_of(readout: Readout, lexicon: Lexicon, milestones: Sequence[Milestone] = ()) -> tuple[Account, ...]:
    """What `readout` says of each event, the main one first; () where it reports none, or is not in English."""
    if readout.language != "en" or not readout.text:
        return ()
    reading: Reading = read(readout, lexicon)
    if readout.published is None:
        reading.bounds = find_bounds(readout.text, [sentence.span for sentence in reading.sentences], milestones)
    return find_accounts(reading)
