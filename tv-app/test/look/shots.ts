import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Locale, Stage } from './stage.js';
import { STATES } from './states.js';

/**
 * Pictures of every page at 1920 × 1080 in two of the sizes of text, in tv-app/.shots, for looking at them beside the mockups:
 * `npm run look -w tv-app -- [name …]`. MODES=largest and LOCALE=en choose others. A page that throws, or that a state
 * does not lead to, fails the run.
 */
const out = fileURLToPath(new URL('../../.shots', import.meta.url));
const modes = (process.env.MODES ?? 'standard,elder').split(',');
const locale: Locale = process.env.LOCALE === 'en' ? 'en' : 'zh-CN';
const wanted = process.argv.slice(2);

await mkdir(out, { recursive: true });
const stage = await Stage.open();
let [drawn, failed] = [0, 0];
for (const [name, state] of Object.entries(STATES)) {
  if (wanted.length > 0 && !wanted.some((want) => name.startsWith(want))) continue;
  for (const mode of modes) {
    const { page, errors, said, close } = await stage.show({ state, mode, locale });
    const file = `${name}${mode === 'standard' ? '' : `-${mode}`}${locale === 'en' ? '-en' : ''}.png`;
    await page.screenshot({ path: join(out, file) });
    const memory = await page.evaluate(() => Math.round((window.tv?.textureBytes?.() ?? 0) / 1e6));
    const at = await page.evaluate(() => window.tv?.scene().page);
    await close();
    drawn += 1;
    failed += errors.length > 0 ? 1 : 0;
    for (const line of [...errors, ...said, `${at} textures ${memory} MB`])
      process.stdout.write(`${name} ${mode}: ${line}\n`);
  }
}
await stage.close();
process.stdout.write(`${drawn} pictures, ${failed} with errors\n`);
if (failed > 0) process.exitCode = 1;
