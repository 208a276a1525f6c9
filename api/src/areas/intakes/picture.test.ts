import { pageQuality } from '@falink/protocol';
import sharp from 'sharp';
import { reencode } from './picture.js';

const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

/** A page of print as a camera sees it: dark letters of this height on paper, in a frame of 1920 × 1080. */
async function printed({ blur = 0, ink = '#111' } = {}): Promise<Buffer> {
  const line = '甲方应当按照国家规定支付劳动报酬，乙方完成工作任务，合同期限三年。';
  const lines = Array.from(
    { length: 26 },
    (_, n) =>
      `<text x="330" y="${90 + n * 36}" font-size="20" fill="${ink}">${line.slice(n) + line.slice(0, n)}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1920" height="1080"><rect width="1920" height="1080" fill="#887"/>
    <rect x="300" y="40" width="1320" height="1000" fill="#eee"/>${lines.join('')}</svg>`;
  const drawn = sharp(Buffer.from(svg)).flatten();
  return (blur > 0 ? drawn.blur(blur) : drawn).jpeg().toBuffer();
}

describe('the sharpness of a picture', () => {
  const qualityOf = async (bytes: Buffer) => pageQuality('document', await reencode(bytes));

  it('tells print that can be read from a blur, also where the ink is pale', async () => {
    expect(await qualityOf(await printed())).toBe('good');
    expect(await qualityOf(await printed({ ink: '#888' }))).toBe('good');
    expect(await qualityOf(await printed({ blur: 1 }))).toBe('good');
    expect(await qualityOf(await printed({ blur: 4 }))).toBe('blurred');
    expect(await qualityOf(await printed({ blur: 8 }))).toBe('blurred');
    expect(await qualityOf(await solid(1920, 1080).jpeg().toBuffer())).toBe('blurred');
  });

  it('falls with every step of blur', async () => {
    const measured = [];
    for (const blur of [0, 1, 2, 4, 8]) measured.push((await reencode(await printed({ blur }))).sharpness);
    expect([...measured].sort((a, b) => b - a)).toEqual(measured);
  });

  it('is the same for a smaller picture of the same page, whose size is what is wrong with it', async () => {
    const small = await sharp(await printed())
      .resize(1280, 720)
      .jpeg()
      .toBuffer();
    expect(await qualityOf(small)).toBe('small');
    expect(pageQuality('identity_front', await reencode(small))).toBe('good');
  });
});

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
