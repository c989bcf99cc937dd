"""Arrows point inward: cli -> pipeline -> stages -> model. And only `cli` prints, exits, reads the clock or touches files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "briefgen"
STAGES = {"readers", "prepare", "lexicon", "extract", "merge", "checks"}
WRITERS = {"workbook", "memo", "word", "brief", "evidence"}
OUTER = {"cli", "pipeline", "dump", "__main__"}
# Part: what it never imports. What is not named here is free.
FORBIDDEN = {
    "model": {"errors"} | STAGES | WRITERS | OUTER,
    "errors": {"model"} | STAGES | WRITERS | OUTER,
    **dict.fromkeys(STAGES, WRITERS | OUTER),
    "word": {"model"} | STAGES | {"workbook", "memo", "brief"} | OUTER,
    "brief": {"workbook", "memo", "word", "readers", "prepare", "extract", "merge"} | OUTER,
    "workbook": {"memo", "word", "readers", "prepare", "extract", "merge"} | OUTER,
    "memo": {"readers", "prepare", "extract", "merge"} | OUTER,
    "evidence": {"workbook", "memo", "word", "brief", "lexicon", "readers", "prepare", "extract", "merge"} | OUTER,
    "pipeline": WRITERS | {"cli", "dump", "__main__"},
    "dump": {"cli", "pipeline", "__main__"},
}
FORBIDDEN["extract"] = FORBIDDEN["extract"] | {"readers"}
# What reaches out of the program. Data that ships inside the package is read with importlib.resources, which is not the world.
WORLD = {"pathlib", "os", "sys", "time", "shutil", "tempfile", "socket", "urllib.request", "subprocess", "random", "glob"}
WORLD_CALLS = {"print", "input", "exit", "open"}
CLOCK = {("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today")}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out in full"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parse(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_inward(module: Path) -> None:
    ours = {name.split(".")[1] for name in imports(parse(module)) if name.startswith("briefgen.")}
    assert not ours & FORBIDDEN.get(part(module), set())


@pytest.mark.parametrize("module", [path for path in modules() if part(path) not in ("cli", "__main__")], ids=lambda path: path.stem)
def test_only_the_command_line_meets_the_world(module: Path) -> None:
    tree = parse(module)
    assert not {name for name in imports(tree) for outside in WORLD if f"{name}.".startswith(f"{outside}.")}
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not {call.id for call in calls if isinstance(call, ast.Name)} & WORLD_CALLS
    attributes = {(call.value.id, call.attr) for call in calls if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name)}
    assert not attributes & CLOCK
