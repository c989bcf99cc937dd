"""The institution that a title names."""

from __future__ import annotations

import pytest

from briefgen.extract.institutions import institution_of


@pytest.mark.parametrize(
    ("title", "institution"),
    [
        ("Permanent Secretary at the Ministry of Foreign Affairs", "Ministry of Foreign Affairs"),
        ("Director General for Asia in the Ministry of Trade, Migration and Diaspora", "Ministry of Trade, Migration and Diaspora"),
        ("Chairman of Lotus Airlines", "Lotus Airlines"),  # words before the kind of institution belong to its name
        ("Speaker of the National Assembly", "National Assembly"),
        ("Chair of the Foreign Relations Committee of the Senate", "Foreign Relations Committee of the Senate"),
        ("Additional Secretary, Ministry of Defence", "Ministry of Defence"),
        ("Member of the Political Bureau of the Central Committee and Minister of Justice", "Political Bureau of the Central Committee"),
        ("Member of the Standing Committee, Deputy Prime Minister", "Standing Committee"),  # the next office ends it
        ("Secrétaire d'État, Directrice of the Éducation Office", "Éducation Office"),
        ("Minister of Foreign Affairs", ""),
        ("Secretary of State for Northern Affairs", ""),
        ("Minister for Parliament Affairs", ""),  # what a minister is for is no institution
        ("Minister for Party and Council Relations", ""),
        ("House Speaker", ""),
        ("President", ""),
        ("", ""),
    ],
)
def test_a_title_names_an_institution_or_none(title: str, institution: str) -> None:
    assert institution_of(title) == institution
    assert institution in title
