import { isOutdated } from './revision.js';

describe('[C9][I5] notifications that may overtake each other', () => {
  it.each([
    ['older news of the same thing', { id: 'a', revision: 1 }, { id: 'a', revision: 2 }, true],
    ['the same picture told again', { id: 'a', revision: 2 }, { id: 'a', revision: 2 }, false],
    ['newer news', { id: 'a', revision: 3 }, { id: 'a', revision: 2 }, false],
    ['news of something else', { id: 'b', revision: 1 }, { id: 'a', revision: 2 }, false],
  ])('%s', (_name, news, known, outdated) => {
    expect(isOutdated(news, known)).toBe(outdated);
  });

  it('nothing known: everything is news', () => {
    expect(isOutdated({ id: 'a', revision: 1 }, null)).toBe(false);
    expect(isOutdated({ id: 'a', revision: 1 }, undefined)).toBe(false);
  });
});
