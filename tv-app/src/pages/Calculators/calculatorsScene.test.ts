import { translator } from '../../locales/index.js';
import { turned } from '../turning.js';
import { calculatorsScene } from './calculatorsScene.js';

const words = { t: translator('zh-CN'), locale: 'zh-CN' as const };

describe('the list of calculators', () => {
  const all = Array.from({ length: 9 }, (_, n) => ({
    id: `c${n}`,
    name: { zh: `第${n}`, en: `No. ${n}` },
    question: { zh: `${n}？`, en: `${n}?` },
  }));
  it('turns the page with the last digit when they do not fit', () => {
    const scene = calculatorsScene({ ...words, shown: turned(all, 8, 0) });
    expect(scene.choices.map(({ digit }) => digit)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(scene.choices[7]?.id).toBe('turn');
    expect(calculatorsScene({ ...words, shown: turned(all, 8, 1) }).choices.map(({ id }) => id)).toEqual([
      'calculator:c7',
      'calculator:c8',
      'turn',
    ]);
    expect(turned(all, 8, 2).index).toBe(0);
  });
  it('has no page to turn when they fit', () => expect(turned(all, 9, 0)).toMatchObject({ count: 1, items: all }));
});
