"""Several annotators, each with an account and a token of their own."""

import httpx
import pytest

from annotate.studio import add_user
from tests.conftest import StudioUnderTest
from unsourced.errors import StudioError
from unsourced.label_studio.client import connect

CONFIG = (
    '<View><Labels name="label" toName="text"><Label value="Source"/></Labels>'
    '<Text name="text" value="$text" granularity="symbol"/></View>'
)
REGION = {
    "from_name": "label",
    "to_name": "text",
    "type": "labels",
    "value": {"start": 0, "end": 3, "text": "Who", "labels": ["Source"]},
}


def test_what_a_user_annotates_is_theirs(studio: StudioUnderTest) -> None:
    user = add_user(studio.connection, "ada@sample.example", "a-long-password", first_name="Ada", last_name="Quill")
    assert user.token not in repr(user)
    project = studio.new_project("Their own work", CONFIG)
    sdk = studio.connection.sdk
    task = sdk.projects.import_tasks(id=project, request=[{"data": {"text": "Who says?"}}], return_task_ids=True)
    with connect(url=studio.url, token=user.token) as theirs:
        assert theirs.user == "ada@sample.example"
        made = theirs.post(f"/api/tasks/{task.task_ids[0]}/annotations/", {"result": [REGION], "lead_time": 3.5})
    assert made["completed_by"] == user.id
    (stored,) = sdk.annotations.list(id=task.task_ids[0])
    assert (stored.completed_by, stored.result[0]["value"]["labels"]) == (user.id, ["Source"])
    profile = sdk.users.get(id=user.id)
    assert (profile.first_name, profile.last_name) == ("Ada", "Quill")


def test_they_can_log_in_with_their_password(studio: StudioUnderTest) -> None:
    add_user(studio.connection, "bea@sample.example", "a-long-password")
    with httpx.Client(base_url=studio.url, trust_env=False) as browser:
        browser.get("/user/login/")
        form = {"email": "bea@sample.example", "password": "a-long-password"}
        form["csrfmiddlewaretoken"] = browser.cookies["csrftoken"]
        assert browser.post("/user/login/", data=form).status_code == 302
        assert browser.get("/api/current-user/whoami").json()["email"] == "bea@sample.example"


@pytest.mark.parametrize(
    ("email", "password", "said"),
    [
        ("cyd@sample.example", "short", "cyd@sample.example: Label Studio makes no account: .*8.*characters"),
        ("not an address", "a-long-password", "Enter a valid email address"),
        ("owner@localhost", "a-long-password", "User with this email already exists"),
    ],
)
def test_what_label_studio_refuses_is_said(studio: StudioUnderTest, email: str, password: str, said: str) -> None:
    with pytest.raises(StudioError, match=said):
        add_user(studio.connection, email, password)


def test_nobody_signs_up_without_the_link(studio: StudioUnderTest) -> None:
    with httpx.Client(base_url=studio.url, trust_env=False) as browser:
        browser.get("/user/signup/")
        form = {"email": "eve@sample.example", "password": "a-long-password"}
        form["csrfmiddlewaretoken"] = browser.cookies["csrftoken"]
        assert browser.post("/user/signup/", data=form).status_code == 403
