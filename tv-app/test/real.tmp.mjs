import { chromium } from 'playwright-core';

const base = process.env.BASE ?? 'http://localhost:8390';
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--autoplay-policy=no-user-gesture-required',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
  ],
});
const ctx = await browser.newContext({
  viewport: { width: 1920, height: 1080 },
  permissions: ['camera', 'microphone'],
  locale: 'zh-CN',
});
const page = await ctx.newPage();
page.on('console', (m) => {
  if (['error', 'warning'].includes(m.type())) console.log(m.type(), m.text());
});
page.on('pageerror', (e) => console.log('ERR', e.stack));
page.on('response', (r) => {
  if (r.status() >= 400) console.log(r.status(), r.url());
});
await page.goto(base + '/tv/?demo=home-1');
const t0 = Date.now();
await page.waitForFunction(() => window.tv?.scene().page === 'home', null, { timeout: 15000 });
console.log('home after', Date.now() - t0);
await page.waitForTimeout(4000);
console.log(JSON.stringify(await page.evaluate(() => window.tv.scene())));
await page.screenshot({ path: '.shots/real-home.png' });
await page.keyboard.press('3');
await page.waitForTimeout(2000);
console.log(JSON.stringify(await page.evaluate(() => window.tv.scene())).slice(0, 400));
await page.screenshot({ path: '.shots/real-library.png' });
await page.keyboard.press('1');
await page.waitForTimeout(4000);
console.log(JSON.stringify(await page.evaluate(() => window.tv.scene())).slice(0, 400));
await page.keyboard.press('Enter');
await page.waitForTimeout(700);
await page.screenshot({ path: '.shots/real-programme.png' });
await page.keyboard.press('h');
await page.waitForTimeout(1000);
await page.keyboard.press('F1');
for (let i = 0; i < 6; i++) {
  await page.waitForTimeout(700);
  const s = await page.evaluate(() => window.tv.scene());
  console.log(JSON.stringify({ p: s.page, c: s.call, t: s.title, pl: s.player?.state }));
}
await page.screenshot({ path: '.shots/real-call.png' });
await browser.close();
