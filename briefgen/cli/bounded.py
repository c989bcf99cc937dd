"""One file read within its time: the net below the counts of `readers/limits.py`."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from briefgen.readers import LIMITS, Limits, Reading, read_files


class _TimeUp(BaseException):
    """Not an Exception: no library that catches all of those may swallow it."""


def read_bounded(data: bytes, name: str, limits: Limits = LIMITS) -> Reading:
    """What `read_files` makes of the bytes; where that takes longer than `limits.seconds`, the file stands in `unread`.

    The clock can be set in the main thread of a process only, and not on Windows; elsewhere the counts alone bound the work. The function can
    be pickled, so that it may run in any process.
    """
    try:
        with _clock(limits.seconds):
            return read_files(data, name, limits)
    except _TimeUp:
        reason = (
            f"reading it takes longer than {limits.seconds} s; save its text as a .txt file, or raise the limit: --limit seconds=NUMBER"
        )
        return Reading(unread=((name, reason),))


@contextmanager
def _clock(seconds: int) -> Iterator[None]:
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def time_up(number: int, frame: FrameType | None) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, time_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
