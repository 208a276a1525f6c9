import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openPage } from './browser.js';

/** A phone's window, upright. */
const SCREEN = { width: 390, height: 844 } as const;

/** A person with a phone who scanned what a television shows. */
export class Phone {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly errors: readonly string[],
  ) {}

  static async scan(browser: Browser, url: string): Promise<Phone> {
    const { page, context, errors } = await openPage(browser, SCREEN);
    await page.goto(url);
    return new Phone(page, context, errors);
  }

  /** Presses the button of this name. */
  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name }).click();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
