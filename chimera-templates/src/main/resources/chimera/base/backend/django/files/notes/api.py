"""The notes as JSON; openapi.yaml describes it."""

from datetime import UTC
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from notes.models import Note
from web.api import ApiView, Problem, answer, json_body


class NoteList(ApiView):
    def get(self, request: HttpRequest) -> HttpResponse:
        return answer({"notes": [as_json(note) for note in Note.objects.newest()]})

    def post(self, request: HttpRequest) -> HttpResponse:
        note = Note.objects.create(text=text(json_body(request)))
        return answer(as_json(note), HTTPStatus.CREATED, {"Location": f"/api/notes/{note.id}"})


class NoteDetail(ApiView):
    def get(self, request: HttpRequest, note_id: str) -> HttpResponse:
        note = Note.objects.filter(id=note_id).first()
        if note is None:
            raise no_such(note_id)
        return answer(as_json(note))

    def delete(self, request: HttpRequest, note_id: str) -> HttpResponse:
        deleted, _ = Note.objects.filter(id=note_id).delete()
        if not deleted:
            raise no_such(note_id)
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


def no_such(note_id: str) -> Http404:
    return Http404(f"There is no note '{note_id}'.")


def as_json(note: Note) -> dict[str, Any]:
    created_at = note.created_at.astimezone(UTC).replace(tzinfo=None)
    return {
        "id": note.id,
        "text": note.text,
        "createdAt": created_at.isoformat(timespec="milliseconds") + "Z",
    }


def text(body: dict[str, Any]) -> str:
    """Returns the text of a new note, without the spaces around it."""
    value = body.get("text")
    if not isinstance(value, str):
        raise invalid('A note needs a "text", which is a string.')
    value = value.strip()
    if not value:
        raise invalid("Write something.")
    if len(value) > Note.MAX_LENGTH:
        raise invalid(f"Keep it to {Note.MAX_LENGTH} characters.")
    # PostgreSQL keeps neither U+0000 nor half of a surrogate pair.
    if any(char == "\0" or "\ud800" <= char <= "\udfff" for char in value):
        raise invalid("A note cannot hold the character U+0000, or half a character.")
    return value


def invalid(reason: str) -> Problem:
    detail = "The note cannot be kept like this."
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors={"text": reason})
