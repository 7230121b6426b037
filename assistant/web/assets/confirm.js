// A question before something is lost, in the browser's own dialog: focus stays inside and comes back after it.

import { button, make } from "./elements.js";

/** Ask; whether the reader agreed. `losses` are sentences, one a line. */
export function confirmed({ title, losses, agree }) {
  return new Promise((done) => {
    const dialog = make("dialog", { class: "tl-dialog", "aria-labelledby": "tl-dialog-title" });
    const refuse = button("Không gỡ", { onclick: () => dialog.close("") });
    dialog.append(
      make("h2", { id: "tl-dialog-title" }, title),
      make("ul", {}, losses.map((loss) => make("li", {}, loss))),
      make("div", { class: "tl-dialog-acts" }, refuse, button(agree, { class: "tl-button tl-danger", onclick: () => dialog.close("yes") })),
    );
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(""); // beside it
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      done(dialog.returnValue === "yes");
    });
    document.body.append(dialog);
    dialog.showModal();
    refuse.focus();
  });
}
