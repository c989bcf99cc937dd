"""What files gave, and the store in which it outlasts a run.

Of each file two things are kept: what its texts tell, and their gists, which every run looks at. So a run unpacks what a text tells only where
something about that text, or about those that tell of the same meetings, is new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from briefgen.cli.cache import Cache, cache_folder
from briefgen.merge.shelves import key_of as shelf_key
from briefgen.merge.texts import ForgottenError, Gist, Text, Told
from briefgen.pipeline import Finding, text_of
from briefgen.records import pack, unpack

_HELD = 200  # files, whole
_GISTS = "gists"


@dataclass(frozen=True, slots=True)
class Taken:
    """What one file gave: findings of its texts, what could not be read (name, reason), files that it lists (name, sha256)."""

    findings: tuple[Finding, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    listed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TakenTexts:
    """The same, with texts that need not be held whole."""

    texts: tuple[Text, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    listed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Gists:
    """What is kept of a file beside what its texts tell, to be looked at in each run."""

    gists: tuple[Gist, ...]
    unread: tuple[tuple[str, str], ...]
    listed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The gists of files that follow one another, kept as one."""

    files: tuple[Gists, ...]


def held(taken: Taken) -> TakenTexts:
    """What was taken, with texts that are held whole."""
    return TakenTexts(tuple(map(text_of, taken.findings)), taken.unread, taken.listed)


def packed(taken: Taken) -> tuple[bytes, bytes]:
    """What a file gave, and its gists, as they travel and are kept."""
    return pack(taken), pack(Gists(tuple(text_of(finding).gist for finding in taken.findings), taken.unread, taken.listed))


class Shelf:
    """The texts of files that follow one another, unpacked when they are first asked for."""

    def __init__(self, store: Store, keys: Sequence[bytes], packed: bytes) -> None:
        self._store = store
        self._keys = keys
        self._packed = packed

    @cached_property
    def files(self) -> Sequence[TakenTexts]:
        """Of each file. Where the shelf holds something else than it should, they are read one by one and put there anew; raises ForgottenError
        where one of them is not known either, and the next run finds no shelf."""
        try:
            held = unpack(_Shelf, self._packed).files
            return [self._store.of_gists(key, own) for key, own in zip(self._keys, held, strict=True)]
        except ValueError:
            files = [texts for key in self._keys if (texts := self._store.texts(key))]
            if len(files) < len(self._keys):
                self._store.put(shelf_key(_GISTS, self._keys), b"")
                raise ForgottenError from None
            self._store.keep_shelf(self._keys, files)
            return files


class Store:
    """What runs tell of texts, kept from one to the next. Opened where it is needed; use as a context manager."""

    def __init__(self) -> None:
        self._cache: Cache | None = None
        self._last: dict[bytes, Taken] = {}  # a text is often asked for more than once: for each event that it tells of

    def open(self) -> bool:
        """Whether anything can be kept."""
        self._cache = self._cache or Cache(cache_folder())
        return self._cache.is_open

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        if self._cache:
            self._cache.close()
        self._cache, self._last = None, {}

    def get(self, key: bytes) -> bytes | None:
        return self._cache.get(key) if self._cache else None

    def put(self, key: bytes, packed: bytes) -> None:
        if self._cache:
            self._cache.put(key, packed)

    def texts(self, key: bytes) -> TakenTexts | None:
        """The texts of a file, of which only the gists are read; None where they are not known, or an entry holds something else than it should."""
        packed = self.get(_gist_key(key))
        try:
            return self.of_gists(key, unpack(Gists, packed)) if packed else None
        except ValueError:
            return None

    def shelf(self, keys: Sequence[bytes]) -> Shelf | None:
        """The texts of files that follow one another, to be unpacked; None where they are not kept as one."""
        packed = self.get(shelf_key(_GISTS, keys))
        return Shelf(self, keys, packed) if packed else None

    def keep_shelf(self, keys: Sequence[bytes], files: Sequence[TakenTexts]) -> None:
        """Puts the gists of these files away as one, where what they tell is kept."""
        if len(files) == len(keys) and all(text.key for file in files for text in file.texts):
            gists = (Gists(tuple(text.gist for text in file.texts), file.unread, file.listed) for file in files)
            self.put(shelf_key(_GISTS, keys), pack(_Shelf(tuple(gists))))

    def keep_texts(self, key: bytes, packed: bytes, gists: bytes) -> TakenTexts:
        """Puts away what a file gave, and gives its texts; those that cannot be put away are held whole."""
        if not (self._cache and self._cache.put(key, packed) and self._cache.put(_gist_key(key), gists)):
            return held(unpack(Taken, packed))
        return self.of_gists(key, unpack(Gists, gists))

    def of_gists(self, key: bytes, held: Gists) -> TakenTexts:
        """The texts of a file with these gists; what they say is read when it is asked for."""
        texts = (Text(gist, partial(self._whole, key, number), key + number.to_bytes(4, "big")) for number, gist in enumerate(held.gists))
        return TakenTexts(tuple(texts), held.unread, held.listed)

    def _whole(self, key: bytes, number: int) -> Told:
        if key not in self._last:
            if len(self._last) >= _HELD:
                del self._last[next(iter(self._last))]
            try:
                self._last[key] = unpack(Taken, self.get(key) or b"")
            except ValueError as error:
                raise ForgottenError from error
        finding = self._last[key].findings[number]
        return Told(finding.readout, finding.accounts)


def _gist_key(key: bytes) -> bytes:
    return hashlib.sha256(b"gists" + key).digest()
