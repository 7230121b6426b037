"""What whoever asks for a question set must know of what was found."""

NONE = "Không soạn được câu hỏi nào theo lựa chọn này; hãy bớt điều kiện về mục, dạng hoặc mức độ."


def too_few(found: int, wanted: int) -> str:
    """That fewer questions were found than wanted."""
    return f"Báo cáo chỉ đủ để soạn {found} câu theo lựa chọn này (đã hỏi {wanted} câu)."
