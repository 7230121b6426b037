// A question set: made by the server, then thinned out, changed and ordered by its trainer, one step back at any time.

import { fetchJson } from "./server.js";

const PLACE = "on-tap/cau-hoi";
const MOST_STEPS = 50;
const REST = 400; // milliseconds
const NO_OTHER = "Không còn câu nào khác theo lựa chọn này để đổi.";
const ORDER = ["mcq", "true_false", "cloze", "match", "short"];

export class QuizSet {
  /** `changed` is called with "list" when questions or their order change, with "question" and its id when its words do,
   * with "orders" when the server told how they stand on the papers. */
  constructor(changed) {
    this.changed = changed;
    this.papers = 1; // how many versions
    this.steps = [];
    this.turn = 0;
    this.clear();
  }

  clear() {
    this.wish = null;
    this.wanted = 0; // how many were asked for
    this.made = 0; // how many were found
    this.questions = []; // those seen, in the order of the first paper
    this.texts = {}; // by id: the words of a language model
    this.others = null; // to take in place of single ones; null before they are asked for
    this.gone = new Set(); // ids that the trainer did not want
    this.orders = null; // { versions, formats } of the server, null while they are not known
    this.problem = ""; // why they are not known
  }

  /** Make the set of a wish; throws what is wrong, and leaves the set before as it was. */
  async make(wish) {
    const turn = (this.turn += 1);
    const { questions, wanted } = await fetchJson(`${PLACE}?${addressed(wish)}`);
    if (turn !== this.turn) return false; // another one is wanted by now
    this.#keepStep();
    Object.assign(this, { wish, wanted, made: questions.length, questions: grouped(questions), texts: {}, others: null, gone: new Set() });
    this.#tell();
    return true;
  }

  /** A set as `kept` told it; throws what is wrong. */
  async restore({ wish, wanted, made, ids, texts }) {
    const turn = (this.turn += 1);
    const asked = (texts) => this.#post({ cau: ids, "dien-dat": texts, "day-du": true }, wish);
    let kept = texts;
    const found = await asked(texts).catch((error) => {
      if (Object.keys(texts).length === 0) throw error;
      kept = {}; // what a model wrote may hold no longer; what was made does
      return asked(kept);
    });
    if (turn !== this.turn) return false;
    Object.assign(this, { wish, wanted, made, questions: found.questions, texts: kept, others: null, gone: new Set() });
    this.#tell();
    return true;
  }

