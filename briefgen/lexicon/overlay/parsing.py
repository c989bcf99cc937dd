"""TOML read so that one broken line does not hide the faults of the rest."""

from __future__ import annotations

import itertools
import re
import tomllib
from typing import Any

from briefgen.lexicon.overlay.faults import Fault, Faults

_HEADER = re.compile(r"""^\s*\[\[?\s*[\w-]+(?:\s*\.\s*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*\s*\]\]?\s*(?:#.*)?$""", re.M)
_AT = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_FIX = "mend this line: text stands in quotes, values of a list are parted by commas, every bracket is closed"


def parse(text: str, faults: Faults) -> dict[str, Any]:
    """What `text` gives. Where it is not TOML as a whole, its sections are read one by one, and each that cannot be read is a fault."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        whole = _fault(error, 0, text)
    starts = [0, *(found.start() for found in _HEADER.finditer(text)), len(text)]
    given: dict[str, Any] = {}
    broken = []
    for start, end in itertools.pairwise(starts):
        section = text[start:end]
        try:
            _join(given, tomllib.loads(section))
        except tomllib.TOMLDecodeError as error:
            broken.append(_fault(error, text.count("\n", 0, start), section))
    faults.found += broken or [whole]
    return given


def _fault(error: tomllib.TOMLDecodeError, before: int, section: str) -> Fault:
    message = str(error)
    at = _AT.search(message)
    line = int(at["line"]) if at and at["line"] else section.rstrip().count("\n") + 1
    what = message[: at.start()] if at else message
    return Fault(f"not TOML: {what[:1].lower()}{what[1:]}", line=before + line, fix=_FIX)


def _join(given: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        known = given.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            _join(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            known += value
        else:
            given[key] = value
