// The view «Luyện tập»: a wish, questions one at a time, a result; what is under way outlives a reload.

import { asked } from "./confirm.js";
import { button, make } from "./elements.js";
import { Asking } from "./practiceasking.js";
import { Memory } from "./practicememory.js";
import { drawn, mixed, stateOf, versionOf } from "./practicequestions.js";
import { Result } from "./practiceresult.js";
import { Session } from "./practicesession.js";
import { Start } from "./practicestart.js";
import { keepInStep, whereKept } from "./progresssync.js";
import { recall, remember, session as tab } from "./storage.js";

const HERE = "troly-luyen-tap-dang-lam"; // the session that this window is in
const NONE = "Không soạn được câu hỏi nào theo lựa chọn này.";
const UNKEPT = "Trình duyệt không cho lưu; kết quả chỉ giữ đến khi đóng trang.";
const OTHER_STATE = "Báo cáo đã thay đổi sau khi soạn các câu hỏi này; trích dẫn có thể không còn khớp.";

export class PracticeView {
  constructor(root, pane) {
    this.start = new Start({ start: (wish) => this.#fetch(wish), resume: () => this.#resume(), review: (questions) => this.#review(questions), clear: () => this.#clear() });
    this.asking = new Asking(pane, {
      kept: () => this.#keep(),
      changed: () => this.#keepLater(),
      settled: () => this.#settled(),
      finished: () => this.#finished(),
      stop: () => (this.session.isTest ? this.#handIn() : this.#stop()),
      handIn: () => this.#handIn(),
      late: () => this.#late(),
    });
    this.result = new Result(pane, { again: (questions) => this.#review(questions), anew: () => this.#leave() });
    this.note = make("div", { class: "tl-practice-note", role: "status" });
    this.stages = { start: this.start.element, asking: this.asking.element, result: this.result.element };
    root.append(this.note, ...Object.values(this.stages));
    this.#stage("start");
    this.session = null;
    window.addEventListener("pagehide", () => this.#keepDraft());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#keepDraft();
      else this.memory?.look(); // a window that slept hears nothing of the others
    });
  }

  fill(context) {
    this.context = context;
    this.start.fill(context);
    if (!this.memory) {
      this.memory = new Memory(context.user);
      this.memory.addEventListener("change", ({ detail }) => this.#changed(detail));
      this.sync = keepInStep(this.memory, context.user);
      this.#restore();
    }
    this.#tellStart();
    this.#tellState();
  }

  hidden() {
    this.#keepDraft();
  }

  /** A hook for other words: questions not shown yet may be asked in them. */
  reword(id, text) {
    if (this.session?.reword(id, text)) this.#keepLater();
  }

  // What was under way

  #restore() {
    const { running } = this.memory;
    if (!running) return;
    const session = new Session(structuredClone(running));
    const late = session.isTest && session.phase === "doing" && session.left <= 0;
    if (late || recall(tab, HERE) === session.id) this.#open(session, late);
  }

  #resume() {
    const { running } = this.memory;
    if (running) this.#open(new Session(structuredClone(running)));
    else this.#tellStart();
  }

  #open(session) {
    this.session = session;
    this.going = null; // questions on their way come too late
    this.start.busy("");
    remember(tab, HERE, session.id);
    if (session.isTest && session.phase === "doing" && session.left <= 0) this.#late();
    else if (session.phase === "done") this.#showResult();
    else {
      this.#stage("asking");
      this.asking.show(session);
    }
    this.#tellState();
  }

  // A new session

  async #fetch({ mode, minutes, each, asked: wish }) {
    if (!(await this.#mayReplace())) return;
    this.going?.abort();
    const going = (this.going = new AbortController());
    this.start.busy("Đang soạn câu hỏi…");
    const { questions = [], wanted, problem = "" } = await drawn(this.context.names, wish, going.signal).catch((error) => ({ problem: error.message }));
    if (this.going !== going) return;
    this.start.busy("", problem || (questions.length > 0 ? "" : NONE));
    if (questions.length === 0) return;
    this.#begin({ questions, mode, minutes: each && mode === "test" ? questions.length : minutes });
    if (questions.length < wanted) this.#say(`Báo cáo chỉ đủ để soạn ${questions.length} câu theo lựa chọn này.`);
  }

  async #review(questions) {
    if (this.session?.phase === "done" || (await this.#mayReplace())) this.#begin({ questions: questions.map(mixed), mode: "practice", review: true });
  }

  #begin(what) {
    const title = this.context.reports.map(({ title }) => title).join("; ");
    this.#say();
    const session = (this.session = Session.start({ ...what, title, versions: stateOf(what.questions) }));
    this.#keep();
    this.#open(session);
  }

  async #mayReplace() {
    const { running } = this.memory;
    if (!running || running.phase === "done") return true;
    const answer = await asked({ title: "Bắt đầu bài mới?", lines: ["Bài đang làm dở sẽ bị bỏ."], refuse: "Giữ bài đang làm", answers: { yes: "Bỏ và bắt đầu bài mới" } });
    return answer === "yes";
  }

  // On the way

  #keep() {
    clearTimeout(this.keeping);
    this.memory.keep(structuredClone(this.session.state));
    this.keptAt = this.memory.running?.changed;
  }

  #keepLater() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.session && this.#keep(), 400);
  }

