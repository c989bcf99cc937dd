"""The fields that a template reads, each with its meaning and an example from contexts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from briefgen.memo.fields import FIELDS
from briefgen.word.values import text_of

MAX_EXAMPLE = 70  # letters shown


def fields_of(wanted: Collection[str], contexts: Sequence[Mapping[str, Any]]) -> list[tuple[str, str, str]]:
    """Path, meaning and example ("" where no context has one) of each field whose first word is among `wanted`."""
    named = [path for path in FIELDS if path.split(".")[0].removesuffix("[]") in wanted]
    return [(path, FIELDS[path], next(filter(None, (_example(path, context) for context in contexts)), "")) for path in named]


def _example(path: str, value: Any) -> str:
    """The first value that stands at the path."""
    step, _, rest = path.partition(".")
    found = value.get(step.removesuffix("[]")) if isinstance(value, Mapping) else None
    if step.endswith("[]"):
        return next((text for item in found or () if (text := _example(rest, item) if rest else _shown(item))), "")
    return _example(rest, found) if rest else _shown(found)


def _shown(value: Any) -> str:
    if isinstance(value, list):  # what `cite` takes
        return _shown(value[0]["full"]) if value and isinstance(value[0], Mapping) else ""
    text = " / ".join(text_of(value).splitlines())
    return text if len(text) <= MAX_EXAMPLE else f"{text[: MAX_EXAMPLE - 1]}…"
