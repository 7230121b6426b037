// Which lines of the ledger a reader wants, and in which order; a file of them is made by filtering.py in the same way.

export const NATURES = { result: "Kết quả", target: "Chỉ tiêu", plan: "Kế hoạch", context: "Bối cảnh" };
const STEP = " › ";

/** What can be narrowed down by: the parameter of the address, and whether a line meets a value. */
const FACETS = {
  "tinh-chat": (line, value) => line.nature === value,
  ky: (line, value) => line.period === value,
  muc: (line, value) => `${line.section}${STEP}`.startsWith(`${value}${STEP}`),
  "don-vi": (line, value) => line.unit === value,
  "bao-cao": (line, value) => line.document === value,
};

/**
 * The lines that meet `wanted`, in its order: { places: a set of those that hold the words looked for, null for all;
 * facets: values by parameter, "" for all; order; falling }. `data` is what the server told of the ledger.
 */
export function filtered(data, wanted) {
  const order = data.orders[wanted.order][wanted.falling ? 1 : 0];
  return order.filter((place) => meets(data.entries[place], place, wanted)).map((place) => data.entries[place]);
}

/** How many lines each value of a facet would leave, where all other conditions are met; the first is for none. */
export function counts(data, wanted, facet, values) {
  const others = data.entries.filter((line, place) => meets(line, place, wanted, facet));
  return ["", ...values].map((value) => (value === "" ? others.length : others.filter((line) => FACETS[facet](line, value)).length));
}

function meets(line, place, { places, facets }, but = null) {
  return (
    (places === null || places.has(place)) &&
    Object.entries(facets).every(([facet, value]) => facet === but || value === "" || FACETS[facet](line, value))
  );
}
