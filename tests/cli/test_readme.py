"""The README's commands print what the README says. `pytest tests/cli/test_readme.py --accept` writes their present output into it."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```\n)\$ briefgen (?P<arguments>.*)\n(?P<output>(?:(?!```).*\n)*)(?=```$)", re.M)
OVERLAY = re.compile(r"^```toml\n(# desk\.toml\n.*?)^```$", re.M | re.S)
MORE = "...\n"  # the last line of a block that shows only how the output begins
LINES_SHOWN = 9


def test_the_readme_shows_what_its_commands_print(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, accept: bool
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "desk.toml").write_text(OVERLAY.findall(README.read_text(encoding="utf-8"))[0], encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def printed(block: re.Match[str]) -> str:
        ran = run(*shlex.split(block["arguments"]))
        assert (ran.code, ran.err) == (0, "")
        output = ran.out.replace("\\", "/")
        if block["output"].endswith(MORE):
            output = "".join(output.splitlines(keepends=True)[:LINES_SHOWN]) + MORE
        return f"$ briefgen {block['arguments']}\n{output}"

    readme = README.read_text(encoding="utf-8")
    present, count = BLOCK.subn(printed, readme)
    assert count == 14
    if accept:
        README.write_text(present, encoding="utf-8")
        readme = present
    assert present == readme
