"""The templates that ship, one for each name and profile: inside an installed package under _templates, in a checkout in templates/."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

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
    return str(_source("profiles", profile)["about"])


def template_about(name: str) -> str:
    """One line that says what a template is for."""
    return str(_source("sources", name)["document"]["about"])


def _source(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads(templates_folder().joinpath(folder, f"{name}.toml").read_text(encoding="utf-8"))


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


def sample_texts() -> dict[str, bytes]:
    """The sample readouts that ship, by name: what a preview is filled with. Raises TemplateError when this copy of briefgen has none."""
    package = files("briefgen")
    for folder in (package.joinpath("_seeds"), package.joinpath("..", "seeds")):
        if folder.is_dir():
            named = {item.name: item for item in folder.iterdir() if item.name.endswith((".txt", ".html"))}
            return {name: named[name].read_bytes() for name in sorted(named)}
    raise TemplateError("this copy of briefgen has no sample readouts", fix="install it again")
