import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CHROMIUM, CHROMIUM_FLAGS, chromiumEnv } from '@falink/tooling/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** One Chromium and the test page, bundled from the sources as the apps bundle it. */
export class BrowserHarness {
  private constructor(
    readonly browser: Browser,
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(): Promise<BrowserHarness> {
    const files = await bundle();
    const server = createServer((request, response) => {
      const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
      const body = files.get(name);
      response.setHeader('content-type', name.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8');
      response.statusCode = body === undefined ? 404 : 200;
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [...CHROMIUM_FLAGS],
      env: chromiumEnv(),
    });
    return new BrowserHarness(browser, server, `http://localhost:${(server.address() as AddressInfo).port}`);
  }

  async open(): Promise<{ page: Page; context: BrowserContext }> {
    const context = await this.browser.newContext();
    const page = await context.newPage();
    await page.goto(this.origin);
    await page.waitForFunction(() => 'page' in window);
    return { page, context };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.close();
  }
}

/** Builds the test page into a temporary folder and reads it into memory. */
async function bundle(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'falink-page-'));
  try {
    await promisify(execFile)(process.execPath, [fileURLToPath(new URL('./page/build.mjs', import.meta.url)), folder]);
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Map(
      await Promise.all(
        files.map(async (file): Promise<[string, Buffer]> => [relative(folder, file), await readFile(file)]),
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
