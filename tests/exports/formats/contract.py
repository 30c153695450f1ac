"""What every format must do. A format's test file has a class of this kind with the format's name and its damages.

    class TestConll(FormatContract):
        format = "conll"
        damages = (Damage(change("ada.conll", "B-source", "source"), "ada.conll, line 3: 'source' is not a tag"),)

`test_registry.py` fails where a registered format has no such class.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings

from exports.dataset.dataset import Dataset, Problem
from exports.dataset.losses import Loss, Losses
from exports.dataset.validate import validate
from exports.formats import FORMATS
from exports.formats.format import Content, Format
from exports.formats.registry import detect_format
from exports.sample.build import sample_dataset
from tests.exports.building import SCHEME, annotation, article, dataset, span
from tests.exports.formats.invented import datasets, judged, marked, submitted
from unsourced.errors import UnsourcedError

ARTICLE = article()
SMALL = dataset([ARTICLE], [annotation("1", ARTICLE.id, "ada")], [span("1", "source", 0, 5, reason="Who?")])
# Each example writes files. A contract's tests run in several classes, each with examples of its own.
FILES = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.differing_executors])


@dataclass(frozen=True)
class Damage:
    """What is done to the files of SMALL, and what the error then says beside the file's name."""

    do: Callable[[Path], None]
    message: str


