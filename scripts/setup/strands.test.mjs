import { expect, test } from '@jest/globals';
import { runStrands } from './strands.mjs';

/** Work that ends on request, and what happened so far. */
function works() {
  /** @type {string[]} */
  const happened = [];
  /** @type {Map<string, { end: () => void, fail: (reason: Error) => void }>} */
  const open = new Map();
  const work = (/** @type {string} */ name) => async () => {
    happened.push(`${name} begins`);
    await new Promise((resolve, reject) => {
      open.set(name, { end: () => resolve(undefined), fail: reject });
    });
    happened.push(`${name} ends`);
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (/** @type {string} */ name) => {
    open.get(name)?.end();
    await settle();
  };
  const fail = async (/** @type {string} */ name, /** @type {Error} */ reason) => {
    open.get(name)?.fail(reason);
    await settle();
  };
  return { happened, work, end, fail, settle };
}

test('each strand begins as soon as what it needs is done, whatever else still runs', async () => {
  const { happened, work, end, settle } = works();
  const all = runStrands({
    packages: { run: work('packages') },
    system: { run: work('system') },
    build: { after: ['packages'], run: work('build') },
    worker: { after: ['packages', 'system'], run: work('worker') },
  });
  await settle();
  expect(happened).toEqual(['packages begins', 'system begins']);
  await end('packages');
  expect(happened.slice(2)).toEqual(['packages ends', 'build begins']);
  await end('system');
  expect(happened.slice(4)).toEqual(['system ends', 'worker begins']);
  await end('build');
  await end('worker');
  await all;
});

test('a failure stops what comes after it, lets the others end, and is what is thrown', async () => {
  const { happened, work, end, fail, settle } = works();
  const all = runStrands({
    packages: { run: work('packages') },
    system: { run: work('system') },
    worker: { after: ['packages', 'system'], run: work('worker') },
    build: { after: ['packages'], run: work('build') },
  });
  const outcome = expect(all).rejects.toThrow('no network');
  await settle();
  await fail('system', new Error('no network'));
  await end('packages');
  await end('build');
  await outcome;
  expect(happened).toEqual(['packages begins', 'system begins', 'packages ends', 'build begins', 'build ends']);
});
