"""The templates that ship, one for each name and profile: inside an installed package under _templates, in a checkout in templates/."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable

from briefgen.errors import TemplateError
from briefgen.word.faults import nearest

USUAL = "intl"  # the profile of those who name none


def templates_folder() -> Traversable:
    """Where the templates are. Raises TemplateError when this copy of briefgen has none."""
    package = files("briefgen")
    for folder in (package.joinpath("_templates"), package.joinpath("..", "templates")):
        if folder.is_dir():
            return folder
    raise TemplateError("this copy of briefgen has no templates", fix="install it again")


def profile_names() -> list[str]:
    """The profiles (a house's paper, fonts, dates, marks) that ship: the usual one first."""
    folder = templates_folder().joinpath("profiles")
    names = sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
    return sorted(names, key=lambda name: name != USUAL)


def profile_about(profile: str) -> str:
    """One line that says how a profile's documents look."""
    import tomllib

    return str(tomllib.loads(templates_folder().joinpath("profiles", f"{profile}.toml").read_text(encoding="utf-8"))["about"])


def template_names() -> list[str]:
    """The names of the templates that ship, the memo first."""
    folder = templates_folder().joinpath(USUAL)
    names = sorted(item.name.removesuffix(".docx") for item in folder.iterdir() if item.name.endswith(".docx") and item.name[0] not in "~.")
    return sorted(names, key=lambda name: name != "memo")


def template_bytes(name: str, profile: str = USUAL) -> bytes:
    """The template of that name and profile. Raises TemplateError, naming the nearest one, when there is none."""
    for kind, wanted, known in (("template", name, template_names()), ("profile", profile, profile_names())):
        if wanted not in known:
            raise TemplateError(f"there is no {kind} “{wanted}”", fix=nearest(wanted, known))
    return templates_folder().joinpath(profile, f"{name}.docx").read_bytes()