  /** What brings the set back. */
  get kept() {
    return this.wish && { wish: this.wish, wanted: this.wanted, made: this.made, ids: this.#ids, texts: this.texts };
  }

  /** The questions of a paper with their options as they stand on it: [{ question, options }, …]; null while the
   * server has not told of it. The first paper ("" or "A") has them in our order. */
  paper(code) {
    if (code === "" || code === "A") return this.questions.map((question) => ({ question, options: question.options }));
    const known = new Map(this.questions.map((question) => [question.id, question]));
    const version = this.orders?.versions.find((one) => one.code === code);
    return version?.questions.map(({ id, options }) => ({ question: known.get(id), options })) ?? null;
  }

  find(id) {
    return this.questions.find((question) => question.id === id);
  }

  /** Take a question out. */
  drop(id) {
    this.#keepStep();
    this.gone.add(id);
    this.questions = this.questions.filter((question) => question.id !== id);
    this.#tell();
  }

  /** Another question in place of one; throws where there is none. */
  async swap(id) {
    const { wish } = this;
    this.others ??= (await fetchJson(`${PLACE}?${addressed(wish, { du: 1 })}`)).questions;
    const old = this.find(id);
    if (wish !== this.wish || !old) return null; // another set by now
    const facts = new Set(this.questions.filter((one) => one !== old).flatMap((one) => one.facts));
    const texts = new Set(this.questions.map(({ question }) => question));
    const free = this.others.filter((one) => !this.gone.has(one.id) && !this.find(one.id) && !texts.has(one.question) && !one.facts.some((fact) => facts.has(fact)));
    const likeness = (one) => 4 * (one.kind === old.kind) + 2 * (one.difficulty === old.difficulty) + (one.section === old.section);
    const found = free.sort((one, other) => likeness(other) - likeness(one))[0];
    if (!found) throw new Error(NO_OTHER);
    this.#keepStep();
    this.gone.add(id);
    this.questions = grouped(this.questions.map((one) => (one === old ? found : one)));
    this.#tell();
    return found;
  }

  /** Put a question before the one above it (-1) or after the one below (1), within its kind; whether there is one. */
  move(id, step) {
    const place = this.questions.findIndex((question) => question.id === id);
    const other = place + step;
    if (!this.movable(id, step)) return false;
    this.#keepStep();
    const moved = [...this.questions];
    [moved[place], moved[other]] = [moved[other], moved[place]];
    this.questions = moved;
    this.#tell();
    return true;
  }

  movable(id, step) {
    const place = this.questions.findIndex((question) => question.id === id);
    return this.questions[place + step]?.kind === this.questions[place]?.kind;
  }

  /** The words of a language model for a question, proven by the server; the set is the same otherwise.
   *
   * `step`: it can be undone by itself; of many questions the first alone is a step, so that all go back at once.
   */
  reword(id, text, step = true) {
    const old = this.find(id);
    if (!old || old.question === text) return;
    if (step) this.#keepStep();
    this.texts = { ...this.texts, [id]: text };
    this.questions = this.questions.map((one) => (one.id === id ? { ...one, question: text } : one));
    this.changed("question", id);
    clearTimeout(this.ordering); // many come one after the other
    this.ordering = setTimeout(() => this.order(), REST);
  }

  get canGoBack() {
    return this.steps.length > 0;
  }

  /** One step back. */
  back() {
    const step = this.steps.pop();
    if (!step) return;
    this.turn += 1;
    Object.assign(this, step);
    this.#tell();
  }

  /** What asks the server for exactly these questions: an address and what is posted to it. */
  request(path, more = {}) {
    const body = JSON.stringify({ cau: this.#ids, "dien-dat": this.texts });
    return [`${PLACE}${path}?${addressed(this.wish, { "ma-de": this.papers, ...more })}`, { method: "POST", body, headers: { "content-type": "application/json" } }];
  }

  /** What asks for the words of a language model for all questions. */
  get wording() {
    return { query: addressed(this.wish).toString(), ids: this.#ids };
  }

  /** Ask anew how the questions stand on the papers and in the files. */
  async order() {
    const asked = (this.asked = {});
    this.problem = "";
    try {
      const orders = this.questions.length > 0 ? await fetchJson(...this.request("")) : null;
      if (asked !== this.asked) return;
      this.orders = orders;
    } catch (error) {
      if (asked !== this.asked) return;
      this.problem = error.message;
    }
    this.changed("orders");
  }

  get #ids() {
    return this.questions.map(({ id }) => id);
  }

  #post(sent, wish) {
    return fetchJson(`${PLACE}?${addressed(wish, { "ma-de": this.papers })}`, { method: "POST", body: JSON.stringify(sent), headers: { "content-type": "application/json" } });
  }

  #keepStep() {
    if (!this.wish) return;
    const { wish, wanted, made, questions, texts, others } = this;
    this.steps = [...this.steps.slice(1 - MOST_STEPS), { wish, wanted, made, questions, texts, others, gone: new Set(this.gone) }];
  }

  #tell() {
    this.orders = null;
    this.changed("list");
    this.order();
  }
}

/** A wish as addresses tell it, with more where there is. */
function addressed({ names, sections, number, kinds, levels, seed, fit }, more = {}) {
  const some = (word, values) => values.map((value) => [word, value]);
  const rest = Object.entries({ so: number, ma: seed, ...(fit ? { hop: fit } : {}), ...more });
  return new URLSearchParams([...some("ten", names), ...some("muc", sections), ...some("dang", kinds), ...some("muc-do", levels), ...rest]);
}

/** Questions of a kind stand together, as on paper; in their order otherwise. */
function grouped(questions) {
  return ORDER.flatMap((kind) => questions.filter((question) => question.kind === kind));
}
