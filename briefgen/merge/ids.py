"""Ids that stay the same from run to run: made of what is said, not of where it stands in a list."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

from briefgen.extract.registry import fold
from briefgen.model import Account


def short_hash(*parts: str, length: int = 6) -> str:
    """The first hex digits of a SHA-256 over `parts`."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


def slug(text: str) -> str:
    """Small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def mechanism_id(series_key: str) -> str:
    """ "US-VN:defence-political-security:dialogue" -> "M-US-VN-DefPolSec-dialogue"."""
    pair, words, head = series_key.split(":")
    initials = "".join(re.sub(r"[^a-z0-9]", "", fold(word))[:3].capitalize() for word in words.split("-"))
    return "-".join(part for part in ("M", pair, initials, slug(head)) if part)


def event_id(account: Account, level: int | None, taken: Collection[str]) -> str:
    """Parties + mechanism + round, else parties + date + level; a further one on the same day gets a letter of its own."""
    pair = "-".join(sorted(account.parties)) or "XX"
    if account.series_key and account.round_no is not None:
        stem = mechanism_id(account.series_key).removeprefix("M-")
        base = f"EV-{stem}-{account.round_no}"
    else:
        day = account.when.start.isoformat() if account.when.start else (account.when.partial.strip("-") or "undated")
        sort = "call" if account.kind.value == "call" else f"L{level or 5}"
        base = f"EV-{pair}-{day}-{sort}"
    if base not in taken:
        return base
    names = "-".join(sorted(slug(p.name.split()[-1]) for p in account.people if p.role == "lead" and p.name))
    longer = f"{base}-{names}" if names else f"{base}-{short_hash(account.name)}"
    return longer if longer not in taken else f"{longer}-{short_hash(account.readout, account.name)}"
