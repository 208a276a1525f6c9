import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { encodePng } from './png.mjs';

/** Icon sizes that the pages use; the 3-pixel stroke is the same at each, so each size is drawn and not scaled. */
const ICON_SIZES = [44, 56, 68];
/** Twice the authored size, so that a 4K stage has real pixels. */
const DENSITY = 2;
const ATLAS_COLUMNS = 10;

/**
 * @param {string} svg
 * @param {number} width
 * @param {number | undefined} tint one colour (RGB) for every pixel, of which only the alpha is then kept
 */
function raster(svg, width, tint) {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } }).render();
  const pixels = Buffer.from(image.pixels);
  if (tint !== undefined) {
    for (let i = 0; i < pixels.length; i += 4) pixels.writeUIntBE(tint, i, 3);
  }
  return encodePng(pixels, image.width, image.height);
}

async function cached(cacheDir, key, make) {
  const file = join(cacheDir, `${createHash('sha256').update(key).digest('hex').slice(0, 20)}.png`);
  if (existsSync(file)) return readFile(file);
  const bytes = make();
  await mkdir(cacheDir, { recursive: true });
  await writeFile(file, bytes);
  return bytes;
}

/** One picture per icon size, white on nothing (Lightning tints it), and a map of where each icon is. */
async function buildIcons(assetsDir, outDir, cacheDir) {
  const dir = join(assetsDir, 'icons');
  const files = (await readdir(dir)).filter((name) => name.endsWith('.svg')).sort();
  const names = files.map((file) => basename(file, '.svg'));
  const bodies = await Promise.all(
    files.map(async (file) =>
      (await readFile(join(dir, file), 'utf8')).replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, ''),
    ),
  );
  for (const size of ICON_SIZES) {
    const cell = size + 4;
    const rows = Math.ceil(names.length / ATLAS_COLUMNS);
    const stroke = (3 * 48) / size;
    const cells = bodies.map((body, index) => {
      const x = (index % ATLAS_COLUMNS) * cell + 2;
      const y = Math.floor(index / ATLAS_COLUMNS) * cell + 2;
      return `<g transform="translate(${x} ${y}) scale(${size / 48})" stroke-width="${stroke}">${body}</g>`;
    });
    const width = ATLAS_COLUMNS * cell;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${rows * cell}" width="${width}" height="${rows * cell}" fill="none" stroke="#fff" stroke-linecap="round" stroke-linejoin="round" color="#fff">${cells.join('')}</svg>`;
    await writeFile(
      join(outDir, `icons-${size}.png`),
      await cached(cacheDir, `v2:${svg}`, () => raster(svg, width * DENSITY, 0xffffff)),
    );
  }
  await writeFile(
    join(outDir, 'icons.json'),
    JSON.stringify({ sizes: ICON_SIZES, columns: ATLAS_COLUMNS, density: DENSITY, names }),
  );
}

/**
 * Pictures at the sizes that the pages show them. `cut` takes a part of the drawing (a view box in its own units);
 * `bare` leaves the person's backdrop out.
 */
const PICTURES = [
  ...['chen', 'li', 'sun', 'wang', 'wulan', 'zhao', 'zhou'].map((name) => ({
    from: `people/person-${name}`,
    to: `person-${name}`,
    width: 240,
    cut: '67 58 246 246',
  })),
  { from: 'people/person-zhou', to: 'figure-zhou', width: 520, bare: true, cut: '60 66 266 266' },
  { from: 'people/person-chen', to: 'portrait-chen', width: 560, cut: '62 56 252 288' },
  { from: 'scenes/elders', to: 'scene-elders', width: 960 },
  { from: 'scenes/family', to: 'scene-family', width: 960 },
  { from: 'scenes/office', to: 'scene-office', width: 960 },
  { from: 'scenes/site', to: 'scene-site', width: 960 },
  { from: 'scenes/village', to: 'scene-village', width: 960 },
  { from: 'scenes/mediation', to: 'scene-mediation', width: 960 },
  { from: 'scenes/school', to: 'scene-school', width: 800 },
  { from: 'scenes/rainy', to: 'scene-rainy', width: 960 },
  { from: 'parts/router', to: 'scene-router', width: 880 },
  { from: 'parts/logo', to: 'logo', width: 152 },
  ...[1, 2, 3, 4, 5].map((level) => ({ from: `parts/face-${level}`, to: `face-${level}`, width: 344 })),
  { from: 'parts/ground', to: 'ground', width: 480 },
  { from: 'parts/shadow', to: 'shadow', width: 192, tint: 0x030918 },
  { from: 'parts/ring', to: 'ring', width: 400, tint: 0xf2c14e },
  { from: 'parts/fade-up', to: 'fade-up', tint: 0xffffff, width: 8 },
  { from: 'parts/fade-left', to: 'fade-left', tint: 0xffffff, width: 256 },
  { from: 'parts/dot', to: 'dot', tint: 0xffffff, width: 64 },
];

async function buildPictures(assetsDir, outDir, cacheDir) {
  for (const picture of PICTURES) {
    let svg = await readFile(join(assetsDir, `${picture.from}.svg`), 'utf8');
    // A person's drawing begins with its backdrop: one gradient and one full-size rectangle.
    if (picture.bare) svg = svg.replace(/<rect x="0" y="0" width="400" height="400"[^>]*\/>/, '');
    if (picture.cut) {
      const [, , w, h] = picture.cut.split(' ');
      svg = svg.replace(
        /viewBox="[^"]*" width="[^"]*" height="[^"]*"/,
        `viewBox="${picture.cut}" width="${w}" height="${h}"`,
      );
    }
    await writeFile(
      join(outDir, `${picture.to}.png`),
      await cached(cacheDir, `v2:${picture.width}:${svg}`, () => raster(svg, picture.width, picture.tint)),
    );
  }
}

/** Draws every picture that the pages use. @param {{ assetsDir: string, outDir: string, cacheDir: string }} options */
export async function buildArt({ assetsDir, outDir, cacheDir }) {
  await mkdir(outDir, { recursive: true });
  await buildIcons(assetsDir, outDir, cacheDir);
  await buildPictures(assetsDir, outDir, cacheDir);
}
