"""The systems that are evaluated: each keeps the contract, and each learns what it is said to learn."""

from dataclasses import replace

from classifier.evaluation.systems import MODEL, OUTLET, RULES, SYSTEMS, WORDS, registered_systems
from tests.classifier.evaluation.contract import DATASET, OTHERS, SystemContract
from tests.classifier.invented import PLANTED

LABEL = "opinion-as-fact"


class TestModel(SystemContract):
    system = MODEL


class TestWords(SystemContract):
    system = WORDS


class TestRules(SystemContract):
    system = RULES


class TestOutlet(SystemContract):
    system = OUTLET


def test_every_registered_system_has_a_contract() -> None:
    assert {contract.system for contract in SystemContract.__subclasses__()} == set(SYSTEMS)


def test_the_embedding_changes_the_model_alone() -> None:
    plain, with_embedding = registered_systems(), registered_systems(embedding=True)
    assert list(plain) == list(with_embedding) == list(SYSTEMS)
    assert [name for name in plain if plain[name] != with_embedding[name]] == [MODEL]


def test_words_tell_what_is_planted() -> None:
    (scores,) = SYSTEMS[WORDS].train(DATASET).score(OTHERS[:1])
    planted = [PLANTED in scores.article.text[each.start : each.end] for each in scores.sentences]
    values = [each.values[LABEL] or 0.0 for each in scores.sentences]
    assert any(planted)
    assert min(value for value, own in zip(values, planted, strict=True) if own) > max(
        (value for value, own in zip(values, planted, strict=True) if not own), default=0.0
    )


def test_a_new_outlet_gets_the_rate_of_all() -> None:
    scorer = SYSTEMS[OUTLET].train(DATASET)
    stranger = replace(OTHERS[0], outlet="Nobody's Herald", origin=None)
    known = DATASET.article_list()[0]
    new, old = scorer.score([stranger, known])
    assert len({each.values[LABEL] for each in new.sentences}) == 1
    assert len({each.values[LABEL] for each in old.sentences}) == 1
