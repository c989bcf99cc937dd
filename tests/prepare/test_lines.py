"""Lines of a page put together to paragraphs."""

from __future__ import annotations

import textwrap

from extract.texts import readout


def test_a_page_with_double_spacing_is_read_in_paragraphs() -> None:
    words = (
        "The Economic Committee of the Kenyan Cabinet and its associated officials met today with the Norwegian Under Secretary for Trade and "
        "the members of his party, and the discussions went on for the whole of the day in a spirit of trust. The Kenyan Government gave its first "
        "assessment of how some of the measures might touch the fishing fleet, and the two sides agreed that both governments would work together "
        "with the ports of the two countries in order to make the trade in tea and in fish safe and free."
    )
    lines = textwrap.wrap(words, 60)
    found = readout("\n\n".join(lines)).text
    assert "\n\n" not in found


def test_two_lines_are_one_paragraph_on_a_page_that_was_broken_by_width() -> None:
    first = "Foreign Minister Amina Diallo of Senegal and her Norwegian counterpart Ola Berg met in Dakar for their first talks on fish and trade."
    last = "The next round of their talks on fisheries will be held in Bergen in 2027."
    pages = [textwrap.wrap(paragraph, 56) for paragraph in (first, last)]
    assert [len(lines) for lines in pages] == [3, 2]
    assert readout("\n\n".join("\n".join(lines) for lines in pages)).text == f"{first}\n\n{last}"
    assert readout("Ola Berg of Norway met Amina Diallo in Dakar\nHe agreed to a plan.").text.count("\n\n") == 1
