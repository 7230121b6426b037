"""A second process on a store, driven line by line: `python -m tests.vectorstore.other_process ROOT`.

Commands: `search WORDS` prints the texts found, as JSON; `watch N` searches until the store has N documents; `hold`
begins to add a document, says so, and never ends.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tests.fakes import FakeEmbeddings, make_document
from vectorstore.store import Store


class Stuck(FakeEmbeddings):
    """Never comes back from embedding passages."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if any("treo" in text for text in texts):
            print("held", flush=True)
            time.sleep(600)
        return super().embed_documents(texts)


def main() -> None:
    store = Store.open(Path(sys.argv[1]), Stuck(), fingerprint="mô hình a")
    for line in sys.stdin:
        command, _, rest = line.strip().partition(" ")
        if command == "search":
            found = sorted(hit.passage.text for hit in store.search(rest))
            print(json.dumps(found), flush=True)
        elif command == "watch":
            searches = 0
            while len(store.documents()) < int(rest):
                names = {hit.passage.document for hit in store.search("kinh tế")}
                assert "báo cáo" in names, names
                searches += 1
            print(searches, flush=True)
        elif command == "hold":
            # More than one batch: vectors of the first are written when the second hangs.
            store.add(make_document("dở dang", "treo", *(f"Đoạn văn khá dài số {n}." for n in range(100))))


if __name__ == "__main__":
    main()
