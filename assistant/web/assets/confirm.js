// A question before something is lost, in the browser's own dialog: focus stays inside and comes back after it.

import { button, make } from "./elements.js";

/** Ask; whether the reader agreed. `losses` are sentences, one a line. */
export async function confirmed({ title, losses, agree }) {
  return (await asked({ title, lines: losses, refuse: "Không gỡ", answers: { yes: agree } })) === "yes";
}

/** Ask; the word of the answer given, an empty one where it was refused. `answers` are labels by their words. */
export function asked({ title, lines, refuse, answers }) {
  return new Promise((done) => {
    const dialog = make("dialog", { class: "tl-dialog", "aria-labelledby": "tl-dialog-title" });
    const no = button(refuse, { onclick: () => dialog.close("") });
    const yes = Object.entries(answers).map(([word, label], place, all) =>
      button(label, { class: place === all.length - 1 ? "tl-button tl-danger" : "tl-button", onclick: () => dialog.close(word) }),
    );
    dialog.append(
      make("h2", { id: "tl-dialog-title" }, title),
      make("ul", {}, lines.map((line) => make("li", {}, line))),
      make("div", { class: "tl-dialog-acts" }, no, yes),
    );
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(""); // beside it
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
    no.focus();
  });
}
