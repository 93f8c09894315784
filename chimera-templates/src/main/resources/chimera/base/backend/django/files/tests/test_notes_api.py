import json
from datetime import datetime

import pytest
from django.db import OperationalError

from notes.api import as_json
from notes.models import Note

pytestmark = pytest.mark.django_db


def post(client, body):
    body = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post("/api/notes", body, content_type="application/json")


def is_problem(response, status):
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


def test_there_are_no_notes_at_first(client):
    response = client.get("/api/notes")

    assert response.json() == {"notes": []}
    assert response["Cache-Control"] == "no-store"


def test_a_note_is_kept(client):
    response = post(client, {"text": "  buy milk 🥛 "})

    note = response.json()
    assert response.status_code == 201
    assert response["Location"] == f"/api/notes/{note['id']}"
    assert note["text"] == "buy milk 🥛"
    assert client.get(response["Location"]).json() == note


def test_times_are_told_in_utc_and_milliseconds():
    time = datetime.fromisoformat("2026-05-04T10:20:30.123456+02:00")
    note = as_json(Note(id=7, text="a", created_at=time))

    assert note == {"id": 7, "text": "a", "createdAt": "2026-05-04T08:20:30.123Z"}


def test_text_comes_back_as_it_was(client):
    text = 'it\'s "quoted", \\escaped\\, ünïcode 🥛 -- and\ntwo lines; DROP TABLE notes'

    assert client.get(post(client, {"text": text})["Location"]).json()["text"] == text


def test_the_newest_note_comes_first(client):
    post(client, {"text": "first"})
    post(client, {"text": "second"})

    assert [note["text"] for note in client.get("/api/notes").json()["notes"]] == [
        "second",
        "first",
    ]


def test_at_most_a_hundred_notes_are_listed(client):
    Note.objects.bulk_create(Note(text=str(number)) for number in range(101))

    texts = [note["text"] for note in client.get("/api/notes").json()["notes"]]
    assert texts == [str(number) for number in range(100, 0, -1)]


def test_a_deleted_note_is_gone(client):
    address = post(client, {"text": "away with it"})["Location"]

    assert client.delete(address).status_code == 204
    is_problem(client.delete(address), 404)
    is_problem(client.get(address), 404)


@pytest.mark.parametrize("note_id", ["0", "-1", "1x", "01", "1\n", "9" * 18, "9" * 5000])
def test_what_is_no_id_names_no_note(client, note_id):
    is_problem(client.get(f"/api/notes/{note_id}"), 404)
    is_problem(client.delete(f"/api/notes/{note_id}"), 404)


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"text": None},
        {"text": 3},
        {"text": " "},
        {"text": "a\0b"},
        '{"text": "half of a pair: \\ud83e"}',
    ],
)
def test_bad_text_is_refused_by_field(client, body):
    assert is_problem(post(client, body), 422)["errors"].keys() == {"text"}


def test_length_counts_characters_not_bytes(client):
    assert post(client, {"text": "🥛" * Note.MAX_LENGTH}).status_code == 201
    is_problem(post(client, {"text": "🥛" * (Note.MAX_LENGTH + 1)}), 422)


@pytest.mark.parametrize(
    "body",
    [
        '{"text":',
        " ",
        "[1,2]",
        '"text"',
        "null",
        '{"text": NaN}',
        b'{"text": "\xff"}',
        "[" * 100_000,
    ],
)
def test_only_json_objects_are_taken(client, body):
    is_problem(post(client, body), 400)


def test_only_json_is_taken(client):
    is_problem(client.post("/api/notes", {"text": "a form"}), 415)
    is_problem(client.post("/api/notes", "{}", content_type="text/plain"), 415)
    json_type = "Application/JSON; charset=utf-8"
    assert client.post("/api/notes", '{"text": "a"}', content_type=json_type).status_code == 201


def test_a_huge_body_is_refused(client):
    is_problem(post(client, {"text": "x" * 3_000_000}), 413)


def test_another_method_is_told_what_is_allowed(client):
    response = client.put("/api/notes", "{}", content_type="application/json")

    is_problem(response, 405)
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_the_api_needs_no_csrf_token(client):
    client.handler.enforce_csrf_checks = True

    assert post(client, {"text": "from curl"}).status_code == 201
    is_problem(client.post("/api/nothing"), 404)


def test_a_database_that_is_away_is_told_and_logged(client, monkeypatch, caplog):
    def fail(*args):
        raise OperationalError("connection refused")

    monkeypatch.setattr("notes.models.NoteQuerySet.newest", fail)

    is_problem(client.get("/api/notes"), 503)
    assert "connection refused" in str(caplog.records[0].exc_info[1])


def test_a_mistake_of_ours_tells_clients_nothing(client, monkeypatch, caplog):
    def fail(*args):
        raise LookupError("with a secret")

    monkeypatch.setattr("notes.models.NoteQuerySet.newest", fail)

    assert "secret" not in is_problem(client.get("/api/notes"), 500)["detail"]
    assert "with a secret" in str(caplog.records[0].exc_info[1])


def test_what_is_nowhere_is_a_problem_too(client):
    is_problem(client.get("/api/nothing"), 404)
    is_problem(client.get("/api/two%0Alines"), 404)
    is_problem(client.post("/api/notes/"), 404)
