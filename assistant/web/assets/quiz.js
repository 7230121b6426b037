// The view «Bộ câu hỏi»: a set is asked for, read through, changed, printed and saved as files.

import { button, make } from "./elements.js";
import { QuizForm } from "./quizform.js";
import { QuizResult } from "./quizresult.js";
import { QuizSet } from "./quizset.js";
import { local, recall, remember } from "./storage.js";
import { StudyWording } from "./studywording.js";

const KEPT = "troly-bo-cau-hoi-da-soan";

export class QuizView {
  constructor(root, pane) {
    this.context = null;
    this.set = new QuizSet((what, id) => this.#changed(what, id));
    this.form = new QuizForm({ ask: (wish) => this.#make(wish), changed: () => this.#printedAnew() });
    this.result = new QuizResult(this.set, pane, {
      paper: () => this.form.paper,
      fitting: (ending) => this.form.fitting(ending),
      reports: () => this.#reports,
      back: () => this.#back(),
    });
    root.classList.add("tl-quiz");
    root.append(this.form.element, this.result.element);
    document.addEventListener("submit", ({ target }) => {
      if (target.matches(".tl-logout")) remember(local, KEPT, null);
    });
  }

  async fill(context) {
    const first = this.context === null;
    this.context = context;
    if (first) this.#word(context.model);
    this.form.fill(context);
    this.set.papers = this.form.paper.versions;
    const kept = first ? this.#kept : this.set.kept;
    if (kept?.ids.length > 0) await this.#restore(kept, first);
  }

  /** Bring back what was made before: on opening the page, or when documents changed. */
  async #restore(kept, first) {
    try {
      if ((await this.set.restore(kept)) && first) this.form.show(kept.wish);
    } catch (error) {
      this.form.tell(`${error.message} `, button("Thử lại", { onclick: () => (this.form.tell(), this.#restore(kept, first)) }));
    }
  }

  async #make(wish) {
    this.form.tell();
    this.form.busy(true);
    this.result.say("Đang soạn câu hỏi…");
    try {
      if (await this.set.make(wish)) {
        this.result.say(this.set.canGoBack ? "Đã soạn bộ câu hỏi mới." : "", true);
        this.result.focus();
      }
    } catch (error) {
      this.result.say("");
      this.form.tell(error.message);
    }
    this.form.busy(false);
  }

  #back() {
    this.set.back();
    this.form.show(this.set.wish);
  }

  /** A language model, where there is one, can word the questions. */
  #word(model) {
    const { set } = this;
    this.wording = new StudyWording(model, () => set.questions.length > 0 && { request: set.wording, onQuestion: (id, text, first) => set.reword(id, text, first) });
    if (!model) return;
    this.result.extra.append(this.wording.element);
    this.result.mixed.before(this.wording.credit);
  }

  /** Title, time or the number of versions changed. */
  #printedAnew() {
    const { versions } = this.form.paper;
    if (this.set.wish && versions !== this.set.papers) {
      this.set.papers = versions;
      this.set.order();
    }
    this.set.papers = versions;
    this.result.entitle();
  }

  #changed(what, id) {
    this.result.update(what, id);
    if (this.worded !== this.set.wish) this.wording?.stop(""); // another set by now
    this.worded = this.set.wish;
    this.wording?.credited(this.set.questions.some((question) => this.set.texts[question.id]));
    if (what !== "orders") remember(local, KEPT, JSON.stringify({ user: this.context.user, ...this.set.kept }));
  }

  get #kept() {
    try {
      const kept = JSON.parse(recall(local, KEPT) ?? "null");
      return kept?.user === this.context.user && kept.ids?.length > 0 && Array.isArray(kept.wish?.names) ? kept : null;
    } catch {
      return null;
    }
  }

  get #reports() {
    const titles = this.set.wish.names.map((name) => this.context.reports.find((report) => report.name === name)?.title ?? name);
    return titles.length > 2 ? `${titles.length} tài liệu` : titles.join("; ");
  }
}
