"""An update that is stopped: a few kills here, two hundred with `python tests/attack/heavy.py update`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.attack.heavy import killed_updates


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_an_update_that_is_killed_leaves_the_old_workbook_or_the_new_one_and_a_whole_backup(tmp_path: Path) -> None:
    seen = killed_updates(tmp_path, 12)
    assert seen["old"] + seen["new"] == 12
