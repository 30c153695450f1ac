"""Each fault of a scheme is found, with the label concerned, and all at once."""

from dataclasses import replace
from itertools import combinations

import pytest

from unsourced.errors import SchemeError
from unsourced.schemes.check import CONFUSED, check_scheme, require_sound
from unsourced.schemes.colours import COLOUR_VISIONS, distance
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Choice, Question, RelationType, Scheme


@pytest.fixture
def scheme() -> Scheme:
    return load_scheme()


def with_label(scheme: Scheme, place: int, **changes: str) -> Scheme:
    labels = list(scheme.labels)
    labels[place] = replace(labels[place], **changes)  # type: ignore[arg-type]
    return replace(scheme, labels=tuple(labels))


def found(scheme: Scheme, severity: str = "error") -> list[str]:
    return [f"{f.where}: {f.what}" for f in check_scheme(scheme) if f.severity == severity]


def test_the_shipped_scheme_has_no_fault(scheme: Scheme) -> None:
    assert check_scheme(scheme) == []
    require_sound(scheme)


@pytest.mark.parametrize("vision", COLOUR_VISIONS)
def test_every_reader_can_tell_the_shipped_colours_apart(scheme: Scheme, vision: str) -> None:
    pairs = combinations([label.colour for label in scheme.labels], 2)
    assert min(distance(one, other, vision) for one, other in pairs) > CONFUSED


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"key": "source"}, "label source: 2 labels share key 'source'"),
        ({"name": "SOURCE"}, "label attributed-claim, source: 2 labels share name 'source'"),
        ({"hotkey": "2"}, "label attributed-claim, source: 2 labels share hotkey '2'"),
        ({"colour": "#018651"}, "label attributed-claim, source: 2 labels share colour '#018651'"),
        ({"pattern": "double"}, "label attributed-claim, source: 2 labels share pattern 'double'"),
        ({"hotkey": "u"}, "label attributed-claim: hotkey 'u' belongs to Label Studio's editor"),
        ({"hotkey": "ctrl+enter"}, "label attributed-claim: hotkey 'ctrl+enter' is not a digit or a small letter"),
        ({"hotkey": "A"}, "label attributed-claim: hotkey 'A' is not a digit or a small letter"),
        ({"pattern": "zigzag"}, "label attributed-claim: pattern 'zigzag' is unknown"),
        ({"colour": "#ffd700"}, "label attributed-claim: colour #ffd700 on white has contrast 1.4, less than 4.5"),
        ({"name": "Costs $text"}, "label attributed-claim: 'Costs $text' holds a $"),
        ({"definition": "a\x07b"}, "label attributed-claim: holds a control character"),
    ],
)
def test_faults_of_a_label(scheme: Scheme, changes: dict[str, str], message: str) -> None:
    assert any(line.startswith(message) for line in found(with_label(scheme, 0, **changes)))


def test_colours_that_some_readers_confuse_are_a_warning(scheme: Scheme) -> None:
    other = with_label(with_label(scheme, 0, colour="#a8402e"), 1, colour="#5e6b12")
    assert found(other) == []
    (warning,) = [line for line in found(other, "warning") if line.startswith("label attributed-claim, source")]
    assert "#a8402e and #5e6b12 look alike to some readers" in warning
    assert "usual" not in warning


def test_labels_that_are_not_there(scheme: Scheme) -> None:
    asked = Question(key="q", name="Q?", per="region", type="text", labels=("gone",), choices=())
    link = RelationType(key="r", name="r", from_labels=("source",), to_labels=("lost",))
    broken = replace(
        scheme,
        questions=(*scheme.questions, asked),
        relations=(*scheme.relations, link),
        overlaps=scheme.overlaps | {frozenset(("source", "missing"))},
        precedence=("source", "source", "nowhere"),
    )
    lines = found(broken)
    assert "question q: there is no label 'gone'" in lines
    assert "relation r: there is no label 'lost'" in lines
    assert "overlaps: there is no label 'missing'" in lines
    assert "precedence: there is no label 'nowhere'" in lines
    assert "precedence: label 'source' stands 2 times" in lines
    assert "precedence: label speculation is not in it, so it loses to every other" in found(broken, "warning")


def test_faults_of_questions(scheme: Scheme) -> None:
    yes = Choice(key="yes", name="Yes", anchor="")
    questions = (
        Question(key="label", name="L?", per="article", type="text", labels=(), choices=()),
        Question(key="one", name="One?", per="article", type="choice", labels=("source",), choices=(yes,)),
        Question(key="twice", name="T?", per="article", type="scale", labels=(), choices=(yes, yes)),
        Question(key="twice", name="T?", per="region", type="text", labels=(), choices=(yes,)),
        Question(key="reason", name="Why?", per="article", type="text", labels=(), choices=()),
    )
    lines = found(replace(scheme, questions=questions))
    assert "question label: this key is taken: the labels and the text have it in Label Studio" in lines
    assert "question one: it has fewer than two choices" in lines
    assert "question one: it is asked once an article and cannot depend on labels" in lines
    assert "questions: question 'twice' stands 2 times" in lines
    assert "question twice: choice 'yes' stands 2 times" in lines
    assert "question twice: it is answered in words and cannot have choices" in lines
    assert "question reason: must be a text per region: it fills the reason of a span" in lines


def test_a_short_title_and_no_labels(scheme: Scheme) -> None:
    lines = found(replace(scheme, title="ab", labels=(), precedence=(), overlaps=frozenset()))
    assert "title: 'ab' is shorter than 3 characters" in lines
    assert "labels: there are none" in lines


def test_all_faults_are_one_error_before_anything_is_sent(scheme: Scheme) -> None:
    broken = with_label(with_label(scheme, 0, hotkey="2"), 3, colour="#ffff00")
    with pytest.raises(SchemeError, match=r"share hotkey '2'.*contrast.*`unsourced scheme check FILE` lists"):
        require_sound(broken)
