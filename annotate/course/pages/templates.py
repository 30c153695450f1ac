"""What the pages of a course have in common: templates, style, and a policy that lets nothing in or out."""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import PackageLoader, Template

from unsourced.io.html_templates import page_environment
from unsourced.schemes.scheme import Label
from unsourced.schemes.underlines import PATTERNS


def page_style(labels: Iterable[Label]) -> str:
    """The style sheet, with a class for each label: l0, l1, … draw its colour and underline pattern."""
    rules = [page_file("course.css")]
    for number, label in enumerate(labels):
        style, thickness = PATTERNS.get(label.pattern, PATTERNS["solid"])
        rules.append(f".l{number} {{ --label: {label.colour}; --style: {style}; --thick: {thickness}px; }}\n")
    return "".join(rules)


def page_policy(style: str, script: str = "") -> str:
    """The Content-Security-Policy of a page with this style and this script, or none, and nothing else."""
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    own = f"style-src '{_hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    return f"default-src 'none'; {scripts}{own}"


@cache
def page_file(name: str) -> str:
    """The text of a file in `pages`."""
    return files("annotate.course").joinpath("pages", name).read_text(encoding="utf-8")


@cache
def page_template(name: str) -> Template:
    """A template in `pages`; every text it is given is escaped."""
    environment = page_environment(PackageLoader("annotate.course", "pages"))
    return environment.get_template(name)


def inert(data: Mapping[str, Any]) -> str:
    """JSON that can stand in a script element whatever it says."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
