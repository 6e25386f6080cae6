// What a browser may refuse, such as storage.

/** attempt returns what a function returns, or undefined when it throws. */
export function attempt(fn) {
  try {
    return fn();
  } catch (e) {
    return undefined;
  }
}

/** settled returns what the promise of a function comes to, or undefined when it fails. */
export async function settled(fn) {
  try {
    return await fn();
  } catch (e) {
    return undefined;
  }
}
