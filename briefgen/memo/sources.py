"""The readable sources of the templates that ship: one file for each template and profile, what they share written once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.word.build import build_template

Table = Mapping[str, Any]  # as tomllib reads it

_SETTING = re.compile(r"@(dates_note|dates)\b")
# A table with more rows goes on in another: LibreOffice's time to read a table grows with the square of its rows.
MOST_ROWS = 300


def built(source: Table, shared: Table, styles: Table, profile: Table) -> bytes:
    """The .docx of a template's source in a profile; the same sources give the same bytes. Raises KeyError for a piece that nothing defines."""
    settings = {"dates": profile["dates"], "dates_note": profile.get("dates_note", "")}
    edges = profile if "header" in profile else shared
    whole = {
        **{edge: edges.get(edge, []) for edge in ("header", "footer", "first_header", "first_footer")},
        "document": source["document"],
        "choices": {**profile.get("choices", {}), **source.get("choices", {})},
        "prompts": profile.get("prompts", {}),
        "properties": {"briefgen.dates": profile["dates"], "briefgen.pages": str(source["document"].get("pages", ""))},
        "body": list(_blocks(source["body"], shared["piece"])),
    }
    look = _laid_over(_laid_over(styles["style"], profile.get("style", {})), source.get("style", {}))
    return build_template(_set(whole, settings), {"page": profile["page"], "fonts": profile["fonts"], "style": look})


def _blocks(blocks: list[Table], pieces: Table) -> Iterator[Table]:
    """The blocks, with those of a shared piece where `use` names it."""
    for block in blocks:
        if "use" in block:
            yield from _blocks(pieces[block["use"]], pieces)
        elif "parts" in block.get("table", ()):
            yield from _in_parts(block["table"])
        else:
            yield block


def _in_parts(table: Table) -> Iterator[Table]:
    """The table once for each `part` of the list that its key `parts` names; Word makes one table of two with nothing between."""
    yield {"text": f"{{% for part in {table['parts']} | batch({MOST_ROWS}) %}}"}
    yield {"text": "{% if not loop.first %}"}
    yield {"style": "Table Note", "text": f"{table['caption']}, continued"}
    yield {"text": "{% endif %}"}
    yield {"table": table}
    yield {"text": "{% endfor %}"}


def _laid_over(below: Table, above: Table) -> dict[str, Any]:
    return {name: {**below.get(name, {}), **above.get(name, {})} for name in (*below, *(n for n in above if n not in below))}


def _set(value: Any, settings: Mapping[str, str]) -> Any:
    """The value with the profile's settings in the place of @dates and @dates_note."""
    if isinstance(value, str):
        return _SETTING.sub(lambda found: settings[found.group(1)], value)
    if isinstance(value, Mapping):
        return {key: _set(item, settings) for key, item in value.items()}
    return [_set(item, settings) for item in value] if isinstance(value, list) else value
