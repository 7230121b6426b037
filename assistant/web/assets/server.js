// Talking to the server, and telling the reader when it cannot be reached.

const LOST = "Mất kết nối với máy chủ; đang thử nối lại…";
const LOADING = "Đang nạp mô hình… Có thể nhập câu hỏi ngay, câu trả lời sẽ có khi nạp xong.";

let wake = () => {}; // ends the pause of the watch below

/** Notice with every request of the page, Gradio's too, when the session has ended or the server is gone. */
export function watchRequests() {
  const plain = window.fetch;
  window.fetch = async (...request) => {
    let response;
    try {
      response = await plain(...request);
    } catch (error) {
      if (error.name !== "AbortError") wake();
      throw error;
    }
    if (response.status === 401) location.reload(); // the login page comes up
    return response;
  };
}

/** JSON from a path of ours; an error carries a message in Vietnamese. */
export async function fetchJson(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(LOST);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.message || "Máy chủ không trả lời được; xin thử lại.");
  return body;
}

/** Look at the server's state now, not only at the next round of the watch. */
export function lookAgain() {
  wake();
}

/** Keep an eye on the server: model loading, reports changed ("troly:changed"), connection lost and found again. */
export async function watchServer() {
  const banner = document.querySelector("#tl-banner");
  let state = null;
  let lost = false;
  for (;;) {
    let seconds = 20;
    try {
      const status = await fetchJson("trang-thai");
      // What failed while the server was away is tried again.
      if (lost || (state !== null && state !== status.state)) document.dispatchEvent(new Event("troly:changed"));
      state = status.state;
      lost = false;
      say(banner, status.ready || !status.documents ? "" : LOADING);
      if (!status.ready) seconds = 1;
      else if (!status.documents) seconds = 5;
    } catch (error) {
      say(banner, error.message);
      lost = true;
      seconds = 3;
    }
    await Promise.race([pause(seconds), new Promise((done) => (wake = done))]);
    wake = () => {};
  }
}

/** Tell something above the page; an empty text takes it away. */
export function say(banner, text) {
  if (banner.textContent !== text) banner.textContent = text;
}

export function pause(seconds) {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}
