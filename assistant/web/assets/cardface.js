// A flash card on the page: one side is seen and told, the other is neither.

import { make } from "./elements.js";
import { mark, passage, reportOf, sourceOf } from "./cited.js";
import { swiping } from "./swiping.js";

export const GROUPS = { figure: "Số liệu", task: "Nhiệm vụ", shortcoming: "Hạn chế", cause: "Nguyên nhân", lesson: "Bài học" };
const TURN = "Chạm vào thẻ để xem đáp án";
const TURN_KEY = "Bấm vào thẻ hoặc phím cách để xem đáp án";
const PASSAGES = 2; // more of them would hide the answer: then each line has a mark of its own

export class CardFace {
  /** `turned` is called when the reader turned the card, `swiped` with whether it was remembered. */
  constructor(pane, { turned, swiped }) {
    this.pane = pane;
    this.told = turned;
    this.front = make("div", { class: "tl-flash-side tl-flash-front" });
    this.back = make("div", { class: "tl-flash-side tl-flash-back", hidden: true });
    const no = make("p", { class: "tl-flash-verdict tl-flash-no", "aria-hidden": "true" }, "Chưa nhớ");
    const yes = make("p", { class: "tl-flash-verdict tl-flash-yes", "aria-hidden": "true" }, "Đã nhớ");
    this.element = make("div", { class: "tl-flash", tabindex: "0", role: "group", "aria-roledescription": "thẻ nhớ" }, no, yes, this.front, this.back);
    this.element.addEventListener("click", (event) => this.#clicked(event));
    swiping(this.element, {
      swiped: (direction) => swiped(direction > 0),
      pulled: (share) => {
        this.element.dataset.to = share > 0 ? "yes" : share < 0 ? "no" : "";
        this.element.classList.toggle("tl-flash-enough", Math.abs(share) >= 1);
        this.element.style.setProperty("--share", Math.abs(share));
      },
    });
  }

  /** Whether the answer is seen. */
  get isTurned() {
    return !this.back.hidden;
  }

  /** The answer as it is told: "Kết quả năm 2024: 54,6%. Chỉ tiêu năm 2030: 55%". */
  get answer() {
    return this.card.back.map(({ label, text }) => (label ? `${label}: ${text}` : text)).join(". ");
  }

  /** Show the front of a card; `place` is told with it ("Thẻ 3 trên 40"), `again` where it comes again. */
  show(card, place, again) {
    this.card = card;
    this.place = place;
    this.front.replaceChildren(head(card, again), make("p", { class: "tl-flash-question" }, card.front), make("p", { class: "tl-flash-hint" }, matchMedia("(pointer: coarse)").matches ? TURN : TURN_KEY));
    this.back.replaceChildren(head(card, again), make("p", { class: "tl-flash-asked" }, card.front), answerOf(card, this.pane), ...sourcesOf(card, this.pane));
    this.#side(false, "tl-flash-dealt");
  }

  turn() {
    this.#side(!this.isTurned, "tl-flash-turned");
    this.told();
  }

  focus() {
    this.element.focus({ preventScroll: true });
  }

  #side(turned, motion) {
    this.front.hidden = turned;
    this.back.hidden = !turned;
    this.element.classList.toggle("tl-flash-open", turned);
    this.element.setAttribute("aria-label", `${this.place}, ${turned ? "mặt sau" : "mặt trước"}`);
    this.element.classList.remove("tl-flash-dealt", "tl-flash-turned");
    void this.element.offsetWidth; // so that the motion begins anew
    this.element.classList.add(motion);
  }

  #clicked(event) {
    if (event.target.closest("a, button, .tl-passage")) return;
    const chosen = getSelection();
    if (chosen && !chosen.isCollapsed && this.element.contains(chosen.anchorNode)) return; // a text is marked, to be copied
    this.turn();
  }
}

function head(card, again) {
  const report = reportOf(card) ? make("span", { class: "tl-flash-report" }, reportOf(card)) : null;
  const telling = card.telling ? make("span", { class: "tl-flash-telling" }, "Trọng tâm") : null;
  return make("p", { class: "tl-flash-head" }, make("span", { class: "tl-flash-group" }, GROUPS[card.group] ?? ""), telling, again ? make("span", { class: "tl-flash-again" }, "Ôn lại") : null, report);
}

/** The lines of an answer; each with the mark of its passage where there are many. */
export function answerOf(card, pane) {
  const marked = card.citations.length > PASSAGES && pane;
  const lines = card.back.map(({ label, text, citation }) => [
    label ? make("span", { class: "tl-flash-label" }, `${label}: `) : null,
    make("span", {}, text),
    marked ? " " : null,
    marked ? mark(card.citations.find(({ n }) => n === citation), pane) : null,
  ]);
  if (lines.length === 1) return make("p", { class: `tl-flash-answer ${card.group === "figure" ? "tl-flash-figure" : ""}` }, lines[0]);
  return make("ul", { class: "tl-flash-answer" }, lines.map((line) => make("li", {}, line)));
}

function sourcesOf(card, pane) {
  if (card.citations.length <= PASSAGES) return card.citations.map((citation) => passage(citation, pane));
  return [make("p", { class: "tl-flash-place" }, `Nguồn: ${[...new Set(card.citations.map(sourceOf))].join("; ")}`)];
}
