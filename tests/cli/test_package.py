"""The wheel holds all that an installed briefgen needs to work from any folder, and the README says what is so."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from briefgen import __version__
from briefgen.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.iterdir()
    assert path.name == f"briefgen-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_templates_samples_and_lexicons_are_inside_the_wheel(wheel: set[str]) -> None:
    for folder, inside in (("templates", "briefgen/_templates"), ("seeds", "briefgen/_seeds"), ("briefgen", "briefgen")):
        tracked = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        missing = [path.name for path in tracked if f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" not in wheel]
        assert tracked
        assert not missing


def test_nothing_else_is_inside_the_wheel(wheel: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel} == {"briefgen", f"briefgen-{__version__}.dist-info"}


def test_the_readme_shows_every_command() -> None:
    names = [command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands]
    assert len(names) >= 4
    assert not [name for name in names if f"briefgen {name} " not in README]


def test_ci_runs_exactly_the_test_line_of_the_readme() -> None:
    lines = [line for line in README.splitlines() if line.endswith("/pytest -n auto")]
    assert len(lines) == 1
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == lines[0]


def test_every_file_that_the_readme_points_to_is_there() -> None:
    places = re.findall(r"\]\(([^)#:]+)\)", README)
    assert places
    assert not [place for place in places if not (ROOT / place).exists()]


def test_the_constraints_pin_exact_versions_and_hold_no_address() -> None:
    lines = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines
    assert not [line for line in lines if not re.fullmatch(r"[a-z0-9.-]+==[0-9][0-9a-z.]*", line)]


def test_the_changelog_names_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
