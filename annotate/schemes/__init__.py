"""What is made of a label scheme: the annotators' guideline, Label Studio's config, and a scheme to begin with.

| file | is |
| --- | --- |
| `guideline` | the guideline as a page or Markdown (`guideline.html.j2`, `guideline.md.j2`) |
| `labeling_config` | Label Studio's labeling config of a scheme, and the scheme of a config |
| `template` | a scheme to begin with (`starter_scheme.toml`) |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from annotate.schemes.guideline import guideline_html, guideline_markdown
    from annotate.schemes.labeling_config import scheme_of_config
    from annotate.schemes.template import new_scheme

__all__ = ["guideline_html", "guideline_markdown", "new_scheme", "scheme_of_config"]

__getattr__ = lazy_exports(
    __name__,
    {
        "guideline_html": "guideline",
        "guideline_markdown": "guideline",
        "new_scheme": "template",
        "scheme_of_config": "labeling_config",
    },
)
