from typing import Self

from django.db import models
from django.utils import timezone


class NoteQuerySet(models.QuerySet["Note"]):
    def newest(self) -> Self:
        """The newest notes, the newest first, as many as are shown at once."""
        return self.order_by("-id")[: Note.MAX_SHOWN]


class Note(models.Model):
    MAX_LENGTH = 500
    MAX_SHOWN = 100

    text = models.TextField(max_length=MAX_LENGTH)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = NoteQuerySet.as_manager()

    class Meta:
        db_table = "notes"

    def __str__(self) -> str:
        return self.text if len(self.text) <= 60 else f"{self.text[:59]}…"
