"""What the names that a project stores mean in a scheme: controls and their values on one side, keys on the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from exports.label_studio.parse_labeling_config import TEXT_TAG, LabelingConfig, TextTag
from unsourced.schemes.scheme import Question, Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMapping:
    """The way from stored names to the keys of `scheme`.

    `labels` is by control and stored value, `questions` by control, `choices` by control and stored value,
    `relations` by stored value. `offered` holds the labels that annotators could choose. `text` is the tag that shows
    the article, None where nobody knows the labeling config.
    """

    scheme: Scheme
    labels: Mapping[tuple[str, str], str]
    questions: Mapping[str, Question]
    choices: Mapping[tuple[str, str], str]
    relations: Mapping[str, str]
    offered: tuple[str, ...]
    text: TextTag | None = None


def mapping_of_scheme(scheme: Scheme, tags: LabelingConfig | None = None) -> NameMapping:
    """Names as in a project made from this scheme: values are keys (or the names of what they stand for), question
    controls are called by their question's key. `tags` narrow what was offered to what the project shows.
    """
    controls = [control.name for control in tags.labels] if tags else ["label"]
    labels = {
        (control, value): one.key for control in controls for one in scheme.labels for value in (one.name, one.key)
    }
    shown = {option.value for control in tags.labels for option in control.options} if tags else None
    offered = [one.key for one in scheme.labels if shown is None or one.key in shown or one.name in shown]
    choices = {
        (question.key, value): choice.key
        for question in scheme.questions
        for number, choice in enumerate(question.choices, 1)
        # A scale may be shown as stars, of which Label Studio stores the number.
        for value in ([str(number)] if question.type == "scale" else []) + [choice.name, choice.key]
    }
    return NameMapping(
        scheme=scheme,
        labels=labels,
        questions={question.key: question for question in scheme.questions},
        choices=choices,
        relations={value: one.key for one in scheme.relations for value in (one.name, one.key)},
        offered=tuple(offered),
        text=article_tag(tags) if tags else None,
    )


def article_tag(tags: LabelingConfig) -> TextTag | None:
    """The Text tag that the first labels control marks; None where only other kinds of data are marked."""
    targets = [name for control in tags.labels for name in control.to_name.split(",")]
    for name in [*targets, *tags.texts]:
        tag = tags.texts.get(name)
        if tag is not None and tag.kind == TEXT_TAG:
            return tag
    return None
