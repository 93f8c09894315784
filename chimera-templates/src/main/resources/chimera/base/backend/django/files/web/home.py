import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notes.models import Note
from web.api import DATABASE_UNAVAILABLE

log = logging.getLogger(__name__)

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The page at "/": the notes as HTML, which home.js then keeps up to date through the API."""
    try:
        notes = list(Note.objects.newest())
    except DATABASE_UNAVAILABLE as exception:
        log.error("the home page has no notes", exc_info=exception)
        notes = None
    context = {"name": settings.APP_NAME, "notes": notes, "max_length": Note.MAX_LENGTH}
    response = render(request, "web/home.html", context, status=503 if notes is None else 200)
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = POLICY
    return response
