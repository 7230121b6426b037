// The part «Tài liệu»: files in, what becomes of them, the list, what changed between two versions.

import { Changes } from "./changes.js";
import { confirmed } from "./confirm.js";
import { DocumentList } from "./doclist.js";
import { dropZone } from "./dropping.js";
import { make } from "./elements.js";
import { Jobs } from "./jobs.js";
import { ProgressList } from "./progress.js";
import { fetchJson } from "./server.js";
import { Uploads } from "./uploads.js";

const ACTIVE = ["waiting", "working"];

export class Documents {
  constructor(library, pane) {
    this.library = library;
    this.pane = pane;
    this.shown = false;
    this.root = document.querySelector("#tl-documents .tl-documents");
    this.status = make("p", { class: "tl-hidden", role: "status" });
    this.notice = make("p", { class: "tl-problem", role: "alert", hidden: true });

    this.jobs = new Jobs({ changed: () => this.#progress(), ended: (job) => this.#ended(job) });
    this.uploads = new Uploads(library, { arrived: () => this.jobs.look(), changed: () => this.#progress() });
    this.main = make("div", {}, make("h2", { tabindex: -1 }, "Tài liệu"));
    const progress = make("section", { class: "tl-progress", "aria-label": "Tiến độ", hidden: true });
    const list = make("section", { class: "tl-list", "aria-label": "Danh sách báo cáo" });
    this.main.append(dropZone(library, (files) => this.uploads.add(files)), this.notice, progress, list);
    this.progress = new ProgressList(progress, this);
    this.list = new DocumentList(list, library, {
      view: (one, opener) => pane.open(one.name, opener),
      compare: (one) => (location.hash = compareAddress(library.versions(one), one)),
      reread: (one) => this.#ask("PUT", "chi-muc", one),
      remove: (one) => this.#remove(one),
    });
    this.changes = new Changes(library, pane);
    this.root.append(this.status, this.main, this.changes.element);
    this.list.show();
    library.addEventListener("change", () => {
      this.list.show();
      if (library.mayChange) this.jobs.follow(() => this.shown);
    });
  }

  /** Show the list, or what `rest` of the address names; or nothing. */
  show(shown, rest) {
    const before = this.shown;
    this.shown = shown;
    if (!shown) return;
    const comparing = rest[0] === "so-sanh";
    this.main.hidden = comparing;
    this.changes.show(comparing ? rest.slice(1) : null);
    if (!before) this.jobs.look();
  }

  #progress() {
    this.progress.show();
    const busy = this.jobs.all.filter(({ state }) => ACTIVE.includes(state)).map(({ name }) => name);
    if (busy.join("\n") === [...this.list.busy].join("\n")) return;
    this.list.busy = new Set(busy);
    this.list.show();
  }

  #ended(job) {
    this.status.textContent = job.state === "failed" ? `${job.name}: ${job.message}` : job.message;
  }

  async #remove(one) {
    const losses = [
      "Văn bản và chỉ mục của báo cáo bị xoá; trợ lý không trả lời theo báo cáo này nữa.",
      "Trích dẫn đến báo cáo này trong các câu trả lời cũ không mở được nữa.",
      one.uploaded
        ? "Tệp đã tải lên cũng bị xoá; muốn dùng lại phải tải lên lần nữa."
        : "Tệp gốc trên máy chủ được giữ nguyên.",
    ];
    if (one.versions > 1 && one.current) losses.push("Bản cũ hơn của báo cáo này sẽ được tìm theo mặc định.");
    if (await confirmed({ title: `Gỡ «${one.title}» (${one.name})?`, losses, agree: "Gỡ báo cáo" })) {
      await this.#ask("DELETE", "tep", one);
    }
  }

  async #ask(method, path, one) {
    this.notice.hidden = true;
    try {
      await fetchJson(`tai-lieu/${path}?ten=${encodeURIComponent(one.name)}`, { method });
    } catch (error) {
      this.notice.textContent = error.message;
      this.notice.hidden = false;
    }
    this.jobs.look();
  }
}

/** The address that compares a version with the one before it. */
export function compareAddress(versions, one) {
  const older = versions[versions.indexOf(one) + 1];
  return `#tai-lieu/so-sanh/${encodeURIComponent(older.name)}/${encodeURIComponent(one.name)}`;
}
