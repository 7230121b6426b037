// Files on their way and jobs, as rows that change in place: what has the focus keeps it.

import { button, hidden, make } from "./elements.js";
import { count, percent } from "./words.js";

// What is worked on stands first, then what waits, then what has ended.
const PLACES = ["working", "sending", "waiting", "queued", "failed", "cancelled", "done"];
const WORK = { add: "", reread: "Lập lại chỉ mục: ", remove: "Gỡ: " };

export class ProgressList {
  constructor(root, { uploads, jobs }) {
    this.uploads = uploads;
    this.jobs = jobs;
    this.rows = new Map();
    this.list = make("ul", { class: "tl-jobs" });
    this.clear = button("Xoá các mục đã xong", { class: "tl-button tl-quiet", onclick: () => this.#dismissDone() });
    this.heading = make("h3", {}, "Việc đang làm");
    this.root = root;
    root.append(make("div", { class: "tl-jobs-head" }, this.heading, this.clear), this.list);
  }

  show() {
    const jobs = this.jobs.all.map((job) => ({ ...this.#job(job), place: PLACES.indexOf(job.state) }));
    const waiting = jobs.filter(({ place }) => place === PLACES.indexOf("waiting")).reverse(); // whose turn is next
    const others = jobs.filter(({ place }) => place !== PLACES.indexOf("waiting"));
    const uploads = this.uploads.all.map((upload) => ({ ...this.#upload(upload), place: PLACES.indexOf(upload.state) }));
    const shown = [...uploads, ...waiting, ...others].sort((one, other) => one.place - other.place);
    const ids = new Set(shown.map(({ id }) => id));
    for (const [id, row] of this.rows) {
      if (ids.has(id)) continue;
      row.element.remove();
      this.rows.delete(id);
    }
    const focused = document.activeElement;
    const held = [...this.rows.values()].find(({ element }) => element.contains(focused));
    shown.forEach((state, place) => {
      if (!this.rows.has(state.id)) this.rows.set(state.id, new Row());
      const row = this.rows.get(state.id);
      row.show(state);
      if (this.list.children[place] !== row.element) this.list.insertBefore(row.element, this.list.children[place] ?? null);
    });
    if (held?.element.isConnected && !held.element.contains(document.activeElement)) {
      (focused.isConnected ? focused : held.stop).focus({ preventScroll: true }); // a row that is moved lets go of it
    }
    this.root.hidden = shown.length === 0;
    this.clear.hidden = !this.jobs.all.some(({ state }) => state === "done");
    const number = (wanted) => shown.filter(({ tone }) => tone === wanted).length;
    const failed = number("failed") ? `; ${count(number("failed"))} việc không thực hiện được` : "";
    set(this.heading, number("going") ? `Việc đang làm: còn ${count(number("going"))}${failed}` : `Việc đã làm${failed.replace(";", ":")}`);
  }

  #upload(upload) {
    const { id, name, state, sent, file, message } = upload;
    const share = file.size ? Math.min(sent / file.size, 1) : 0;
    const acts = [];
    if (state === "failed") {
      if (!upload.unfit) acts.push(["Thử lại", () => this.uploads.retry(upload)]);
      acts.push(["Bỏ khỏi danh sách", () => this.uploads.drop(upload)]);
    } else acts.push(["Dừng", () => this.uploads.cancel(upload)]);
    const told = { queued: "Chờ gửi", sending: `Đang gửi ${percent(share)}`, failed: message }[state];
    const fraction = state === "sending" ? share : null;
    return { id, name, told, fraction, tone: state === "failed" ? "failed" : "going", warnings: [], acts };
  }

  #job(job) {
    const steer = (act) => () => this.jobs.steer(job, act);
    const name = WORK[job.kind] + job.name;
    const dismiss = ["Bỏ khỏi danh sách", steer("dismiss")];
    const base = { id: job.id, name, fraction: null, warnings: job.warnings, user: job.user };
    switch (job.state) {
      case "waiting":
        return { ...base, told: "Chờ đến lượt", tone: "going", acts: [["Dừng", steer("huy")]] };
      case "working": {
        const step = job.stopping ? "Đang dừng…" : job.step || "Đang chuẩn bị";
        const far = job.fraction === null || job.stopping ? "" : ` · ${percent(job.fraction)}`;
        const acts = job.stopping || job.kind === "remove" ? [] : [["Dừng", steer("huy")]];
        return { ...base, told: step + far, fraction: job.stopping ? undefined : (job.fraction ?? undefined), tone: "going", acts };
      }
      case "done":
        return { ...base, told: job.message, tone: "done", acts: [dismiss] };
      default:
        return { ...base, told: job.message, tone: job.state, acts: [["Thử lại", steer("lai")], dismiss] };
    }
  }

  #dismissDone() {
    for (const job of this.jobs.all.filter(({ state }) => state === "done")) this.jobs.steer(job, "dismiss");
  }
}

class Row {
  constructor() {
    this.name = make("span", { class: "tl-job-name" });
    this.told = make("p", { class: "tl-job-told" });
    this.bar = make("progress", { max: 1 });
    this.warnings = make("ul", { class: "tl-job-warnings" });
    this.acts = make("div", { class: "tl-job-acts" });
    const words = make("div", { class: "tl-job-words" }, make("p", {}, this.name), this.told, this.bar, this.warnings);
    this.element = make("li", { class: "tl-job", tabindex: -1 }, words, this.acts);
    this.drawn = "";
  }

  /** `fraction`: null without a bar, undefined where nobody knows how far it is. */
  show({ name, told, fraction, tone, warnings, acts, user }) {
    this.element.dataset.tone = tone;
    set(this.name, name);
    set(this.told, told + (user && tone === "going" ? ` (${user})` : ""));
    this.bar.hidden = fraction === null;
    if (fraction === undefined) this.bar.removeAttribute("value");
    else if (fraction !== null) this.bar.value = fraction;
    this.bar.setAttribute("aria-label", `Tiến độ của ${name}`);
    const drawn = JSON.stringify([name, warnings, acts.map(([label]) => label)]);
    this.handlers = acts.map(([, act]) => act);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.warnings.replaceChildren(...warnings.map((warning) => make("li", {}, warning)));
    this.warnings.hidden = warnings.length === 0;
    const focused = this.element.contains(document.activeElement);
    this.acts.replaceChildren(
      ...acts.map(([label], place) =>
        button([label, hidden(`: ${name}`)], { class: "tl-button tl-quiet", onclick: () => this.handlers[place]() }),
      ),
    );
    if (focused) this.stop.focus();
  }

  /** Where the focus goes in this row: its first button, the row itself while it has none. */
  get stop() {
    return this.acts.firstElementChild ?? this.element;
  }
}

/** "3 cảnh báo", for a summary. */
export const warningsLabel = (number) => `${count(number)} lưu ý khi đọc tệp`;

function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
