# ---
# title: { en: Problem details (RFC 9457), ko: 문제 상세(RFC 9457) }
# description:
#   en: Errors a program can act on, as application/problem+json; what is unexpected shows an id and no internals.
#   ko: 프로그램이 처리할 수 있는 오류를 application/problem+json으로 돌려줍니다. 예상하지 못한 오류는 내부 정보 없이 식별자만 보입니다.
# pattern: contracts
# lesson: 16-15-3-api-contract-first#problem-details
# stops: [https://shop.example.com/problems/]
# ---

import json
import uuid
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Problem(Exception):
    """A refusal the caller is meant to understand."""

    def __init__(self, status: int, type: str, detail: str, extensions: Mapping[str, Any] | None = None) -> None:
        """`type` is stable and documented, such as `out-of-stock`: what clients branch on.

        `detail` is for people, about this occurrence; `extensions` are what a program needs to go on.
        """
        super().__init__(detail)
        self.status = status
        self.type = type
        self.detail = detail
        self.extensions = dict(extensions or {})


class ProblemResponse(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


def problem_response(error: Exception, report: Callable[[Exception, str], None]) -> ProblemResponse:
    """The response to an error. `report` gets what nobody foresaw, with the id that the response shows."""
    if isinstance(error, Problem):
        return _respond(
            error.status,
            {
                **error.extensions,
                "type": f"https://shop.example.com/problems/{error.type}",
                # The same for every occurrence of a type: `out-of-stock` is "Out of stock".
                "title": error.type.replace("-", " ").capitalize(),
                "detail": error.detail,
            },
        )
    id = str(uuid.uuid4())
    report(error, id)
    return _respond(500, {"type": "about:blank", "title": "Internal Server Error", "instance": f"urn:uuid:{id}"})


def _respond(status: int, members: Mapping[str, Any]) -> ProblemResponse:
    headers = {"content-type": "application/problem+json", "cache-control": "no-store"}
    return ProblemResponse(status, headers, json.dumps({**members, "status": status}))
