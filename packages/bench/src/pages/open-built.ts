import type { Page } from 'playwright-core';
import type { BuiltPage } from './build-page.js';

const FOLDER = '/bench/';
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript' };

/**
 * Opens a built page as if `origin` served it, so that it may use that origin's services as the product's pages do.
 * Interception ends with the load: it would cost every later request a detour through this process.
 */
export async function openBuilt(page: Page, origin: string, files: BuiltPage): Promise<void> {
  const pattern = `${origin}${FOLDER}**`;
  await page.route(pattern, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(FOLDER.length) || 'index.html';
    const body = files.get(name);
    if (body === undefined) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ body, contentType: TYPES[name.split('.').pop() ?? ''] ?? 'text/plain' });
  });
  await page.goto(`${origin}${FOLDER}`);
  await page.waitForFunction(() => 'bench' in globalThis);
  await page.unroute(pattern);
}
