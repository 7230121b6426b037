"""Whether an index can be used as the program is set up now."""

from __future__ import annotations

from pathlib import Path

from vectorstore.catalogue import SCHEMA, Catalogue


def explain_mismatch(catalogue: Catalogue, fingerprint: str, root: Path) -> str | None:
    """Why the store under `root` cannot be used with the model of that fingerprint, in Vietnamese; None where it can."""
    if not catalogue.entries:
        return None
    if catalogue.schema != SCHEMA:
        return (
            f"Thư mục dữ liệu {root} do một phiên bản khác của chương trình lập. Hãy chạy «troly rebuild» để lập lại "
            "chỉ mục từ bản lưu."
        )
    if catalogue.fingerprint != fingerprint:
        return (
            f"Thư mục dữ liệu {root} được lập bằng mô hình {catalogue.fingerprint}, còn mô hình đang dùng là "
            f"{fingerprint}. Hãy chạy «troly rebuild» để lập lại chỉ mục, hoặc đặt lại mô hình cũ trong thiết lập."
        )
    return None
