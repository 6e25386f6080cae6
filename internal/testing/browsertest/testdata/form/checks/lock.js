import { read, write } from "../../../../../../static/js/form/file.js";
import { ITERATIONS, available, lock, locked, suggest, unlock } from "../../../../../../static/js/form/lock.js";
import { weak, wordList } from "../../../../../../static/js/form/passwords.js";
import { Dice, dossierAt, often, ok, same, templates } from "./kit.js";

export { unlock };

const guide = "gids", now = new Date(2026, 10, 23, 9), password = "appel-boom-regen-stoel-zee";
const fast = { iterations: 100_000 };

/** What is locked opens again as it was, and only then. */
export async function lockRoundTrip() {
  ok(available(), "no crypto.subtle here");
  const dice = new Dice(7);
  for (let i = often(40); i > 0; i--) {
    const dossier = dossierAt(dice), file = await lock(write(dossier, guide, now), guide, password, fast);
    ok(locked(file) && locked("\ufeff" + file) && !file.includes("woord"), "locked");
    same(read(file, guide, templates), { refused: "locked" }, "reading without a password");
    const { text } = await unlock("\ufeff" + file, guide, password);
    same(read(text, guide, templates).dossier, dossier, "unlocked");
  }
  ok(!locked(write(dossierAt(dice), guide, now)) && !locked("") && !locked('{"format":"x","x":"wenk-dossier-locked"}'), "not locked");
  return `${often(40)} dossiers`;
}

/** Two files with one text share nothing but their length, which tells little. */
export async function lockTwice() {
  const sizes = new Set();
  for (const n of [0, 1, 3000, 4095]) sizes.add(JSON.parse(await lock("x".repeat(n), guide, password, fast)).data.length);
  ok(sizes.size === 2, "sizes", [...sizes]); // nothing at all, and one block
  const [a, b] = [JSON.parse(await lock("x", guide, password)), JSON.parse(await lock("x", guide, password))];
  ok(a.data.slice(0, 40) !== b.data.slice(0, 40) && a.header !== b.header, "the same twice");
  same(JSON.parse(atob(a.header)).kdf.iterations, ITERATIONS, "iterations");
  ok(ITERATIONS >= 600_000, "too few");
}

/** A password is the same however a keyboard makes its letters; another one does not open. */
export async function lockPasswords() {
  const file = await lock("tekst", guide, "cafe\u0301 ﬁets Ａ", fast);
  same(await unlock(file, guide, "caf\u00e9 fiets A"), { text: "tekst" }, "NFKC");
  for (const wrong of ["", "café fiets a", "café fiets A ", "\ud800", undefined]) same(await unlock(file, guide, wrong), { refused: "locked" }, "wrong password");
  const odd = await lock("tekst", guide, "\ud800\u0000👩‍👩‍👧", fast);
  same(await unlock(odd, guide, "\ud800\u0000👩‍👩‍👧"), { text: "tekst" }, "odd password");
  const none = await lock("tekst", guide, "", fast).catch((e) => e.name);
  same(none, "TypeError", "no password");
}

/** Passwords that are suggested use all words about as often. */
export function lockSuggest() {
  const words = Array.from({ length: 1000 }, (_, i) => `w${i}`), bytes = new Dice(8).bytes;
  const count = new Map();
  for (let i = 0; i < 20_000; i++) {
    const parts = suggest(words, bytes).split("-");
    ok(parts.length === 5, "five words");
    for (const w of parts) count.set(w, (count.get(w) || 0) + 1);
  }
  ok(count.size === 1000 && Math.max(...count.values()) < 160 && Math.min(...count.values()) > 50, "uneven", [...count.values()].sort((a, b) => a - b));
  ok(suggest(words) !== suggest(words), "the same twice");
  const many = Array.from({ length: 40_000 }, (_, i) => i); // numbers of 16 bits from here on do not go round evenly
  const low = Array.from({ length: 4000 }, () => suggest(many, bytes).split("-")).flat().filter((w) => w < 20_000).length;
  ok(low > 9600 && low < 10_400, "the first half of the words is favoured", low);
}

/** lockedFile makes a file for another program to open: {file, text}. */
export async function lockedFile(seed) {
  const text = write(dossierAt(new Dice(seed)), guide, now);
  return { file: await lock(text, guide, "cafe\u0301-" + seed, fast), text };
}

/** Passwords that are easy to guess are told by why; others are not. */
export function weakPasswords() {
  const names = ["Familie Rahimzadeh", "Yusuf", "Mieke Van den Berg", "Élise"];
  const want = {
    short: ["", "kort", "1234567", "ééééééé"],
    digits: ["12345678", "19840312", "0470 12 34 56", "31-12-1999"],
    same: ["aaaaaaaa", "abababab", "kokokoko1", "!!!!!!!!", "11a11a11a"],
    row: ["azertyuiop", "qwerty1234", "abcdefgh", "Azerty123!", "hgfedcba", "qsdfghjk2024"],
    common: ["wachtwoord", "Wachtwoord1!", "motdepasse", "welkom2026", "Geheim!!", "Antwerpen2024"],
    name: ["Rahimzadeh2026", "yusuf1234", "MiekeBerg", "elise-elise1", "familierahimzadeh"],
    "": ["korte fiets fijn", "appel-bakker-beker-berg-bloem", "zomer-zee-zand-zon-zeil", "hj7#kq0zP", "Mieke eet graag soep", "738291046572913", "вечеря о шостій"],
  };
  let n = 0;
  for (const [why, list] of Object.entries(want)) {
    for (const password of list) {
      same(weak(password, names), why, password);
      n++;
    }
  }
  for (let i = often(500); i > 0; i--) same(weak(suggest(wordList), names), "", "a suggestion");
  return `${n} passwords`;
}
