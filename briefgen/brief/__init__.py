"""What a template may use, derived from the matrix: plain texts, numbers, dates, lists and dicts; nothing that the texts do not say."""

from briefgen.brief.assemble import brief_of
from briefgen.brief.view import pairs

__all__ = ["brief_of", "pairs"]
