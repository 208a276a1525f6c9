import { ownAllocations, type ProfileNode } from './allocation.js';

const node = (functionName: string, url: string, selfSize: number, children: ProfileNode[] = []): ProfileNode => ({
  callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 },
  selfSize,
  children,
});
const APP = 'http://tv/main.js#app';
const LIB = 'http://tv/main.js#lib';
const sourceOf = ({ url }: { url: string }) => (url === LIB ? '../node_modules/lightning.mjs' : 'src/App.ts');

it('what the engine allocates for a function counts as that function’s, what a library does as nobody’s', () => {
  const profile = node('(root)', '', 10, [
    node('frame', LIB, 100, [
      node('refresh', APP, 7, [node('map', '', 5), node('patch', LIB, 50, [node('set', '', 3)])]),
    ]),
    node('', APP, 2),
  ]);
  expect(Object.fromEntries(ownAllocations(profile, sourceOf))).toEqual({
    'refresh src/App.ts:1:1': 12,
    '(anonymous) src/App.ts:1:1': 2,
  });
});
