import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const FAMILY_DIR = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));

/** Printable ASCII and the punctuation that any page may need. */
const ALWAYS =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)).join('') +
  '，。、；：？！“”‘’（）《》〈〉【】—…·～•￥×℃％　';

/** Every character of GB2312 (6,763 Chinese characters and symbols): what names, places and cases are written with. */
function gb2312() {
  const decoder = new TextDecoder('gbk');
  let all = '';
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (!character.includes('\ufffd')) all += character;
    }
  }
  return all;
}

/** The rest of the Chinese characters that the font has, among them all of 通用规范汉字表: rare names. */
function rare(common) {
  const known = new Set(common);
  let all = '';
  for (const [from, to] of [
    [0x3400, 0x9fff],
    [0x20000, 0x2ffff],
  ]) {
    for (let code = from; code <= to; code += 1) {
      const character = String.fromCodePoint(code);
      if (!known.has(character)) all += character;
    }
  }
  return all;
}

async function cut(weight, text, cacheDir) {
  const source = await readFile(join(FAMILY_DIR, weight.folder, weight.file));
  const key = createHash('sha256')
    .update(weight.file)
    .update(String(source.length))
    .update(text)
    .digest('hex')
    .slice(0, 16);
  const cached = join(cacheDir, `${key}.woff2`);
  if (existsSync(cached)) return readFile(cached);
  const woff2 = await subsetFont(source, text, { targetFormat: 'woff2', noLayoutClosure: true });
  await mkdir(cacheDir, { recursive: true });
  await writeFile(cached, woff2);
  return woff2;
}

const WEIGHTS = {
  regular: { folder: '400Regular', file: 'NotoSansSC_400Regular.ttf' },
  bold: { folder: '700Bold', file: 'NotoSansSC_700Bold.ttf' },
};

/**
 * Cuts Noto Sans SC into the boot subset (the words of the first pages), the full set (GB2312) and the rare set.
 * Results are cached by content, so a second build costs nothing.
 *
 * @param {{ bootText: string, outDir: string, cacheDir: string }} options
 * @returns {Promise<Record<string, number>>} bytes by file name
 */
export async function buildFonts({ bootText, outDir, cacheDir }) {
  await mkdir(outDir, { recursive: true });
  const unique = (text) => [...new Set(text)].sort().join('');
  const common = unique(gb2312() + ALWAYS);
  const plan = [
    ['boot-400.woff2', WEIGHTS.regular, unique(bootText + ALWAYS)],
    ['boot-700.woff2', WEIGHTS.bold, unique(bootText + ALWAYS)],
    ['full-400.woff2', WEIGHTS.regular, common],
    ['full-700.woff2', WEIGHTS.bold, common],
    ['rare-400.woff2', WEIGHTS.regular, rare(common)],
  ];
  const sizes = {};
  for (const [name, weight, text] of plan) {
    const bytes = await cut(weight, text, cacheDir);
    await writeFile(join(outDir, name), bytes);
    sizes[name] = bytes.length;
  }
  return sizes;
}
