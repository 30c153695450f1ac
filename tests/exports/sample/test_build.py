"""The shipped sample: its quotes are found, its counts are what courses need, and it is invented throughout."""

import json
import re
import shutil
import tomllib
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from exports.dataset.dataset import Dataset
from exports.dataset.schema import SCHEMAS
from exports.sample.build import build_sample, sample_dataset
from exports.sample.label_files import SampleFile, read_sample_file
from unsourced.errors import InputError
from unsourced.io.shipped_files import sample_folder

OUTLETS = {
    "Coastline Wire",
    "Hearth & Nation",
    "Radio Velmora",
    "The Harbour Cry",
    "The Ostrel Ledger",
    "The People's Tide",
    "Unquiet Shore",
}
# Names of outlets and places that really exist must not appear, in any letter case.
REAL = (
    "reuters|associated press|afp|bbc|cnn|fox news|breitbart|guardian|new york times|washington post|usa today|"
    "huffington|bloomberg|financial times|al jazeera|global research|south front|sputnik|russia|ukraine|syria|"
    "united states|american|british|european union|nato|facebook|twitter|google|paypal|patreon"
)


@pytest.fixture(scope="module")
def sample() -> Dataset:
    return sample_dataset()


@pytest.fixture(scope="module")
def plan() -> SampleFile:
    return read_sample_file(sample_folder() / "sample.toml")


def distinct(dataset: Dataset) -> pd.DataFrame:
    """Each place and label once, whoever marked it."""
    spans = dataset.spans.merge(dataset.annotations[["annotation_id", "article_id"]], on="annotation_id")
    return spans.drop_duplicates(["article_id", "label", "start", "end"])


def page_names(dataset: Dataset) -> dict[str, str]:
    rows = dataset.annotations
    return dict(zip(rows["article_id"], rows["annotation_id"].str.rpartition(".")[0], strict=True))


def words_of(dataset: Dataset) -> pd.DataFrame:
    """The distinct marks with their `words`."""
    marks = distinct(dataset)
    texts = dict(zip(dataset.articles["id"], dataset.articles["text"], strict=True))
    places = zip(marks["article_id"], marks["start"], marks["end"], strict=True)
    return marks.assign(words=[texts[article][start:end] for article, start, end in places])


def test_stored_dataset_is_what_the_builder_makes(sample: Dataset) -> None:
    built = build_sample()
    remedy = "run: python -m exports.sample.build"
    for name in SCHEMAS:
        assert_frame_equal(getattr(sample, name), getattr(built, name), obj=f"{name} ({remedy})")
    assert sample.scheme == built.scheme, remedy
    assert sample.provenance == built.provenance
    assert not sample.problems


def test_figures_from_it_say_synthetic(sample: Dataset) -> None:
    assert sample.synthetic
    header = json.loads((sample_folder() / "dataset" / "dataset.json").read_text(encoding="utf-8"))
    assert header["provenance"]["synthetic"] is True


def test_articles_are_as_many_as_long_and_as_mixed_as_promised(sample: Dataset) -> None:
    words = sample.articles["text"].str.count(r"\S+")
    assert len(sample.articles) >= 24
    assert words.between(150, 600).all()
    assert 300 <= words.mean() <= 400
    assert set(sample.articles["outlet"]) == OUTLETS
    assert sample.articles["outlet"].value_counts().min() >= 3
    assert sample.articles["published"].str.fullmatch(r"202[56]-\d\d-\d\d").all()
    assert {page.suffix for page in (sample_folder() / "pages").iterdir()} == {".md", ".html"}


def test_reposts_share_words_and_a_group_with_their_original(sample: Dataset, plan: SampleFile) -> None:
    by_page = {name: key for key, name in page_names(sample).items()}
    articles = sample.articles.set_index("id")
    assert sum(pair.tampered for pair in plan.reposts) >= 4
    assert sum(not pair.tampered for pair in plan.reposts) >= 4
    for pair in plan.reposts:
        original, repost = articles.loc[by_page[pair.original]], articles.loc[by_page[pair.repost]]
        assert original["group"] == repost["group"] == pair.original
        assert original["outlet"] == repost["origin_outlet"] != repost["outlet"]
        assert str(repost["origin_url"]).startswith("https://")
        assert original["published"] <= repost["published"]
        assert shared_words(str(original["text"]), str(repost["text"])) > 0.5, pair


def shared_words(original: str, repost: str) -> float:
    """The share of the repost's words that stand in the original, each counted as often as it does there."""
    one, two = (Counter(re.findall(r"\w+", text.lower())) for text in (original, repost))
    return (one & two).total() / two.total()


def test_clean_reposts_have_no_editorial_insertion_that_two_annotators_saw(sample: Dataset, plan: SampleFile) -> None:
    spans = sample.spans.merge(sample.annotations[["annotation_id", "article_id"]], on="annotation_id")
    spans = spans[spans["label"] == "editorial-insertion"]
    seen = spans.groupby(["article_id", "start"]).size()
    names = page_names(sample)
    agreed = {names[article] for article, _ in seen[seen >= 2].index}
    for pair in plan.reposts:
        assert (pair.repost in agreed) == pair.tampered, pair


def test_every_label_occurs_often_and_across_outlets(sample: Dataset) -> None:
    marks = distinct(sample).merge(sample.articles[["id", "outlet"]], left_on="article_id", right_on="id")
    counts = marks["label"].value_counts()
    least = {"editorial-insertion": 15, "neutral-insertion": 25, "loaded-language": 40}
    for label in sample.scheme.label_keys:
        assert counts[label] >= least.get(label, 20), label
    assert (marks.groupby("label")["outlet"].nunique() >= 4).all()


