"""Label schemes: what can be marked, asked and linked.

| file | is |
| --- | --- |
| `scheme` | the Scheme and its parts |
| `load` | a scheme from TOML |
| `arguments` | a scheme that is handed to a public function |
| `check` | what is wrong with a scheme |
| `marked_text` | a text with its spans as HTML, in the colours of a scheme |
| `colours` | contrast and distance of colours |
| `underlines` | underline patterns |
"""

from unsourced.schemes.scheme import Choice, Example, Label, Question, RelationType, Scheme

__all__ = ["Choice", "Example", "Label", "Question", "RelationType", "Scheme"]
