import { STORIES } from '../script/stories.js';
import { COMMON } from './common.js';
import { cost, plan } from './plan.js';

const names = (...args: Parameters<typeof plan>) => plan(...args).map(({ storyId, part }) => `${storyId} ${part}`);
const [first, second] = STORIES.map(({ id }) => id);

test('the first picture needs the smallest rendition of the first story, and what that story shares', () => {
  expect(names(STORIES, 'first')).toEqual([`${first} ${COMMON}`, `${first} 432p`]);
});

test('first and rest together are everything', () => {
  const all = names(STORIES, 'all');
  expect(new Set([...names(STORIES, 'first'), ...names(STORIES, 'rest')])).toEqual(new Set(all));
  expect(names(STORIES, 'rest')).not.toContain(`${first} 432p`);
  expect(names(STORIES, 'rest')[2]).toBe(`${second} 432p`);
});

test('certain renditions are made of every story, whatever the phase', () => {
  expect(names(STORIES, 'first', ['432p'])).toEqual([
    `${first} ${COMMON}`,
    `${second} ${COMMON}`,
    `${first} 432p`,
    `${second} 432p`,
  ]);
});

test('the cheapest renditions come first', () => {
  const costs = plan(STORIES, 'all')
    .filter(({ part }) => part !== COMMON)
    .map(cost);
  expect(costs).toEqual(costs.toSorted((a, b) => a - b));
});
