"""Whether an overlay says what it means: what it refers to is there, no form is claimed twice, patterns and examples work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any

from briefgen.errors import LexiconError
from briefgen.lexicon.areas import folding, read_areas
from briefgen.lexicon.furniture import DATE, read_furniture
from briefgen.lexicon.mechanisms import read_mechanisms
from briefgen.lexicon.outlets import read_outlets
from briefgen.lexicon.overlay.examples import check_examples
from briefgen.lexicon.overlay.faults import Faults, Path, nearest
from briefgen.lexicon.overlay.merging import lay_over
from briefgen.lexicon.overlay.shapes import TABLES, Entries, Fields, Leaf, Rows, Shape
from briefgen.lexicon.parties import read_parties
from briefgen.lexicon.scan import Rule
from briefgen.lexicon.stances import expanded, first_letters, read_stances
from briefgen.lexicon.tables import read_table
from briefgen.lexicon.titles import read_titles
from briefgen.model import Stance

Tables = dict[str, dict[str, Any]]
Owner = tuple[str, str]  # table and entry
PARTY_FORMS = ("forms", "demonyms", "agencies", "metonyms", "bodies")


def check_meaning(own: Tables, faults: Faults) -> None:
    """`own` holds what fits the tables' shapes; each thing in it that cannot work is a fault."""
    shipped = {name: read_table(name) for name in _needed(own)}
    merged = {name: lay_over(name, table, own[name])[0] if name in own else table for name, table in shipped.items()}
    _missing(own, shipped, faults)
    _references(own, merged, faults)
    for path, pattern in list(_patterns(own)):
        _pattern(path, pattern, faults)
    _claims(own, merged, faults)
    built = {name: table for name in own if (table := _built(name, merged, own, faults)) is not None}
    check_examples(own, built, faults)


def _needed(own: Tables) -> list[str]:
    """Of the tables that ship, those that this overlay touches or refers to."""
    parties = {"countries", "organisations"} if own.keys() & {"countries", "organisations", "outlets", "titles"} else set()
    return [name for name in TABLES if name in own or name in parties]


def _missing(own: Tables, shipped: Tables, faults: Faults) -> None:
    """A new entry has to say at least what every entry says."""
    for name, table in own.items():
        shape = TABLES[name]
        if isinstance(shape, Entries) and isinstance(shape.item, Fields):
            for key, entry in table.items():
                if key not in shipped[name]:
                    _lacks((name, key), entry, shape.item.required, faults)
    for name, part in (("areas", "area"), ("titles", "levels"), ("titles", "home")):
        shape = TABLES[name]
        rows = shape.keys[part] if isinstance(shape, Fields) else None
        known = {row["id"] for row in shipped[name][part]} if name == "areas" and name in shipped else set()
        for row in own.get(name, {}).get(part, ()):
            if isinstance(rows, Rows) and row.get("id", "") not in known:
                _lacks((name, part, row[""]), row, rows.item.required, faults)


def _lacks(path: Path, entry: dict[str, Any], required: Iterable[str], faults: Faults) -> None:
    named = {(fault.table, fault.key) for fault in faults.found}  # a key that does not fit is a fault already
    place = [str(part + 1) if isinstance(part, int) else part for part in path[1:]]
    if lacking := [key for key in required if key not in entry and (path[0], ".".join([*place, key])) not in named]:
        faults.add(path, f"a new entry needs {' and '.join(lacking)}", fix="give it, or use the name of an entry that is there")


