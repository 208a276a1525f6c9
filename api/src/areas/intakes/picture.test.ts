import sharp from 'sharp';
import { reencode } from './picture.js';

const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

describe('reencode', () => {
  it('makes a JPEG of at most 2400 pixels, upright and without EXIF', async () => {
    const bytes = await solid(3200, 1600)
      .jpeg()
      .withExif({ IFD0: { Make: 'Box', Orientation: '6' }, IFD3: { GPSLatitude: '49/1 12/1 0/1' } })
      .toBuffer();
    const turned = await sharp(bytes).withMetadata({ orientation: 6 }).toBuffer();
    const { jpeg, width, height } = await reencode(turned);
    const found = await sharp(jpeg).metadata();
    expect([width, height]).toEqual([1200, 2400]);
    expect([found.format, found.width, found.height]).toEqual(['jpeg', 1200, 2400]);
    expect([found.exif, found.orientation]).toEqual([undefined, undefined]);
    expect(jpeg.includes('GPS')).toBe(false);
  });

  it('turns a PNG with transparency into a JPEG on white and enlarges nothing', async () => {
    const png = await sharp({
      create: { width: 80, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    const { jpeg, width, height } = await reencode(png);
    const pixel = await sharp(jpeg).raw().toBuffer();
    expect([width, height, pixel[0]]).toEqual([80, 40, 255]);
  });

  it('refuses what is not a picture of these kinds, whatever it says', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>');
    const gif = await solid(10, 10).gif().toBuffer();
    for (const bytes of [svg, gif, Buffer.from('hello'), Buffer.alloc(0)]) {
      await expect(reencode(bytes)).rejects.toMatchObject({ code: 'request.media_type' });
    }
  });

  it('refuses a picture that does not open, or opens too far', async () => {
    const whole = await solid(400, 400).jpeg().toBuffer();
    await expect(reencode(whole.subarray(0, 300))).rejects.toMatchObject({ code: 'capture.unreadable' });
    const bomb = await solid(9000, 9000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(reencode(bomb)).rejects.toMatchObject({ code: 'capture.unreadable' });
  });
});
