import { BrowserScreen } from './BrowserScreen.js';

const layer = () => ({ style: { opacity: '' } }) as HTMLElement;

describe('the screen of a browser', () => {
  it('is dimmed by a layer of the page where the box gives no way to its backlight', async () => {
    const dim = layer();
    const screen = new BrowserScreen(dim, null);
    await screen.brightness(100);
    expect(dim.style.opacity).toBe('0');
    await screen.brightness(0);
    expect(Number(dim.style.opacity)).toBeLessThan(1);
    await screen.power(false);
  });

  it('is the box’s own where it has one', async () => {
    const asked: unknown[] = [];
    const dim = layer();
    const screen = new BrowserScreen(dim, {
      setBrightness: (n) => asked.push(n),
      setPower: async (on) => asked.push(on),
    });
    await screen.brightness(40);
    await screen.power(false);
    expect([asked, dim.style.opacity]).toEqual([[40, false], '0']);
  });

  it('that refuses is said, and the page is dimmed all the same', async () => {
    const dim = layer();
    const screen = new BrowserScreen(dim, { setBrightness: () => false });
    await expect(screen.brightness(50)).rejects.toThrow('brightness: this box refuses');
    expect(Number(dim.style.opacity)).toBeGreaterThan(0);
  });
});
