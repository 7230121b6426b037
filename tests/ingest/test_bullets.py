from __future__ import annotations

import pytest

from ingest.bullets import plain_bullet


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("• Một việc", "- Một việc"),
        ("❖  Một việc", "- Một việc"),
        ("✓\u00a0Một việc", "- Một việc"),
        ("o Việc nhỏ", "+ Việc nhỏ"),
        ("- Một việc", "- Một việc"),
        ("+ Việc nhỏ", "+ Việc nhỏ"),
        ("* Về kinh tế", "* Về kinh tế"),
        ("ong mật", "ong mật"),
        ("•", "•"),
        ("Một • hai", "Một • hai"),
    ],
)
def test_bullets(line: str, plain: str) -> None:
    assert plain_bullet(line) == plain
