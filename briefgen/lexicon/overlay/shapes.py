"""What an overlay may hold: the shape of each table, and the check of a file against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from briefgen.lexicon.overlay.faults import Faults, Path, nearest
from briefgen.model import Kind, Stance


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value. `kind` names how it is checked (`_CHECKS`) and laid over the shipped one (`merging`)."""

    kind: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """A table with known keys, and `replace`."""

    keys: dict[str, Shape]
    required: tuple[str, ...] = ()  # of an entry that does not ship
    group: bool = field(default=False)  # a table of its own, that always ships


@dataclass(frozen=True, slots=True)
class Entries:
    """A table whose keys are names. `pattern`: how they are written; `names`: the only ones there are."""

    item: Shape
    pattern: str = ""
    says: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of tables; with `known_by`, a row of the same key is laid over the shipped one."""

    item: Fields
    known_by: str = ""


Shape = Leaf | Fields | Entries | Rows

TEXT, NUMBER, YES, TEXTS, PLACES, WORDS, PATTERNS = (
    Leaf(kind) for kind in ("text", "number", "yes", "texts", "places", "words", "patterns")
)
LEVEL, TIER = Leaf("number", ("1", "2", "3", "4", "5")), Leaf("number", ("1", "2", "3", "4", "5"))
_COUNTRY = Fields(
    {
        "name": TEXT,
        "capitals": PLACES,
        "cities": PLACES,
        **dict.fromkeys(("forms", "demonyms", "agencies", "metonyms", "ambiguous", "weak", "masks", "hosts", "regions", "examples"), TEXTS),
    },
    ("name",),
)
_ORGANISATION = Fields(
    {"name": TEXT, "party": YES, "agency": YES, **dict.fromkeys(("forms", "bodies", "members", "ambiguous", "examples"), TEXTS)}, ("name",)
)
_OUTLET = Fields(
    {"name": TEXT, "country": TEXT, "side": TEXT, "tier": TIER, "signatures": TEXTS, "styles": PATTERNS, "examples": TEXTS},
    ("name", "tier", "signatures"),
)
_STANCE = Fields({"verbs": TEXTS, "phrases": PATTERNS, "topics": PATTERNS, "example": TEXT, "examples": TEXTS}, group=True)
_AREA = Fields(
    {
        "id": TEXT,
        "name": TEXT,
        "kind": Leaf("text", ("area", "position", "principle", "mechanism")),
        "domain28": Leaf("maybe"),
        "near": Leaf("near"),
        **dict.fromkeys(("terms", "weak", "cased", "examples"), TEXTS),
    },
    ("id", "name", "kind"),
)
_FURNITURE: dict[str, Shape] = {
    "stops": TEXTS,
    "pauses": TEXTS,
    "drops": TEXTS,
    "captions": PATTERNS,
    "signoffs": PATTERNS,
    "published": PATTERNS,
}
_KINDS = tuple(kind.value for kind in Kind)
TABLES: dict[str, Shape] = {
    "countries": Entries(_COUNTRY, r"[A-Z]{2}", "two capital letters, as in ISO 3166"),
    "organisations": Entries(_ORGANISATION, r"[A-Za-z0-9][\w-]+", "a short name of letters and digits"),
    "outlets": Entries(_OUTLET, r"[\w-]+", "a short name of letters, digits, _ and -"),
    "titles": Fields(
        {
            **dict.fromkeys(("heads", "modifiers", "portfolio", "joiners", "honorifics", "particles"), WORDS),
            "levels": Rows(Fields({"level": LEVEL, "forms": TEXTS, "examples": TEXTS}, ("level", "forms"))),
            "home": Rows(
                Fields({"countries": TEXTS, "forms": TEXTS, "sure": TEXTS, "exact": TEXTS, "examples": TEXTS}, ("countries", "forms"))
            ),
        },
        group=True,
    ),
    "stances": Fields(
        {
            **dict.fromkeys((stance.value for stance in Stance), _STANCE),
            "past": Fields({"verbs": TEXTS, "phrases": PATTERNS}, group=True),
            "irregular": Entries(TEXTS, r"[a-z-]+", "a verb in small letters"),
        },
        group=True,
    ),
    "mechanisms": Fields(
        {
            "qualifiers": WORDS,
            "periodicity": PATTERNS,
            "ordinals": Entries(NUMBER, r"[a-z-]+", "a word in small letters"),
            "kinds": Entries(TEXTS, names=_KINDS),
            "examples": Entries(TEXTS, names=_KINDS),
        },
        group=True,
    ),
    "areas": Fields(
        {
            "idioms": TEXTS,
            "domain28": TEXTS,
            "spelling": Leaf("pairs"),
            "groups": Entries(TEXT, r"[a-z_]+", "a word in small letters"),
            "area": Rows(_AREA, "id"),
        },
        group=True,
    ),
    "furniture": Fields({**_FURNITURE, "examples": Entries(TEXTS, names=tuple(_FURNITURE))}, group=True),
}


def check_shape(given: dict[str, Any], faults: Faults) -> dict[str, dict[str, Any]]:
    """The tables of `given` without what does not fit, so that the rest can be checked further; what does not fit is a fault."""
    tables = {}
    for name, value in given.items():
        if name not in TABLES:
            faults.add((name,), f"there is no table {name}", fix=nearest(name, TABLES))
        elif (fit := _fitting(TABLES[name], value, (name,), faults)) is not None:
            tables[name] = fit
    return tables


def _fitting(shape: Shape, value: object, path: Path, faults: Faults) -> Any:
    """`value` as far as it fits; None where it does not fit at all."""
    match shape:
        case Leaf():
            return _leaf(shape, value, path, faults)
        case Rows():
            if not isinstance(value, list):
                faults.add(path, "this is a list of tables", fix=f"write [[{'.'.join(str(part) for part in path)}]] above its keys")
                return None
            rows = ((place, _fitting(shape.item, row, (*path, place), faults)) for place, row in enumerate(value))
            return [{**row, "": place} for place, row in rows if row is not None]
        case Entries() | Fields():
            if not isinstance(value, dict):
                faults.add(
                    path, "this is a table with keys of its own", fix=f"write [{'.'.join(str(part) for part in path)}] above its keys"
                )
                return None
            return _fields(shape, value, path, faults) if isinstance(shape, Fields) else _entries(shape, value, path, faults)


def _fields(shape: Fields, value: dict[str, Any], path: Path, faults: Faults) -> dict[str, Any]:
    fit: dict[str, Any] = {}
    for key, inner in value.items():
        known = YES if key == "replace" else shape.keys.get(key)
        if known is None:
            faults.add((*path, key), f"there is no key {key} here", fix=nearest(key, [*shape.keys, "replace"]))
        elif (good := _fitting(known, inner, (*path, key), faults)) is not None:
            fit[key] = good
    return fit


def _entries(shape: Entries, value: dict[str, Any], path: Path, faults: Faults) -> dict[str, Any]:
    fit: dict[str, Any] = {}
    for key, inner in value.items():
        if key == "replace" and isinstance(inner, bool) and isinstance(shape.item, Leaf):
            fit[key] = inner
        elif key == "replace" and isinstance(inner, bool):
            faults.add((*path, key), "replace stands in one entry, not in the whole table", fix=f"put it under [{path[0]}.NAME]")
        elif shape.names and key not in shape.names:
            faults.add((*path, key), f"there is no {key} here", fix=nearest(key, shape.names))
        elif shape.pattern and not re.fullmatch(shape.pattern, key):
            faults.add((*path, key), f"“{key}” cannot be a name here", fix=f"use {shape.says}")
        elif (good := _fitting(shape.item, inner, (*path, key), faults)) is not None:
            fit[key] = good
    return fit


def _leaf(shape: Leaf, value: object, path: Path, faults: Faults) -> Any:
    is_right, says = _CHECKS[shape.kind]
    if not is_right(value):
        faults.add(path, f"{_shown(value)} does not fit", fix=says)
        return None
    if shape.choices and str(value) not in shape.choices:
        faults.add(path, f"{_shown(value)} is not one of the choices", fix=f"use one of {', '.join(shape.choices)}")
        return None
    for text in _texts(value):
        if not text.strip() and shape.kind != "maybe":
            faults.add(path, "an empty text stands here", fix="take it out")
            return None
        if shape.kind in ("text", "texts", "places") and text != " ".join(text.split()):
            faults.add(path, f"“{text}” has spaces too many", fix=f"write “{' '.join(text.split())}”", value=text)
            return None
    return value


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(inner, str) for inner in value)


def _is_near(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(rule, list) and len(rule) == 2 and _is_texts(rule[0]) and rule[0] and type(rule[1]) is int for rule in value
    )


_CHECKS: dict[str, tuple[Callable[[object], bool], str]] = {
    "text": (lambda value: isinstance(value, str), 'write a text in quotes: "..."'),
    "maybe": (lambda value: isinstance(value, str), 'write a text in quotes: "..."'),
    "number": (lambda value: type(value) is int, "write a whole number"),
    "yes": (lambda value: isinstance(value, bool), "write true or false"),
    "texts": (_is_texts, 'write a list of texts: ["...", "..."]'),
    "patterns": (_is_texts, "write a list of regular expressions in single quotes: ['...', '...']"),
    "places": (
        lambda value: isinstance(value, list) and all(_is_texts(place) and place for place in value),
        'write a list of places, each a list of its spellings: [["Ninh Binh", "Ninh Bình"], ["Hue"]]',
    ),
    "words": (lambda value: isinstance(value, str) or _is_texts(value), 'write words in one text or a list: "..." or ["...", "..."]'),
    "near": (_is_near, 'write a list of [stems, distance]: [[["contact", "high-level"], 8]]'),
    "pairs": (
        lambda value: isinstance(value, list) and all(_is_texts(pair) and len(pair) == 2 for pair in value),
        'write a list of pairs: [["defence", "defense"]]',
    ),
}
