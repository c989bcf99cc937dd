"""Running commands as a person does, and as a person without rights to everything."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from briefgen.cli.app import main

NOBODY = 65534


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`run("build", "a.txt")`: a command in this process, through the same main() as the installed program."""

    def run_command(*arguments: object) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return run_command


@pytest.fixture
def as_anybody() -> Iterator[Path]:
    """A folder of a user without special rights, as whom the test runs: to root, under which CI runs, nothing is forbidden."""
    if os.name == "nt":
        pytest.skip("permissions work in another way there")
    folder = Path(tempfile.mkdtemp())
    if os.geteuid() != 0:
        yield folder
    else:
        os.chown(folder, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield folder
        finally:
            os.setresuid(0, 0, 0)
    folder.chmod(0o700)
    shutil.rmtree(folder)
