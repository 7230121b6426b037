"""The routes of the part «Ôn tập», gathered; what all its views need to know of the reports."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.progress import ProgressStore
from assistant.web.auth import User
from assistant.web.ports import Library
from assistant.web.study.asked import documents
from assistant.web.study.cards import card_routes
from assistant.web.study.outlines import outline_routes
from assistant.web.study.progress import progress_routes
from assistant.web.study.quizzes import quiz_routes
from assistant.web.study.sections import sections_json
from assistant.web.study.serving import answer, route
from assistant.web.study.sheets import sheet_routes


def study_routes(library: Library, progress: ProgressStore | None) -> list[Route]:
    """All routes of the part; `progress` keeps the results of who is signed in, None where nobody signs in."""

    def reports(request: Request) -> Response:
        user: User | None = request.state.user
        found = documents(library, request)
        return answer(
            {
                "reports": [
                    {"name": one.name, "title": one.title or one.name, "sections": sections_json(one)}
                    for one in found
                ],
                # Who is signed in, "" where nobody signs in.
                "user": user.name if user else "",
            }
        )

    return [
        route("bao-cao", reports),
        *quiz_routes(library),
        *card_routes(library),
        *outline_routes(library),
        *sheet_routes(library),
        *progress_routes(progress),
    ]
