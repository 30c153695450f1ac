"""Which scheme a project's labels belong to."""

import re
from collections.abc import Sequence

from configs import scheme_names
from exports.label_studio.name_mapping import NameMapping, article_tag, mapping_of_scheme
from exports.label_studio.parse_labeling_config import LabelingConfig
from exports.label_studio.scheme_from_labeling_config import mapping_of_config
from unsourced.errors import DatasetError
from unsourced.io.progress import say
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

# What a generated labeling config says in a comment; see annotate.schemes.labeling_config.
_MARK = re.compile(r"unsourced scheme (?P<name>\S+) version .* structure (?P<structure>\w+) wording \w+")


def mapping_of_project(
    tags: LabelingConfig,
    *,
    config: str = "",
    scheme: Scheme | None = None,
    candidates: Sequence[Scheme] = (),
    title: str = "foreign",
    complete: bool = True,
    quiet: bool = False,
) -> NameMapping:
    """`scheme` where one was named. Else the candidate or shipped scheme whose structure the labeling config says it
    was made from; else one that has all these labels and questions; else one made from the tags.

    `complete` is false where the tags are only those that somebody used: then what was offered is a guess, and said
    so.
    """
    if scheme is not None:
        return mapping_of_scheme(scheme, tags if complete else None)
    known = [*candidates, *map(load_scheme, scheme_names())]
    mark = _MARK.search(config)
    made_from = [one for one in known if mark and one.structure_hash == mark["structure"]]
    fitting = made_from or [one for one in known if _has_all(one, tags)]
    if fitting:
        say(f"the labels are those of scheme {fitting[0].name}", quiet=quiet)
        return mapping_of_scheme(fitting[0], tags if complete else None)
    mapping = mapping_of_config(tags, title)
    say(f"the labels are the project's own: {', '.join(mapping.offered) or 'none'}", quiet=quiet)
    if mark:
        say(f"the project was made from scheme {mark['name']}: name its file with --scheme", quiet=quiet)
    if not complete:
        say("a label that nobody used is not among them; name the --scheme to have it", quiet=quiet)
    return mapping


def refuse_no_text(tags: LabelingConfig, where: str) -> None:
    """Raise DatasetError where nothing that a project shows is a Text."""
    if article_tag(tags) is None:
        shown = ", ".join(f"{tag.kind} {name!r}" for name, tag in tags.texts.items()) or "nothing"
        raise DatasetError(
            f"its labeling config shows no Text, but {shown}",
            where=where,
            remedy="Only labels on a Text have offsets that can be trusted; load the articles into a new project.",
        )


def _has_all(scheme: Scheme, tags: LabelingConfig) -> bool:
    labels = {name for label in scheme.labels for name in (label.key, label.name)}
    questions = {question.key for question in scheme.questions}
    marked = (option.value for control in tags.labels for option in control.options)
    return labels.issuperset(marked) and questions.issuperset(control.name for control in tags.questions)
