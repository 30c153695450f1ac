"""From Label Studio: a project, or an export that somebody saved from it, as a Dataset.

An export is read as a stream, task by task, so that memory does not grow with it. The names that a project stores are
mapped to the keys of a label scheme; what cannot become a row is kept with the reason.

| file | is |
| --- | --- |
| `run` | `unsourced export`: finds the server or file, exports, says what came out |
| `export` | a project or a saved export as a Dataset folder |
| `blind_export` | the projects of a blind group as one Dataset |
| `blind_group` | the record of a blind group's projects |
| `fetch` | what is asked of the server: tasks, people, versions of predictions |
| `json_stream` | the tasks of an export, one at a time |
| `tasks_to_dataset` | tasks as rows of the five tables |
| `task_text` | the article of a task, and the way from stored offsets into it |
| `annotation_results` | one annotation's result as rows, and back |
| `parse_labeling_config` | a labeling config: texts, controls, relations |
| `labeling_config_from_results` | the same guessed from results alone |
| `name_mapping` | from stored names to the keys of a scheme |
| `scheme_of_project` | which scheme a project's labels are of |
| `scheme_from_labeling_config` | a scheme made from a labeling config |
| `tally` | counts of what came out, in a few lines |
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.label_studio.blind_export import BlindExport, export_blind
    from exports.label_studio.export import StudioProject, write_export
    from exports.label_studio.json_stream import read_tasks, stream_tasks
    from exports.label_studio.name_mapping import NameMapping, mapping_of_scheme
    from exports.label_studio.parse_labeling_config import LabelingConfig, parse_labeling_config
    from exports.label_studio.scheme_of_project import mapping_of_project
    from exports.label_studio.tasks_to_dataset import dataset_of_tasks

_MODULES = {
    "BlindExport": "blind_export",
    "LabelingConfig": "parse_labeling_config",
    "NameMapping": "name_mapping",
    "StudioProject": "export",
    "dataset_of_tasks": "tasks_to_dataset",
    "export_blind": "blind_export",
    "mapping_of_project": "scheme_of_project",
    "mapping_of_scheme": "name_mapping",
    "parse_labeling_config": "parse_labeling_config",
    "read_tasks": "json_stream",
    "stream_tasks": "json_stream",
    "write_export": "export",
}

__all__ = [
    "BlindExport",
    "LabelingConfig",
    "NameMapping",
    "StudioProject",
    "dataset_of_tasks",
    "export_blind",
    "mapping_of_project",
    "mapping_of_scheme",
    "parse_labeling_config",
    "read_tasks",
    "stream_tasks",
    "write_export",
]


def __getattr__(name: str) -> object:
    """The public names, each loaded when it is first asked for."""
    from importlib import import_module

    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
