"""How near single statements are to a question in meaning; what was embedded once is remembered."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings

Vector = npt.NDArray[np.float32]


class Similarity:
    """Cosines between a question and texts, embedded when first asked for; safe to share between threads.

    The vectors of the last `remembered` texts are kept in memory (1.5 kB each with 384 dimensions).
    """

    def __init__(self, embeddings: Embeddings, *, remembered: int = 20_000) -> None:
        self._embeddings = embeddings
        self._remembered = remembered
        self._guard = threading.Lock()
        self._known: OrderedDict[str, Vector] = OrderedDict()

    def __call__(self, question: str, texts: Sequence[str]) -> list[float]:
        """One cosine a text. Raises what the embedding model raises."""
        if not texts:
            return []
        asked = np.asarray(self._embeddings.embed_query(question), np.float32)
        return [float(vector @ asked) for vector in self._vectors(texts)]

    def _vectors(self, texts: Sequence[str]) -> list[Vector]:
        with self._guard:
            found = {text: self._known.get(text) for text in texts}
        missing = [text for text, vector in found.items() if vector is None]
        if missing:
            new = np.asarray(self._embeddings.embed_documents(missing), np.float32)
            new /= np.maximum(np.linalg.norm(new, axis=1, keepdims=True), 1e-12)
            found |= dict(zip(missing, new, strict=True))
        with self._guard:
            for text, vector in found.items():
                if vector is not None:
                    self._known[text] = vector
                    self._known.move_to_end(text)
            while len(self._known) > self._remembered:
                self._known.popitem(last=False)
        return [vector for text in texts if (vector := found[text]) is not None]
