// The view «Đề cương»: what is asked for stands in the address, so that back, forward and reload show the same outline.

import { OutlineForm } from "./outlineform.js";
import { OutlinePaper } from "./outlinepaper.js";
import { make } from "./elements.js";
import { fetchJson } from "./server.js";
import { recall, remember, session } from "./storage.js";

const PLACE = "on-tap/de-cuong";
const KEPT = "troly-de-cuong";
const CHANGED = "Báo cáo đã thay đổi, đề cương được soạn lại; những ý đã bỏ có trở lại trong đề cương.";
const GONE = "Báo cáo của đề cương này không còn trong danh sách; hãy chọn báo cáo rồi soạn lại.";

export class OutlineView {
  constructor(root, pane) {
    this.asked = ""; // what the outline shown was asked with, as it stands in the address
    this.stale = false; // whether the reports changed since
    this.wanted = false; // whether the reader pressed the button for what is now on its way
    this.turn = Promise.resolve(); // what is taken out, one after the other
    this.form = new OutlineForm((asked) => this.#ask(asked));
    this.status = make("p", { class: "tl-hidden", role: "status" });
    this.paper = new OutlinePaper(pane, (change, done) => (this.turn = this.turn.then(() => this.#leaveOut(change).then(done))));
    root.append(this.form.element, this.status, this.paper.element);
    document.addEventListener("submit", ({ target }) => {
      if (target.matches(".tl-logout")) remember(session, KEPT, null);
    });
  }

  fill(context) {
    this.form.fill(context.reports);
    this.stale = true;
  }

  /** Called whenever the view comes into sight and when the address changes while it is. */
  shown() {
    const [, , rest = ""] = location.hash.slice(1).split("/");
    const wanted = rest || recall(session, KEPT) || "";
    if (!wanted) return;
    if (!rest) this.#keep(wanted);
    if (wanted === this.asked && !this.stale) return;
    this.#load(wanted);
  }

  hidden() {
    this.form.tell("");
  }

  /** Make the outline that the form asks for; the address changes first, where it does. */
  #ask(asked) {
    const wanted = String(asked);
    this.wanted = true;
    if (location.hash === `#${PLACE}/${wanted}`) this.#load(wanted);
    else location.hash = `${PLACE}/${wanted}`;
  }

  async #load(wanted) {
    const byReader = this.wanted;
    this.wanted = false;
    this.stale = false;
    const asked = new URLSearchParams(wanted);
    if (!byReader) this.form.show(asked);
    this.form.busy(true);
    this.form.tell("");
    if (this.asked !== wanted) this.paper.clear();
    this.asked = wanted;
    this.status.textContent = "Đang soạn đề cương…";
    const { data, problem } = await fetched(wanted);
    if (this.asked !== wanted) return; // another one is wanted by now
    this.form.busy(false);
    this.status.textContent = "";
    const gone = data && asked.get("ten") && data.document !== asked.get("ten");
    if (problem || gone) {
      this.asked = "";
      this.paper.clear();
      this.form.tell(gone ? GONE : problem);
      return;
    }
    this.#show(data, asked);
    if (byReader) {
      this.status.textContent = "Đã soạn xong đề cương.";
      this.paper.focus();
    }
  }

  /** Take out what `change` makes of the places that are left out now; whether that is shown. */
  async #leaveOut(change) {
    const before = this.asked;
    const asked = new URLSearchParams(before);
    const places = change(asked.getAll("bo"));
    asked.delete("bo");
    asked.delete("ma");
    for (const place of places) asked.append("bo", place);
    if (places.length > 0) asked.set("ma", this.paper.outline.mark);
    const { data, problem } = await fetched(asked);
    if (this.asked !== before) return false; // another outline is shown by now
    if (problem) {
      this.paper.tell(problem);
      return false;
    }
    this.#show(data, asked);
    return true;
  }

  #show(data, asked) {
    if (data.changed) {
      asked.delete("bo");
      asked.delete("ma");
    }
    this.asked = String(asked);
    this.paper.show(data, asked);
    if (data.changed) this.paper.tell(CHANGED);
    this.#keep(this.asked);
  }

  /** Remember what is shown, without a step more in the browser's history. */
  #keep(asked) {
    remember(session, KEPT, asked);
    if (location.hash.startsWith(`#${PLACE}`)) history.replaceState(history.state, "", `#${PLACE}/${asked}`);
  }
}

/** An outline, or what is wrong. */
function fetched(asked) {
  return fetchJson(`${PLACE}?${asked}`).then((data) => ({ data }), (error) => ({ problem: error.message }));
}
