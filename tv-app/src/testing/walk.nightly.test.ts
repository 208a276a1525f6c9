import { jest } from '@jest/globals';
import { TEXT_SIZES } from '../theme.js';
import { walk } from './walk.js';
import { wholeTelevision } from './wholeTelevision.js';

const KEYS = 50_000;
jest.setTimeout(30 * 60_000);

/** Another walk each night; the seed of one that found something is in its name. */
const SEED = Number(process.env.FALINK_WALK_SEED ?? Math.floor(Date.now() / 86_400_000));

it.each(TEXT_SIZES)(`fifty thousand keys from seed ${SEED} (letters: %s)`, async (text) => {
  const { faults, keys } = await walk(await wholeTelevision(text), { seed: SEED, keys: KEYS });
  expect(faults).toEqual([]);
  expect(keys).toBe(KEYS);
});
