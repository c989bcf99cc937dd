"""The templates that ship: inside an installed package under _templates, in a checkout in the top-level folder templates."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from briefgen.errors import TemplateError
from briefgen.word.faults import nearest


def templates_folder() -> Traversable:
    """Where the templates are. Raises TemplateError when this copy of briefgen has none."""
    package = files("briefgen")
    for folder in (package.joinpath("_templates"), package.joinpath("..", "templates")):
        if folder.is_dir():
            return folder
    raise TemplateError("this copy of briefgen has no templates", fix="install it again")


def template_names() -> list[str]:
    """The names of the templates that ship, sorted."""
    return sorted(
        item.name.removesuffix(".docx") for item in templates_folder().iterdir() if item.name.endswith(".docx") and item.name[0] not in "~."
    )


def template_bytes(name: str) -> bytes:
    """The template of that name. Raises TemplateError, naming the nearest one, when there is none."""
    names = template_names()
    if name not in names:
        raise TemplateError(f"there is no template “{name}”", fix=nearest(name, names))
    return templates_folder().joinpath(f"{name}.docx").read_bytes()
