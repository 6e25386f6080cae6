// QR codes of addresses, after ISO/IEC 18004: bytes at level L, in versions 1 to 20,
// which phones read from paper. The mask is the one that the standard prefers.

// By version: the blocks of data, and the check bytes of each.
const blocks = [0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];
const checks = [0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];

const masks = [
  (y, x) => (y + x) % 2, (y) => y % 2, (y, x) => x % 3, (y, x) => (y + x) % 3, (y, x) => ((y >> 1) + Math.floor(x / 3)) % 2,
  (y, x) => y * x % 2 + y * x % 3, (y, x) => (y * x % 2 + y * x % 3) % 2, (y, x) => ((y + x) % 2 + y * x % 3) % 2,
];

const binary = (n, length) => n.toString(2).padStart(length, "0");

/** modules returns the rows of the code of a text, with "1" for black and "0" for white; null when the text is too long. */
export function modules(text) {
  const bytes = new TextEncoder().encode(text);
  const version = blocks.findIndex((n, v) => n && bytes.length + (v < 10 ? 2 : 3) <= total(v) - n * checks[v]);
  if (version < 0) return null;
  const grid = patterns(version), bits = codewords(bytes, version).map((b) => binary(b, 8)).join("");
  place(grid, bits);
  const made = masks.map((_, mask) => masked(grid, mask)), costs = made.map(penalty);
  return made[costs.indexOf(Math.min(...costs))];
}

