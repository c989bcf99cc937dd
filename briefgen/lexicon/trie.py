"""Many fixed forms as one regular expression that does not try them one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable


def _branch(node: dict[str, dict], end: bool) -> str:  # type: ignore[type-arg]
    """The pattern of what may follow; `end` says that a form may also stop here."""
    parts = []
    for char, below in sorted(node.items()):
        if char == "":
            continue
        parts.append(re.escape(char) + _branch(below, "" in below))
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not end else f"(?:{'|'.join(parts)})"
    return f"{body}?" if end else body


def trie_pattern(forms: Iterable[str]) -> str:
    """A pattern that matches the longest of `forms` at a place; spaces match any run of white space, straight apostrophes curly ones too. No forms: matches nothing."""
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for form in forms:
        node = root
        for char in form:
            node = node.setdefault(char, {})
        node[""] = {}
    pattern = _branch(root, False)
    return pattern.replace("\\ ", r"\s+").replace("'", "['’]") if pattern else r"(?!)"


def compile_forms(forms: Iterable[str], *, flags: int = 0) -> re.Pattern[str]:
    """`forms` as whole words: no letter or digit right before or after."""
    return re.compile(rf"(?<!\w)(?:{trie_pattern(forms)})(?!\w)", flags)
