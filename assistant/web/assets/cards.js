// The view «Thẻ ghi nhớ»: choose cards, learn them in rounds, see what is not remembered yet.

import { CardForm } from "./cardform.js";
import { cardList } from "./cardlist.js";
import { CardMemory, KNOWN, LATE, MISSED } from "./cardmemory.js";
import { CardRound } from "./cardround.js";
import { asked } from "./confirm.js";
import { Deck, inOrder } from "./deck.js";
import { button, make } from "./elements.js";
import { fetchJson } from "./server.js";
import { recall, remember, session } from "./storage.js";
import { count } from "./words.js";

const DRAFT = "troly-luot-the";
const GONE = "Không còn thẻ nào của lượt ôn này, vì tài liệu đã thay đổi.";
const CHANGED = "Tài liệu đã thay đổi; lượt này dùng thẻ đã soạn trước đó. Kết thúc lượt rồi bắt đầu lại để dùng thẻ mới.";

export class CardsView {
  constructor(root, pane) {
    this.root = root;
    this.pane = pane;
    this.cards = new Map();
    this.form = new CardForm({ start: () => this.#start(), resume: () => this.#resume(), list: () => this.#list(), clear: () => this.#clear() });
    this.round = new CardRound(pane, { marked: (known) => this.#mark(known), undone: () => this.#undo(), ended: () => this.#end() });
    this.page = make("section", { class: "tl-flash-page", tabindex: "-1" }); // a result, or all cards
    this.#screen("form");
  }

  fill(context) {
    const other = this.context && this.context.user !== context.user;
    this.context = context;
    this.memory = new CardMemory(context.user);
    this.form.fill(context);
    this.form.tellKept(this.memory);
    if (other) this.#screen("form");
    if (this.shownScreen === "round") this.round.tell(this.stateOf === context.state ? "" : CHANGED);
    if (this.shownScreen === "form") this.#offer();
  }

  #screen(name) {
    this.shownScreen = name;
    const elements = { form: this.form, round: this.round, page: { element: this.page } };
    this.root.replaceChildren(elements[name].element);
  }

  // The round that is under way, kept for a reload

  get #draft() {
    try {
      const found = JSON.parse(recall(session, DRAFT) ?? "null");
      const mine = found && found.user === this.context.user && typeof found.asked === "string";
      return mine && typeof found.deck === "string" ? found : null;
    } catch {
      return null;
    }
  }

  #keep() {
    const draft = { user: this.context.user, state: this.stateOf, asked: this.asked, deck: this.deck.text };
    remember(session, DRAFT, this.deck.over ? null : JSON.stringify(draft));
  }

  #offer() {
    const found = this.#draft;
    let left = 0;
    try {
      left = found ? new Set(JSON.parse(found.deck).queue).size : 0;
    } catch {
      // none that could be gone on with
    }
    this.form.offer(left);
  }

  // What the reader asks for

