"""Every field that a template may use, by its first word, with what makes it; only what a template names is made."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from briefgen.memo import common, comparison, overview, points, record, scene
from briefgen.memo.asked import Asked

MAKERS: dict[str, Callable[[Asked], Any]] = {
    "document": common.document,
    "counts": common.counts,
    "sources": common.sources,
    "sources_more": common.sources_more,
    "relationship": overview.relationship,
    "meetings": overview.meetings,
    "other_events": overview.other_events,
    "agreed": overview.agreed,
    "undertakings": overview.undertakings,
    "undertakings_none": overview.undertakings_none,
    "proposals": overview.proposals,
    "proposals_none": overview.proposals_none,
    "other_statements": overview.other_statements,
    "changes": overview.changes,
    "accounts": overview.accounts,
    "calendar": overview.calendar,
    "only_named": overview.only_named,
    "calendar_note": overview.calendar_note,
    "verify": overview.verify,
    "ours": scene.ours,
    "theirs": scene.theirs,
    "counterparts": scene.counterparts,
    "last_meeting": scene.last_meeting,
    "their_asks": scene.their_asks,
    "our_asks": scene.our_asks,
    "asks": points.asks,
    "followed": points.followed,
    "exchanges": points.exchanges,
    "comparison": comparison.compared,
    "chronology": record.chronology,
    "referred": record.referred,
    "record": record.records,
    "record_note": record.record_note,
    "mechanisms": record.mechanisms,
    "coverage": record.coverage,
    "register": record.register,
    "people": record.people,
}


def memo_context(asked: Asked, wanted: Collection[str] | None = None) -> dict[str, Any]:
    """The fields of templates/README.md for one document; those not among `wanted` (None: all are) are there without a value."""
    return {name: made(asked) if wanted is None or name in wanted else None for name, made in MAKERS.items()}
