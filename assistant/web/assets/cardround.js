// A round on the page: the card, what can be told of it, how far one is.

import { CardFace } from "./cardface.js";
import { button, make } from "./elements.js";

const KEYS = "Bàn phím: phím cách để lật thẻ; ← hoặc 1 là chưa nhớ; → hoặc 2 là đã nhớ; U để quay lại thẻ trước.";

export class CardRound {
  /** `marked` is called with whether the card was remembered, `undone` to take it back, `ended` when the reader stops. */
  constructor(pane, { marked, undone, ended }) {
    this.marked = marked;
    this.undone = undone;
    this.face = new CardFace(pane, { turned: () => this.#turned(), swiped: marked });
    this.told = make("p", { class: "tl-hidden", role: "status" });
    this.count = make("p", { class: "tl-flash-count" });
    this.bar = make("progress", { "aria-label": "Số thẻ đã nhớ", max: 1, value: 0 });
    this.no = button([arrow("←"), "Chưa nhớ"], { class: "tl-button tl-flash-no-act", onclick: () => marked(false) });
    this.turn = button("Lật thẻ", { class: "tl-button tl-flash-turn", onclick: () => this.#turn() });
    this.yes = button(["Đã nhớ", arrow("→")], { class: "tl-button tl-flash-yes-act", onclick: () => marked(true) });
    this.undo = button("Quay lại thẻ trước", { class: "tl-button tl-quiet", onclick: undone });
    const end = button("Kết thúc lượt", { class: "tl-button tl-quiet", onclick: ended });
    this.notice = make("p", { class: "tl-notice", hidden: true });
    this.element = make(
      "section",
      { class: "tl-flash-round", "aria-label": "Lượt ôn thẻ" },
      this.notice,
      make("div", { class: "tl-flash-progress" }, this.count, this.bar, end),
      this.face.element,
      make("div", { class: "tl-flash-acts" }, this.no, this.turn, this.yes),
      make("div", { class: "tl-flash-more" }, this.undo, make("p", { class: "tl-flash-keys" }, KEYS)),
      this.told,
    );
    document.addEventListener("keydown", (event) => this.#pressed(event));
  }

  /** Show where the round stands; `told` is said before the question. */
  show(deck, card, told = "") {
    const seen = deck.total - new Set(deck.queue).size;
    const place = `Thẻ ${Object.keys(deck.first).length + (card.id in deck.first ? 0 : 1)} trên ${deck.total}`;
    this.count.textContent = `Đã nhớ ${seen}/${deck.total} thẻ`;
    this.bar.max = deck.total;
    this.bar.value = seen;
    this.undo.disabled = deck.past.length === 0;
    this.face.show(card, place, card.id in deck.first);
    this.#label();
    this.told.textContent = `${told} ${place}. ${card.front}`.trim();
  }

  focus() {
    this.face.focus();
  }

  /** A sentence above the card, "" for none. */
  tell(words) {
    this.notice.textContent = words;
    this.notice.hidden = words === "";
  }

  #turn() {
    this.face.turn();
    this.face.focus();
  }

  #turned() {
    this.#label();
    this.told.textContent = this.face.isTurned ? `Mặt sau: ${this.face.answer}` : `Mặt trước: ${this.face.card.front}`;
  }

  #label() {
    this.turn.textContent = this.face.isTurned ? "Xem mặt trước" : "Lật thẻ";
  }

  #pressed(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !this.element.checkVisibility()) return;
    const at = document.activeElement;
    const within = this.element.contains(at);
    if (!within && at !== document.body) return;
    const onButton = within && at.closest("a, button, summary") !== null;
    const act = {
      ArrowLeft: () => this.marked(false),
      1: () => this.marked(false),
      ArrowRight: () => this.marked(true),
      2: () => this.marked(true),
      u: this.undone,
      U: this.undone,
      Backspace: this.undone,
      ...(onButton ? {} : { " ": () => this.#turn(), Enter: () => this.#turn() }),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    if (!event.repeat) act();
  }
}

const arrow = (sign) => make("span", { "aria-hidden": "true" }, sign);
