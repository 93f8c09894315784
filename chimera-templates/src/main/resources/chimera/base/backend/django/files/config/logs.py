"""Structured logs: one JSON object a line on stdout, where Docker collects them."""

import json
import logging
import traceback
from datetime import UTC, datetime

_STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime"}


class JsonFormatter(logging.Formatter):
    """Writes time, level, message, and whatever a call names under "extra"."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[1]:
            line |= self._exception(record.exc_info[1])
        return json.dumps(line, default=str)

    @staticmethod
    def _exception(exception: BaseException) -> dict[str, object]:
        kind = type(exception)
        frames = reversed(traceback.extract_tb(exception.__traceback__))
        # Names and lines only: arguments may hold secrets.
        trace = [f"{frame.name}() {frame.filename}:{frame.lineno}" for frame in frames][:15]
        return {
            "exception": f"{kind.__module__}.{kind.__qualname__}",
            "reason": str(exception),
            "trace": trace,
        }


def tells_an_exception(record: logging.LogRecord) -> bool:
    return bool(record.exc_info)


# For Django and Gunicorn alike.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "filters": {
        "exceptions": {
            "()": "django.utils.log.CallbackFilter",
            "callback": tells_an_exception,
        }
    },
    "handlers": {
        "stdout": {
            "class": "logging.StreamHandler",
            "stream": "ext://sys.stdout",
            "formatter": "json",
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stdout"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # web.middleware.RequestLog tells of requests; here are only the exceptions that ended one.
        "django.request": {"filters": ["exceptions"], "propagate": True},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
        "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
    },
}
