import logging

import pytest
from django.db import OperationalError
from django.test import Client

from notes.models import Note

pytestmark = pytest.mark.django_db


def fail(*args, **kwargs):
    raise OperationalError("connection refused")


def test_the_index_says_what_there_is(client):
    assert client.get("/api/").json() == {"health": "/api/health", "notes": "/api/notes"}


def test_health_tells_that_all_is_well(client):
    response = client.get("/api/health")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "checks": {"database": "ok"}}


def test_health_tells_that_the_database_is_away(client, monkeypatch):
    monkeypatch.setattr("web.health.connection.cursor", fail)
    response = client.get("/api/health")

    assert response.status_code == 503
    assert response.json() == {"status": "error", "checks": {"database": "error"}}


def test_the_home_page_escapes_text(client, settings):
    settings.APP_NAME = "my <app>"
    Note.objects.create(text='<script>alert("1")</script>')
    page = client.get("/")

    assert page.status_code == 200
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "<title>my &lt;app&gt;</title>" in page.text
    assert "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;" in page.text
    assert "<script>alert" not in page.text


def test_the_home_page_comes_without_the_database_too(client, monkeypatch):
    monkeypatch.setattr("notes.models.NoteQuerySet.newest", fail)
    page = client.get("/")

    assert page.status_code == 503
    assert "The database does not answer." in page.text


def test_requests_are_logged_but_the_healthcheck(client, caplog):
    caplog.set_level(logging.INFO, logger="web.middleware")
    client.get("/api/health")
    client.get("/api/notes?page=2")

    (record,) = caplog.records
    assert (record.method, record.path, record.status) == ("GET", "/api/notes", 200)


def test_head_is_answered_like_get_without_the_body(client):
    head, get = client.head("/api/notes"), client.get("/api/notes")

    assert head.content == b""
    assert head.headers == get.headers


def test_an_administrator_sees_the_notes(admin_client):
    Note.objects.create(text="buy milk")

    assert "buy milk" in admin_client.get("/admin/notes/note/").text


def test_a_stranger_sees_the_sign_in_page(client):
    assert client.get("/admin/notes/note/")["Location"].startswith("/admin/login/")


def test_forms_need_a_csrf_token():
    client = Client(enforce_csrf_checks=True)

    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 403


def test_a_foreign_host_name_is_refused(client):
    assert client.get("/api/", headers={"host": "localhost:8080"}).status_code == 200
    assert client.get("/api/", headers={"host": "evil.example"}).status_code == 400
