"""Articles into a Label Studio project, each exactly once, however often the loading is killed and begun again.

What was sent and what was confirmed stands in a journal; what that does not know for sure is looked up in the
project.

| file | is |
| --- | --- |
| `run` | `unsourced load`: files in, one line out |
| `load` | the whole: new articles, suggestions, changed pages |
| `upload` | sending batches so that each arrives exactly once |
| `batches` | tasks as the bytes that are sent |
| `journal` | what was about to be sent and what was confirmed |
| `project_lock` | one loader at a time for a project |
| `late_predictions` | suggestions for articles that are there already |
| `realign` | pages that the project holds with another text |
| `near_duplicates` | articles that annotators would label twice |
"""

from annotate.loading.load import ALL, HALF, NONE, Loaded, gets_suggestions, load

__all__ = ["ALL", "HALF", "NONE", "Loaded", "gets_suggestions", "load"]
