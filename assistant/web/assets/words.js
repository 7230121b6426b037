// Numbers, sizes and dates as Vietnamese readers write them; words folded for a search.

const numbers = new Intl.NumberFormat("vi-VN");

/** 12345 -> "12.345" */
export const count = (number) => numbers.format(number);

/** 0.934 -> "93 %" */
export const percent = (share) => `${Math.floor(share * 100 + 1e-9)} %`;

/** So many of so many: 2, 3 -> "67%"; all and none of them are told by "100%" and "0%" alone. */
export function shareOf(some, all) {
  const rounded = Math.round((100 * some) / all);
  return `${some < all ? Math.max(Math.min(rounded, 99), some > 0 ? 1 : 0) : 100}%`;
}

/** Bytes -> "1,4 MB" */
export function size(bytes) {
  if (!bytes) return "–";
  if (bytes < 1024) return `${bytes} byte`;
  if (bytes < 2 ** 20) return `${count(Math.round(bytes / 1024))} KB`;
  return `${count(Math.round((bytes / 2 ** 20) * 10) / 10)} MB`;
}

/** "2025-06-30T08:05:00+00:00" -> "30/6/2025, 15:05" by the reader's clock */
export function moment(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "–";
  const time = `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
  return `${date.getDate()}/${date.getMonth() + 1}/${date.getFullYear()}, ${time}`;
}

/** "2025-06-30" -> "30/6/2025", "2025-06" -> "tháng 6/2025" */
export function day(dated) {
  const [year, month, date] = (dated || "").split("-").map(Number);
  if (!year) return "–";
  if (!month) return String(year);
  return date ? `${date}/${month}/${year}` : `tháng ${month}/${year}`;
}

/** Small letters without accents, so that "Báo cáo" is found by "bao cao". */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
