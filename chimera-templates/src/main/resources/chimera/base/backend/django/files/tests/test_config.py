import json
import logging
import sys

import pytest

from config.logs import JsonFormatter
from config.site import Site


@pytest.mark.parametrize(
    ("address", "hosts", "https"),
    [
        ("example.com", ["example.com"], True),
        ("example.com, www.example.com", ["example.com", "www.example.com"], True),
        ("https://example.com:8443", ["example.com"], True),
        ("http://example.com", ["example.com"], False),
        ("example.com:80", ["example.com"], False),
        ("*.example.com", [".example.com"], True),
        ("[2001:db8::1]", ["[2001:db8::1]"], True),
        (":80", ["*"], False),
        (":443", ["*"], True),
    ],
)
def test_an_address_is_read_as_caddy_reads_it(address, hosts, https):
    assert Site.parse(address) == Site(hosts, https)


def line(exc_info=None, **fields):
    record = logging.LogRecord("app", logging.INFO, __file__, 1, "two\n%s", ("lines",), exc_info)
    vars(record).update(fields)
    text = JsonFormatter().format(record)
    assert "\n" not in text
    return json.loads(text)


def test_a_line_of_the_log_is_one_json_object():
    logged = line(path="/a", odd=object())

    assert (logged["level"], logged["message"], logged["path"]) == ("info", "two\nlines", "/a")


def test_arguments_of_functions_are_not_logged():
    def wrong(secret):
        raise LookupError("wrong")

    try:
        wrong("s3cret")
    except LookupError:
        logged = line(sys.exc_info())

    assert (logged["exception"], logged["reason"]) == ("builtins.LookupError", "wrong")
    assert logged["trace"][0].startswith("wrong() ")
    assert "s3cret" not in json.dumps(logged)
