"""The shipped scheme of SemEval-2020 task 11: sound, and with the task's own names for its techniques."""

from unsourced.schemes.check import check_scheme
from unsourced.schemes.load import load_scheme

TECHNIQUES = {
    "Appeal_to_Authority",
    "Appeal_to_fear-prejudice",
    "Bandwagon,Reductio_ad_hitlerum",
    "Black-and-White_Fallacy",
    "Causal_Oversimplification",
    "Doubt",
    "Exaggeration,Minimisation",
    "Flag-Waving",
    "Loaded_Language",
    "Name_Calling,Labeling",
    "Repetition",
    "Slogans",
    "Thought-terminating_Cliches",
    "Whataboutism,Straw_Men,Red_Herring",
}


def test_it_has_no_fault() -> None:
    assert check_scheme(load_scheme("ptc")) == []


def test_each_technique_of_the_task_is_one_label() -> None:
    labels = load_scheme("ptc").labels
    assert len(labels) == len(TECHNIQUES) == 14
    assert {label.crosswalk["ptc"][0] for label in labels} == TECHNIQUES


def test_what_it_says_of_the_default_scheme_is_there() -> None:
    theirs = load_scheme().label_keys
    ours = {name for label in load_scheme("ptc").labels for name in label.crosswalk.get("credibility", ())}
    assert ours
    assert ours <= set(theirs)
