// Adding a report from the page: choose files, send them one after the other, tell how far it is.

import { fetchJson, pause } from "./server.js";
import { recall, remember, session } from "./storage.js";

const TOLD = "troly-da-them";

export class Adding {
  constructor() {
    this.line = document.createElement("div");
    this.line.id = "tl-adding";
    this.line.setAttribute("role", "status");
    document.querySelector("#tl-banner").after(this.line);
    this.busy = false;
    this.#recall();
  }

  /** Let the reader choose files; `button` carries which kinds are read. */
  choose(button) {
    if (this.busy) return;
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.accept = button.dataset.accept;
    input.addEventListener("change", () => this.send([...input.files]));
    input.click();
  }

  async send(files) {
    if (this.busy || files.length === 0) return;
    this.busy = true;
    const told = [];
    let added = 0;
    for (const file of files) {
      const path = `tai-lieu/tep?ten=${encodeURIComponent(file.name)}`;
      const sending = fetchJson(path, { method: "PUT", body: file });
      this.#follow(`Đang gửi «${file.name}»…`, sending);
      try {
        told.push((await sending).message);
        added += 1;
      } catch (error) {
        told.push(`«${file.name}»: ${error.message}`);
      }
    }
    this.busy = false;
    if (added === 0) {
      this.#tell(told);
      return;
    }
    remember(session, TOLD, JSON.stringify(told));
    location.reload(); // header, suggestions and pane all change with the reports
  }

  /** Show the server's progress until `work` has ended. */
  async #follow(first, work) {
    let going = true;
    const stop = () => (going = false);
    work.then(stop, stop);
    this.#tell([first]);
    while (going) {
      await pause(0.7);
      const { message } = await fetchJson("tai-lieu/tep").catch(() => ({}));
      if (going && message) this.#tell([message]);
    }
  }

  #recall() {
    const told = recall(session, TOLD);
    remember(session, TOLD, null);
    if (!told) return;
    this.#tell(JSON.parse(told));
    setTimeout(() => this.#tell([]), 8000);
  }

  #tell(lines) {
    this.line.replaceChildren(
      ...lines.map((line) => {
        const element = document.createElement("p");
        element.textContent = line;
        return element;
      }),
    );
  }
}
