"""The embedding model behind LangChain's `Embeddings`: multilingual-e5-small, or any sentence-transformers model.

float32 on torch is kept, measured on 2 cores (report: recall@1/@5 of its paragraphs): query 16 ms, 215 paragraphs 6.8 s
in batches of 4 of like length (11.0 s in LangChain's 32), 51.3/73.7. float16 on disk gives the same vectors but loads
slower and holds 450 MB more. Dynamic int8 halves the time and finds less (46.1/67.1), bfloat16 loses 2 points on
ViQuAD. ONNX (9.5 ms, 4.4 s) and OpenVINO (10.3 ms, 3.7 s) are faster at equal recall, but their extras force other
releases of sentence-transformers and transformers, or of torch, than the pinned ones. Starting is mostly imports: with
the garbage collector paused they take 3.4 s instead of 4.5 s; the model file itself is mapped in 0.3 s.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import ModelMissing
from ingest.types import Progress, no_progress
from vectorstore import e5
from vectorstore.shared_embeddings import SharedEmbeddings

if TYPE_CHECKING:
    from vectorstore.sentence_model import SentenceModel

_HUB_NAME = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)?")
_MODEL_FILES = {".json", ".txt", ".model", ".safetensors", ".bin"}
_SAMPLES, _SAMPLE = 64, 16_384


@dataclass(frozen=True, slots=True)
class EmbeddingSpec:
    """Which model, and how it is used.

    `model` is a folder or a hub name, None or "default" the default; the default is rebuilt inside `cache`. A prompt that is None is
    the model's own. `batch_size` counts passages, `threads` those of torch, 0 as many as torch likes.
    """

    cache: Path
    model: str | None = None
    query_prompt: str | None = None
    passage_prompt: str | None = None
    batch_size: int = 4
    threads: int = 0


def open_embeddings(spec: EmbeddingSpec, progress: Progress = no_progress) -> SharedEmbeddings:
    """Embeddings for many threads; nothing is loaded before `warm` or the first use."""
    return SharedEmbeddings(partial(load_embeddings, spec, progress), batch_size=spec.batch_size)


def load_embeddings(spec: EmbeddingSpec, progress: Progress = no_progress) -> SentenceModel:
    """Load the model now, for one thread at a time; the default is rebuilt first where it must be.

    Raises:
        ModelMissing: the model is not here and cannot be had.
    """
    with _collector_paused():
        if folder := _folder(spec):
            if _is_default(spec):
                e5.build_e5(folder, progress)
            progress("Nạp mô hình nhúng", None)
            return _open(spec, str(folder), local=True)
        name = _hub_name(spec)
        progress("Nạp mô hình nhúng", None)
        try:
            return _open(spec, name, local=True)  # downloaded before: no request at all
        except ModelMissing:
            progress(f"Tải mô hình {name}", None)
            return _open(spec, name, local=False)


def fingerprint(spec: EmbeddingSpec) -> str:
    """Names the model, its content and its prompts; vectors of different fingerprints must not be mixed.

    Loads nothing, and reads only samples of large files.

    Raises:
        ModelMissing: the model's folder does not exist or cannot be read.
    """
    folder = _folder(spec)
    if folder is None:
        model = _hub_name(spec)
    elif _is_default(spec):
        model = e5.IDENTITY
    else:
        model = f"{folder.name} {_content(folder)}"
    prompts = "\0".join("\1" if prompt is None else prompt for prompt in _prompts(spec))
    return f"{model} #{hashlib.sha256(prompts.encode()).hexdigest()[:8]}"


def _is_default(spec: EmbeddingSpec) -> bool:
    return spec.model in (None, "", "default")


def _hub_name(spec: EmbeddingSpec) -> str:
    return e5.HUB_NAME if _is_default(spec) else str(spec.model)


def _prompts(spec: EmbeddingSpec) -> tuple[str | None, str | None]:
    """For questions and for passages; None is the model's own. On a hub, e5 does not say that it needs any."""
    if not _is_default(spec):
        return spec.query_prompt, spec.passage_prompt
    query = e5.QUERY_PROMPT if spec.query_prompt is None else spec.query_prompt
    return query, e5.PASSAGE_PROMPT if spec.passage_prompt is None else spec.passage_prompt


def _folder(spec: EmbeddingSpec) -> Path | None:
    """The model's folder, there or to be built; None where a hub name is to be used."""
    if _is_default(spec):
        folder = e5.model_folder(spec.cache)
        return folder if e5.package_file() or e5.is_whole(folder) else None
    name = str(spec.model)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    if _HUB_NAME.fullmatch(name):
        return None
    raise ModelMissing(
        f"Không tìm thấy thư mục mô hình {name}. Hãy kiểm tra lại TROLY_EMBEDDING__MODEL, hoặc để trống để dùng "
        "mô hình mặc định."
    )


def _open(spec: EmbeddingSpec, name: str, *, local: bool) -> SentenceModel:
    query_prompt, passage_prompt = _prompts(spec)
    try:
        from vectorstore.sentence_model import open_model

        return open_model(
            name,
            query_prompt=query_prompt,
            passage_prompt=passage_prompt,
            batch_size=spec.batch_size,
            threads=spec.threads,
            local=local,
        )
    except Exception as error:  # four libraries, each with errors of its own
        raise ModelMissing(_advice(spec, name)) from error


def _advice(spec: EmbeddingSpec, name: str) -> str:
    """What to do about a model that does not load."""
    if _folder(spec) is not None:
        what = "Hãy xóa thư mục này rồi chạy lại để dựng lại mô hình"
        if not _is_default(spec):
            what = "Hãy kiểm tra đây có phải là thư mục của một mô hình sentence-transformers còn nguyên vẹn"
        return f"Không nạp được mô hình nhúng trong thư mục {name}. {what}."
    if _is_default(spec):
        return (
            f"Máy này chưa có gói {e5.PACKAGE} {e5.PACKAGE_VERSION} để dựng mô hình mặc định và cũng không tải được "
            f"{name}. Hãy kết nối Internet trong lần chạy đầu tiên, hoặc chép thư mục của mô hình này vào máy rồi đặt "
            "TROLY_EMBEDDING__MODEL là đường dẫn của thư mục đó."
        )
    return (
        f"Không tải được mô hình {name}. Hãy kiểm tra tên mô hình và kết nối Internet, hoặc chép thư mục của mô hình vào "
        "máy rồi đặt TROLY_EMBEDDING__MODEL là đường dẫn của thư mục đó."
    )


def _content(folder: Path) -> str:
    """A hash of the folder's files: small ones whole, of large ones the size and evenly spaced samples."""
    digest = hashlib.sha256()
    try:
        for path in sorted(folder.rglob("*")):
            relative = path.relative_to(folder)
            if path.suffix not in _MODEL_FILES or any(part.startswith(".") for part in relative.parts):
                continue
            size = path.stat().st_size
            digest.update(f"{relative.as_posix()}\0{size}\0".encode())
            with path.open("rb") as file:
                if size <= _SAMPLES * _SAMPLE:
                    digest.update(file.read())
                    continue
                for index in range(_SAMPLES):  # the first at the beginning, the last at the end
                    file.seek((size - _SAMPLE) * index // (_SAMPLES - 1))
                    digest.update(file.read(_SAMPLE))
    except OSError as error:
        raise ModelMissing(
            f"Không đọc được thư mục mô hình {folder} ({error.strerror or error}). Hãy cấp quyền đọc cho thư mục này."
        ) from error
    return digest.hexdigest()[:12]


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking a million objects again and again while they are imported.

    None of them ever becomes garbage, so it need not look at them later either.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
