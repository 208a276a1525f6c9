/** @jest-environment ./test/support/dom-environment.mjs */

import { type NetworkReport, NetworkTest } from '@falink/client';
import { FalinkError, type ProbeAccess } from '@falink/protocol';
import { screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { en } from '../../src/locales/en/guest.js';
import { guest as zh } from '../../src/locales/zh-CN/guest.js';
import { NetworkLine } from '../../src/phone/guest/network-line.js';

const ACCESS: ProbeAccess = { url: 'https://sfu.test', token: 't' };
const GOOD: NetworkReport = { udp: 'works', tcp: 'works', turn: 'not_offered' };
const NONE: NetworkReport = { udp: 'fails', tcp: 'fails', turn: 'not_offered' };
const user = userEvent.setup();

interface Check {
  readonly signal: AbortSignal;
  readonly end: (report: NetworkReport) => void;
  readonly fail: (error: unknown) => void;
}

let checks: Check[];
let refusal: unknown;

function show(words: typeof zh = zh): { readonly test: NetworkTest; readonly line: NetworkLine } {
  const test = new NetworkTest({
    ask: async () => {
      if (refusal !== undefined) throw refusal;
      return ACCESS;
    },
    check: (access, signal) =>
      new Promise((resolve, reject) => {
        expect(access).toBe(ACCESS);
        checks.push({ signal, end: resolve, fail: reject });
      }),
  });
  const line = new NetworkLine({ texts: words, locale: 'zh-CN', phone: '0470-12348' }, test);
  document.body.replaceChildren(line.node);
  return { test, line };
}

beforeEach(() => {
  checks = [];
  refusal = undefined;
});

const ended = async (test: NetworkTest, report: NetworkReport): Promise<void> => {
  const run = test.run();
  await Promise.resolve();
  checks.at(-1)?.end(report);
  await run;
};

describe('[M15] the network of a browser', () => {
  it('says that it is tested, and then in one sentence what it is good for', async () => {
    const { test } = show();
    screen.getByText(zh.network.running);
    expect(screen.queryByRole('button', { name: zh.network.again })).toBeNull();
    await ended(test, GOOD);
    screen.getByText(zh.network.good);
    const ways = [...document.querySelectorAll('li')].map((one) => one.textContent);
    expect(ways).toEqual(['直接的路 UDP：通', '备用的路 TCP：通', '绕行的路 TURN：没有设']);
    expect(screen.queryByRole('link', { name: '拨打 0470-12348' })).toBeNull();
  });

  it.each([
    [{ ...NONE, tcp: 'works' }, zh.network.slow],
    [{ ...NONE, turn: 'works' }, zh.network.relayed],
  ] as const)('%j works by another way', async (report, words) => {
    const { test } = show();
    await ended(test, report);
    screen.getByText(words);
  });

  it('that carries nothing is an alert with the hotline, and can be tested again', async () => {
    const { test } = show();
    await ended(test, NONE);
    expect(screen.getByRole('alert').textContent).toBe(zh.network.none);
    screen.getByRole('link', { name: '拨打 0470-12348' });
    await user.click(screen.getByRole('button', { name: zh.network.again }));
    screen.getByText(zh.network.running);
    checks.at(-1)?.end(GOOD);
    await screen.findByText(zh.network.good);
  });

  it.each([
    [new FalinkError('service.unavailable'), zh.network.unreachable],
    [new TypeError('no line'), zh.network.unreachable],
    [new FalinkError('service.busy'), zh.network.later],
    [new FalinkError('service.no_sfu'), zh.network.later],
  ])('%s: says whose trouble it is', async (error, words) => {
    const { test } = show();
    refusal = error;
    await test.run();
    screen.getByText(words);
    screen.getByRole('button', { name: zh.network.again });
  });

  it('a test that was begun again drops the one before, whose answer says nothing', async () => {
    const { test } = show();
    const [first, second] = [test.run(), test.run()];
    await Promise.resolve();
    expect(checks.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    checks[0]?.end(NONE);
    await first;
    screen.getByText(zh.network.running);
    checks[1]?.end(GOOD);
    await second;
    screen.getByText(zh.network.good);
  });

  it('a line that was closed does not change; another one shows what is known', async () => {
    const { test, line } = show();
    line.close();
    await ended(test, GOOD);
    screen.getByText(zh.network.running);
    const later = new NetworkLine({ texts: en, locale: 'en', phone: '12348' }, test);
    document.body.replaceChildren(later.node);
    screen.getByText(en.network.good);
  });
});
