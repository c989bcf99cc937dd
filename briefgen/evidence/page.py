"""The whole page: one file that needs no other, and that may load none."""

from __future__ import annotations

import functools
import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from briefgen import __version__
from briefgen.evidence.findings import marks_of
from briefgen.evidence.marks import Mark, Sort
from briefgen.evidence.markup import text_html
from briefgen.evidence.rows import Rows
from briefgen.evidence.words import KINDS, MEANINGS, NAMES, STATUSES, day, days
from briefgen.model import Account, Event, Matrix, Readout, Severity, Source

Details = dict[str, Any]


def evidence_page(readouts: Sequence[Readout], accounts: Sequence[Sequence[Account]], matrix: Matrix) -> str:
    """The page as HTML. `accounts[i]` belong to `readouts[i]`, `matrix` is what they were merged into; the same for the same input.

    Texts stand in the order of `readouts`, each as it came. `#event=ID` in the address shows one event, `#kind=date,place` some kinds,
    `#E-...` is a row of the sheet Evidence.
    """
    rows = Rows(matrix)
    texts: list[Details] = []
    first = 0
    for readout, own in zip(readouts, accounts, strict=True):
        marks = marks_of(readout, own, rows)
        texts.append(_text(len(texts) + 1, readout, marks, first, rows))
        first += len(marks)
    places = {row: f"m{detail['number']}" for text in reversed(texts) for detail in reversed(text["details"]) for row in detail["feeds"]}
    style, script = _part("page.css"), _part("page.js")
    return _template().render(
        version=__version__,
        policy=_policy(style, script),
        style=Markup(style),  # ours, and its hash stands in the policy
        script=Markup(script),
        as_of=day(matrix.as_of),
        texts=texts,
        unread=[source for source in matrix.sources if source.status == "not read" and (source.file, source.sha256) not in _held(readouts)],
        events=[_event(event, texts) for event in matrix.events],
        counts=_counts(matrix, texts),
        checks=_checks(matrix, places),
        kinds=[{"key": str(sort), "name": name, "number": _number(texts, sort)} for sort, name in KINDS],
        codes=[{"code": str(code), "meaning": meaning} for code, meaning in MEANINGS.items()],
    )


def _text(number: int, readout: Readout, marks: Sequence[Mark], first: int, rows: Rows) -> Details:
    source = rows.source(readout)
    shown = [(first + n, mark) for n, mark in enumerate(marks) if mark.sort is not Sort.SENTENCE]
    sorts = Counter(mark.sort for _, mark in shown)
    return {
        "number": number,
        "title": readout.title or readout.name,
        "file": readout.name,
        "source": source.source_id if source else "",
        "status": source.status if source else "",
        "copy_of": source.same_text_as if source else "",
        "said": _said(readout, source, rows),
        "warnings": readout.warnings,
        "url": readout.url if readout.url.startswith(("http://", "https://")) else "",
        "address": readout.url,
        "events": list(dict.fromkeys(key for _, mark in shown for key in mark.events)),
        "statements": sorts[Sort.STATEMENT],
        "cuts": sorts[Sort.CUT],
        "sorts": sorts,
        "html": text_html(readout.raw, marks, first),
        "details": [_detail(number, mark) for number, mark in shown],
    }


def _said(readout: Readout, source: Source | None, rows: Rows) -> list[tuple[str, str]]:
    """What is known of the text, as far as it is known."""
    published = f"{day(readout.published)} ({readout.published_method})" if readout.published else "no date of publication found"
    known = (
        ("File", readout.name),
        ("Publisher", readout.publisher),
        ("Speaks for", rows.party(readout.side)),
        ("Tier", str(readout.tier or "")),
        ("Published", published),
        ("Same text as", f"{source.same_text_as} ({source.similarity:.0%} alike)" if source and source.same_text_as else ""),
        ("Remarks", "; ".join(readout.remarks)),
        ("SHA-256", readout.sha256),
    )
    return [(label, value) for label, value in known if value]


def _detail(number: int, mark: Mark) -> Details:
    return {
        "number": number,
        "sort": str(mark.sort),
        "name": NAMES[mark.sort],
        "code": mark.code,
        "value": mark.value,
        "facts": mark.facts,
        "rows": [{"id": row, "link": f"#{_address(row)}" if row.startswith(("EV-", "E-")) else ""} for row in mark.rows],
        # The rows that this mark shows best: a check at one of them leads here.
        "feeds": [row for row in mark.rows if row.startswith("ST-" if mark.sort is Sort.STATEMENT else "EV-")]
        if mark.sort in (Sort.STATEMENT, Sort.EVENT)
        else [row for row in mark.rows if row.startswith(("P-", "M-"))],
    }


def _address(row: str) -> str:
    return f"event={quote(row)}" if row.startswith("EV-") else quote(row)


def _event(event: Event, texts: Sequence[Details]) -> Details:
    when = days(event.date_start, event.date_end) or event.date_partial or "no date"
    return {
        "id": event.event_id,
        "address": quote(event.event_id),
        "when": when,
        "name": event.name or event.event_id,
        "place": ", ".join(part for part in (event.city, event.country) if part),
        "status": STATUSES[event.status].split(",")[0],
        "texts": [text["number"] for text in texts if event.event_id in text["events"]],
        "confidence": str(event.confidence),
        "reason": event.confidence_reason,
    }


def _checks(matrix: Matrix, places: dict[str, str]) -> list[Details]:
    """Open checks that ask somebody to look, errors first, each with the mark that it is about."""
    wanted = [check for check in matrix.checks if not check.decision and check.severity is not Severity.INFO]
    rows = ((check, check.where.split("/")[1] if "/" in check.where else check.where) for check in wanted)
    return [
        {
            "rule": check.rule,
            "error": check.severity is Severity.ERROR,
            "row": row,
            "what": check.what,
            "fix": check.fix[:1].upper() + check.fix[1:],
            "link": places.get(row) or next(iter(check.evidence), ""),
        }
        for check, row in rows
    ]


def _counts(matrix: Matrix, texts: Sequence[Details]) -> list[tuple[int, str]]:
    read = [source for source in matrix.sources if source.status == "read"]
    independent = sum(1 for source in read if not source.same_text_as)
    return [
        (len(texts), "text" if len(texts) == 1 else "texts"),
        (independent, "independent source" if independent == 1 else "independent sources"),
        (len(matrix.events), "event" if len(matrix.events) == 1 else "events"),
        (len(matrix.statements), "statement" if len(matrix.statements) == 1 else "statements"),
    ]


def _number(texts: Sequence[Details], sort: Sort) -> int:
    return sum(text["sorts"][sort] for text in texts)


def _held(readouts: Sequence[Readout]) -> set[tuple[str, str]]:
    return {(readout.name, readout.sha256) for readout in readouts}


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, and nothing run or used as style but what stands in the page and has these hashes."""
    hashes = ["'sha256-" + b64encode(hashlib.sha256(part.encode()).digest()).decode() + "'" for part in (style, script)]
    return f"default-src 'none'; style-src {hashes[0]}; script-src {hashes[1]}; base-uri 'none'; form-action 'none'"


def _part(name: str) -> str:
    """A part of the page that ships with the package; its line ends are its own on every system, since its hash is taken."""
    return files("briefgen.evidence").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n").strip()


@functools.cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_part("page.html.j2"))
