import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openAnother, openPage } from './browser.js';

/** Somebody at a desk of the command center, finding controls by the names a person reads. */
export class Desk {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly errors: readonly string[],
  ) {}

  static async open(browser: Browser, url: string): Promise<Desk> {
    const { page, context, errors } = await openPage(browser, { width: 1440, height: 900 });
    await page.goto(url);
    return new Desk(page, context, errors);
  }

  static async signIn(browser: Browser, baseUrl: string, username: string, password = 'falink-demo'): Promise<Desk> {
    const desk = await Desk.open(browser, `${baseUrl}/console/`);
    await desk.enter(username, password);
    await desk.page.getByLabel('密码').waitFor({ state: 'detached' });
    return desk;
  }

  async enter(username: string, password: string): Promise<void> {
    await this.page.getByLabel('用户名').fill(username);
    await this.page.getByLabel('密码').fill(password);
    await this.button('登录').click();
  }

  /** Another window of the same person, signed in as this one is. */
  async openWindow(): Promise<Desk> {
    const { page, errors } = await openAnother(this.context);
    await page.goto(this.page.url());
    await page.getByRole('button', { name: '下线', exact: true }).waitFor();
    return new Desk(page, this.context, errors);
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  async goOnDuty(): Promise<void> {
    const on = this.button('上线值班');
    const off = this.button('下线');
    await on.or(off).first().waitFor();
    if (await on.isVisible()) await on.click();
    await on.waitFor({ state: 'detached' });
  }

  async answer(): Promise<void> {
    // The card moves while it rings: no waiting until it stands still.
    await this.button('接听').dispatchEvent('click');
    await this.button('挂断').waitFor();
  }

  /** Ends the time for notes after a call: free for the next one. */
  async finishNotes(): Promise<void> {
    await this.button('整理完成，接下一个').click();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