def _references(own: Tables, merged: Tables, faults: Faults) -> None:
    """Codes of parties, groups of areas, words of lists that must be there."""
    codes = {*merged.get("countries", ()), *(key for key, row in merged.get("organisations", {}).items() if row.get("party"))}
    for key, outlet in own.get("outlets", {}).items():
        for part in ("side", "country"):
            if part in outlet and outlet[part] not in codes:
                faults.add(
                    ("outlets", key, part),
                    f"there is no party {outlet[part]}",
                    fix=nearest(outlet[part], codes) or "use a country's code: VN",
                )
    for row in own.get("titles", {}).get("home", ()):
        for code in row.get("countries", ()):
            if code not in codes:
                faults.add(
                    ("titles", "home", row[""], "countries"),
                    f"there is no party {code}",
                    fix=nearest(code, codes) or "use a country's code: VN",
                )
    for key in own.get("organisations", {}):
        if key in merged["countries"]:
            faults.add(("organisations", key), f"{key} is a country's code", fix="use a longer name")
    for name, keys in (("countries", ("ambiguous", "weak", "hosts")), ("organisations", ("ambiguous",))):
        for code, entry in own.get(name, {}).items():
            words = set(_party_forms(merged[name][code]))
            for key in keys:
                for form in entry.get(key, ()):
                    if form.replace("’", "'") not in words:
                        faults.add(
                            (name, code, key), f"“{form}” is no form of this entry", fix="give it under forms or cities, too", value=form
                        )
    if "areas" in own:
        groups, desk = merged["areas"]["groups"], merged["areas"]["domain28"]
        for row in own["areas"].get("area", ()):
            group = row.get("id", "").split(".")[0]
            if "id" in row and (group not in groups or "." not in row["id"]):
                fix = nearest(group, groups) or "give [areas.groups] a name for it"
                faults.add(("areas", "area", row[""], "id"), f"an id is GROUP.NAME, and there is no group {group}", fix=fix)
            if row.get("domain28", "") not in ("", *desk):
                fix = nearest(row["domain28"], desk) or "take it out"
                faults.add(("areas", "area", row[""], "domain28"), f"the desk's list has no “{row['domain28']}”", fix=fix)


# --- patterns ----------------------------------------------------------------------------------------------------------------------


def _patterns(own: Tables) -> Iterator[tuple[Path, str]]:
    def inside(shape: Shape, value: Any, path: Path) -> Iterator[tuple[Path, str]]:
        if isinstance(shape, Leaf) and shape.kind == "patterns":
            yield from ((path, pattern) for pattern in value)
        elif isinstance(shape, Fields):
            for key, inner in value.items():
                if key in shape.keys:
                    yield from inside(shape.keys[key], inner, (*path, key))

    for name, table in own.items():
        yield from inside(TABLES[name], table, (name,))


def _pattern(path: Path, pattern: str, faults: Faults) -> None:
    try:
        compiled = re.compile(expanded(pattern).replace("DATE", DATE))
    except re.error as error:
        faults.add(path, f"“{pattern}” is no regular expression: {error}", fix="mend it; \\( is a bracket as such", value=pattern)
        return
    if compiled.match(""):
        faults.add(path, f"“{pattern}” matches nothing at all, so it matches everywhere", fix="let it begin with a word", value=pattern)
    elif path[0] == "stances" and path[-1] in {"phrases", "topics"} and path[1] != "past" and not all(first_letters(pattern)):
        fix = "let it, and each of its first alternatives, begin with a letter"
        faults.add(path, f"“{pattern}” does not begin with letters and would never be tried", fix=fix, value=pattern)
    elif path == ("furniture", "published") and "date" not in compiled.groupindex:
        faults.add(path, f"“{pattern}” does not say where the date stands", fix="write (?P<date>DATE) there", value=pattern)


# --- claims ------------------------------------------------------------------------------------------------------------------------


def _claims(own: Tables, merged: Tables, faults: Faults) -> None:
    """A form that the overlay gives to one entry and that another entry has, too."""
    if own.keys() & {"countries", "organisations"}:
        owners = _owners(
            (name, code, form)
            for name in ("countries", "organisations")
            for code, row in merged[name].items()
            for form in _party_forms(row)
        )
        for name in ("countries", "organisations"):
            for code, entry in own.get(name, {}).items():
                for key, form in _given_forms(entry):
                    if form not in entry.get("weak", ()):
                        fix = "take it out of one of them" + (
                            ", or list it under weak here, too, where both may be meant" if name == "countries" else ""
                        )
                        _claim((name, code, key), form, owners[form] - {(name, code)}, fix, faults)
    if "outlets" in own:
        owners = _owners(("outlets", key, form) for key, row in merged["outlets"].items() for form in row.get("signatures", ()))
        for key, entry in own["outlets"].items():
            for form in entry.get("signatures", ()):
                _claim(
                    ("outlets", key, "signatures"),
                    form,
                    owners[form.replace("’", "'")] - {("outlets", key)},
                    "take it out of one of them",
                    faults,
                )
    if "stances" in own:
        _claims_in(
            "stances",
            {s.value: merged["stances"][s.value]["verbs"] for s in Stance},
            {s: own["stances"].get(s, {}).get("verbs", ()) for s in Stance},
            "verbs",
            faults,
        )
    if "mechanisms" in own:
        kinds = {kind: forms for kind, forms in own["mechanisms"].get("kinds", {}).items() if kind != "replace"}
        _claims_in("mechanisms", merged["mechanisms"]["kinds"], kinds, "", faults)
    if "areas" in own:
        _area_claims(own["areas"], merged["areas"], faults)


