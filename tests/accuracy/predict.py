"""Runs the extraction over the .txt files of a folder, each alone, and writes what it finds in the shape of a gold file.

    python tests/accuracy/predict.py DIR OUT.json

A gold file has one statement per sentence and side, with its strongest stance; where one sentence gives several acts of a side, they are
put together here by that rule. Announced meetings are no events there and are left out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from briefgen.extract import accounts_of
from briefgen.extract.statements import STRONGEST
from briefgen.lexicon import load_lexicon
from briefgen.model import Account, Act, Readout, Status, Strength
from briefgen.prepare import prepare
from briefgen.readers import read_document


def predict_file(path: Path) -> dict[str, Any]:
    """The events of one text, alone."""
    document = read_document(path.read_bytes(), path.name)
    readout = prepare(document)
    accounts = accounts_of(readout, load_lexicon(), _milestones(readout))
    events = [_event(readout, account) for account in accounts if account.status is not Status.ANNOUNCED]
    published = readout.published.isoformat() if readout.published else None
    return {"published": published, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "events": events}


def _milestones(readout: Readout) -> Any:
    from briefgen.extract import milestones_of

    return milestones_of(readout)


def _event(readout: Readout, account: Account) -> dict[str, Any]:
    when, where = account.when, account.where
    statements = [_statement(readout, acts) for acts in _by_sentence_and_side(account.acts)]
    areas = [
        item
        for act in account.acts
        if act.side == "both" and act.strength is not Strength.PAST and act.stance.value in {"agreed", "committed", "affirmed"}
        for item in act.areas_text
    ]
    return {
        "title": account.name,
        "series": account.series or None,
        "ordinal": account.round_no,
        "kind": account.kind.value,
        "date_start": when.start.isoformat() if when.start else (when.partial or None),
        "date_end": when.end.isoformat() if when.end else None,
        "venue_city": where.city or None,
        "venue_country": where.country or None,
        "venue_mode": where.mode.value or None,
        "parties": list(account.parties),
        "chairs": [{"name": p.name or None, "title": p.title or None, "side": p.side or None} for p in account.people if p.role == "lead"],
        "primary": account.primary,
        "agreed_areas": list(dict.fromkeys(areas)),
        "statements": statements,
    }


def _by_sentence_and_side(acts: tuple[Act, ...]) -> list[list[Act]]:
    groups: dict[tuple[int, str], list[Act]] = {}
    for act in acts:
        groups.setdefault(((act.opened or act.sentence).start, act.side), []).append(act)
    return list(groups.values())


def _statement(readout: Readout, acts: list[Act]) -> dict[str, Any]:
    best = min(acts, key=lambda act: STRONGEST.index(act.stance))
    span = best.opened or best.sentence  # the items of a list stand in a gold file under the sentence that opens it
    sentence = readout.text[span.start : span.end]
    return {"side": best.side, "stance": best.stance.value, "gist": best.text[:120], "evidence": " ".join(sentence.split()[:8])}


def main(folder: str, out: str) -> None:
    predictions = {path.stem: predict_file(path) for path in sorted(Path(folder).glob("*.txt"))}
    Path(out).write_text(json.dumps(predictions, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
