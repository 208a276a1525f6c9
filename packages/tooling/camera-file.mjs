import { writeFile } from 'node:fs/promises';

const GLYPH_PX = 14;
const LINE_PX = 24;

/** A page of something like small print on a desk: dark strokes in lines, each glyph another one. */
function luminance(x, y, width, height) {
  const isPaper = x > width * 0.15 && x < width * 0.85 && y > height * 0.05 && y < height * 0.95;
  if (!isPaper) return 110;
  const [column, row] = [Math.floor(x / GLYPH_PX), Math.floor(y / LINE_PX)];
  const [dx, dy] = [x % GLYPH_PX, y % LINE_PX];
  if (dx > 11 || dy > 13) return 220;
  const glyph = (column * 2_654_435_761 + row * 40_503) >>> 0;
  return (glyph >> (Math.floor(dx / 3) + 4 * Math.floor(dy / 4))) & 1 ? 30 : 220;
}

/** The mean of each pixel and `radius` neighbours at both sides, along lines that begin at `starts`. */
function mean(luma, { starts, step, length }, radius) {
  const blurred = Buffer.alloc(luma.length);
  for (const start of starts) {
    let [sum, count] = [0, 0];
    for (let place = -radius; place < length; place += 1) {
      const [enters, leaves] = [place + radius, place - radius - 1];
      if (enters < length) [sum, count] = [sum + luma[start + enters * step], count + 1];
      if (leaves >= 0) [sum, count] = [sum - luma[start + leaves * step], count - 1];
      if (place >= 0) blurred[start + place * step] = sum / count;
    }
  }
  return blurred;
}

export async function writeCameraFile(path, { width, height, blurPx = 0 }) {
  let luma = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) luma[y * width + x] = luminance(x, y, width, height);
  if (blurPx > 0) {
    const rows = { starts: Array.from({ length: height }, (_, y) => y * width), step: 1, length: width };
    const columns = { starts: Array.from({ length: width }, (_, x) => x), step: width, length: height };
    luma = mean(mean(luma, rows, blurPx), columns, blurPx);
  }
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const header = `YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\nFRAME\n`;
  await writeFile(path, Buffer.concat([Buffer.from(header), luma, chroma]));
  return `--use-file-for-fake-video-capture=${path}`;
}
