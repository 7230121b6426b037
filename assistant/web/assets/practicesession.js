// A session of practice or a test: which question is asked, what was answered, when it is over (pure but for the clock).
//
// The state is JSON, so that it outlives a reload:
// { id, mode: "practice" | "test", phase: "doing" | "marking" | "done", started, ends, minutes, title, versions, questions,
//   queue, at, given: [{ value, right, typed } or null], step: { value, verdict, right } or null, draft, used, seen,
//   late, seconds }

import { grade } from "./grading.js";

const LATER = 4; // a wrong question comes back after so many others
const LONGEST_THOUGHT = 5 * 60_000; // a longer pause is no time spent on a question

export class Session {
  constructor(state, clock = Date.now) {
    this.state = state;
    this.clock = clock;
    this.seen(false);
  }

  /** A new session; `minutes` limits a test. */
  static start({ questions, mode, minutes = 0, title = "", versions = "", review = false }, clock = Date.now) {
    const now = clock();
    const id = `${now.toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
    const given = questions.map(() => null);
    const ends = mode === "test" && minutes ? now + minutes * 60_000 : null;
    return new Session({ id, mode, phase: "doing", started: now, ends, minutes, title, versions, review, questions, queue: questions.map((_, place) => place), at: 0, given, step: null, draft: null, used: 0, seen: now, late: false }, clock);
  }

  get id() {
    return this.state.id;
  }

  get isTest() {
    return this.state.mode === "test";
  }

  get phase() {
    return this.state.phase;
  }

  get number() {
    return this.state.questions.length;
  }

  /** The place of the question asked now among all. */
  get place() {
    return this.state.queue[this.state.at];
  }

  get question() {
    return this.state.questions[this.place];
  }

  /** Whether the question is asked again after a wrong answer. */
  get isAgain() {
    return !this.isTest && this.state.given[this.place] !== null && this.state.queue.indexOf(this.place) < this.state.at;
  }

  /** How many questions were answered so far. */
  get answered() {
    return this.state.given.filter(Boolean).length;
  }

  /** How many wrong questions are still to come again. */
  get comingAgain() {
    const { queue, at } = this.state;
    return queue.slice(at + 1).filter((place) => queue.indexOf(place) <= at).length;
  }

  /** Count the time since the last sign of life; none of it where nobody was there. */
  seen(counts = true) {
    const now = this.clock();
    if (counts) this.state.used += Math.min(Math.max(now - this.state.seen, 0), LONGEST_THOUGHT);
    this.state.seen = now;
  }

  // Practice

  /** Grade an answer; the verdict of `grade`. Nothing is counted where it is "empty" or "unread". */
  check(value) {
    const verdict = grade(this.question, value);
    if (verdict === "empty" || verdict === "unread") return verdict;
    this.#stepped(value, verdict);
    return verdict;
  }

  /** Show the answer: to compare it with what was typed, or thought (`compare`), or because the reader does not know. */
  reveal(value, compare) {
    this.#stepped(value, compare ? "self" : "skipped");
  }

  /** The reader's own verdict on an answer that only he can compare. */
  assess(right) {
    this.#settle(right);
  }

  /** Go on to the next question; false where that was the last. */
  next() {
    this.seen();
    this.state.at += 1;
    this.state.step = null;
    this.state.draft = null;
    if (this.state.at < this.state.queue.length) return true;
    this.finish();
    return false;
  }

  #stepped(value, verdict) {
    this.seen();
    this.state.step = { value: value ?? null, verdict, right: null };
    if (verdict !== "self") this.#settle(verdict === "right");
  }

  #settle(right) {
    const { step, given, queue, at } = this.state;
    const place = this.place;
    step.right = right;
    if (given[place] === null) given[place] = { value: step.verdict === "skipped" ? null : step.value, right };
    if (!right) queue.splice(Math.min(at + 1 + LATER, queue.length), 0, place);
  }

  // Test

  /** Keep the answer to the question shown; nothing may be given. */
  put(value) {
    const empty = value === null || value === "" || (Array.isArray(value) && !value.some(Boolean));
    this.state.given[this.place] = empty ? null : { value, right: null };
  }

  go(place) {
    this.seen();
    this.state.at = Math.min(Math.max(place, 0), this.number - 1);
  }

  /** Milliseconds left; Infinity where there is no limit. */
  get left() {
    return this.state.ends === null ? Infinity : this.state.ends - this.clock();
  }

  /** Grade all; what only the reader can compare is asked of him then. */
  handIn({ late = false } = {}) {
    const { state } = this;
    if (state.phase !== "doing") return;
    state.late = late;
    const end = state.ends === null ? this.clock() : Math.min(this.clock(), state.ends);
    state.used = Math.max(end - state.started, 0);
    state.questions.forEach((question, place) => {
      const given = state.given[place];
      if (!given) return;
      const verdict = grade(question, given.value);
      given.right = verdict === "self" ? null : verdict === "right";
    });
    state.phase = "marking";
    this.#toMark();
  }

  /** The reader's verdict on the answer shown for it. */
  mark(right) {
    this.state.given[this.place].right = right;
    this.#toMark();
  }

  /** How many answers the reader has yet to compare. */
  get unmarked() {
    return this.state.given.filter((given) => given && given.right === null).length;
  }

  #toMark() {
    const place = this.state.given.findIndex((given) => given && given.right === null);
    if (place < 0) this.finish();
    else this.state.at = place;
  }

  // Result

  finish() {
    if (this.state.phase === "done") return;
    this.state.phase = "done";
    this.state.step = null;
    this.state.seconds = Math.round(this.state.used / 1000);
  }

  /** Each question with how it was first answered: [{ question, value, right }]; not those of a practice never reached. */
  get outcomes() {
    const { questions, given } = this.state;
    const all = questions.map((question, place) => ({ question, place, value: given[place]?.value ?? null, right: given[place]?.right ?? false, reached: given[place] !== null }));
    return this.isTest ? all : all.filter(({ reached }) => reached);
  }

  /** What is kept of it among the results. */
  get result() {
    const outcomes = this.outcomes;
    const { id, mode, title, seconds } = this.state;
    return { id, mode, title, seconds, right: outcomes.filter(({ right }) => right).length, total: outcomes.length };
  }

  /** Other words for a question that was not shown yet. */
  reword(id, text) {
    const place = this.state.questions.findIndex((question) => question.id === id);
    if (place < 0 || this.state.phase !== "doing" || this.state.queue.slice(0, this.state.at + 1).includes(place)) return false;
    this.state.questions[place].question = text;
    return true;
  }
}
