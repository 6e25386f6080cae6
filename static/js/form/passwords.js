// Passwords: suggestions that people can say over the phone, of short Dutch nouns,
// and what makes a password weak. Five words have about 37 bits; with the slow key
// of a file that is enough for a memory stick that is lost.

/** wordList is what a suggested password is made of. */
export const wordList = (
  "appel bakker beker berg bloem boek boom boot brood brug cirkel citroen daken deken deur " +
  "doos draad duif eekhoorn eiland emmer fiets fluit gans gras haven hemel herfst heuvel hoed " +
  "honing jas kaars kabel kamer kanaal kast katoen kers ketel kikker klok knoop koffie kompas " +
  "krijt kroon kruik kussen laars ladder lamp lente linde lepel maan mantel markt merel meter " +
  "molen mond mos muur naald nacht noot oever olijf orgel paard papier parel park peer pijl " +
  "plant plein poort potlood radijs raam regen rivier roos ruiter salie schaap schelp schip " +
  "schoen sleutel slot sneeuw spiegel spoor stad ster stoel storm straat suiker tafel tand " +
  "tapijt thee tijm toren touw trap trein tuin veer veld venster vijver viool vlag vlinder " +
  "vogel vuur wagen water weide wiel wind winter wolk wortel zadel zand zee zeil zilver zomer " +
  "zon zout zwaan akker anker avond balkon bamboe banaan beek bezem blad boter braam brief " +
  "buurt dadel danser dauw druif duin eik els erwt gitaar glas goud granaat grot gember " +
  "haring hazelaar iris ivoor jasmijn kaneel karaf kastanje kiezel klaver koraal korf laan " +
  "lavendel lijster marmer melk mimosa munt nest oase oker"
).split(" ");

const rows = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm"]
  .flatMap((row) => [row, [...row].reverse().join("")]);
const common = (
  "wachtwoord paswoord password passwort motdepasse welkom welcome bienvenue geheim secret hallo hello bonjour dossier " +
  "familie gezin family famille letmein iloveyou iklove zomer winter lente herfst admin login test voetbal " +
  "anderlecht brugge gent antwerpen brussel ocmw vlaanderen maandag januari december"
).split(" ");
const LEAST = 5; // letters and digits that must be left after the parts that are easy to guess

const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");

/**
 * weak tells why a password is easy to guess: short, digits, same, row (of the
 * keyboard or the alphabet), common (words) or name (one of the names given);
 * "" when it is not.
 */
export function weak(password, names = []) {
  if ([...password].length < 8) return "short";
  let left = plain(password);
  if (/^[\d\s./+-]+$/.test(left) && left.replace(/\D/g, "").length < 15) return "digits";
  if (new Set(left).size < 4 || /^(.{1,4})\1+.{0,3}$/u.test(left)) return "same";
  const called = names.flatMap((name) => plain(name).match(/[\p{L}\p{N}]{3,}/gu) || []);
  let why = "";
  const drop = (parts, code) => {
    for (const part of [...parts].sort((a, b) => b.length - a.length)) {
      if (left.includes(part)) [left, why] = [left.split(part).join(" "), why || code];
    }
  };
  drop(called, "name");
  drop(common, "common");
  drop(rows.flatMap((row) => Array.from({ length: row.length - 3 }, (_, i) => [10, 8, 6, 5, 4].filter((n) => i + n <= row.length).map((n) => row.slice(i, i + n))).flat()), "row");
  left = left.replace(/(19|20)\d\d/g, " ");
  return why && left.replace(/[^\p{L}\p{N}]/gu, "").length < LEAST ? why : "";
}
