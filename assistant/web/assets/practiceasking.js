// One question at a time: what is asked, where it is answered, what is told then, and the way on.

import { controlFor } from "./answering.js";
import { button, make } from "./elements.js";
import { feedback } from "./practicefeedback.js";
import { Paper } from "./practicepaper.js";
import { Timer } from "./practicetimer.js";
import { KINDS, LEVELS } from "./studywords.js";

export class Asking {
  /** `acts`: { kept, settled, finished, stop, handIn, late }, called as the reader goes on. */
  constructor(pane, acts) {
    this.pane = pane;
    this.acts = acts;
    this.name = make("h3", { class: "tl-asking-name" });
    this.about = make("p", { class: "tl-asking-about" });
    this.stop = button("Dừng", { onclick: () => acts.stop() });
    this.timer = new Timer({ over: () => acts.late(), warn: (words) => this.#say(words) });
    this.bar = make("progress", { class: "tl-asking-bar", "aria-label": "Đã trả lời" });
    this.text = make("p", { class: "tl-asking-text", tabindex: -1, id: "tl-asking-text" });
    this.answer = make("div", { class: "tl-asking-answer" });
    this.hint = make("p", { class: "tl-problem tl-asking-hint", role: "alert", hidden: true });
    this.told = make("div", {});
    this.buttons = make("div", { class: "tl-asking-acts" });
    this.paper = new Paper((place) => this.#go(place));
    this.warning = make("p", { class: "tl-notice tl-asking-warning", role: "status", hidden: true });
    this.form = make("form", { class: "tl-asking-card", "aria-labelledby": "tl-asking-text", onsubmit: (event) => this.#submitted(event) }, this.text, this.answer, this.hint, this.told, this.buttons);
    this.element = make(
      "div",
      { class: "tl-asking" },
      make("div", { class: "tl-asking-head" }, make("div", {}, this.name, this.about), this.timer.element, this.stop),
      this.bar,
      this.warning,
      this.form,
      this.paper.element,
    );
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Ask the present question of a session; null stops the clock. `quiet` leaves the focus where it is. */
  show(session, { quiet = false } = {}) {
    if (this.session !== session) {
      this.warning.hidden = true;
      this.timer.run(session?.phase === "doing" ? session : null);
    }
    this.session = session;
    if (!session) return;
    if (session.phase === "marking") this.timer.run(null);
    const { question, state } = session;
    this.control = controlFor(question, () => this.#changed(), { test: session.isTest });
    this.control.value = (session.isTest ? state.given[session.place]?.value : state.step?.value ?? state.draft) ?? null;
    this.text.textContent = question.question;
    this.answer.replaceChildren(this.control.element);
    this.hint.hidden = true;
    this.told.replaceChildren();
    this.#arrange();
    if (session.isTest ? session.phase === "marking" : state.step) this.#tell(quiet);
    else if (!quiet) this.#toQuestion();
  }

  /** What is typed or chosen and not yet checked, for a reload. */
  keepDraft() {
    if (this.session && !this.session.isTest && !this.session.state.step) this.session.state.draft = this.control.value;
  }

  get #settled() {
    return this.session.state.step !== null && this.session.state.step.right !== null;
  }

  #arrange() {
    const { session } = this;
    const { state, place, number } = session;
    const marking = session.phase === "marking";
    const at = `Câu ${place + 1}/${number}`;
    this.name.textContent = marking ? `Tự chấm: còn ${session.unmarked} câu` : session.isAgain ? `Hỏi lại câu ${place + 1}` : at;
    const { kind, difficulty } = session.question;
    this.about.textContent = [KINDS[kind], LEVELS[difficulty], !session.isTest && session.comingAgain > 0 ? `${session.comingAgain} câu sẽ hỏi lại` : ""].filter(Boolean).join(" · ");
    this.bar.max = number;
    this.bar.value = session.answered;
    this.bar.setAttribute("aria-valuetext", `Đã trả lời ${session.answered}/${number} câu`);
    this.stop.hidden = marking;
    this.stop.textContent = session.isTest ? "Nộp bài" : "Dừng";
    this.paper.show(session.isTest && !marking ? session : null);
    this.buttons.replaceChildren(...this.#buttonsFor(state, marking));
  }

  #buttonsFor({ step }, marking) {
    const { session } = this;
    const primary = (label, properties = {}) => make("button", { type: "submit", class: "tl-button tl-primary", ...properties }, label);
    if (marking || (step && step.right === null)) {
      return [button("✗ Tôi chưa đúng", { onclick: () => this.#assess(false) }), button("✓ Tôi trả lời đúng", { class: "tl-button tl-primary", onclick: () => this.#assess(true) })];
    }
    if (session.isTest) {
      const back = button("Câu trước", { disabled: session.place === 0, onclick: () => this.#go(session.place - 1) });
      return [back, primary(session.place + 1 < session.number ? "Câu sau" : "Nộp bài")];
    }
    if (this.#settled) return [primary(session.state.at + 1 < session.state.queue.length ? "Câu tiếp theo" : "Xem kết quả")];
    return [button("Chưa biết", { onclick: () => this.#skip() }), primary(this.control.free ? "Xem đáp án" : "Kiểm tra")];
  }

  #submitted(event) {
    event.preventDefault();
    const { session } = this;
    if (session.phase === "marking" || (session.state.step && !this.#settled)) return;
    if (session.isTest) {
      if (session.place + 1 < session.number) this.#go(session.place + 1);
      else this.acts.handIn();
    } else if (this.#settled) {
      if (session.next()) {
        this.acts.kept();
        this.show(session);
      } else this.acts.finished();
    } else this.#check();
  }

  #check() {
    const { control, session } = this;
    const { value } = control;
    if (control.complete === false) return this.#ask(control.missing);
    if (control.free && value === null) {
      session.reveal(null, true);
      return this.#checked();
    }
    const verdict = session.check(value);
    if (verdict === "empty") this.#ask(control.missing);
    else if (verdict === "unread") this.#ask(control.unread);
    else this.#checked();
  }

  #skip() {
    this.session.reveal(this.control.value, false);
    this.#checked();
  }

  #checked() {
    this.acts.settled();
    this.hint.hidden = true;
    this.#arrange();
    this.#tell();
  }

  #assess(right) {
    const { session } = this;
    if (session.phase === "marking") {
      session.mark(right);
      if (session.phase === "done") return this.acts.finished();
      this.acts.kept();
      return this.show(session);
    }
    session.assess(right);
    this.acts.settled();
    if (session.next()) {
      this.acts.kept();
      this.show(session);
    } else this.acts.finished();
  }

  #go(place) {
    this.session.go(place);
    this.acts.kept();
    this.show(this.session);
  }

  #changed() {
    this.hint.hidden = true;
    if (!this.session.isTest) return;
    this.session.put(this.control.value);
    this.acts.changed();
    this.bar.value = this.session.answered;
    this.paper.show(this.session);
  }

  /** Ask for what is missing before an answer can be checked. */
  #ask(words) {
    this.hint.textContent = words;
    this.hint.hidden = false;
    this.control.focus();
  }

  #tell(quiet = false) {
    const { session, control } = this;
    const { question, state } = session;
    const step = state.step ?? { value: state.given[session.place].value, verdict: "self", right: null };
    control.told(question);
    const { element, heading } = feedback(question, step, this.pane, { again: step.right === false });
    this.told.replaceChildren(element);
    if (quiet) return;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "center" });
  }

  /** On a phone the keyboard comes up only where the reader touches the field. */
  #toQuestion() {
    const touch = matchMedia("(pointer: coarse)").matches;
    const field = this.answer.querySelector(".tl-answer-field");
    (field && !touch ? field : this.text).focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "start" });
  }

  #say(words) {
    this.warning.textContent = words;
    this.warning.hidden = false;
  }

  #key(event) {
    if (!this.session || !this.element.checkVisibility() || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const { target } = event;
    const within = this.element.contains(target);
    if (!within && target !== document.body) return;
    if (target.matches("textarea, select, input:not([type=radio])")) return;
    if (event.key === "Enter") {
      if (target.closest("button, a, summary, input")) return; // they know what to do
      event.preventDefault();
      this.form.requestSubmit();
    } else if (this.control.key(event)) event.preventDefault();
  }
}
