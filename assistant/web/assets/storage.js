// What the page remembers; a browser that keeps nothing is no reason to fail.

export function recall(storage, key) {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Remember a value, or forget the key where the value is null. */
export function remember(storage, key, value) {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // kept for as long as the page, in what called us
  }
}

export const local = () => localStorage;
export const session = () => sessionStorage;
