// Files on their way to the server, one after the other; what becomes of them there are jobs (see jobs.js).

import { settled } from "./clashes.js";
import { size } from "./words.js";

let made = 0;

export class Uploads {
  /** `arrived` is called when a file has come in, `changed` whenever something is to be shown. */
  constructor(library, { arrived, changed }) {
    this.library = library;
    this.arrived = arrived;
    this.changed = changed;
    this.all = []; // { id, file, name, state: "queued" | "sending" | "failed", sent, message, unfit }
    this.request = null;
    window.addEventListener("beforeunload", (event) => {
      if (this.request) event.preventDefault();
    });
  }

  async add(files) {
    const coming = this.all.map(({ name }) => name);
    for (const { file, name } of await settled(files, this.library.documents, coming)) {
      const upload = { id: `gui-${(made += 1)}`, file, name, state: "queued", sent: 0, message: "" };
      const problem = this.#problem(file);
      if (problem) Object.assign(upload, { state: "failed", message: problem, unfit: true }); // another try changes nothing
      this.all.push(upload);
    }
    this.changed();
    this.#next();
  }

  /** Stop a file that is on its way or waits for it. */
  cancel(upload) {
    if (upload.state === "sending") this.request?.abort();
    this.drop(upload);
  }

  retry(upload) {
    Object.assign(upload, { state: "queued", sent: 0, message: "" });
    this.changed();
    this.#next();
  }

  drop(upload) {
    this.all = this.all.filter((other) => other !== upload);
    this.changed();
  }

  /** What is plainly wrong with a file before it is sent; the server looks for itself. */
  #problem(file) {
    const { accept, maxBytes } = this.library;
    const ending = file.name.slice(file.name.lastIndexOf(".")).toLowerCase();
    if (accept.length > 0 && !accept.includes(ending)) {
      return "Chưa đọc được loại tệp này; hãy dùng Word, PDF, ảnh quét hoặc văn bản thuần.";
    }
    if (file.size === 0) return "Tệp rỗng hoặc là thư mục; hãy chọn lại tệp.";
    if (file.size > maxBytes) return `Tệp lớn hơn mức cho phép (${size(maxBytes)}); hãy chia nhỏ tệp.`;
    return "";
  }

  async #next() {
    if (this.request) return;
    const upload = this.all.find(({ state }) => state === "queued");
    if (!upload) return;
    upload.state = "sending";
    this.changed();
    const problem = await this.#send(upload);
    this.request = null;
    if (problem === "") {
      this.arrived();
      this.drop(upload);
    } else if (problem !== null) {
      Object.assign(upload, { state: "failed", message: problem });
      this.changed();
    }
    this.#next();
  }

  /** Send a file; an empty text where it came in, null where it was stopped, else what went wrong. */
  #send(upload) {
    const request = new XMLHttpRequest(); // `fetch` does not tell how much has been sent
    this.request = request;
    return new Promise((done) => {
      request.open("PUT", `tai-lieu/tep?ten=${encodeURIComponent(upload.name)}`);
      request.responseType = "json";
      request.upload.onprogress = ({ loaded }) => {
        upload.sent = loaded;
        this.changed();
      };
      request.onload = () => {
        if (request.status === 401) location.reload(); // the login page comes up
        const refused = request.response?.message || "Máy chủ không nhận tệp; xin thử lại.";
        done(request.status < 300 ? "" : refused);
      };
      request.onerror = () => done("Mất kết nối khi gửi tệp; xin thử lại.");
      request.onabort = () => done(null);
      request.send(upload.file);
    });
  }
}