/** drawing returns the code of a text as an image with a name, or null. */
export function drawing(text, name) {
  const rows = modules(text);
  if (!rows) return null;
  const make = (tag, attributes) => {
    const el = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) el.setAttribute(key, value);
    return el;
  };
  const size = rows.length + 8; // with the white around it
  const svg = make("svg", { class: "qr", viewBox: `-4 -4 ${size} ${size}`, role: "img", "aria-label": name });
  const runs = rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`));
  svg.append(make("path", { d: `M-4-4h${size}v${size}h-${size}z`, fill: "#fff" }), make("path", { d: runs.join(""), fill: "#000" }));
  return svg;
}

// places returns where alignment patterns stand, in both directions.
function places(version) {
  const count = version > 1 ? Math.floor(version / 7) + 2 : 0, step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  return Array.from({ length: count }, (_, i) => i ? version * 4 + 10 - (count - 1 - i) * step : 6);
}

// total is the number of bytes in a code, of data and of checks.
function total(version) {
  const n = places(version).length;
  return Math.floor(((16 * version + 128) * version + 64 - (n && (25 * n - 10) * n - 55) - (version > 6 ? 36 : 0)) / 8);
}

// codewords returns the bytes of a code: those of the blocks in turn, then their checks.
function codewords(bytes, version) {
  const all = total(version), count = blocks[version], check = checks[version], room = all - count * check;
  const text = "0100" + binary(bytes.length, version < 10 ? 8 : 16) + [...bytes].map((b) => binary(b, 8)).join("") + "0000";
  const data = text.match(/.{8}/g).map((b) => parseInt(b, 2));
  for (let i = 0; data.length < room; i++) data.push(i % 2 ? 0x11 : 0xec);
  const short = Math.floor(room / count), parts = [];
  for (let i = 0, at = 0; i < count; i++) {
    const length = short + (i >= count - room % count);
    parts.push(data.slice(at, at += length));
  }
  const turns = (lists) => Array.from({ length: Math.max(...lists.map((l) => l.length)) }, (_, i) => lists.flatMap((l) => l.slice(i, i + 1))).flat();
  return [...turns(parts), ...turns(parts.map((part) => remainder(part, check)))];
}

// times multiplies in the field of 256 elements of the standard.
function times(a, b) {
  let product = 0;
  for (let i = 7; i >= 0; i--) product = (product << 1) ^ (product >> 7) * 0x11d ^ (b >> i & 1) * a;
  return product;
}

// remainder returns the check bytes of a block, after Reed and Solomon.
function remainder(data, count) {
  let divisor = [1];
  for (let i = 0, root = 1; i < count; i++, root = times(root, 2)) {
    divisor = [...divisor, 0].map((c, at) => c ^ (at && times(divisor[at - 1], root)));
  }
  const rest = [...data, ...divisor.slice(1).fill(0)];
  for (let i = 0; i < data.length; i++) {
    const factor = rest[i];
    divisor.forEach((c, at) => { rest[i + at] ^= times(c, factor); });
  }
  return rest.slice(data.length);
}

// patterns returns the modules that are the same for all texts. Those of the format are 0 yet.
function patterns(version) {
  const size = version * 4 + 17, grid = Array.from({ length: size }, () => Array(size).fill(null)), at = places(version);
  const square = (cx, cy, reach, black) => {
    for (let y = Math.max(0, cy - reach); y <= Math.min(size - 1, cy + reach); y++) {
      for (let x = Math.max(0, cx - reach); x <= Math.min(size - 1, cx + reach); x++) grid[y][x] = black(Math.max(Math.abs(x - cx), Math.abs(y - cy)));
    }
  };
  for (let i = 0; i < size; i++) grid[6][i] = grid[i][6] = 1 - i % 2;
  const last = at.at(-1);
  for (const x of at) for (const y of at) {
    if (!(x === 6 && y === 6 || x === 6 && y === last || x === last && y === 6)) square(x, y, 2, (d) => Number(d !== 1));
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (d) => Number(d !== 2 && d !== 4));
  format(grid, 0);
  for (let i = 0, bits = bch(version, 12, 0x1f25); version > 6 && i < 18; i++) {
    const a = size - 11 + i % 3, b = Math.floor(i / 3);
    grid[a][b] = grid[b][a] = bits >> i & 1;
  }
  return grid;
}

// bch adds check bits to a number.
function bch(value, count, divisor) {
  let rest = value;
  for (let i = 0; i < count; i++) rest = (rest << 1) ^ (rest >> (count - 1)) * divisor;
  return value << count | rest;
}

// format writes the level and the mask.
function format(grid, mask) {
  const size = grid.length, bits = bch(8 | mask, 10, 0x537) ^ 0x5412;
  for (let i = 0; i < 15; i++) {
    const bit = bits >> i & 1;
    if (i < 8) grid[i < 6 ? i : i + 1][8] = grid[8][size - 1 - i] = bit;
    else grid[8][i < 9 ? 7 : 14 - i] = grid[size - 15 + i][8] = bit;
  }
  grid[size - 8][8] = 1;
}

// place writes bits into the empty modules, in pairs of columns from the right, as "0" and "1".
function place(grid, bits) {
  const size = grid.length;
  let at = 0, up = true;
  for (let right = size - 1; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let i = 0; i < size; i++) {
      const row = grid[up ? size - 1 - i : i];
      for (const x of [right, right - 1]) row[x] ??= bits[at++] || "0";
    }
  }
}

// masked returns the rows of a code with a mask.
function masked(grid, mask) {
  const rows = grid.map((row) => [...row]);
  format(rows, mask);
  return rows.map((row, y) => row.map((module, x) => typeof module === "string" ? Number(module) ^ !masks[mask](y, x) : module).join(""));
}

// penalty counts what makes a code hard to read: long runs, squares, false corners, and more of one colour.
function penalty(rows) {
  const columns = [...rows].map((_, x) => rows.map((row) => row[x]).join(""));
  let cost = 0, black = 0;
  for (const line of [...rows, ...columns]) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) cost += run.length - 2;
    cost += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      black += Number(row[x]);
      if (y && x && row[x] === row[x - 1] && row[x] === rows[y - 1][x] && row[x] === rows[y - 1][x - 1]) cost += 3;
    }
  });
  return cost + 10 * Math.floor(Math.abs(black * 20 / rows.length ** 2 - 10));
}
