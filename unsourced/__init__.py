"""Says who? Find, mark and learn to see claims without a source and words that somebody put into a report.

    import unsourced as us

    us.suggest("According to local sources, the bridge will stay shut.")
    us.agreement(us.sample())

This module is the public API: `docs/api.md` has every name. A name is loaded when it is first used, so that the import
costs nothing; type checkers read `__init__.pyi`. Nothing is printed: messages go to the logger `unsourced`.
"""

__version__ = "0.2.0"

# Where each name is; the modules are found by their names, so that the domain imports no stage.
_MODULES = {
    "annotate.api": ("article", "compare", "find_reposts", "load_scheme", "read", "suggest"),
    "annotate.compare.result": ("Comparison",),
    "annotate.reposts.result": ("Reposts",),
    "annotate.rules.article_suggestions": ("Suggestions",),
    "classifier.active_learning.result": ("Queue",),
    "classifier.api": ("evaluate", "load_model", "score", "select_next", "soft_labels", "spans", "train"),
    "classifier.estimators": ("SentenceClassifier", "TokenClassifier"),
    "classifier.evaluation.result": ("Evaluation",),
    "classifier.model.saved_model": ("Model",),
    "classifier.scoring.result": ("Scores",),
    "exports.agreement.result": ("Agreement",),
    "exports.api": (
        "agreement",
        "cohen_kappa",
        "consensus",
        "convert",
        "dawid_skene",
        "export",
        "fleiss_kappa",
        "krippendorff_alpha",
        "load_dataset",
        "read_corpus",
        "read_format",
        "sample",
    ),
    "exports.consensus.dawid_skene": ("DawidSkene",),
    "exports.dataset.dataset": ("Dataset",),
    "exports.metrics.coefficients": ("Coefficient",),
    "unsourced.core.article": ("Article",),
    "unsourced.core.batch": ("Batch",),
    "unsourced.core.spans": ("Relation", "Span"),
    "unsourced.schemes.scheme": ("Scheme",),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Agreement",
    "Article",
    "Batch",
    "Coefficient",
    "Comparison",
    "Dataset",
    "DawidSkene",
    "Evaluation",
    "Model",
    "Queue",
    "Relation",
    "Reposts",
    "Scheme",
    "Scores",
    "SentenceClassifier",
    "Span",
    "Suggestions",
    "TokenClassifier",
    "agreement",
    "article",
    "cohen_kappa",
    "compare",
    "consensus",
    "convert",
    "dawid_skene",
    "errors",
    "evaluate",
    "export",
    "find_reposts",
    "fleiss_kappa",
    "krippendorff_alpha",
    "load_dataset",
    "load_model",
    "load_scheme",
    "read",
    "read_corpus",
    "read_format",
    "sample",
    "score",
    "select_next",
    "soft_labels",
    "spans",
    "suggest",
    "train",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name == "errors":
        return import_module("unsourced.errors")
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_MODULE_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
