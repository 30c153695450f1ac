"""The pages of the service: form, marked text, comparison, model cards.

| file | is |
| --- | --- |
| `dependencies` | What the pages' handlers ask FastAPI for |
| `downloads` | A marked text as a file to keep: JSON, CSV or one HTML page |
| `form` | What a browser's form sends, as articles |
| `model_card` | The model cards as the page shows them: figures in words, made for readers |
| `remarks` | A reader's remark from the form below a mark: whether it can be kept, and what the page then says |
| `render` | The pages from their templates |
| `routes` | The pages' addresses. Nothing is kept between two requests: a page holds its text and sends it back |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.service.web.render import error_page
    from classifier.service.web.routes import router

__all__ = [
    "error_page",
    "router",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "error_page": "render",
        "router": "routes",
    },
)
