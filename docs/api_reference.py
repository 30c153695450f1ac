"""The page on the public API, made of its docstrings."""

import inspect
import re
from collections.abc import Iterator

import unsourced as us

SECTIONS = {
    "Articles and suggestions": ("read", "article", "load_scheme", "suggest", "compare", "find_reposts"),
    "Labels": ("load_dataset", "sample", "export", "convert", "read_format", "read_corpus", "consensus"),
    "Agreement": ("agreement", "krippendorff_alpha", "cohen_kappa", "fleiss_kappa", "dawid_skene"),
    "Models": ("train", "load_model", "score", "evaluate", "select_next"),
    "Parts for scikit-learn": ("SentenceClassifier", "TokenClassifier", "soft_labels", "spans"),
    "Types": (
        *("Article", "Span", "Relation", "Scheme", "Dataset"),
        *("Suggestions", "Scores", "Comparison", "Reposts", "Agreement", "Coefficient", "DawidSkene"),
        *("Model", "Evaluation", "Queue", "Batch"),
    ),
}
_HEAD = """# Python API

Generated from the docstrings by `make docs`.

```python
import unsourced as us

us.suggest("According to local sources, the bridge will stay shut.")
```

Only `unsourced` is public: what this page names keeps its meaning, and goes with a note one release ahead. The wheel
installs four more top-level packages with generic names (`annotate`, `classifier`, `configs`, `exports`), in which
everything may change; so the application wants an environment of its own.

- A `str` or `Path` names a file or folder wherever one is asked for. Where an article is asked for, a `str` is its
  text, unless it is the name of a file that is there and ends as articles' files do (`harbour.md`); `article` takes
  every `str` for a text. A Dataset, Scheme or Model can be given as it is or by its file.
- A wrong type is a `TypeError`, a wrong value a `ValueError`, and all else that goes wrong an error of
  `unsourced.errors` that says what, where and what to do.
- Results have a short `repr`, a view in notebooks, `to_frame()` (a tidy pandas frame) and `save(path)`, which writes
  the file whole or not at all, in the format that its name ends in.
- Nothing is printed. Messages go to the logger `unsourced`; `progress=True` draws a bar on stderr, and a function is
  called with how many steps of the stage at hand are done and of how many (`None` where nobody knows).
- What draws takes `random_state`, a whole number, and says in its result what it was. The same input and `random_state`
  give the same result.
- Offsets are code points into `article.text`, which begins with the headline and a blank line.

## Experiment records

Beside every model, evaluation and agreement that is saved, by `save` or by `--out` of `unsourced train`, `evaluate` and
`agreement`, stands the record of how it came about: `ours.skops` has `ours.experiment.json`. All of it but the date is
the same where the experiment is, and it names no path but those that were given.

| key | is |
| --- | --- |
| `format`, `format_version` | `unsourced-experiment`, 1 |
| `kind` | `training`, `evaluation` or `agreement` |
| `date` | when it was done, UTC |
| `random_state` | what the random numbers began with |
| `options` | what it was asked for |
| `inputs` | `dataset` with its `path`, where it was given by one, and the SHA-256 of what it holds; `models` with `version`, `path` and the file's SHA-256 |
| `versions` | of Python, unsourced, and the packages that figures can depend on |
| `platform` | the system and the machine's kind |
"""  # noqa: E501
_HEADING = re.compile(r"^(Args|Attributes|Returns|Raises|Example):$", re.M)
_ITEM = re.compile(r"^    (?! )([^:\n]+): ", re.M)


def api_page() -> str:
    """The Markdown of the whole page."""
    return "\n".join(
        [_HEAD, *(line for title, names in SECTIONS.items() for line in _section(title, names)), _errors()]
    )


def _section(title: str, names: tuple[str, ...]) -> Iterator[str]:
    yield f"## {title}\n"
    for name in names:
        value = getattr(us, name)
        yield f"### `{name}`\n"
        if inspect.isfunction(value) or name.endswith("Classifier"):
            yield f"```python\n{_signature(name, value)}\n```\n"
        yield from _body(inspect.getdoc(value) or "")
        for method, function in _methods(value):
            yield f"#### `{name}.{method}`\n"
            yield f"```python\n{_signature(method, function)}\n```\n"
            yield from _body(inspect.getdoc(function) or "")


def _methods(value: object) -> Iterator[tuple[str, object]]:
    """The methods that a type adds for people, in the order of the page."""
    for name in ("fit", "predict", "predict_proba", "to_frame", "save"):
        if inspect.isclass(value) and inspect.isfunction(found := getattr(value, name, None)):
            yield name, found


def _signature(name: str, value: object) -> str:
    """The call with its defaults; what each argument is stands below it."""
    signature = inspect.signature(value)  # type: ignore[arg-type]
    parameters = [
        each.replace(annotation=inspect.Parameter.empty)
        for each in signature.parameters.values()
        if each.name != "self"
    ]
    shown = str(signature.replace(parameters=parameters, return_annotation=inspect.Signature.empty))
    # As ruff writes strings.
    return name + shown.replace("'", '"')


def _body(docstring: str) -> Iterator[str]:
    """A docstring as Markdown: each section under its name, arguments and errors as lists, the example as code."""
    parts = _HEADING.split(docstring)
    yield f"{parts[0].strip()}\n"
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        text = text.strip("\n")
        yield f"**{heading}**\n"
        if heading == "Example":
            yield f"```pycon\n{inspect.cleandoc(text).replace('  # doctest: +SKIP', '')}\n```\n"
        elif heading == "Returns":
            yield f"{inspect.cleandoc(text)}\n"
        else:
            yield f"{_listed(text)}\n"


def _listed(text: str) -> str:
    items = _ITEM.sub(lambda found: f"- `{'`, `'.join(found[1].split(', '))}`: ", text)
    return re.sub(r"^ {6,}", "  ", items, flags=re.M).strip()


def _errors() -> str:
    tree = inspect.getdoc(us.errors) or ""
    return f"## Errors\n\n`unsourced.errors` holds every error that is not of Python's own.\n\n```text\n{tree}\n```\n"
