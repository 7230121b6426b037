"""What stands around the conversation, as HTML (pure): header, empty chat, source pane."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.web.auth import User
from assistant.web.markup import notice_line, questions, text

NAME = "Trợ lý báo cáo"
# The parts of the page by the word in its address; the first is shown where the address names none.
TABS = (
    ("hoi-dap", "Hỏi đáp"),
    ("so-lieu", "Số liệu"),
    ("on-tap", "Ôn tập"),
    ("tai-lieu", "Tài liệu"),
)
# The views of the part «Số liệu», by the word that follows in the address.
VIEWS = (
    ("bang", "Bảng số liệu"),
    ("hai-nhiem-ky", "Hai nhiệm kỳ"),
    ("mau-thuan", "Mâu thuẫn"),
    ("kiem-tra", "Kiểm tra số liệu"),
)
# The views of the part «Ôn tập»: first what learners use, then what trainers do.
STUDY_VIEWS = (
    ("luyen-tap", "Luyện tập"),
    ("the-nho", "Thẻ nhớ"),
    ("de-cuong", "Đề cương"),
    ("cau-hoi", "Bộ câu hỏi"),
    ("tom-tat", "Tóm tắt"),
)
_CURRENT = ' aria-current="page"'
# A window of its own, always the same one: an answer in the making is not lost to it.
_GUIDE = (
    '<a class="tl-tool tl-icon-guide" href="huong-dan" target="troly-huong-dan" title="Hướng dẫn (mở trang riêng)">'
    '<span>Hướng dẫn</span><span class="tl-hidden"> (mở trang riêng)</span></a>'
)
MOST_NAMED = 4  # reports named in an empty chat
HOW_IT_WORKS = "Mọi câu trả lời đều kèm trích dẫn; số liệu chỉ lấy từ báo cáo."


def header(titles: Sequence[str] | None, user: User | None = None) -> str:
    """Name, reports in use (None while nobody knows them yet), the parts of the page, and its own buttons."""
    many = f"{len(titles)} báo cáo: " if titles and len(titles) > MOST_NAMED else ""
    reports = text(many + " · ".join(titles)) if titles else "" if titles is None else "Chưa có báo cáo"
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
        + _GUIDE
        + _tool("theme", "theme", "Giao diện tối", 'aria-pressed="false"')
    )
    return (
        '<a class="tl-skip" href="#tl-box" data-act="skip">Đến ô nhập câu hỏi</a>'
        f'<header class="tl-header"><div class="tl-name"><h1>{NAME}</h1>'
        f'<p class="tl-title" title="{reports}">{reports}</p>'
        f'<p class="tl-how">{HOW_IT_WORKS}</p></div>{_tabs()}'
        f'<div class="tl-tools" role="group" aria-label="Công cụ">{tools}{logout}</div></header>'
    )


def welcome(titles: Sequence[str], suggestions: Sequence[str]) -> str:
    """An empty chat: what can be asked, and about which reports."""
    if len(titles) == 1:
        heading = f"<h2>{text(titles[0])}</h2>"
    else:
        named = titles if len(titles) <= MOST_NAMED + 1 else titles[:MOST_NAMED]
        reports = "".join(f"<li>{text(title)}</li>" for title in named)
        if len(named) < len(titles):
            more = f'<a href="#tai-lieu">{len(titles) - len(named)} báo cáo khác</a>'
            reports += f"<li>và {more}</li>"
        heading = f'<h2>{len(titles)} báo cáo</h2><ul class="tl-reports">{reports}</ul>'
    return (
        f'<div class="tl-welcome">{heading}'
        "<p>Nhập câu hỏi bằng tiếng Việt, có dấu hoặc không dấu. Mỗi ý trả lời đều kèm số trích dẫn; "
        "bấm vào số để xem đúng đoạn văn trong báo cáo.</p>"
        f"{questions('Câu hỏi gợi ý', suggestions)}</div>"
    )


def no_documents(can_change: bool) -> str:
    """An empty chat where nothing is indexed: how to add a report."""
    here = (
        '<li>Mở mục <a href="#tai-lieu">Tài liệu</a> rồi thả tệp vào, hoặc bấm <strong>Chọn tệp</strong>; hoặc</li>'
        if can_change
        else ""
    )
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


def documents() -> str:
    """The part «Tài liệu» without content; the page's script fills it."""
    return '<section class="tl-part tl-documents" aria-label="Tài liệu" tabindex="-1"></section>'


