"""The Dataset: labels with every annotator's work kept, and what is done with it.

A Dataset is a folder, and five frames in memory. All that counts votes builds on `votes`; spans become numbers for
sentences in `sentence_targets` alone.

| file | is |
| --- | --- |
| `dataset` | the Dataset, its folder, reading and writing it |
| `schema` | the columns and types of the five tables |
| `content_hash` | the hash of what a Dataset holds, whatever its files are |
| `arguments` | a Dataset that is handed to a public function: itself or its folder |
| `votes` | whose work counts, for which labels, and the spans of each vote |
| `sentence_targets` | per sentence and label the share of annotators who marked it |
| `subset` | a Dataset of some articles alone |
| `validate` | what a Dataset promises |
| `merge` | several Datasets as one |
| `diff` | what changed from one Dataset to another |
| `map_scheme` | a Dataset in another label scheme |
| `losses` | kinds of what gets lost in another scheme or format |
| `pseudonymise` | a Dataset without names of annotators |
| `describe` | what is in a Dataset, in numbers |
| `profile` | what annotators marked, by outlet, author or topic |
| `report/` | how descriptions, diffs and profiles read |
"""

from exports.dataset.dataset import Dataset, Problem, read_dataset, write_dataset
from exports.dataset.describe import describe
from exports.dataset.diff import Change, diff
from exports.dataset.losses import Loss, Losses
from exports.dataset.map_scheme import map_scheme
from exports.dataset.merge import merge
from exports.dataset.profile import Profile, profile
from exports.dataset.pseudonymise import pseudonymise
from exports.dataset.sentence_targets import sentence_targets, sentence_values
from exports.dataset.subset import subset_of_articles
from exports.dataset.validate import validate
from exports.dataset.votes import latest_votes, require_votes

__all__ = [
    "Change",
    "Dataset",
    "Loss",
    "Losses",
    "Problem",
    "Profile",
    "describe",
    "diff",
    "latest_votes",
    "map_scheme",
    "merge",
    "profile",
    "pseudonymise",
    "read_dataset",
    "require_votes",
    "sentence_targets",
    "sentence_values",
    "subset_of_articles",
    "validate",
    "write_dataset",
]
