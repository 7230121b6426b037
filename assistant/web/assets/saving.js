// A file of the server's, saved by the browser; what goes wrong is told on the page, not in the file.

const FAILED = "Không tải được tệp; xin thử lại.";

/** Fetch a file and hand it to the browser; an error carries a message in Vietnamese. */
export async function save(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    throw error.name === "AbortError" ? error : new Error(FAILED);
  }
  if (!response.ok) throw new Error((await response.json().catch(() => ({}))).message || FAILED);
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "so-lieu";
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Save a file, with its button held down meanwhile and what goes wrong told in `problem`. */
export async function saving(pressed, problem, path) {
  problem.hidden = true;
  pressed.disabled = true;
  try {
    await save(path);
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
  pressed.disabled = false;
  pressed.focus();
}
