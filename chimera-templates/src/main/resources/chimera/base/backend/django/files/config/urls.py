"""Which address is answered by what."""

from django.conf import settings
from django.contrib import admin
from django.urls import path, re_path

from notes.api import NoteDetail, NoteList
from web.api import Index, nothing
from web.health import Health
from web.home import home

admin.site.site_header = admin.site.site_title = settings.APP_NAME

urlpatterns = [
    path("api/", Index.as_view()),
    path("api/health", Health.as_view()),
    path("api/notes", NoteList.as_view()),
    # What is no id (or too big to be one) names no note.
    re_path(r"^api/notes/(?P<note_id>[1-9][0-9]{0,17})\Z", NoteDetail.as_view()),
    re_path(r"^api/", nothing),
    path("admin/", admin.site.urls),
    path("", home),
]
