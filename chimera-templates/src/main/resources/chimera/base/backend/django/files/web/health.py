import logging
from http import HTTPStatus

from django.db import connection
from django.http import HttpRequest, HttpResponse

from web.api import DATABASE_UNAVAILABLE, ApiView, answer

log = logging.getLogger(__name__)


class Health(ApiView):
    """Tells whether the application works: 200 if all it needs answers, else 503."""

    def get(self, request: HttpRequest) -> HttpResponse:
        checks = {"database": "ok" if self._database() else "error"}
        if "error" in checks.values():
            return answer({"status": "error", "checks": checks}, HTTPStatus.SERVICE_UNAVAILABLE)
        return answer({"status": "ok", "checks": checks})

    @staticmethod
    def _database() -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            return True
        except DATABASE_UNAVAILABLE as exception:
            log.warning("the database does not answer", extra={"reason": str(exception)})
            return False
