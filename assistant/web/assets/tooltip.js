// The quote behind a citation mark, shown on hover and on keyboard focus; a touch opens the source instead.

import { quoteOf } from "./quotes.js";

const GAP = 8;

export class Tooltip {
  constructor() {
    this.element = document.createElement("div");
    this.element.id = "tl-tip";
    this.element.setAttribute("role", "tooltip");
    this.element.hidden = true;
    document.body.append(this.element);
    this.chip = null;

    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const chip = chipOf(event.target);
      if (chip) this.show(chip);
      else if (!this.element.contains(event.target)) this.hide();
    });
    document.addEventListener("focusin", (event) => {
      const chip = chipOf(event.target);
      if (chip?.matches(":focus-visible")) this.show(chip);
    });
    document.addEventListener("focusout", () => this.hide());
    document.addEventListener("scroll", () => this.hide(), { capture: true, passive: true });
  }

  get isOpen() {
    return !this.element.hidden;
  }

  show(chip) {
    if (this.chip === chip && this.isOpen) return;
    const source = document.getElementById(chip.dataset.source);
    if (!source) return;
    const place = source.querySelector(".tl-where").cloneNode(true);
    const quote = document.createElement("q");
    quote.textContent = quoteOf(source);
    this.element.replaceChildren(place, quote);
    this.chip = chip;
    this.element.hidden = false;
    this.#place(chip.getBoundingClientRect());
  }

  hide() {
    this.element.hidden = true;
    this.chip = null;
  }

  #place(chip) {
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = Math.min(Math.max(chip.left + chip.width / 2 - width / 2, GAP), innerWidth - width - GAP);
    const above = chip.top - height - GAP;
    const top = above >= GAP ? above : Math.min(chip.bottom + GAP, innerHeight - height - GAP);
    this.element.style.left = `${left}px`;
    this.element.style.top = `${Math.max(top, GAP)}px`;
  }
}

function chipOf(target) {
  return target instanceof Element ? target.closest(".tl-chip") : null;
}
