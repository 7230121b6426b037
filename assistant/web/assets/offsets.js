// Offsets come as Unicode code points, JavaScript strings count UTF-16 units.

/** A function from an offset in code points of `text` to the offset in UTF-16 units. */
export function toUtf16(text) {
  const astral = []; // the code point offset of every character that takes two units
  let point = 0;
  for (let unit = 0; unit < text.length; unit += 1, point += 1) {
    const code = text.codePointAt(unit);
    if (code > 0xffff) {
      astral.push(point);
      unit += 1;
    }
  }
  return (offset) => offset + countBelow(astral, offset);
}

/** How many of the sorted `numbers` are less than `limit`. */
export function countBelow(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
