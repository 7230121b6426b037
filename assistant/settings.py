"""Settings, one nested group per stage; the only reader of the environment.

Values come from the environment or a `.env` file, prefix `TROLY_`, nested with two underscores
(`TROLY_EMBEDDING__MODEL`). A name that does not exist is an error, so that a slip of the pen is seen.
"""

from __future__ import annotations

import os
from pathlib import Path

from dotenv import dotenv_values
from platformdirs import user_cache_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import ConfigurationError

PREFIX = "TROLY_"
APP = "tro-ly-bao-cao"
ENV_FILE = ".env"


class Group(BaseModel):
    """A nested group; unknown names are rejected."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class EmbeddingSettings(Group):
    """Which sentence-transformers model embeds, and how."""

    model: str | None = Field(
        None, description="Thư mục hoặc tên mô hình; để trống: multilingual-e5-small dựng sẵn"
    )
    query_prompt: str | None = Field(None, description="Tiền tố của câu hỏi; để trống: theo mô hình")
    passage_prompt: str | None = Field(None, description="Tiền tố của đoạn văn; để trống: theo mô hình")
    batch_size: int = Field(4, ge=1, le=1024, description="Số đoạn tính mỗi lượt")
    threads: int = Field(0, ge=0, le=256, description="Số luồng tính toán; 0: theo máy")


class ChromaSettings(Group):
    """Where the vectors live."""

    url: str | None = Field(None, description="Địa chỉ máy chủ Chroma; để trống: lưu trong thư mục dữ liệu")


class IngestSettings(Group):
    """Limits for files."""

    max_megabytes: float = Field(50.0, gt=0, description="Tệp lớn hơn mức này bị từ chối (MB)")

    @property
    def max_bytes(self) -> int:
        """The limit in bytes."""
        return int(self.max_megabytes * 1024 * 1024)


class RetrievalSettings(Group):
    """How passages are found."""

    limit: int = Field(50, ge=5, le=500, description="Số đoạn ứng viên lấy từ mỗi bộ tìm kiếm")
    dense_weight: float = Field(
        0.5, ge=0, le=1, description="Trọng số của điểm ngữ nghĩa so với điểm từ khóa"
    )


class AnswerSettings(Group):
    """How an answer is written."""

    max_question: int = Field(2000, ge=50, description="Độ dài tối đa của câu hỏi (ký tự)")
    max_length: int = Field(880, ge=200, description="Độ dài tối đa của câu trả lời thường (ký tự)")


class WebSettings(Group):
    """The web app."""

    host: str = Field("127.0.0.1", description="Địa chỉ lắng nghe")
    port: int = Field(7860, ge=0, le=65535, description="Cổng lắng nghe")
    concurrency: int = Field(20, ge=1, le=256, description="Số câu hỏi được xử lý cùng lúc")


class Settings(BaseSettings):
    """All settings, checked once at start."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", env_file=ENV_FILE, extra="ignore", frozen=True
    )

    store: Path = Field(
        default_factory=lambda: user_data_path(APP, appauthor=False), description="Thư mục dữ liệu"
    )
    cache: Path = Field(
        default_factory=lambda: user_cache_path(APP, appauthor=False), description="Thư mục chứa mô hình"
    )
    vocabulary: Path | None = Field(
        None, description="Tệp từ vựng riêng của đơn vị (TOML), thêm vào từ vựng có sẵn"
    )
    embedding: EmbeddingSettings = EmbeddingSettings()
    chroma: ChromaSettings = ChromaSettings()
    ingest: IngestSettings = IngestSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    answer: AnswerSettings = AnswerSettings()
    web: WebSettings = WebSettings()


def _unknown_names() -> list[str]:
    known = {name.upper() for name in Settings.model_fields}
    given = {name.upper() for name in (*os.environ, *dotenv_values(ENV_FILE))}
    ours = (name for name in given if name.startswith(PREFIX))
    return sorted(name for name in ours if name.removeprefix(PREFIX).split("__")[0] not in known)


def load_settings(**overrides: object) -> Settings:
    """Read the settings; `overrides` (from the command line) win where they are not None.

    Raises ConfigurationError with the name of the setting that is wrong.
    """
    # Before torch is loaded: its threads otherwise spin while they wait, and on a machine that does anything else a
    # question then takes ten times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    if unknown := _unknown_names():
        raise ConfigurationError(
            f"Không có thiết lập tên {', '.join(unknown)}; xem bảng thiết lập trong README."
        )
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "__".join(str(part).upper() for part in first["loc"])
        raise ConfigurationError(f"Thiết lập {name} không hợp lệ: {first['msg']}.") from error
