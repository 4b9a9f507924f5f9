"""Where a request ends is never two answers: the web server we run refuses what proxies might read otherwise."""

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser

START = b"POST / HTTP/1.1\r\nHost: dialog.example\r\n"
AMBIGUOUS = {
    "two lengths": b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
    "a length and chunks": b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n",
    "chunks that are none": b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunks and something else": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "a space before the colon": b"Content-Length : 3\r\n\r\nabc",
    "a length with a sign": b"Content-Length: +3\r\n\r\nabc",
    "a chunk's length that is no number": b"Transfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n",
    "a folded line": b"Content-Length: 3\r\nX: a\r\n b\r\n\r\nabc",
}


def bodies(sent: bytes) -> list[bytes]:
    return [request.body.read() for request in RequestParser(Config(), iter([START + sent]), ("127.0.0.1", 1))]


@pytest.mark.parametrize("how", AMBIGUOUS)
def test_a_request_whose_end_is_unclear_is_refused(how):
    with pytest.raises((ParseException, OSError)):
        bodies(AMBIGUOUS[how])


def test_one_whose_end_is_clear_is_read():
    assert bodies(b"Content-Length: 3\r\n\r\nabc") == [b"abc"]
    assert bodies(b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n") == [b"abc"]