  #keepDraft() {
    if (!this.session || this.session.phase !== "doing") return;
    this.asking.keepDraft();
    this.#keep();
  }

  /** An answer was graded: what was answered first counts. */
  #settled() {
    const { session } = this;
    const { step, given } = session.state;
    if (step.right !== null && given[session.place] && !session.isAgain) this.memory.note(session.question, step.right, session.id, versionOf);
    this.#keep();
  }

  async #stop() {
    const { session } = this;
    const answers = { later: "Để làm tiếp sau", ...(session.answered > 0 ? { end: "Kết thúc, xem kết quả" } : { drop: "Bỏ bài này" }) };
    const answer = await asked({ title: "Dừng bài luyện tập?", lines: [`Đã trả lời ${session.answered}/${session.number} câu.`], refuse: "Làm tiếp", answers });
    if (this.session !== session) return;
    if (answer === "later") this.#pause();
    else if (answer === "drop") this.#leave();
    else if (answer === "end") {
      session.finish();
      this.#finished();
    }
  }

  async #handIn() {
    const { session } = this;
    const missing = session.number - session.answered;
    const lines = [missing ? `Còn ${missing} câu chưa trả lời, sẽ tính là sai.` : `Đã trả lời đủ ${session.number} câu.`];
    const answer = await asked({ title: "Nộp bài?", lines, refuse: "Làm tiếp", answers: session.answered === 0 ? { drop: "Bỏ bài kiểm tra" } : { yes: "Nộp bài" } });
    if (this.session !== session || session.phase !== "doing") return;
    if (answer === "drop") this.#leave();
    if (answer === "yes") this.#graded(false);
  }

  #late() {
    document.querySelector("dialog.tl-dialog[open]")?.close("");
    this.#graded(true);
  }

  #graded(late) {
    this.session.handIn({ late });
    if (this.session.phase === "done") return this.#finished();
    this.#keep();
    this.#stage("asking");
    this.asking.show(this.session);
    this.#say(late ? "Đã hết thời gian làm bài; bài được tự động nộp. Hãy tự chấm các câu trả lời bằng lời." : "Hãy tự chấm các câu trả lời bằng lời.");
  }

  #finished() {
    const { session } = this;
    const answers = session.isTest ? session.outcomes.map(({ question, right }) => [question, right]) : [];
    this.memory.record(session.result, answers, versionOf);
    this.#say();
    this.#keep();
    this.#showResult();
  }

  #showResult() {
    this.asking.show(null);
    this.#stage("result");
    this.result.show(this.session, this.context, this.#where);
  }

  /** To the start, with the session kept for later. */
  #pause() {
    this.#keepDraft();
    this.session = null;
    this.asking.show(null);
    remember(tab, HERE, null);
    this.#say();
    this.#stage("start");
    this.#tellStart();
    this.start.go.focus({ preventScroll: true });
    this.start.element.scrollIntoView({ block: "start" });
  }

  /** To the start, with the session over. */
  #leave() {
    const { id } = this.session;
    this.session = null;
    this.memory.keep({ id, over: true });
    this.#pause();
  }

  async #clear() {
    const lines = ["Điểm các lần làm bài đã lưu sẽ bị xóa.", "Các câu sai đã nhớ để ôn lại có thể giữ hoặc xóa cùng."];
    const answer = await asked({ title: "Xóa kết quả đã lưu?", lines, refuse: "Không xóa", answers: { results: "Chỉ xóa kết quả", all: "Xóa cả câu sai đã nhớ" } });
    if (answer === "results") this.memory.clear({ wrong: false });
    else if (answer === "all") (this.sync ?? { forget: () => this.memory.clear() }).forget();
    else return;
    this.#tellStart();
    this.start.go.focus();
  }

  // What is told

  /** Another window or device went on with the same session, or there is more to tell at the start. */
  #changed({ foreign }) {
    if (!this.context) return;
    if (!this.session) this.#tellStart();
    const { running } = this.memory.data;
    if (!foreign || !this.session || running?.id !== this.session.id || running.changed <= this.keptAt) return;
    this.keptAt = running.changed;
    if (running.over) {
      if (this.session.phase === "done") return;
      this.session = null;
      this.#pause();
    } else this.#open(new Session(structuredClone(running)));
  }

  get #where() {
    return this.memory.kept ? whereKept(this.context.user) : UNKEPT;
  }

  #tellStart() {
    const { running, history } = this.memory;
    const again = this.memory.again(this.context.reports.map(({ name }) => name), versionOf);
    this.start.tell({ running: running && new Session(structuredClone(running)), again, history, where: this.#where });
  }

  /** Say where the reports are no longer those that the questions were made of. */
  #tellState() {
    const { session } = this;
    if (!session || session.phase === "done") return;
    if (session.state.versions !== stateOf(session.state.questions)) this.#say(OTHER_STATE, " ", button("Làm bộ mới", { class: "tl-button tl-quiet", onclick: () => this.#stop() }));
  }

  #say(...words) {
    this.note.replaceChildren(...(words.length > 0 ? [make("p", { class: "tl-notice" }, words)] : []));
  }

  #stage(shown) {
    for (const [name, element] of Object.entries(this.stages)) element.hidden = name !== shown;
  }
}
