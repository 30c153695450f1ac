"""A comparison as people see it in a terminal."""

from annotate.compare import compare, explain
from annotate.compare.output.terminal import render_terminal
from tests.annotate.compare.building import article

A = article("The rusty ferry had no \x1b[31mlights on. Nobody was hurt.", outlet="Hill Post", published="2024-05-01")
B = article("The ferry had two lights on. Nobody was hurt. It burned.")


def test_each_change_with_the_words_around_it() -> None:
    found = compare(A, B)
    lines = render_terminal(found, found.substantial, terminal=False, width=80).splitlines()
    assert lines[0] == "A  Harbour closed after collision  Hill Post, 2024-05-01"
    assert lines[1] == "B  Harbour closed after collision"
    assert "   1  Only in A  body" in lines
    assert "      The [-rusty-] ferry had no" in "\n".join(lines)
    assert any("{+It burned.+}" in line for line in lines)
    assert "      in A, not in B" in lines
    assert not any("\x1b" in line or line.endswith(" ") for line in lines)


def test_the_order_is_the_callers_and_effects_are_told() -> None:
    found = explain(compare(A, B))
    shown = render_terminal(found, found.substantial[:1], terminal=False, width=80)
    assert "rusty" in shown
    assert "It burned" not in shown
    many = render_terminal(found, found.substantial, terminal=False, width=80)
    assert "• Claim: " in many
    assert "not a verdict" in many


def test_colours_are_for_a_terminal_and_equal_texts_are_said() -> None:
    found = compare(A, B)
    assert "\x1b[" in render_terminal(found, found.substantial, terminal=True, width=80)
    same = compare(B, B)
    shown = render_terminal(same, same.changes, terminal=False, width=80)
    assert "The two texts are the same, character by character." in shown
    assert "verdict" not in shown
