// Where files are dropped or chosen.

import { button, make } from "./elements.js";

/** A drop zone with a button; `take` is called with the files. */
export function dropZone(library, take) {
  const input = make("input", { type: "file", multiple: true, hidden: true, onchange: () => taken(input.files) });
  const choose = button("Chọn tệp", { class: "tl-button tl-primary", onclick: () => input.click() });
  const zone = make(
    "div",
    { class: "tl-drop", role: "group", "aria-label": "Thêm báo cáo" },
    make("p", { class: "tl-drop-title" }, matchMedia("(pointer: coarse)").matches ? "Thêm báo cáo" : "Thả tệp báo cáo vào đây"),
    make("p", {}, "Word, PDF, ảnh quét hoặc văn bản thuần; có thể chọn nhiều tệp cùng lúc."),
    choose,
    input,
  );

  function taken(files) {
    const list = [...files];
    input.value = ""; // the same file may be chosen again
    if (list.length > 0) take(list);
  }

  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  // Dropped beside the zone a file would take the place of the page.
  for (const name of ["dragover", "drop"]) {
    document.addEventListener(name, (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      if (!zone.contains(event.target)) event.dataTransfer.dropEffect = "none";
    });
  }
  zone.addEventListener("dragover", () => zone.classList.add("tl-over"));
  zone.addEventListener("dragleave", (event) => {
    if (!zone.contains(event.relatedTarget)) zone.classList.remove("tl-over");
  });
  zone.addEventListener("drop", (event) => {
    zone.classList.remove("tl-over");
    if (holdsFiles(event)) taken(event.dataTransfer.files);
  });
  library.addEventListener("change", () => {
    zone.hidden = !library.mayChange;
    input.accept = library.accept.join(",");
  });
  zone.hidden = true;
  return zone;
}
