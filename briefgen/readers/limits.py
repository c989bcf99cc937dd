"""LIMITS: how much of a file is read. One table; each figure can be set with --limit NAME=NUMBER or in BRIEFGEN_LIMITS.

They are counts, not seconds, wherever a count will do: what a file gives must not depend on how fast the machine is. `seconds` is the net
below them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from briefgen.errors import ReadoutError, UsageError

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    file_mb: int = 64  # of one file, as it lies on the disk; a readout has some 5 kB, the largest saved web page a few MB
    unpacked_mb: int = 256  # of all that one file unpacks to: members, members of members, the parts of Office files
    part_mb: int = 32  # of one part of an Office or OpenDocument file; XML takes ten times its length in memory
    page_mb: int = 8  # of a web page; reading one takes time that grows faster than its length
    page_tags: int = 300_000  # of a web page; one of news has some 2,000
    members: int = 1000  # of an archive or attachments of an e-mail, with all that they hold in turn
    nesting: int = 2  # archives and e-mails around a file: one in another
    pages: int = 500  # of a PDF
    text_chars: int = 6_000_000  # of one text
    seconds: int = 60  # for one file


LIMITS = Limits()


def set_limits(settings: str) -> Limits:
    """LIMITS with each "name=number" of `settings`, parted by commas or spaces, in its place. Raises UsageError for any other."""
    names = [field.name for field in fields(Limits)]
    limits = LIMITS
    for setting in settings.replace(",", " ").split():
        name, _, number = setting.partition("=")
        if name not in names or not (number.isascii() and number.isdigit()) or not 1 <= int(number) <= 10**9:
            fix = f"write NAME=NUMBER, where NAME is one of {', '.join(names)}"
            raise UsageError(f"{setting!r} is not a limit", where="--limit", fix=fix)
        limits = replace(limits, **{name: int(number)})
    return limits


class Budget:
    """What is left of the limits while one file is read, with all that it holds."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.unpacked = limits.unpacked_mb * MEGABYTE
        self.members = limits.members

    def unpack(self, size: int) -> None:
        """Takes `size` unpacked bytes. Raises ReadoutError where the file would unpack to more than the limit."""
        if size > self.unpacked:
            raise too_much(f"it unpacks to more than {self.limits.unpacked_mb} MB", "unpacked_mb")
        self.unpacked -= size

    def member(self) -> bool:
        """Takes one member; False where there have been too many."""
        self.members -= 1
        return self.members >= 0


def too_much(what: str, limit: str, fix: str = "take out of it what is no readout") -> ReadoutError:
    """The error for a file beyond a limit, with the name of the limit to raise."""
    return ReadoutError(f"{what}, the most that is read", fix=f"{fix}, or raise the limit: --limit {limit}=NUMBER")
