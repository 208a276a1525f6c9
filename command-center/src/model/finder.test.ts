import { mayBeNumber, pagesFor, placeAfter } from './finder.js';

const PAGES = [
  { path: '/pairings', name: '配对审批' },
  { path: '/fleet', name: '终端' },
  { path: '/commands', name: '终端指令' },
  { path: '/jobs', name: '后台终端任务' },
];

describe('the finder', () => {
  it('finds pages by every word of their name or address, beginnings first', () => {
    const found = (words: string): string[] => pagesFor(PAGES, words).map(({ path }) => path);
    expect(found('终端')).toEqual(['/fleet', '/commands', '/jobs']);
    expect(found('FLEET')).toEqual(['/fleet']);
    expect(found('任务 后台')).toEqual(['/jobs']);
    expect([found(''), found('律师')]).toEqual([PAGES.map(({ path }) => path), []]);
  });

  it('asks for an application only when the words have a digit', () => {
    expect(['（2026）援字', '17', '周敏'].map(mayBeNumber)).toEqual([true, true, false]);
  });

  it('goes round with the arrows, and to the ends with Home and End', () => {
    expect([placeAfter('ArrowDown', 2, 3), placeAfter('ArrowUp', 0, 3), placeAfter('ArrowDown', 0, 3)]).toEqual([
      0, 2, 1,
    ]);
    expect([placeAfter('Home', 2, 3), placeAfter('End', 0, 3)]).toEqual([0, 2]);
    expect([placeAfter('ArrowDown', -1, 3), placeAfter('ArrowUp', -1, 3), placeAfter('End', 0, 0)]).toEqual([0, 2, -1]);
  });
});
