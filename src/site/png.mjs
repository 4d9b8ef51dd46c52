// Writes a figure with a palette of 256 colours, which halves its size. A drawing has few colours, and shades of them at the edges of lines.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const COLOURS = 256;

/** The same picture with a palette; the file as it is, where it is not one of 8-bit RGB or would not become smaller. */
export function withPalette(file) {
  const { width, height, kind, data } = chunks(file);
  if (kind !== '8,2,0') {
    return file;
  }
  const pixels = unfiltered(inflateSync(data), width * 3, height);
  const counts = new Map();
  for (let i = 0; i < pixels.length; i += 3) {
    const colour = pixels.readUIntBE(i, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts);
  const index = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (width + 1) + 1 + x] = index.get(pixels.readUIntBE((y * width + x) * 3, 3));
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const small = Buffer.concat([
    SIGNATURE, chunk('IHDR', head), chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
  return small.length < file.length ? small : file;
}

function chunks(file) {
  const data = [];
  for (let at = SIGNATURE.length; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
    }
  }
  return {
    width: file.readUInt32BE(16), height: file.readUInt32BE(20), kind: `${file[24]},${file[25]},${file[28]}`, data: Buffer.concat(data),
  };
}

function chunk(name, data) {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, 'latin1');
  data.copy(whole, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, -4)), data.length + 8);
  return whole;
}

function unfiltered(raw, stride, height) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= 3 ? out[at - 3] : 0;
      const up = y > 0 ? out[at - stride] : 0;
      const corner = x >= 3 && y > 0 ? out[at - stride - 3] : 0;
      out[at] = raw[at + y + 1] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
}

/** Splits the set of colours with the largest squared error at its mean, until there are enough. */
function paletteOf(counts) {
  const sets = [measured([...counts].map(([colour, count]) => ({ parts: partsOf(colour), count })))];
  while (sets.length < COLOURS) {
    const worst = sets.reduce((a, b) => (b.error > a.error ? b : a));
    if (worst.error === 0) {
      break;
    }
    const { axis, mean, colours } = worst;
    const low = colours.filter(({ parts }) => parts[axis] <= mean[axis]);
    const high = colours.filter(({ parts }) => parts[axis] > mean[axis]);
    sets.splice(sets.indexOf(worst), 1, measured(low), measured(high));
  }
  return sets.map(({ mean }) => mean.map(Math.round));
}

function measured(colours) {
  const total = colours.reduce((sum, { count }) => sum + count, 0);
  const mean = [0, 1, 2].map((axis) => colours.reduce((sum, { parts, count }) => sum + count * parts[axis], 0) / total);
  const errors = mean.map((m, axis) => (colours.length === 1 ? 0 : colours.reduce((sum, { parts, count }) => sum + count * (parts[axis] - m) ** 2, 0)));
  return { colours, mean, axis: errors.indexOf(Math.max(...errors)), error: errors[0] + errors[1] + errors[2] };
}

function partsOf(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(palette, colour) {
  const parts = partsOf(colour);
  let best = 0;
  let least = Infinity;
  palette.forEach((entry, i) => {
    const distance = (entry[0] - parts[0]) ** 2 + (entry[1] - parts[1]) ** 2 + (entry[2] - parts[2]) ** 2;
    if (distance < least) {
      [best, least] = [i, distance];
    }
  });
  return best;
}
