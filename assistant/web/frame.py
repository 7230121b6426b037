"""What stands around the conversation, as HTML (pure): header, empty chat, source pane."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.web.auth import User
from assistant.web.markup import notice_line, questions, text
from ingest.load import SUFFIXES

NAME = "Trợ lý báo cáo"
# A tab of its own, always the same one: an answer in the making is not lost to it.
_GUIDE = (
    '<a class="tl-tool tl-icon-guide" href="huong-dan" target="troly-huong-dan" title="Hướng dẫn (mở trang riêng)">'
    '<span>Hướng dẫn</span><span class="tl-hidden"> (mở trang riêng)</span></a>'
)
HOW_IT_WORKS = "Mọi câu trả lời đều kèm trích dẫn; số liệu chỉ lấy từ báo cáo."


def header(titles: Sequence[str], user: User | None = None, *, can_add: bool = False) -> str:
    """Name, reports in use, and the page's own buttons."""
    reports = text(" · ".join(titles)) if titles else "Chưa có báo cáo"
    logout = (
        '<form method="post" action="dang-xuat" class="tl-logout">'
        f'<button type="submit" class="tl-tool tl-icon-logout" title="{text(user.name)}: đăng xuất">'
        f"<span>Đăng xuất</span></button></form>"
        if user
        else ""
    )
    tools = (
        _tool("restart", "new", "Hỏi đáp mới")
        + _tool("pane", "pane", "Văn bản báo cáo", 'aria-controls="tl-pane" aria-expanded="false"')
        + (
            _tool("add", "add", "Thêm báo cáo", f'data-accept="{",".join(sorted(SUFFIXES))}"')
            if can_add
            else ""
        )
        + _GUIDE
        + _tool("theme", "theme", "Giao diện tối", 'aria-pressed="false"')
    )
    return (
        '<a class="tl-skip" href="#tl-box" data-act="skip">Đến ô nhập câu hỏi</a>'
        f'<header class="tl-header"><div class="tl-name"><h1>{NAME}</h1>'
        f'<p class="tl-title" title="{reports}">{reports}</p>'
        f'<p class="tl-how">{HOW_IT_WORKS}</p></div>'
        f'<div class="tl-tools" role="group" aria-label="Công cụ">{tools}{logout}</div></header>'
    )


def welcome(titles: Sequence[str], suggestions: Sequence[str]) -> str:
    """An empty chat: what can be asked, and about which reports."""
    if len(titles) == 1:
        heading = f"<h2>{text(titles[0])}</h2>"
    else:
        reports = "".join(f"<li>{text(title)}</li>" for title in titles)
        heading = f'<h2>{len(titles)} báo cáo</h2><ul class="tl-reports">{reports}</ul>'
    return (
        f'<div class="tl-welcome">{heading}'
        "<p>Nhập câu hỏi bằng tiếng Việt, có dấu hoặc không dấu. Mỗi ý trả lời đều kèm số trích dẫn; "
        "bấm vào số để xem đúng đoạn văn trong báo cáo.</p>"
        f"{questions('Câu hỏi gợi ý', suggestions)}</div>"
    )


def no_documents(can_add: bool) -> str:
    """An empty chat where nothing is indexed: how to add a report."""
    here = "<li>Bấm <strong>Thêm báo cáo</strong> ở phía trên rồi chọn tệp; hoặc</li>" if can_add else ""
    return (
        '<div class="tl-welcome tl-none"><h2>Chưa có báo cáo nào</h2>'
        "<p>Trợ lý chỉ trả lời theo nội dung báo cáo, vì vậy cần đưa báo cáo vào trước:</p><ol>"
        f"{here}"
        "<li>Trên máy chủ, chạy lệnh <code>troly ingest TỆP</code>, hoặc đặt tệp vào thư mục <code>reports/</code> "
        "rồi khởi động lại.</li></ol>"
        "<p>Trang này tự cập nhật khi có báo cáo.</p></div>"
    )


def problem(message: str) -> str:
    """An empty chat that cannot be used yet."""
    return f'<div class="tl-welcome">{notice_line(message)}</div>'


def pane() -> str:
    """The source pane without a document; the page's script fills it."""
    return (
        '<div class="tl-pane" role="region" aria-label="Văn bản báo cáo">'
        '<div class="tl-pane-head"><h2 tabindex="-1">Văn bản báo cáo</h2>'
        '<label class="tl-choose" hidden><span class="tl-hidden">Chọn báo cáo</span><select></select></label>'
        '<button type="button" class="tl-tool tl-icon-close" data-act="close"><span>Đóng</span></button></div>'
        '<p class="tl-pane-note" role="status"></p>'
        '<div class="tl-text" tabindex="0" role="document" aria-label="Nội dung báo cáo"></div></div>'
    )


def _tool(act: str, icon: str, label: str, attributes: str = "") -> str:
    return (
        f'<button type="button" class="tl-tool tl-icon-{icon}" data-act="{act}" title="{label}" {attributes}>'
        f"<span>{label}</span></button>"
    )
