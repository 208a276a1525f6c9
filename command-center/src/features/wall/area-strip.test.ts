import { hourState } from './area-strip.js';

it.each([
  ['every terminal, all the time', 1, 7, 'all'],
  ['one of seven for a quarter of an hour', 1 - 0.25 / 7, 7, 'all'],
  ['one of seven for the hour', 6 / 7, 7, 'some'],
  ['two of seven', 5 / 7, 7, 'many'],
  ['one of one', 0, 1, 'some'],
  ['a few of five hundred', 0.985, 500, 'all'],
  ['a twentieth of five hundred', 0.95, 500, 'some'],
  ['a fifth of five hundred', 0.8, 500, 'many'],
  ['no terminal yet', null, 0, 'unknown'],
] as const)('%s', (_, share, terminals, state) => {
  expect(hourState(share, terminals)).toBe(state);
});
