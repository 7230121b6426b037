// Cards one below the other: all of them, to be printed as a handout in two columns, or those of a round's result.

import { answerOf, GROUPS } from "./cardface.js";
import { sourceOf } from "./cited.js";
import { button, make } from "./elements.js";

/** The list of some cards with their answers; `noteOf` tells something of a card in a few words, "" for nothing. */
export function cardList(cards, pane, noteOf = () => "") {
  return make("ol", { class: "tl-flash-list" }, cards.map((card) => item(card, pane, noteOf(card))));
}

function item(card, pane, note) {
  const [first] = card.citations;
  return make(
    "li",
    { class: "tl-flash-item" },
    make("p", { class: "tl-flash-head" }, make("span", { class: "tl-flash-group" }, GROUPS[card.group] ?? ""), card.telling ? make("span", { class: "tl-flash-telling" }, "Trọng tâm") : null, note ? make("span", { class: "tl-flash-note" }, note) : null),
    make("p", { class: "tl-flash-item-front" }, card.front),
    answerOf({ ...card, citations: card.citations.slice(0, 1) }, null),
    make("p", { class: "tl-flash-place" }, sourceOf(first), " ", opener(first, pane)),
  );
}

function opener(citation, pane) {
  const act = button("Xem trong báo cáo", { class: "tl-button tl-quiet tl-passage-open" });
  act.addEventListener("click", () => pane.cite(citation, act));
  return act;
}
