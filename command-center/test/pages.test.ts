/** @jest-environment ./test/support/dom-environment.mjs */
import { sampleCallback, sampleListPage } from '@falink/fixtures';
import type { FixtureServer } from '@falink/fixtures/server';
import { until } from '@falink/fixtures/until';
import { type Callback, callRoutes, consoleMessages, FalinkError } from '@falink/protocol';
import { QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { ServicesContext } from '../src/api/services.js';
import { type PagedList, usePages } from '../src/data/pages.js';
import { type ConsoleWorld, consoleWorld } from './support/console-world.js';

const idOf = (n: number): string => `00000000-0000-4000-8000-${`${n}`.padStart(12, '0')}`;
const one = (n: number, part: Partial<Callback> = {}): Callback =>
  sampleCallback({ id: idOf(n), requestedAt: new Date(Date.UTC(2026, 6, 15) + n * 1_000).toISOString(), ...part });

describe('[P13] a list of the console', () => {
  let api: FixtureServer;
  let world: ConsoleWorld;
  let root: Root;
  let list: PagedList<Callback>;
  let rows: Callback[];
  let onRender: () => void;

  beforeEach(async () => {
    rows = Array.from({ length: 7 }, (_, i) => one(i * 10));
    world = await consoleWorld();
    api = world.api;
    api.reply('listCallbacks', ({ query }) => sampleListPage(rows, query));
    root = createRoot(document.createElement('div'));
  });
  afterEach(async () => {
    root.unmount();
    await world.close();
  });

  function Probe(): ReactNode {
    list = usePages<Callback>({
      key: ['callbacks'],
      topics: ['callbacks'],
      message: consoleMessages.callbackChanged,
      pageSize: 3,
      idOf: ({ id }) => id,
      compare: (a, b) => Date.parse(a.requestedAt) - Date.parse(b.requestedAt),
      belongs: ({ state }) => state === 'open',
      ask: (page, signal) => world.services.http.send(callRoutes.listCallbacks, { query: page, signal }),
    });
    onRender();
    return null;
  }

  /** Shown, connected, and with its first page. */
  async function show(): Promise<void> {
    let shownOnce = false;
    onRender = () => {
      shownOnce = !list.isLoading;
    };
    await world.connect();
    root.render(
      createElement(
        QueryClientProvider,
        { client: world.services.queries },
        createElement(ServicesContext, { value: world.services }, createElement(Probe)),
      ),
    );
    await until('the first page', () => shownOnce);
  }
  const shown = () => list.items.map(({ id }) => Number(id.slice(-12)));
  const showing = (numbers: readonly number[]) =>
    until(`the items ${numbers.join()}`, shown, (seen) => seen.join() === numbers.join());
  const settled = () => until('nothing is on its way', () => world.services.queries.isFetching() === 0);
  const tell = (callback: Callback) => api.emit('console', consoleMessages.callbackChanged, callback);

  it('shows the first page with the total, and the rest page by page to its end', async () => {
    await show();
    expect([shown(), list.total, list.hasMore]).toEqual([[0, 10, 20], 7, true]);
    list.more();
    // Twice is once.
    list.more();
    await showing([0, 10, 20, 30, 40, 50]);
    expect(api.count(callRoutes.listCallbacks)).toBe(2);
    list.more();
    await showing([0, 10, 20, 30, 40, 50, 60]);
    expect([list.hasMore, list.total]).toEqual([false, 7]);
    list.more();
    await settled();
    expect(api.count(callRoutes.listCallbacks)).toBe(3);
  });

  it('follows the socket: in place, in order, out of the list, and nothing twice at the edge of a page', async () => {
    await show();
    tell(one(10, { phoneMasked: '139****0000' }));
    await until('the change', () => list.items[1]?.phoneMasked === '139****0000');
    tell(one(15));
    await showing([0, 10, 15, 20]);
    expect(list.total).toBe(8);
    tell(one(0, { state: 'done' }));
    await showing([10, 15, 20]);
    expect(list.total).toBe(7);
    // Behind what is loaded: it comes with its page, once.
    rows.splice(3, 0, one(25));
    tell(one(25));
    tell(one(11));
    await showing([10, 11, 15, 20]);
    list.more();
    await showing([10, 11, 15, 20, 25, 30, 40]);
  });

  it('keeps a change that arrives while an older answer is on its way', async () => {
    await show();
    let answer: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    api.reply('listCallbacks', async ({ query }) => {
      const page = sampleListPage(rows, query);
      await held;
      return page;
    });
    list.more();
    await until('the second page is asked for', () => api.count(callRoutes.listCallbacks) === 2);
    tell(one(10, { state: 'done' }));
    tell(one(15));
    await showing([0, 15, 20]);
    answer();
    await showing([0, 15, 20, 30, 40, 50]);
    await settled();
    await showing([0, 15, 20, 30, 40, 50]);
  });

  it('says why the first page is not there, and tries again', async () => {
    api.reply('listCallbacks', () => {
      throw new FalinkError('service.internal');
    });
    await show();
    expect([list.error, list.hasMore, list.items]).toMatchObject([{ code: 'service.internal' }, false, []]);
    api.reply('listCallbacks', ({ query }) => sampleListPage(rows, query));
    list.retry();
    await showing([0, 10, 20]);
    expect(list.error).toBeNull();
  });

  it('keeps what it has when the next page fails, and goes on where it was', async () => {
    await show();
    api.reply('listCallbacks', () => {
      throw new FalinkError('service.unavailable');
    });
    list.more();
    await until('the failure', () => list.moreError !== null);
    expect([shown(), list.error, list.hasMore]).toEqual([[0, 10, 20], null, true]);
    api.reply('listCallbacks', ({ query }) => sampleListPage(rows, query));
    list.retry();
    await showing([0, 10, 20, 30, 40, 50]);
    expect(list.moreError).toBeNull();
  });

  it('starts again when the api no longer knows its cursor', async () => {
    await show();
    api.reply('listCallbacks', ({ query }) => {
      if (query.cursor === '3') throw new FalinkError('request.malformed');
      return sampleListPage(rows, query);
    });
    list.more();
    await until('the refusal', () => list.moreError !== null);
    rows.unshift(one(-1, { id: idOf(5) }));
    list.retry();
    await showing([5, 0, 10]);
  });
});
