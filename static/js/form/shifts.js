// Leaving quickly with the keyboard: Shift, three times, as with "Exit this
// page" of GOV.UK.

const WAIT = 5_000; // ms between two presses

/** onShifts calls press(left) at each press of Shift, with 2, 1 and 0 presses left. It calls press(undefined) when the presses do not go on. */
export function onShifts(press) {
  let count = 0, modified = false, timer;
  const stop = () => {
    clearTimeout(timer);
    if (count) press(undefined);
    count = 0;
  };
  addEventListener("keyup", (e) => {
    if (e.key !== "Shift") stop();
    else if (!modified) { // not the end of a capital letter or of Shift+Tab
      clearTimeout(timer);
      press(3 - ++count);
      timer = setTimeout(stop, WAIT);
      count %= 3;
    }
    modified = e.shiftKey;
  });
}
