"""What the pages of a course have in common."""

import base64
import hashlib
import json

from annotate.course.pages.templates import inert, page_file, page_policy, page_style, page_template
from unsourced.schemes.load import load_scheme


def test_a_policy_lets_this_style_and_this_script_in_alone() -> None:
    policy = page_policy("p {}", "run();")
    digest = base64.b64encode(hashlib.sha256(b"run();").digest()).decode()
    assert policy.startswith(f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "script-src" not in page_policy("p {}")


def test_data_cannot_end_its_element() -> None:
    data = {"text": "</script><b>é"}
    assert "<" not in inert(data)
    assert json.loads(inert(data)) == data


def test_each_label_has_its_colour_and_underline() -> None:
    labels = load_scheme().labels[:2]
    style = page_style(labels)
    assert style.startswith(page_file("course.css"))
    for number, label in enumerate(labels):
        assert f".l{number} {{ --label: {label.colour};" in style
    assert ".l2 {" not in style


def test_texts_are_escaped() -> None:
    assert page_template("practice.html.j2").environment.autoescape
