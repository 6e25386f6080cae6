// Leaving quickly with the keyboard: Shift, three times, as with "Exit this
// page" of GOV.UK.

const WAIT = 5_000; // ms between two times

/** onShifts calls press with how many times are left, and with 0 the third time; when it comes to nothing, it calls press with undefined. */
export function onShifts(press) {
  let count = 0, modified = false, timer;
  const stop = () => {
    clearTimeout(timer);
    if (count) press(undefined);
    count = 0;
  };
  addEventListener("keyup", (e) => {
    if (e.key !== "Shift") stop();
    else if (!modified) { // after a capital letter or Shift+Tab, Shift comes up once more
      clearTimeout(timer);
      press(3 - ++count);
      timer = setTimeout(stop, WAIT);
      count %= 3;
    }
    modified = e.shiftKey;
  });
}
