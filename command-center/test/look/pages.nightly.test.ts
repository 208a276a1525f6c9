import { jest } from '@jest/globals';
import type { Look } from './look.js';
import { LOOKS } from './looks/index.js';
import { MAIN, NOTHING, provePage } from './proof/prove-page.js';
import { Stage } from './stage.js';

jest.setTimeout(120_000);

const english = LOOKS.filter(({ name, locale }) => MAIN.has(name) && locale === undefined).map(
  (look): Look => ({ ...look, locale: 'en' }),
);

describe('every page of the console and of phones, in every state', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  });
  afterAll(() => stage.close());

  it.each([...LOOKS, ...english].map((look) => [look.name, look.locale ?? 'zh-CN', look] as const))(
    '%s (%s): axe finds nothing, all has its place, and the keyboard is not lost',
    async (_, _locale, look) => {
      expect(await provePage(stage, look)).toEqual(NOTHING);
    },
  );
});
