// The address of a bundle: "#1.", then the codes of its pieces with dots between,
// and the title behind "&t=" when the reader asked for that. All is in the fragment,
// which no host sees.

/** most is how many pieces a bundle has at most. */
export const most = 60;
const longest = 120; // letters of a title

/**
 * readAddress reads the fragment of an address, or a whole address. It returns null
 * when there is no bundle in it; newer tells that only a newer version of the
 * guide can read it; garbage counts the parts that are no code; tooMany counts the pieces left out.
 */
export function readAddress(text) {
  const [, version, rest = "", title = ""] = /#(\d{1,6})\.([^&\s]*)(?:&t=(\S*))?/.exec(text) || [];
  if (!version) return null;
  if (version !== "1") return { newer: true, codes: [], title: "", garbage: 0, tooMany: 0 };
  const parts = rest.toLowerCase().split(".").filter(Boolean);
  const codes = [...new Set(parts.filter((part) => /^[a-z2-7]{7}$/.test(part)))];
  return {
    newer: false, codes: codes.slice(0, most), title: plain(title),
    garbage: parts.filter((part) => !/^[a-z2-7]{7}$/.test(part)).length, tooMany: Math.max(0, codes.length - most),
  };
}

/** writeAddress returns the fragment for codes and a title, "" for none. */
export function writeAddress(codes, title = "") {
  return `#1.${codes.join(".")}${title ? "&t=" + encodeURIComponent(title) : ""}`;
}

// plain is the text of a title in an address.
function plain(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " ")).replace(/\p{C}/gu, " ").slice(0, longest).trim();
  } catch {
    return "";
  }
}
