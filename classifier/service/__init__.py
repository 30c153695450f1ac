"""One service with three faces: a page, a JSON API and an ML backend for Label Studio. Needs the extra `serve`.

| file | is |
| --- | --- |
| `access` | Who may ask: everybody on this machine, and beyond it whoever has the token |
| `api` | The JSON API: scores for texts, what the model is, and whether the service is there |
| `app` | The service as an ASGI application |
| `errors` | What the service does not do, as exceptions |
| `feedback` | What readers say of marks, kept with their consent |
| `feedback_suggestions` | The marks that readers doubted on the page, as suggestions: what `unsourced feedback` does |
| `idle_timeout` | Connections on which nobody asks anything: the server hangs up, lest they keep others out |
| `label_studio_backend` | The ML backend of Label Studio |
| `limits` | What the service takes, and for how long anybody waits |
| `loaded_models` | The models that the service scores with: loaded once, and taken up anew when their files change |
| `middleware` | What stands before every request |
| `problems` | Errors as answers: one shape, and nothing of what was sent in it |
| `run` | Run the service: what `unsourced serve` does |
| `schemas` | What the API takes and gives, with the examples that its OpenAPI page shows |
| `score_queue` | Scoring for many callers at once: one thread works, and texts that wait together are scored together |
| `state` | What all three faces of the service share |
| `turns` | Work in threads that takes turns, so that computing leaves room to answer |
| `web/` | The pages of the service: form, marked text, comparison, model cards |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.service.access import Access
    from classifier.service.app import make_app
    from classifier.service.errors import (
        AskedWronglyError,
        BusyError,
        FullError,
        NotKeptError,
        NotTakenError,
        SlowError,
    )
    from classifier.service.feedback import Feedback, Remark
    from classifier.service.feedback_suggestions import write_suggestions
    from classifier.service.limits import Limits
    from classifier.service.loaded_models import ModelSet
    from classifier.service.run import serve
    from classifier.service.state import State

__all__ = [
    "Access",
    "AskedWronglyError",
    "BusyError",
    "Feedback",
    "FullError",
    "Limits",
    "ModelSet",
    "NotKeptError",
    "NotTakenError",
    "Remark",
    "SlowError",
    "State",
    "make_app",
    "serve",
    "write_suggestions",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "Access": "access",
        "AskedWronglyError": "errors",
        "BusyError": "errors",
        "Feedback": "feedback",
        "FullError": "errors",
        "Limits": "limits",
        "ModelSet": "loaded_models",
        "NotKeptError": "errors",
        "NotTakenError": "errors",
        "Remark": "feedback",
        "SlowError": "errors",
        "State": "state",
        "make_app": "app",
        "serve": "run",
        "write_suggestions": "feedback_suggestions",
    },
)
