import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildArt } from './art.mjs';
import { buildFonts } from './fonts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cacheDir = join(root, '..', 'node_modules', '.cache', 'falink-tv');
const outDir = join(root, '.assets');

/** The pages whose words must be readable before the full font is there. */
const FIRST_PAGES = ['app', 'banner', 'home', 'offline', 'pairing', 'starting'];

async function bootText() {
  const texts = await Promise.all(
    FIRST_PAGES.map((page) => readFile(join(root, 'src', 'locales', 'zh-CN', `${page}.ts`), 'utf8')),
  );
  return texts.join('');
}

if (process.argv.includes('--clean')) await rm(outDir, { recursive: true, force: true });
await buildArt({ assetsDir: join(root, 'assets'), outDir: join(outDir, 'art'), cacheDir });
const sizes = await buildFonts({ bootText: await bootText(), outDir: join(outDir, 'fonts'), cacheDir });
const boot = (sizes['boot-400.woff2'] ?? 0) + (sizes['boot-700.woff2'] ?? 0);
const BOOT_FONT_BUDGET_BYTES = 100 * 1024;
if (boot > BOOT_FONT_BUDGET_BYTES) {
  process.stderr.write(
    `The boot fonts are ${boot} bytes, over the budget of ${BOOT_FONT_BUDGET_BYTES}: shorten src/locales/zh-CN/{${FIRST_PAGES.join(',')}}.ts\n`,
  );
  process.exit(1);
}
