"""The public functions of this package: `import unsourced` is the door to them, and alone imports this module."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from exports.agreement.agreement import agreement as agreement_of
from exports.agreement.experiment import agreement_experiment
from exports.agreement.result import Agreement
from exports.consensus.dawid_skene import DawidSkene
from exports.consensus.dawid_skene import dawid_skene as fit_dawid_skene
from exports.consensus.records import SCHEMAS, consensus_records
from exports.corpora import CORPORA
from exports.dataset.arguments import SHIPPED, dataset_argument
from exports.dataset.dataset import Dataset
from exports.formats import FORMATS
from exports.formats.run import convert_dataset, read_labels
from exports.label_studio.run import export_dataset
from exports.metrics import coefficients
from exports.metrics.coefficients import Coefficient, Level
from unsourced.core.arguments import path_argument, seed_argument, wrong_type
from unsourced.core.batch import records_frame
from unsourced.io.progress import Progress, reporting
from unsourced.schemes.arguments import scheme_argument
from unsourced.schemes.scheme import Scheme

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

AnyDataset = Dataset | str | Path
AnyScheme = Scheme | str | Path


def load_dataset(path: str | Path) -> Dataset:
    """Load a Dataset from its folder.

    Args:
        path: a folder that `export`, `read_corpus` or `Dataset.save` wrote; `sample` is the shipped one.

    Returns:
        The Dataset: five frames (`articles`, `annotations`, `spans`, `relations`, `answers`), their `scheme`, and
        `problems`, what could not become a row.

    Raises:
        TypeError: `path` is something else.
        DatasetError: the folder is not there, no Dataset, broken, or of a newer version.

    Example:
        >>> import unsourced as us
        >>> us.load_dataset("sample").scheme.name
        'credibility'
    """
    if not isinstance(path, str | Path):
        raise wrong_type("path", path, "a str or Path to the folder of a Dataset")
    return dataset_argument(path, "path")


def sample() -> Dataset:
    """The shipped sample: invented articles with the labels of invented annotators, to try things with.

    Returns:
        The Dataset. It is synthetic: figures from it say nothing about real news.

    Example:
        >>> import unsourced as us
        >>> us.sample().synthetic
        True
    """
    return dataset_argument(SHIPPED)


def export(
    out: str | Path,
    *,
    project: str | None = None,
    from_json: str | Path | None = None,
    blind: bool = False,
    scheme: AnyScheme | None = None,
    workspace: str | Path | None = None,
    progress: Progress | None = None,
) -> Dataset:
    """Export a Label Studio project to a Dataset folder: everybody's spans, relations, answers, skips and drafts.

    The server's address is that of `unsourced.toml` and its token that of LABEL_STUDIO_API_KEY, or the local server's.

    Args:
        out: the folder to write, whole or not at all; a Dataset that is there is replaced.
        project: the project's number or title; that of the settings where it is None.
        from_json: an export that somebody saved from Label Studio as JSON; then no server is asked.
        blind: join the projects that `unsourced blind` made under the title of `project`.
        scheme: the label scheme; the project's own where it is None.
        workspace: the folder of the local server's data.
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        The Dataset that was written. What could not become a row is in its `problems`, and a warning is logged.

    Raises:
        TypeError: an argument is of a wrong type.
        StudioError: the server cannot be reached or used, or has no such project.
        NoWorkError: nobody has annotated anything.
        DatasetError: `out` holds something else.
        InputError: `from_json` is no export, or the folder cannot be written.

    Example:
        >>> import unsourced as us
        >>> us.export("labels", project="Port reports")  # doctest: +SKIP
        Dataset(credibility: 40 articles, 118 annotations by 3 annotators, 903 spans, 311 relations)
    """
    with reporting(progress):
        return export_dataset(
            path_argument(out, "out"),
            project=project,
            file=None if from_json is None else path_argument(from_json, "from_json"),
            blind=blind,
            scheme=None if scheme is None else scheme_argument(scheme),
            workspace=None if workspace is None else path_argument(workspace, "workspace"),
        )


def convert(dataset: AnyDataset, out: str | Path, to: str, *, map_scheme: AnyScheme | None = None) -> Mapping[str, int]:
    """Write a Dataset in a format of other tools.

    Args:
        dataset: a Dataset, or its folder.
        out: the folder to write, whole or not at all; an earlier result there is replaced.
        to: the name of a format, such as `brat`; `unsourced convert --help` lists them.
        map_scheme: bring the labels into this scheme first, by the crosswalk of either.

    Returns:
        What the format could not carry by its kind, and how often: empty where nothing got lost. `losses.json` has it.

    Raises:
        TypeError: an argument is of a wrong type.
        ValueError: there is no such format.
        DatasetError: the Dataset is not sound, or `out` holds something else.
        SchemeError: no label has a counterpart in `map_scheme`.

    Example:
        >>> import unsourced as us
        >>> us.convert("sample", "sample-brat", "brat")["drafts"]
        1
    """
    _check_format("to", to)
    target = None if map_scheme is None else scheme_argument(map_scheme, "map_scheme")
    with reporting(None):
        losses = convert_dataset(dataset_argument(dataset), path_argument(out, "out"), to=to, target=target)
    return {loss.value: count for loss, count in losses.items()}


def read_format(path: str | Path, input_format: str | None = None, *, scheme: AnyScheme | None = None) -> Dataset:
    """Read labels in a format of other tools.

    Args:
        path: the folder or file.
        input_format: the name of a format, such as `brat`; found from the files where it is None.
        scheme: the label scheme; the one beside the files, or one made of their labels, where it is None.

    Returns:
        The Dataset.

    Raises:
        TypeError: an argument is of a wrong type.
        ValueError: there is no such format.
        InputError: the files are not there or broken; the message names file and line.

    Example:
        >>> import unsourced as us
        >>> losses = us.convert(us.sample(), "sample-jsonl", "jsonl")
        >>> us.read_format("sample-jsonl").synthetic
        True
    """
    if input_format is not None:
        _check_format("input_format", input_format)
    chosen = None if scheme is None else scheme_argument(scheme)
    with reporting(None):
        return read_labels(path_argument(path, "path"), input_format, chosen)


def read_corpus(name: str, path: str | Path, *, progress: Progress | None = None) -> Dataset:
    """Read a public corpus from the files that its authors publish; nothing is downloaded.

    Args:
        name: the name of a corpus, such as `babe`; `unsourced corpus --help` lists them.
        path: the corpus's folder or file.
        progress: None for silence, True for a bar on stderr, or a function of (done, total).

    Returns:
        The Dataset, each annotator kept. What could not be carried over as it stands is in its `problems`.

    Raises:
        TypeError: an argument is of a wrong type.
        ValueError: there is no such corpus.
        InputError: the corpus is not at `path`, or broken.

    Example:
        >>> import unsourced as us
        >>> us.read_corpus("babe", "BABE/raw_labels_SG1.csv")  # doctest: +SKIP
        Dataset(babe: 1700 articles, 17000 annotations by 10 annotators, 4071 spans, 0 relations)
    """
    if name not in CORPORA:
        raise ValueError(f"there is no corpus {name!r}; there are {', '.join(CORPORA)}")
    with reporting(progress):
        return CORPORA[name].load()(path_argument(path, "path"), quiet=False)


def agreement(dataset: AnyDataset, *, random_state: int = 2016) -> Agreement:
    """Measure how far annotators agree; curators and gold labels do not count.

    Args:
        dataset: a Dataset, or its folder.
        random_state: draws the bootstrap over articles, from which the intervals come.

    Returns:
        The Agreement. Per label and together, for everybody and each pair: Krippendorff's α on sentences and tokens,
        α_U for spans, Cohen's and Fleiss' κ, F1 of spans and relations, α of answers, with 95% intervals. Work that
        began with suggestions stands apart; `headline` names the figures to cite.

    Raises:
        TypeError: an argument is of a wrong type.
        DatasetError: nobody has submitted anything.

    Example:
        >>> import unsourced as us
        >>> us.agreement(us.sample()).headline
        'unsuggested'
    """
    seed, labelled = seed_argument(random_state), dataset_argument(dataset)
    return Agreement.of(
        agreement_of(labelled, random_state=seed), agreement_experiment(labelled, dataset, random_state=seed)
    )


def krippendorff_alpha(ratings: "ArrayLike", level: Level = "nominal") -> Coefficient:
    """Krippendorff's α of ratings.

    Args:
        ratings: shape (annotators, units); NaN where somebody did not rate a unit.
        level: `nominal`, `ordinal`, `interval` or `ratio`.

    Returns:
        The Coefficient: `value`, or None and the `reason` why it is undefined.

    Raises:
        TypeError: `ratings` holds something else than numbers.
        ValueError: it has another shape, or there is no such level.

    Example:
        >>> import unsourced as us
        >>> us.krippendorff_alpha([[0, 1, 1, 0], [0, 1, 0, 0]]).value
        0.5333333333333333
    """
    if level not in ("nominal", "ordinal", "interval", "ratio"):
        raise ValueError(f"level must be nominal, ordinal, interval or ratio, not {level!r}")
    return coefficients.krippendorff_alpha(_table("ratings", ratings, "annotators, units"), level)


def cohen_kappa(one: "ArrayLike", other: "ArrayLike") -> Coefficient:
    """Cohen's κ of two annotators.

    Args:
        one, other: their nominal values of the same units, as numbers; NaN where somebody did not rate a unit.

    Returns:
        The Coefficient: `value`, or None and the `reason` why it is undefined.

    Raises:
        TypeError: one of them holds something else than numbers.
        ValueError: they are not of the same length.

    Example:
        >>> import unsourced as us
        >>> us.cohen_kappa([0, 1, 1, 0], [0, 1, 0, 0]).value
        0.5
    """
    first, second = _table("one", one, "units"), _table("other", other, "units")
    if len(first) != len(second):
        raise ValueError(f"one rates {len(first)} units, and other {len(second)}")
    return coefficients.cohen_kappa(first, second)


def fleiss_kappa(counts: "ArrayLike") -> Coefficient:
    """Fleiss' κ of several annotators.

    Args:
        counts: shape (units, values): how many annotators gave a unit each value.

    Returns:
        The Coefficient: `value`, or None and the `reason` why it is undefined.

    Raises:
        TypeError: `counts` holds something else than numbers.
        ValueError: it has another shape.

    Example:
        >>> import unsourced as us
        >>> us.fleiss_kappa([[3, 0], [0, 3], [2, 1]]).value
        0.55
    """
    return coefficients.fleiss_kappa(_table("counts", counts, "units, values"))


def dawid_skene(votes: "pd.DataFrame", *, max_iterations: int = 1000, tolerance: float = 1e-9) -> DawidSkene:
    """Estimate true labels and annotators' errors together, by the model of Dawid and Skene (1979).

    Args:
        votes: a frame with the columns `task`, `worker`, `label`, one row a worker and task.
        max_iterations, tolerance: when the EM ends: after so many steps, or when the mean log-likelihood of a task
            rises by less.

    Returns:
        The fit: `probabilities` (a row a task, a column a class), `priors`, and `errors[worker, true, said]`.

    Raises:
        TypeError: `votes` is no such frame.

    Example:
        >>> import pandas as pd, unsourced as us
        >>> votes = pd.DataFrame({"task": [1, 1, 1, 2, 2, 2], "worker": list("abcabc"), "label": list("xxyyyy")})
        >>> us.dawid_skene(votes).classes
        ['x', 'y']
    """
    columns = getattr(votes, "columns", ())
    if not {"task", "worker", "label"} <= set(columns):
        raise wrong_type("votes", votes, "a DataFrame with the columns task, worker and label")
    return fit_dawid_skene(votes, max_iterations=max_iterations, tolerance=tolerance)


def consensus(
    dataset: AnyDataset,
    of: Literal["spans", "sentences", "soft", "reliability"] = "spans",
    *,
    threshold: float = 0.5,
    min_annotators: int = 2,
    suggested: bool | None = None,
    resamples: int = 1000,
    random_state: int = 0,
) -> "pd.DataFrame":
    """Make one view of several annotators' labels; the individual labels stay.

    Args:
        dataset: a Dataset, or its folder.
        of: `spans` by a vote over characters; `sentences` by majority and by Dawid and Skene's model; `soft`, the
            share of annotators for each piece of text; `reliability` of each annotator.
        threshold: a character is in where more than this share of the annotators marked it.
        min_annotators: no majority and no span where fewer submitted the article.
        suggested: False counts only work that began without suggestions, True only the other.
        resamples, random_state: how many resamples of the articles give reliability its intervals, and what draws them.

    Returns:
        A frame. Spans: `article_id`, `label`, `start`, `end` (code points), `text`, `score` (the share, 0 to 1),
        `reason`, `annotators`, `who`. Sentences: `article_id`, `sentence`, `label`, `start`, `end`, `text`,
        `annotators`, `marked`, `share`, `majority`, `dawid_skene`. Soft: `article_id`, `label`, `start`, `end`, `text`,
        `share`, `marked`, `annotators`. Reliability: `label`, `annotator`, `sentences`, `marked`, `prevalence`,
        `sensitivity` and `specificity` with `_low` and `_high`, `note`.

    Raises:
        TypeError: an argument is of a wrong type.
        ValueError: there is no such view.

    Example:
        >>> import unsourced as us
        >>> us.consensus("sample").columns[:4].to_list()
        ['article_id', 'label', 'start', 'end']
    """
    if of not in SCHEMAS:
        raise ValueError(f"of must be one of {', '.join(SCHEMAS)}, not {of!r}")
    records = consensus_records(
        dataset_argument(dataset),
        of,
        threshold=threshold,
        minimum=min_annotators,
        suggested=suggested,
        resamples=resamples,
        seed=seed_argument(random_state),
    )
    return records_frame(records, SCHEMAS[of])


def _check_format(name: str, value: object) -> None:
    if value not in FORMATS:
        raise ValueError(f"{name} must be one of {', '.join(FORMATS)}, not {value!r}")


def _table(name: str, values: "ArrayLike", shape: str) -> "NDArray[np.float64]":
    import numpy as np

    try:
        table = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise wrong_type(name, values, f"numbers of the shape ({shape}), NaN where there is none") from error
    if table.ndim != shape.count(",") + 1:
        raise ValueError(f"{name} has the shape {table.shape}, and must have ({shape})")
    return table
