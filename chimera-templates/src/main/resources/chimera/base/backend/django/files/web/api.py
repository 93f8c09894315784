"""What all of the API has in common; openapi.yaml describes it."""

import json
import logging
from http import HTTPStatus
from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

log = logging.getLogger(__name__)

# What Django raises when the database does not answer
DATABASE_UNAVAILABLE = (InterfaceError, OperationalError)


class Problem(Exception):
    """Ends a request with an error that the client may read, as RFC 9457 describes it."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        errors: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors
        self.headers = headers or {}

    def response(self) -> HttpResponse:
        body = {"title": self.status.phrase, "status": self.status, "detail": self.detail}
        if self.errors:
            body["errors"] = self.errors
        return answer(body, self.status, self.headers, content_type="application/problem+json")


def answer(
    body: dict[str, Any],
    status: HTTPStatus = HTTPStatus.OK,
    headers: dict[str, str] | None = None,
    content_type: str = "application/json",
) -> HttpResponse:
    return JsonResponse(
        body,
        status=status,
        content_type=content_type,
        headers={"Cache-Control": "no-store", **(headers or {})},
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )


# Nothing here is done in a signed-in user's name, so there is no CSRF token: json_body() keeps
# forms of foreign sites out. Before you use request.user in a view of the API, take this away.
@method_decorator(csrf_exempt, name="dispatch")
class ApiView(View):
    """A view whose errors, whatever they are, become proper answers."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Problem as problem:
            return problem.response()
        except Http404 as exception:
            return Problem(HTTPStatus.NOT_FOUND, str(exception)).response()
        except DATABASE_UNAVAILABLE as exception:
            return self._failure(
                exception, HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer."
            )
        except Exception as exception:
            return self._failure(
                exception,
                HTTPStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong; the log tells what.",
            )

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> NoReturn:
        allow = ", ".join(self._allowed_methods())
        raise Problem(
            HTTPStatus.METHOD_NOT_ALLOWED,
            f"This address answers to {allow} only.",
            headers={"Allow": allow},
        )

    @staticmethod
    def _failure(exception: Exception, status: HTTPStatus, detail: str) -> HttpResponse:
        log.error("a request failed", exc_info=exception)
        if settings.DEBUG:  # In development the answer itself says what happened.
            detail = f"{type(exception).__name__}: {exception}"
        return Problem(status, detail).response()


class Index(ApiView):
    def get(self, request: HttpRequest) -> HttpResponse:
        return answer({"health": "/api/health", "notes": "/api/notes"})


@csrf_exempt
def nothing(request: HttpRequest) -> HttpResponse:
    return Problem(HTTPStatus.NOT_FOUND, "There is nothing at this address.").response()


def json_body(request: HttpRequest) -> dict[str, Any]:
    """Returns the body of a JSON request.

    Only application/json is taken. That also keeps forms of foreign sites out: a browser asks
    before it sends this type across origins.
    """
    if request.content_type != "application/json":
        raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.")
    try:
        value = json.loads(request.body.decode(), parse_constant=_no_constant)
    except RequestDataTooBig:
        raise Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too big.") from None
    except (ValueError, RecursionError):
        raise Problem(HTTPStatus.BAD_REQUEST, "The body is not valid JSON.") from None
    # Some languages, PHP for one, write an empty object as [].
    if value == []:
        return {}
    if not isinstance(value, dict):
        raise Problem(HTTPStatus.BAD_REQUEST, "The body must be a JSON object.")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")  # Python would take NaN and Infinity.
