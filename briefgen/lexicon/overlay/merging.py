"""An overlay laid over a shipped table: lists grow, single values change, `replace = true` puts a table's own lists in the place of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from briefgen.lexicon.overlay.shapes import TABLES, Entries, Fields, Leaf, Rows, Shape

_STRAIGHT = {"countries", "organisations", "outlets", "areas"}  # tables whose readers take a curly apostrophe in a text for a straight one
_PROOFS = ("example", "examples")  # they change nothing


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that an overlay makes."""

    table: str
    key: str  # "VN.cities"
    how: str  # "new", "adds", "replaces", "sets", "already there"
    what: str

    def __str__(self) -> str:
        return f"{self.table}.{self.key}: {self.how}{' ' if self.what else ''}{self.what}"


def lay_over(table: str, shipped: dict[str, Any], own: dict[str, Any]) -> tuple[dict[str, Any], list[Change]]:
    """The table with the overlay on it (a new one; the shipped one stays), and what that changes."""
    changes: list[Change] = []
    merged = _merge(TABLES[table], shipped, _straight(own) if table in _STRAIGHT else own, False, (table,), changes)
    return merged, changes


def _straight(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("’", "'")
    if isinstance(value, list):
        return [_straight(inner) for inner in value]
    return {key: _straight(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _merge(shape: Shape, shipped: Any, own: Any, replace: bool, path: tuple[str, ...], changes: list[Change]) -> Any:
    match shape:
        case Leaf():
            return _leaf(shape, shipped, own, replace, path, changes)
        case Rows():
            return _rows(shape, shipped or [], own, replace, path, changes)
        case Fields() | Entries():
            result = dict(shipped or {})
            for key, value in own.items():
                inner = shape.item if isinstance(shape, Entries) else shape.keys.get(key)
                if inner is None or key in ("replace", ""):
                    continue
                here = (*path, key)
                if isinstance(inner, Fields) and not inner.group and key not in result:
                    changes.append(_change(here, "new", _summary(value)))
                    result[key] = _merge(inner, {}, value, False, here, [])
                else:
                    result[key] = _merge(inner, result.get(key), value, bool(own.get("replace")), here, changes)
            return result


def _leaf(shape: Leaf, shipped: Any, own: Any, replace: bool, path: tuple[str, ...], changes: list[Change]) -> Any:
    if path[-1] in _PROOFS or "examples" in path:
        return own
    if shape.kind == "words":
        known, given = (shipped or "").split(), own.split() if isinstance(own, str) else [word for text in own for word in text.split()]
        return " ".join(_grown(known, given, replace, path, changes))
    if shape.kind == "places" and not replace:
        return _places(shipped or [], own, path, changes)
    if isinstance(own, list):
        return _grown(shipped or [], own, replace, path, changes)
    if own != shipped:
        changes.append(_change(path, "sets", f"{shipped!r} to {own!r}" if shipped is not None else repr(own)))
    return own


def _grown(shipped: list[Any], own: list[Any], replace: bool, path: tuple[str, ...], changes: list[Change]) -> list[Any]:
    if replace:
        changes.append(_change(path, "replaces", f"{len(shipped)} by {_some(own)}"))
        return list(own)
    new = [value for value in own if value not in shipped]
    if new:
        changes.append(_change(path, "adds", _some(new)))
    if known := [value for value in own if value in shipped]:
        changes.append(_change(path, "already there", _some(known)))
    return [*shipped, *new]


def _places(shipped: list[list[str]], own: list[list[str]], path: tuple[str, ...], changes: list[Change]) -> list[list[str]]:
    """Places by all their spellings: one that shares a spelling with ours is that place, under our name and its new spellings."""
    result = [list(place) for place in shipped]
    for place in own:
        known = next((ours for ours in result if set(ours) & set(place)), None)
        new = [spelling for spelling in place if spelling not in (known or ())]
        changes.append(_change(path, "adds" if new else "already there", " / ".join(new or place)))
        if known is None:
            result.append(list(place))
        else:
            known += new
    return result


def _rows(shape: Rows, shipped: list[Any], own: list[Any], replace: bool, path: tuple[str, ...], changes: list[Change]) -> list[Any]:
    """Rows known by a key are laid over those that ship; others stand before them, so that they are tried first."""
    if not shape.known_by:
        changes += [_change(path, "adds", _summary(row)) for row in own]
        return [*own, *([] if replace else shipped)]
    if replace:
        changes.append(_change(path, "replaces", f"{len(shipped)} by {len(own)}"))
    rows = {} if replace else {row[shape.known_by]: row for row in shipped}
    for row in own:
        key = row.get(shape.known_by, "")
        if key in rows:
            rows[key] = _merge(shape.item, rows[key], {k: v for k, v in row.items() if k != shape.known_by}, False, (*path, key), changes)
        else:
            changes.append(_change((*path, key), "new", _summary(row)))
            rows[key] = {k: v for k, v in row.items() if k not in ("", "replace")}
    return list(rows.values())


def _change(path: tuple[str, ...], how: str, what: str) -> Change:
    return Change(path[0], ".".join(path[1:]), how, what)


def _summary(row: dict[str, Any]) -> str:
    given = row.get("name") or ", ".join([str(row[key]) for key in ("level", "countries") if key in row])
    forms = [text for key in ("forms", "signatures", "terms") for text in row.get(key, ())]
    return f"{given}{': ' if given and forms else ''}{_some(forms) if forms else ''}"


def _some(values: Iterable[Any], most: int = 6) -> str:
    shown = [" / ".join(str(part) for part in value) if isinstance(value, list) else str(value) for value in values]
    return ", ".join(shown[:most]) + (f" and {len(shown) - most} more" if len(shown) > most else "")