def test_three_annotators_disagree_in_their_own_ways(sample: Dataset, plan: SampleFile) -> None:
    assert sorted(sample.annotations["annotator"].unique()) == sorted(a.email for a in plan.annotators)
    assert len(plan.annotators) == 3
    assert sample.annotations["annotator"].str.endswith("@annotators.example").all()
    spans = sample.spans.merge(sample.annotations[["annotation_id", "annotator"]], on="annotation_id")
    counts = spans.groupby(["label", "annotator"]).size()
    anka, bram, celia = (annotator.email for annotator in plan.annotators)
    assert counts["loaded-language", bram] > 1.3 * counts["loaded-language", anka]
    assert counts["unsourced-claim", bram] > 1.3 * counts["unsourced-claim", anka]
    assert counts["speculation", celia] < 0.5 * counts["speculation", anka]


def test_empty_submissions_skips_and_drafts_are_there(sample: Dataset) -> None:
    submitted = sample.annotations[sample.annotations["status"] == "submitted"]
    assert (~submitted["annotation_id"].isin(sample.spans["annotation_id"])).sum() >= 2
    assert set(sample.annotations["status"]) == {"submitted", "skipped", "draft"}
    skipped = sample.annotations[sample.annotations["status"] == "skipped"]
    assert not skipped["annotation_id"].isin(sample.spans["annotation_id"]).any()
    each = submitted.groupby("annotator").size()
    assert each.between(len(sample.articles) - 2, len(sample.articles) - 1).all()


def test_offsets_are_pieces_of_one_paragraph_without_stray_blanks(sample: Dataset) -> None:
    for words in words_of(sample)["words"]:
        assert words == words.strip() != ""
        assert "\n" not in words


def test_insertions_are_bracketed_and_most_editorial_ones_too(sample: Dataset) -> None:
    marks = words_of(sample)
    bracketed = marks["words"].str.startswith("[") & marks["words"].str.endswith("]")
    shares = bracketed.groupby(marks["label"]).mean()
    assert shares["neutral-insertion"] == 1
    assert 0.5 < shares["editorial-insertion"] < 1
    assert shares.drop(["neutral-insertion", "editorial-insertion"]).max() < 0.1


def test_lead_times_and_dates_are_plausible(sample: Dataset) -> None:
    rows = sample.annotations
    assert rows["lead_time"].between(20, 1800).all()
    assert (rows["created"].dt.strftime("%Y-%m-%d") > sample.articles["published"].max()).all()
    for _, own in rows.groupby("annotator"):
        assert own["created"].is_monotonic_increasing
        assert (own["created"].diff().dt.total_seconds().dropna() >= own["lead_time"].iloc[1:]).all()


def test_no_real_outlet_or_place_is_named() -> None:
    for path in sorted(sample_folder().glob("*/*.*")):
        if path.suffix in (".md", ".html", ".toml"):
            text = path.read_text(encoding="utf-8")
            assert not re.findall(rf"\b(?:{REAL})\b", text, re.I), path
            for address in re.findall(r"(?:https?://|@)([\w.-]+)", text):
                assert address.rstrip(".").endswith(".example"), f"{path}: {address}"


def test_sample_toml_names_pages_that_are_there(plan: SampleFile) -> None:
    pages = {page.stem for page in (sample_folder() / "pages").iterdir()}
    assert pages == {path.stem for path in (sample_folder() / "labels").iterdir()}
    assert {name for pair in plan.reposts for name in (pair.original, pair.repost)} <= pages


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    shutil.copytree(sample_folder(), folder)
    return folder


NAME = "club-sale-cry"


def spoil(folder: Path, old: str, new: str) -> None:
    path = folder / "labels" / f"{NAME}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('quote = "Fish-finger boss"', 'quote = "Fish-cake boss"', "the article has no such words"),
        ('quote = "Fish-finger boss"', 'quote = "the"', r"the words stand there \d+ times\. Say which"),
        ('quote = "Fish-finger boss"', 'quote = "Fish-finger boss"\noccurrence = 2', "1 times, not 2"),
        ('label = "loaded-language"', 'label = "loud-language"', "label loud-language is not in scheme"),
        ('by = ["anka", "bram"]', 'by = ["anka", "zoe"]', "names zoe, who did not do this"),
        ('by = ["anka", "bram"]', 'by = ["anka", "celia"]', "names celia, who did not do this"),
        ('by = ["anka", "bram"]', 'by = ["anka", "anka"]', "names somebody twice"),
        ("source-kind", "vague-kind", "the scheme does not ask this here"),
        ('source-kind = "person"', 'source-kind = "ghost"', "ghost is no answer to source-kind"),
        ('to = "s1"', 'to = "s99"', "no span s99"),
        ('bias = "none"', 'bias = "huge"', "huge is no answer to bias"),
        ('label = "attributed-claim"', 'label = "neutral-insertion"', r"overlaps|does not run from"),
    ],
)
def test_wrong_entry_is_refused_by_file_and_entry(copy: Path, old: str, new: str, message: str) -> None:
    spoil(copy, old, new)
    with pytest.raises(InputError, match=message) as caught:
        build_sample(copy)
    assert f"labels/{NAME}.toml" in str(caught.value)


def test_unknown_field_is_refused(copy: Path) -> None:
    spoil(copy, "[[spans]]", "[[spans]]\ncolour = 1")
    with pytest.raises(InputError, match=r"spans\.0\.colour"):
        build_sample(copy)


def test_page_changed_after_reading_is_refused_with_the_command(copy: Path) -> None:
    page = copy / "pages" / f"{NAME}.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    with pytest.raises(InputError, match="Run: unsourced read"):
        build_sample(copy)
