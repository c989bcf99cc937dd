"""The fields that a template may expect: which there are, of what kind, and which can be empty. The check reads templates against them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple


class FieldPath(NamedTuple):
    """One field, as `meetings[].name`: `[]` stands after the name of a list, whose items have what follows."""

    path: str
    can_be_empty: bool = False


@dataclass(slots=True)
class Known:
    """A field: a value, a group of fields, or a list of items that have fields."""

    path: str = ""  # as FieldPath has it; "" for the data as a whole
    fields: dict[str, Known] = field(default_factory=dict)
    is_list: bool = False
    can_be_empty: bool = False
    in_parts: bool = False  # a list of lists of such items, as `batch` makes it

    @property
    def item(self) -> Known:
        """An item of the list."""
        return replace(self, in_parts=False) if self.in_parts else Known(f"{self.path}[]", self.fields)

    @property
    def is_value(self) -> bool:
        return not self.is_list and not self.fields


def known_fields(paths: Iterable[FieldPath]) -> Known:
    """The fields as a tree."""
    root = Known()
    for path, can_be_empty in paths:
        here, walked = root, ""
        for step in path.split("."):
            name = step.removesuffix("[]")
            walked = f"{walked}.{name}" if walked else name
            here = here.fields.setdefault(name, Known(walked))
            if step.endswith("[]"):
                here.is_list = True
                walked += "[]"
        here.can_be_empty = can_be_empty
    return root