def figures() -> str:
    """The part «Số liệu»: its views, without content; the page's script fills them."""
    return (
        '<section class="tl-part tl-numbers" aria-label="Số liệu"><h2 tabindex="-1">Số liệu</h2>'
        f"{_views('so-lieu', 'Số liệu', VIEWS)}"
        '<div class="tl-scope" hidden></div>'
        '<section class="tl-ledger" aria-label="Bảng số liệu"></section>'
        '<section class="tl-terms-head" aria-label="Hai nhiệm kỳ"></section>'
        '<section class="tl-findings" aria-label="Mâu thuẫn"></section>'
        '<section class="tl-check" aria-label="Kiểm tra số liệu"></section></section>'
    )


def terms() -> str:
    """What stands below the charts of the two terms: their table; the page's script fills it."""
    return '<section class="tl-part tl-terms" aria-label="Bảng so sánh hai nhiệm kỳ"></section>'


def study(model: str | None = None) -> str:
    """The part «Ôn tập»: its views, without content; the page's script fills them. `model` words study questions."""
    sections = "".join(
        f'<section class="tl-study-view" data-view="{word}" aria-label="{label}"></section>'
        for word, label in STUDY_VIEWS
    )
    named = "" if model is None else f' data-model="{text(model)}"'
    return (
        f'<section class="tl-part tl-study" aria-label="Ôn tập"{named}><h2 tabindex="-1">Ôn tập</h2>'
        f"{_views('on-tap', 'Ôn tập', STUDY_VIEWS)}"
        f'<div class="tl-scope" hidden></div>{sections}</section>'
    )


def scope(model: str | None = None) -> str:
    """Where the reader chooses which documents are searched, and whether the language model there is words the answers.

    The page's script fills it.
    """
    chosen = '<div class="tl-scope" hidden></div>'
    return chosen if model is None else f'{chosen}<div class="tl-model" data-model="{text(model)}"></div>'


def _tabs() -> str:
    """Links, so that they work by keyboard, by the browser's back button and in a window of their own."""
    links = "".join(
        f'<a class="tl-tab" href="#{word}" data-tab="{word}"{"" if place else _CURRENT}>{label}</a>'
        for place, (word, label) in enumerate(TABS)
    )
    return f'<nav class="tl-tabs" aria-label="Các phần">{links}</nav>'


def _views(part: str, name: str, views: Sequence[tuple[str, str]]) -> str:
    """Links to the views of a part."""
    links = "".join(
        f'<a class="tl-segment" href="#{part}/{word}" data-view="{word}">{label}</a>' for word, label in views
    )
    return f'<nav class="tl-segments" aria-label="Các mục của phần {name}">{links}</nav>'


def pane() -> str:
    """The source pane without a document; the page's script fills it."""
    return (
        '<div class="tl-pane" role="region" aria-label="Văn bản báo cáo">'
        '<div class="tl-pane-head"><h2 tabindex="-1">Văn bản báo cáo</h2>'
        '<label class="tl-choose" hidden><span class="tl-hidden">Chọn báo cáo</span><select></select></label>'
        '<div class="tl-views" role="group" aria-label="Cách xem" hidden>'
        f"{_view('text', 'Văn bản', pressed=True)}{_view('page', 'Trang')}{_view('both', 'Cạnh nhau')}</div>"
        '<button type="button" class="tl-tool tl-icon-close" data-act="close" title="Đóng"><span>Đóng</span></button>'
        '</div><p class="tl-pane-note" role="status"></p><div class="tl-pane-body">'
        '<div class="tl-text" tabindex="0" role="document" aria-label="Nội dung báo cáo"></div>'
        '<div class="tl-pages" hidden></div></div></div>'
    )


def _view(view: str, label: str, *, pressed: bool = False) -> str:
    return (
        f'<button type="button" class="tl-view" data-view="{view}" aria-pressed="{str(pressed).lower()}">'
        f"{label}</button>"
    )


def _tool(act: str, icon: str, label: str, attributes: str = "") -> str:
    return (
        f'<button type="button" class="tl-tool tl-icon-{icon}" data-act="{act}" title="{label}" {attributes}>'
        f"<span>{label}</span></button>"
    )
