"""The examples of an overlay, run through the tables as they will be: each must be found as what it is an example of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from briefgen.lexicon.forms import Forms
from briefgen.lexicon.furniture import FurnitureTable
from briefgen.lexicon.overlay.faults import Faults, Path
from briefgen.lexicon.parties import PartyTable
from briefgen.lexicon.stances import StanceTable
from briefgen.model import Kind, Stance

Example = tuple[Path, str, bool]  # where it stands, its words, whether it is found


def check_examples(own: dict[str, dict[str, Any]], built: dict[str, Any], faults: Faults) -> None:
    """`built` holds the tables by name; an example whose table could not be made is passed over."""
    for name, table in built.items():
        for path, example, found in _RUNS[name](own[name], table):
            if not found:
                fix = "mend the example, or give the entry the form that stands in it"
                faults.add(path, f"the example “{example}” does not match its own entry", fix=fix, value=example)


def _given(entry: dict[str, Any], path: Path) -> Iterator[tuple[Path, str]]:
    if "example" in entry:
        yield (*path, "example"), entry["example"]
    yield from (((*path, "examples"), example) for example in entry.get("examples", ()))


def _countries(own: dict[str, Any], table: PartyTable) -> Iterator[Example]:
    return _parties("countries", own, table)


def _organisations(own: dict[str, Any], table: PartyTable) -> Iterator[Example]:
    return _parties("organisations", own, table)


def _parties(name: str, own: dict[str, Any], table: PartyTable) -> Iterator[Example]:
    for code, entry in own.items():
        hidden = Forms([*entry.get("forms", ()), *entry.get("bodies", ())])  # of organisations that are no party
        for path, example in _given(entry, (name, code)):
            named = any(form.code == code for _, _, found in table.finder.find(example) for form in table.forms[found])
            yield path, example, named or (name == "organisations" and code not in table.names and bool(hidden.first(example)))


def _outlets(own: dict[str, Any], table: Any) -> Iterator[Example]:
    for key, entry in own.items():
        for path, example in _given(entry, ("outlets", key)):
            signatures = {found for _, _, found in table.finder.find(example)}
            yield path, example, bool(signatures & set(entry.get("signatures", ())))


def _titles(own: dict[str, Any], table: Any) -> Iterator[Example]:
    for row in own.get("levels", ()):
        for path, example in _given(row, ("titles", "levels", row[""])):
            yield path, example, table.level(example) == row.get("level")
    for row in own.get("home", ()):
        for path, example in _given(row, ("titles", "home", row[""])):
            yield path, example, set(table.home_of(example)) == set(row.get("countries", ()))


def _stances(own: dict[str, Any], table: StanceTable) -> Iterator[Example]:
    for stance in Stance:
        for path, example in _given(own.get(stance, {}), ("stances", stance.value)):
            yield path, example, stance in _stances_in(example, table)


def _stances_in(sentence: str, table: StanceTable) -> set[Stance]:
    found = set()
    for word in re.finditer(r"\w[\w-]*", sentence):
        low = word.group().lower()
        if form := table.forms.get(low):
            found.add(form.stance)
        for letters in (low[:2], low[:1]):
            found |= {phrase.stance for phrase in table.phrases.get(letters, ()) if phrase.pattern.match(sentence, word.start())}
    return found


def _mechanisms(own: dict[str, Any], table: Any) -> Iterator[Example]:
    for kind, examples in own.get("examples", {}).items():
        for example in examples:
            low = example.lower()
            heads = {kind for head, kind in table.heads.items() if re.search(rf"(?<!\w){re.escape(head)}(?!\w)", low)}
            yield ("mechanisms", "examples", kind), example, Kind(kind) in heads


def _areas(own: dict[str, Any], table: Any) -> Iterator[Example]:
    for row in own.get("area", ()):
        for path, example in _given(row, ("areas", "area", row[""])):
            yield path, example, row.get("id") in {hit.area_id for hit in table.find(example, 0, len(example))}


def _furniture(own: dict[str, Any], table: FurnitureTable) -> Iterator[Example]:
    finds: dict[str, Callable[[str], bool]] = {
        "stops": lambda line: bool(table.stops.match(line)),
        "drops": lambda line: line.lower() in table.drops,
        "captions": lambda line: bool(table.captions.search(line)),
        "signoffs": lambda line: bool(table.signoffs.search(line)),
        "published": lambda line: bool(table.published.match(line)),
    }
    for key, examples in own.get("examples", {}).items():
        for example in examples:
            yield ("furniture", "examples", key), example, finds[key](example)


_RUNS: dict[str, Callable[[dict[str, Any], Any], Iterator[Example]]] = {
    "countries": _countries,
    "organisations": _organisations,
    "outlets": _outlets,
    "titles": _titles,
    "stances": _stances,
    "mechanisms": _mechanisms,
    "areas": _areas,
    "furniture": _furniture,
}
