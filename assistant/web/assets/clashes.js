// Files that are called as a report added before: whether they take its place is for the reader to say.

import { asked } from "./confirm.js";
import { count } from "./words.js";

const SHOWN = 5;

/** The files to send, each with the name it is to have; `documents` are those there are, `coming` names on their way. */
export async function settled(files, documents, coming) {
  const own = new Set(documents.filter(({ uploaded }) => uploaded).map(({ name }) => name));
  const taken = new Set([...documents.map(({ name }) => name), ...coming, ...files.map(calledAs)]);
  const seen = new Set();
  const named = files.map((file) => {
    const name = seen.has(calledAs(file)) ? free(calledAs(file), taken) : calledAs(file); // out of two folders
    seen.add(name);
    return { file, name };
  });
  const clashing = named.filter(({ name }) => own.has(name));
  if (clashing.length === 0) return named;
  const answer = await asked({ ...question(clashing.map(({ name }) => name)), answers: { both: "Giữ cả hai bản", new: "Thay bản cũ" } });
  if (answer === "new") return named;
  if (answer === "") return named.filter(({ name }) => !own.has(name));
  return named.map(({ file, name }) => ({ file, name: own.has(name) ? free(name, taken) : name }));
}

const calledAs = (file) => file.name.normalize("NFC");

function question(names) {
  const one = names.length === 1;
  const more = names.length > SHOWN ? [`và ${count(names.length - SHOWN)} tệp khác`] : [];
  return {
    title: one ? `Đã có báo cáo «${names[0]}»` : `${count(names.length)} tệp trùng tên với báo cáo đã có`,
    refuse: "Không gửi",
    lines: [
      ...(one ? [] : [...names.slice(0, SHOWN), ...more]),
      "Giữ cả hai bản: tệp mới được thêm dưới tên khác; nếu là bản mới của cùng báo cáo thì xem được số liệu thay đổi.",
      "Thay bản cũ: tệp cũ và chỉ mục của nó bị xoá.",
    ],
  };
}

/** "a.docx" -> "a (2).docx", the first number that is free */
function free(name, taken) {
  const dot = name.lastIndexOf(".");
  for (let number = 2; ; number += 1) {
    const other = `${name.slice(0, dot)} (${number})${name.slice(dot)}`;
    if (taken.has(other)) continue;
    taken.add(other);
    return other;
  }
}
