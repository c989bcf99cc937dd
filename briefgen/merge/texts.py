"""A text beside others: what has to be known of it to see which others tell of the same meetings, and the whole of it where that is wanted."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from briefgen.extract.years import Milestone
from briefgen.merge.sources import source_row
from briefgen.model import Account, Person, Readout, Source, When, Where


@dataclass(frozen=True, slots=True)
class Gist:
    """Of ten thousand texts this is held, not what they say.

    `source` is the text's row as it is by itself; `accounts` have what tells one meeting from another and nothing that was said there;
    `sample` finds copies (`wire.sample_of`); `milestones` can date other texts, and those of others this one where it `is_undated`.
    """

    source: Source
    accounts: tuple[Account, ...]
    sample: array[int]
    milestones: tuple[Milestone, ...] = ()
    is_undated: bool = False
    warnings: tuple[str, ...] = ()


class ForgottenError(Exception):
    """What an earlier run kept of a text has gone, or is damaged, since its gist was looked at."""


class Told(NamedTuple):
    """A text as it was read, and what it tells of each event."""

    readout: Readout
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """`key`: a hash of all that `whole` follows from; b"" for a text of which nothing is kept from run to run."""

    gist: Gist
    whole: Callable[[], Told]
    key: bytes = b""

    @property
    def name(self) -> str:
        return self.gist.source.file


def gist_of(told: Told, sample: array[int], milestones: Iterable[Milestone] = (), is_undated: bool = False) -> Gist:
    readout, accounts = told
    return Gist(
        source_row(readout, len(accounts)), tuple(map(told_apart, accounts)), sample, tuple(milestones), is_undated, readout.warnings
    )


def told_apart(account: Account) -> Account:
    """The account with what `events.group_accounts` asks for."""
    when = account.when
    return Account(
        account.readout,
        account.status,
        account.kind,
        "",
        account.primary,
        account.parties,
        When(start=when.start, partial=when.partial),
        Where(),
        tuple(Person(person.name, "", person.side, "", person.span) for person in account.people if person.role == "lead" and person.name),
        (),
        series_key=account.series_key,
        round_no=account.round_no,
    )


def renamed(text: Text, name: str) -> Text:
    """The same text under another name."""
    gist = text.gist

    def whole() -> Told:
        readout, accounts = text.whole()
        return Told(replace(readout, name=name), tuple(replace(account, readout=name) for account in accounts))

    return Text(
        replace(
            gist,
            source=replace(gist.source, file=name),
            accounts=tuple(replace(account, readout=name) for account in gist.accounts),
            milestones=tuple(replace(milestone, source=name) for milestone in gist.milestones),
        ),
        whole,
        text.key + name.encode("utf-8", "surrogatepass") if text.key else b"",
    )


def loaded(text: Text) -> Text:
    """The same text, held whole."""
    told = text.whole()
    return Text(text.gist, lambda: told, text.key)