def _claims_in(table: str, all_forms: dict[str, Any], given: dict[Any, Any], last: str, faults: Faults) -> None:
    owners = _owners((table, key, form.lower()) for key, forms in all_forms.items() for form in forms)
    for key, forms in given.items():
        path = (table, str(key), last) if last else (table, "kinds", str(key))
        for form in forms:
            _claim(path, form, owners[form.lower()] - {(table, str(key))}, "take it out of one of them", faults)


def _area_claims(own: dict[str, Any], merged: dict[str, Any], faults: Faults) -> None:
    folded = folding([(a, b) for a, b in merged["spelling"] if a.isalnum() and b.isalnum()])
    keys = ("terms", "weak", "cased")
    owners = _owners(
        ("areas", row["id"], form if key == "cased" else folded[form])
        for row in merged["area"]
        if "id" in row
        for key in keys
        for form in row.get(key, ())
    )
    for row in own.get("area", ()):
        for key in keys:
            for form in row.get(key, ()):
                others = owners[form if key == "cased" else folded[form]] - {("areas", row.get("id", ""))}
                _claim(("areas", "area", row[""], key), form, others, "take it out of one of them", faults)


def _owners(claims: Iterable[tuple[str, str, str]]) -> defaultdict[str, set[Owner]]:
    owners: defaultdict[str, set[Owner]] = defaultdict(set)
    for table, key, form in claims:
        owners[form].add((table, key))
    return owners


def _claim(path: Path, form: str, others: set[Owner], fix: str, faults: Faults) -> None:
    if others:
        named = ", ".join(f"{table}.{key}" for table, key in sorted(others))
        faults.add(path, f"“{form}” is claimed twice: {named} has it, too", fix=fix, value=form)


def _party_forms(row: dict[str, Any]) -> Iterator[str]:
    yield from (form for _, form in _given_forms(row))


def _given_forms(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(key, form) for all by which a text may name this party or its places."""
    yield from ((key, form.replace("’", "'")) for key in PARTY_FORMS for form in row.get(key, ()))
    yield from ((key, form.replace("’", "'")) for key in ("capitals", "cities") for place in row.get(key, ()) for form in place)


# --- the tables as they will be ----------------------------------------------------------------------------------------------------


_READERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "outlets": read_outlets,
    "titles": read_titles,
    "stances": read_stances,
    "mechanisms": read_mechanisms,
    "areas": read_areas,
    "furniture": read_furniture,
}


def _built(name: str, merged: Tables, own: Tables, faults: Faults) -> Any:
    """The table as extraction will have it; None, and a fault where no other was found, where it cannot be made."""
    try:
        if name in ("countries", "organisations"):
            return read_parties(merged["countries"], merged["organisations"])
        table = _READERS[name](merged[name])
        for own_rule in (value for field in fields(table) if isinstance(value := getattr(table, field.name), Rule)):
            own_rule.compiled()  # patterns that are whole each may not go together
        return table
    except (re.error, KeyError, IndexError, ValueError, TypeError, LexiconError) as error:
        if not any(fault.table == name for fault in faults.found):
            key = next(iter(own[name]), "")
            faults.add(
                (name, key), f"the table cannot be made with this: {error}", fix="use replace = true and give the whole, or take it out"
            )
        return None
