"""Quotation ranges with the marks that real pages use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.rules.text.quotations import Quotations


def _quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in Quotations(text).ranges]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We left," he said.', ['"We left,"']),
        ("“We left,” he said. “All of us.”", ["“We left,”", "“All of us.”"]),
        ("''We left,'' he said. ''All of us.''", ["''We left,''", "''All of us.''"]),
        ("``We left,'' he said.", ["``We left,''"]),
        ("«We left», he said.", ["«We left»"]),
        ("'We left,' he said.", ["'We left,'"]),
        ("‘We left,’ he said. It's the farmers' road.", ["‘We left,’"]),
        ("The farmers' road and the sailors' road are shut.", []),
        ('He is 6\'2" tall and the pipe is 12" wide.', []),
        ("“We left.\n\n“We came back,” he said.", ["“We left.", "“We came back,”"]),
        ('The mark " stands alone here.\nNobody said "nothing" today.', ['"nothing"']),
        ("“He told me ‘go home’ and I went,” she said.", ["“He told me ‘go home’ and I went,”"]),
    ],
)
def test_quotation_ranges(text: str, quoted: list[str]) -> None:
    assert _quoted(text) == quoted


@given(st.text(alphabet="ab ,.\n\"'“”‘’«»„`[]()", max_size=80))
def test_ranges_are_in_order_and_stay_in_their_paragraph(text: str) -> None:
    place = 0
    for start, end in Quotations(text).ranges:
        assert place <= start < end <= len(text)
        assert "\n" not in text[start:end]
        place = end


def test_share_and_inside() -> None:
    text = "He said “yes” twice."
    quotes = Quotations(text)
    assert quotes.inside(text.index("yes"), text.index("yes") + 3)
    assert not quotes.inside(0, 5)
    assert quotes.share(0, len(text)) == pytest.approx(5 / len(text))
    assert quotes.around(0) is None
