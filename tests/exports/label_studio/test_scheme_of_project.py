"""Which scheme a project's labels belong to."""

import pytest

from annotate.schemes.labeling_config import labeling_config
from exports.label_studio.parse_labeling_config import parse_labeling_config
from exports.label_studio.scheme_of_project import mapping_of_project, refuse_no_text
from tests.exports.building import SCHEME
from tests.exports.label_studio.configs import CONFIG
from unsourced.errors import DatasetError
from unsourced.schemes.load import parse_scheme


def ours(labels: str = "", extra: str = "", comment: str = "") -> str:
    marks = labels or "".join(f'<Label value="{one.name}" alias="{one.key}"/>' for one in SCHEME.labels)
    text = '<Text name="text" value="$text"/>'
    return f'<View>{comment}{text}<Labels name="label" toName="text">{marks}</Labels>{extra}</View>'


def test_a_project_with_labels_of_a_shipped_scheme_is_of_that_scheme(capsys: pytest.CaptureFixture[str]) -> None:
    config = ours('<Label value="Source" alias="source"/><Label value="Speculation"/>')
    mapping = mapping_of_project(parse_labeling_config(config), config=config)
    assert mapping.scheme == SCHEME
    assert mapping.offered == ("source", "speculation")
    assert mapping.labels["label", "Speculation"] == "speculation"
    assert "scheme credibility" in capsys.readouterr().err


def test_a_question_that_a_shipped_scheme_lacks_makes_it_another_one() -> None:
    config = ours(extra='<Choices name="mood" toName="text"><Choice value="calm"/></Choices>')
    assert (
        mapping_of_project(parse_labeling_config(config), config=config, quiet=True).scheme.questions[0].key == "mood"
    )


def test_the_scheme_that_a_config_names_is_found_by_its_structure(capsys: pytest.CaptureFixture[str]) -> None:
    extra = '<Choices name="mood" toName="text"><Choice value="calm"/></Choices>'
    mark = "<!-- unsourced scheme {} version 1 structure {} wording 00 -->"
    config = ours(extra=extra, comment=mark.format("credibility", SCHEME.structure_hash))
    assert mapping_of_project(parse_labeling_config(config), config=config, quiet=True).scheme == SCHEME
    lost = ours(extra=extra, comment=mark.format("mine", "0123"))
    assert mapping_of_project(parse_labeling_config(lost), config=lost, title="x").scheme.name == "x"
    assert "made from scheme mine: name its file with --scheme" in capsys.readouterr().err


def test_the_scheme_that_is_named_wins() -> None:
    mapping = mapping_of_project(parse_labeling_config(CONFIG), scheme=SCHEME, quiet=True)
    assert mapping.scheme == SCHEME
    assert mapping.offered == ()


def test_a_project_made_from_a_file_is_of_that_file() -> None:
    toml = SCHEME.source.replace('name = "credibility"', 'name = "mine"').replace(
        'key = "speculation"', 'key = "guess"'
    )
    toml = toml.replace('"speculation"', '"guess"')
    mine = parse_scheme(toml)
    config = labeling_config(mine)
    mapping = mapping_of_project(parse_labeling_config(config), config=config, candidates=[mine], quiet=True)
    assert mapping.scheme == mine
    assert mapping.offered == mine.label_keys
    assert mapping.labels["label", "guess"] == "guess"
    without = mapping_of_project(parse_labeling_config(config), config=config, quiet=True)
    assert without.scheme.label_keys == mine.label_keys
    assert without.scheme != mine


def test_tags_of_results_are_a_guess_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    tags = parse_labeling_config(ours('<Label value="Weasel"/>'))
    assert mapping_of_project(tags, complete=False).offered == ("weasel",)
    assert "a label that nobody used is not among them; name the --scheme" in capsys.readouterr().err
    known = parse_labeling_config(ours('<Label value="Source" alias="source"/>'))
    assert mapping_of_project(known, complete=False, quiet=True).offered == SCHEME.label_keys


def test_a_project_without_a_text_is_refused_with_what_it_shows() -> None:
    refuse_no_text(parse_labeling_config(CONFIG), "project 3")
    with pytest.raises(DatasetError, match="project 3: its labeling config shows no Text, but hypertext 'page'"):
        refuse_no_text(parse_labeling_config('<View><HyperText name="page" value="$html"/></View>'), "project 3")
