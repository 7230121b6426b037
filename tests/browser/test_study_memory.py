"""What is remembered of practice: merged without loss, robust, learned after two right answers."""

from __future__ import annotations

import json
import random
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.practising import CLOZE, KEY, MCQ, TRUE_FALSE, Json, asset
from tests.browser.sites import Site


def test_broken_and_foreign_memories_do_no_harm(scripts: Page, desktop: Page, site: Site) -> None:
    entry = {"question": MCQ, "box": 0, "due": 0, "at": 1}
    unsound: list[Any] = [
        None,
        [],
        "x",
        {"version": 9, "history": [{"id": "y", "at": 2, "right": 1, "total": 1, "seconds": 1}]},
        {"version": 1, "wrong": {"a": 1, "b": {**entry, "question": {"id": "x"}}}},
        {"version": 1, "wrong": {"a": {**entry, "question": {**MCQ, "options": ["1"]}}}},
        {"version": 1, "history": [1, {"id": "y", "at": 2}], "cleared": "x"},
        {"version": 1, "running": {"id": "z", "changed": 3}},
        {"version": 1, "running": {"id": "z", "changed": 3, "questions": [MCQ, 1]}},
    ]
    found = scripts.evaluate(
        """async ([path, values]) => {
          const { nothing, sound, textOf } = await import(path);
          return values.filter((value) => textOf(sound(value)) !== textOf(nothing()));
        }""",
        [asset(scripts, "practicevalue.js"), unsound],
    )
    assert found == []
    desktop.goto(site.url + "trang-thai")
    gone = {"version": 1, "wrong": {"gone": {**entry, "document": "da-xoa.txt", "version": "x"}}}
    for text in ("{", json.dumps(gone)):
        desktop.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, text])
        desktop.goto(site.url + "#on-tap/luyen-tap")
        expect(desktop.locator(".tl-start-form")).to_be_visible()
        expect(desktop.locator(".tl-start-card")).to_have_count(0)
        expect(desktop.locator(".tl-past")).to_be_hidden()
        desktop.goto(site.url + "trang-thai")


def values(chance: random.Random) -> list[Json]:
    """Memories that agree in part and contradict each other in part."""
    found: list[Json] = []
    for _ in range(12):
        wrong: Json = {}
        for name in ("a", "b", "c"):
            at = chance.randint(1, 4)
            live = {"at": at, "question": MCQ, "box": chance.randint(0, 1), "due": at, "document": "d"}
            wrong[name] = {"at": at, "gone": True} if chance.random() < 0.3 else live
        result = {"mode": "test", "right": chance.randint(0, 2), "total": 2, "seconds": 9}
        history = [
            {"id": name, "at": chance.randint(1, 4), **result} for name in "xyz" if chance.random() < 0.7
        ]
        running = {"id": chance.choice("xy"), "changed": chance.randint(1, 4), "over": chance.random() < 0.5}
        running["questions"] = [CLOZE]
        cleared = {"wrong": chance.randint(0, 2), "history": chance.randint(0, 2)}
        memory = {"version": 1, "wrong": wrong, "history": history, "running": running, "cleared": cleared}
        found.append(memory)
    return found


def test_memories_merge_in_any_order(scripts: Page) -> None:
    faults = scripts.evaluate(
        """async ([path, values]) => {
          const { merged, sound, textOf } = await import(path);
          const same = (a, b) => textOf(a) === textOf(b);
          const faults = [];
          for (const a of values) {
            if (!same(merged(a, a), sound(a))) faults.push("not idempotent");
            for (const b of values) {
              if (!same(merged(a, b), merged(b, a))) faults.push("not commutative");
              if (!same(merged(merged(a, b), b), merged(a, b))) faults.push("not absorbing");
              for (const c of values) if (!same(merged(merged(a, b), c), merged(a, merged(b, c)))) faults.push("not associative");
            }
          }
          return faults;
        }""",
        [asset(scripts, "practicevalue.js"), values(random.Random(7))],
    )
    assert faults == []


def test_a_question_is_learned_when_it_was_right_twice(scripts: Page) -> None:
    seen = scripts.evaluate(
        """async ([path, question]) => {
          const { Memory } = await import(path);
          const DAY = 24 * 3600 * 1000;
          let now = Date.now();
          const version = () => "1";
          const names = question.citations.map(({ document }) => document);
          const memory = new Memory("thử", () => now);
          const steps = [];
          const look = (versionOf = version, some = names) => {
            const { due, later } = memory.again(some, versionOf);
            steps.push([due.length, later.length]);
          };
          const note = (right, session) => { now += 1000; memory.note(question, right, session, version); look(); };
          note(true, "1");    // never wrong
          note(false, "2");
          note(true, "2");    // again in the same session
          note(true, "3");
          now += 2 * DAY; look();
          note(false, "4");
          note(true, "5");
          look(() => "2");    // the report has changed
          look(version, []);  // or is not asked for
          note(true, "6");
          steps.push(Object.keys(localStorage).filter((key) => key.includes("thử")));
          return steps;
        }""",
        [asset(scripts, "practicememory.js"), MCQ],
    )
    nothing, due, later = [0, 0], [1, 0], [0, 1]
    assert seen[:-1] == [nothing, due, due, later, due, due, later, nothing, nothing, nothing]
    assert seen[-1] == [f"{KEY}:thử"], "each account has its own"


def test_other_words_come_before_a_question_is_shown(scripts: Page) -> None:
    told = scripts.evaluate(
        """async ([path, questions]) => {
          const { Session } = await import(path);
          const session = Session.start({ questions, mode: "practice" });
          return [session.reword("m", "mới"), session.reword("t", "mới"), session.reword("lạ", "mới"), ...session.state.questions.map(({ question }) => question === "mới")];
        }""",
        [asset(scripts, "practicesession.js"), [MCQ, TRUE_FALSE]],
    )
    assert told == [False, True, False, False, True]