  async #fetch(asked, words) {
    const going = (this.going = {});
    this.form.tell(words);
    const { cards = [], problem = "" } = await fetchJson(`on-tap/the?${asked}`).catch((error) => ({ problem: error.message }));
    if (this.going !== going) return null;
    this.form.tell("", problem);
    if (problem) return null;
    this.cards = new Map(cards.map((card) => [card.id, card]));
    this.asked = asked;
    this.stateOf = this.context.state;
    return cards;
  }

  async #start() {
    const cards = await this.#fetch(this.form.asked, "Đang soạn thẻ…");
    if (cards) this.#begin(cards);
  }

  async #resume() {
    const draft = this.#draft;
    if (!draft) return this.#offer();
    const cards = await this.#fetch(draft.asked, "Đang mở lại lượt ôn…");
    if (!cards) return;
    const deck = Deck.read(draft.deck, this.cards);
    if (!deck) {
      remember(session, DRAFT, null);
      this.form.offer(0);
      this.form.tell("", GONE);
      return;
    }
    // It was made of other documents: what it speaks of is told with it.
    const changed = draft.state !== this.context.state;
    if (changed) this.stateOf = draft.state;
    this.form.asked = draft.asked;
    this.deck = deck;
    this.#show("Tiếp tục lượt ôn.");
    if (changed) this.round.tell(CHANGED);
  }

  #begin(cards) {
    const kept = this.memory.all;
    this.deck = new Deck(inOrder(cards, (id) => kept[id], this.form.mixing.checked).map(({ id }) => id));
    this.#show();
  }

  /** The card that is next, or the result where none is. */
  #show(told = "") {
    this.#keep();
    if (this.deck.over) return this.#result();
    if (this.shownScreen !== "round") {
      this.round.tell("");
      this.#screen("round");
    }
    this.round.show(this.deck, this.cards.get(this.deck.current), told);
    this.round.focus();
    this.round.element.scrollIntoView({ block: "nearest" });
  }

  #mark(known) {
    const id = this.deck.current;
    const missed = this.deck.first[id] === false;
    this.deck.mark(known, this.memory.all[id]);
    this.memory.put(id, known ? (missed ? LATE : KNOWN) : MISSED);
    this.#show(known ? "Đã nhớ." : "Chưa nhớ, thẻ này sẽ hiện lại.");
  }

  #undo() {
    const last = this.deck.undo();
    if (!last) return;
    this.memory.put(last.id, last.before);
    this.#show("Đã quay lại thẻ trước.");
  }

  #end() {
    if (this.deck.past.length === 0) return this.#leave();
    remember(session, DRAFT, null);
    this.#result();
  }

  async #clear() {
    const lines = ["Trình duyệt này sẽ không còn nhớ thẻ nào đã nhớ, thẻ nào chưa nhớ."];
    if (!(await asked({ title: "Xóa kết quả đã lưu?", lines, refuse: "Không xóa", answers: { yes: "Xóa kết quả" } }))) return;
    this.memory.clear();
    this.form.tellKept(this.memory);
    this.form.go.focus();
  }

  #leave() {
    remember(session, DRAFT, null);
    this.form.tellKept(this.memory);
    this.form.offer(0);
    this.#screen("form");
    this.form.go.focus();
  }

  // A result, a list

  #result() {
    const { deck } = this;
    const all = [...this.cards.values()];
    const wanting = new Set([...deck.missed, ...deck.queue.filter((id) => id in deck.first)]);
    const missed = all.filter(({ id }) => wanting.has(id));
    const unseen = deck.queue.filter((id) => !(id in deck.first)).length;
    const atOnce = Object.values(deck.first).filter(Boolean).length;
    const known = new Set(deck.known);
    const told = [`Nhớ ngay từ lần đầu ${count(atOnce)} thẻ.`, missed.length > 0 ? `Chưa nhớ ngay ${count(missed.length)} thẻ.` : "", unseen > 0 ? `Chưa xem ${count(unseen)} thẻ.` : ""];
    this.#page(
      `Đã nhớ ${count(known.size)}/${count(deck.total)} thẻ`,
      make("p", { role: "status" }, told.filter(Boolean).join(" ")),
      make(
        "div",
        { class: "tl-form-acts" },
        missed.length > 0 ? button("Ôn lại thẻ chưa nhớ", { class: "tl-button tl-primary", onclick: () => this.#begin(missed) }) : null,
        button("Ôn lại từ đầu", { onclick: () => this.#begin(all) }),
        button("Chọn thẻ khác", { onclick: () => this.#leave() }),
      ),
      ...(missed.length > 0 ? [make("h4", {}, "Thẻ chưa nhớ"), cardList(missed, this.pane, ({ id }) => (known.has(id) ? "nhớ ở lần xem lại" : "chưa nhớ"))] : []),
    );
  }

  async #list() {
    const cards = await this.#fetch(this.form.asked, "Đang soạn thẻ…");
    if (!cards) return;
    this.#page(
      `Tất cả thẻ (${count(cards.length)})`,
      make("div", { class: "tl-form-acts" }, button("In thẻ", { onclick: () => window.print() }), button("Bắt đầu ôn", { class: "tl-button tl-primary", onclick: () => this.#begin(cards) }), button("Quay lại", { onclick: () => this.#back() })),
      cardList(cards, this.pane),
    );
  }

  /** From the list to the form; a round that was under way can still be gone on with. */
  #back() {
    this.#screen("form");
    this.#offer();
    this.form.all.focus();
  }

  #page(title, ...content) {
    this.page.replaceChildren(make("h3", {}, title), ...content);
    this.page.setAttribute("aria-label", title);
    this.#screen("page");
    this.page.focus({ preventScroll: true });
    this.page.scrollIntoView({ block: "nearest" });
  }
}
