import type { Lightning } from '@lightningjs/sdk';
import { TextureCare } from './TextureCare.js';

class Source {
  permanent = false;
  used = false;
  loaded = true;
  isUsed(): boolean {
    return this.used;
  }
  isLoaded(): boolean {
    return this.loaded;
  }
  reload(): void {}
}

function setUp(kept: string[] = []) {
  const sources = new Map<string, Source>();
  const stage = {
    textureManager: {
      textureSourceHashmap: sources,
      freeTextureSource: (source: Source) => {
        for (const [key, known] of sources) if (known === source) sources.delete(key);
      },
    },
  };
  const add = (key: string) => {
    const source = new Source();
    sources.set(key, source);
    return source;
  };
  return { sources, add, care: new TextureCare(stage as unknown as Lightning.Stage, new Set(kept)) };
}

describe('TextureCare', () => {
  it('frees texts that nobody shows when the home page is left, and no text before', () => {
    const { sources, add, care } = setUp();
    add('TX$home').used = true;
    add('TX$gone');
    care.leave(false);
    expect([...sources.keys()]).toEqual(['TX$home', 'TX$gone']);
    care.leave(true);
    expect([...sources.keys()]).toEqual(['TX$home']);
  });

  it('spares a picture that is shown now and then, and frees one that has not been for long', () => {
    const { sources, add, care } = setUp();
    const poster = add('/poster.jpg');
    add('/old.jpg');
    for (let visit = 0; visit < 10; visit += 1) {
      care.leave(true);
      poster.used = visit % 4 === 0;
      care.leave(false);
      poster.used = false;
    }
    expect([...sources.keys()]).toEqual(['/poster.jpg']);
  });

  it('never frees what is kept, and tells Lightning not to', () => {
    const { sources, add, care } = setUp(['/logo.png']);
    const logo = add('/logo.png');
    for (let visit = 0; visit < 30; visit += 1) care.leave(true);
    expect(sources.has('/logo.png')).toBe(true);
    expect(logo.permanent).toBe(true);
  });

  it('leaves alone what is still on its way', () => {
    const { sources, add, care } = setUp();
    add('TX$coming').loaded = false;
    care.leave(true);
    expect(sources.size).toBe(1);
  });
});
