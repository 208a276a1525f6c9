import { CHROMIUM, CHROMIUM_FLAGS, chromiumEnv, WEBGL_FLAGS } from '@falink/tooling/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { acknowledgePrivacyNotice } from './acknowledged.js';
import { WAIT_MS } from './until.js';

const FLAGS = [...CHROMIUM_FLAGS, ...WEBGL_FLAGS];

export interface LaunchOptions {
  /** More command-line flags; one that starts with `-no:` removes a flag, e.g. `-no:--use-angle=swiftshader`. */
  readonly flags?: readonly string[];
  readonly env?: Record<string, string>;
  /** Another way to start Chromium, e.g. inside a test host. */
  readonly executable?: string;
}

/** Debian's Chromium with a fake camera, a fake microphone and software WebGL. */
export async function launchBrowser({ flags = [], env, executable }: LaunchOptions = {}): Promise<Browser> {
  const removed = new Set(flags.filter((f) => f.startsWith('-no:')).map((f) => f.slice(4)));
  const added = flags.filter((f) => !f.startsWith('-no:'));
  return chromium.launch({
    executablePath: executable ?? CHROMIUM,
    args: [...FLAGS.filter((flag) => !removed.has(flag)), ...added],
    env: chromiumEnv(env),
  });
}

export interface OpenPageOptions {
  readonly width: number;
  readonly height: number;
  readonly permissions?: readonly string[];
}

/**
 * A page in a context of its own (its own storage), which collects what goes wrong in it. On demo televisions the privacy
 * notice was read before; a box that pairs through its code is new.
 */
export async function openPage(
  browser: Browser,
  { width, height, permissions = ['camera', 'microphone'] }: OpenPageOptions,
) {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height },
    permissions: [...permissions],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  context.setDefaultTimeout(WAIT_MS);
  await context.addInitScript(acknowledgePrivacyNotice);
  return { context, ...(await openAnother(context)) };
}

/** One more page that shares a context's storage, and what goes wrong in it. */
export async function openAnother(context: BrowserContext) {
  const page: Page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  return { page, errors };
}