def change(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Replace the first `old` in a file by `new`; ID in both names stands for the article's id."""

    def do(folder: Path) -> None:
        path = folder / file.replace("ID", ARTICLE.id)
        text = path.read_text(encoding="utf-8")
        assert old in text, text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return do


def remove(file: str) -> Callable[[Path], None]:
    """Delete a file."""
    return lambda folder: (folder / file.replace("ID", ARTICLE.id)).unlink()


@contextmanager
def there_and_back(name: str, one: Dataset) -> Iterator[tuple[Dataset, Losses, Path]]:
    """What comes back from a format, what it counted as lost, and the folder with its files."""
    module = FORMATS[name].load()
    with tempfile.TemporaryDirectory() as folder:
        losses = module.write(one, Path(folder))
        yield module.read(Path(folder), None), losses, Path(folder)


class FormatContract:
    """Inherit, name the format, and list how its files may be damaged: at least three ways."""

    format: ClassVar[str]
    damages: ClassVar[tuple[Damage, ...]]

    @property
    def entry(self) -> Format:
        return FORMATS[self.format]

    def test_its_damages_are_listed(self) -> None:
        assert len(self.damages) >= 3
        assert len({damage.message for damage in self.damages}) == len(self.damages)

    @FILES
    @given(datasets(plain=True))
    def test_who_judged_what_comes_back(self, one: Dataset) -> None:
        with there_and_back(self.format, one) as (back, losses, _):
            assert judged(back) == judged(one)
            assert validate(back) == []
            if not losses.keys() - {Loss.METADATA}:
                assert marked(back) == marked(one)
            assert all(count > 0 for count in losses.values())

    @FILES
    @given(datasets())
    def test_what_went_through_once_has_nothing_more_to_lose(self, one: Dataset) -> None:
        with there_and_back(self.format, one) as (back, _, _):
            pass
        with there_and_back(self.format, back) as (again, losses, _):
            assert losses == {}
            assert marked(again) == marked(back)

    def test_it_carries_what_its_entry_says(self) -> None:
        one = _with_every_content()
        with there_and_back(self.format, one) as (back, losses, _):
            carry_over = {content for content, holds in _CONTENTS.items() if holds(back)}
            assert carry_over == self.entry.carries
            missing = {content for content in _CONTENTS if content not in carry_over}
            assert missing <= {content for loss in losses for content in _TOLD_BY.get(loss, ())}

    def test_the_sample_keeps_its_spans_and_stays_synthetic(self) -> None:
        sample = sample_dataset()
        with there_and_back(self.format, sample) as (back, losses, _):
            assert back.synthetic
            assert back.scheme.label_keys == sample.scheme.label_keys
            assert set(back.annotations["annotator"]) == set(sample.annotations["annotator"])
            if not losses.keys() & {Loss.OVERLAPS, Loss.CUT_OVERLAPS}:
                assert marked(back) == marked(sample if Content.SKIPS in self.entry.carries else submitted(sample))

    def test_its_files_are_recognised(self) -> None:
        with there_and_back(self.format, SMALL) as (_, _, folder):
            assert detect_format(folder).name == self.format

    def test_a_folder_of_something_else_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")
        with pytest.raises(UnsourcedError) as caught:
            self.entry.load().read(tmp_path, None)
        assert str(tmp_path) in str(caught.value)

    def test_every_damage_is_named_with_its_file_and_row(self, tmp_path: Path) -> None:
        module = self.entry.load()
        for number, damage in enumerate(self.damages):
            folder = tmp_path / str(number)
            folder.mkdir()
            module.write(SMALL, folder)
            assert len(module.read(folder, None).spans) == 1
            damage.do(folder)
            with pytest.raises(UnsourcedError) as caught:
                module.read(folder, None)
            assert damage.message in str(caught.value)
            assert str(folder) in str(caught.value)


def _with_every_content() -> Dataset:
    """A Dataset that holds one of every Content."""
    one = replace(ARTICLE, topic="water")
    key = {"annotation_id": "1"}
    question = next(q for q in SCHEME.questions_per("region") if q.choices)
    about = next(q for q in SCHEME.questions_per("article") if q.choices)
    whole = dataset(
        [one],
        [annotation("1", one.id, "ada"), annotation("draft-2", one.id, "bo", status="draft")],
        [
            span("1", "attributed-claim", 0, 19, "claim", reason="Who?"),
            span("1", "source", 6, 10, "source"),
            span("1", "vague-source", 21, 27, "parts"),
            span("1", "vague-source", 32, 36, "parts", part=1),
        ],
        [key | {"from_region": "claim", "to_region": "source", "type": "sourced-from"}],
        [
            key | {"region_id": "source", "question": question.key, "value": question.choices[0].key},
            key | {"region_id": None, "question": about.key, "value": about.choices[0].key},
        ],
    )
    return replace(whole, problems=(Problem(kind="label", message="no such label", annotation_id="1"),))


_CONTENTS: Mapping[Content, Callable[[Dataset], bool]] = {
    Content.OVERLAPS: lambda back: {(0, 19), (6, 10)} <= set(zip(back.spans["start"], back.spans["end"], strict=True)),
    Content.PARTS: lambda back: bool((back.spans["part"] > 0).any()),
    Content.REASONS: lambda back: "Who?" in set(back.spans["reason"].dropna()),
    Content.RELATIONS: lambda back: len(back.relations) == 1,
    Content.SPAN_ANSWERS: lambda back: bool(back.answers["region_id"].notna().any()),
    Content.ARTICLE_ANSWERS: lambda back: bool(back.answers["region_id"].isna().any()),
    Content.SKIPS: lambda back: "draft" in set(back.annotations["status"]),
    Content.METADATA: lambda back: set(back.articles["topic"].dropna()) == {"water"},
    Content.PROBLEMS: lambda back: len(back.problems) == 1,
}
_TOLD_BY: Mapping[Loss, tuple[Content, ...]] = {
    Loss.OVERLAPS: (Content.OVERLAPS,),
    Loss.CUT_OVERLAPS: (Content.OVERLAPS,),
    Loss.PARTS: (Content.PARTS,),
    Loss.REASONS: (Content.REASONS,),
    Loss.RELATIONS: (Content.RELATIONS,),
    Loss.SPAN_ANSWERS: (Content.SPAN_ANSWERS,),
    Loss.ARTICLE_ANSWERS: (Content.ARTICLE_ANSWERS,),
    Loss.DRAFTS: (Content.SKIPS,),
    Loss.METADATA: (Content.METADATA,),
    Loss.PROBLEMS: (Content.PROBLEMS,),
}
