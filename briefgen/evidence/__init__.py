"""The evidence page: each source text as it came, with all that was found in it marked in its place. Knows the model, and nothing of files."""

from __future__ import annotations

from briefgen.evidence.page import evidence_page

__all__ = ["evidence_page"]
