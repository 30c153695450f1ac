"""`tasks.json` of a conversion goes into a real Label Studio, and comes out as it went in, but for drafts."""

import json
from dataclasses import replace
from pathlib import Path

from annotate.schemes.labeling_config import labeling_config
from annotate.studio.users import add_user
from exports.formats import label_studio
from exports.label_studio.export import StudioProject, export
from exports.sample.build import sample_dataset
from tests.conftest import StudioUnderTest
from tests.exports.formats.invented import marked, submitted


def test_a_real_label_studio_takes_everybodys_work(studio: StudioUnderTest, tmp_path: Path) -> None:
    sample = sample_dataset()
    # The run's other tests have accounts of the sample's annotators too.
    people = sample.annotations["annotator"]
    sample = replace(sample, annotations=sample.annotations.assign(annotator="converted-" + people))
    for annotator in sample.annotations["annotator"].unique():
        add_user(studio.connection, annotator, "a long password 7")
    project = studio.new_project("converted", labeling_config(sample.scheme))
    (tmp_path / "there").mkdir()
    label_studio.write(sample, tmp_path / "there")
    tasks = json.loads((tmp_path / "there" / "tasks.json").read_text(encoding="utf-8"))
    studio.connection.request("POST", f"/api/projects/{project}/import", json=tasks)
    back = export(StudioProject(studio.connection, "converted"), tmp_path / "back", quiet=True)
    # An import leaves drafts out.
    drafts = sample.annotations.loc[sample.annotations["status"] == "draft", "annotation_id"]
    assert marked(submitted(back)) == marked(submitted(sample))
    assert back.problems == ()
    assert back.annotations["status"].value_counts().to_dict() == {"submitted": 80, "skipped": 1}
    assert len(back.relations) == (~sample.relations["annotation_id"].isin(drafts)).sum()
    assert len(back.answers) == (~sample.answers["annotation_id"].isin(drafts)).sum()
