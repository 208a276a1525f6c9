import type { Terminal } from '@falink/protocol';
import { byName } from './fleet.js';
import type { ListPage } from './pages.js';
import { TerminalList } from './terminal-list.js';

const named = (i: number, part: Partial<Terminal> = {}): Terminal =>
  ({ id: `t${i}`, name: `${i}`.padStart(4, '0'), state: 'idle', ...part }) as Terminal;

const PAGE = 10;

/** A list of the api, whose answers are sent when the test says so. */
class Api {
  all = Array.from({ length: 45 }, (_, i) => named(i));
  asked: (string | undefined)[] = [];
  #gate: Promise<void> = Promise.resolve();

  hold(): () => void {
    let open = (): void => undefined;
    this.#gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }

  ask = async (cursor: string | undefined): Promise<ListPage<Terminal>> => {
    this.asked.push(cursor);
    const from = Number(cursor ?? 0);
    const items = this.all.slice(from, from + PAGE);
    await this.#gate;
    const nextCursor = from + PAGE < this.all.length ? `${from + PAGE}` : null;
    return { items, nextCursor, total: cursor === undefined ? this.all.length : null };
  };
}

describe('a list of ten thousand', () => {
  let api: Api;
  let list: TerminalList;
  const ids = () => list.snapshot().ids;
  const settled = async (): Promise<void> => {
    while (list.snapshot().isLoading) await new Promise((resolve) => setTimeout(resolve));
  };
  beforeEach(async () => {
    api = new Api();
    list = new TerminalList({ ask: api.ask, belongs: ({ state }) => state !== 'alert', compare: byName });
    list.need(12);
    await settled();
  });

  it('is loaded as far as somebody looks, each page once', async () => {
    expect([ids().length, list.snapshot().total, list.snapshot().hasMore]).toEqual([20, 45, true]);
    list.need(44);
    list.need(44);
    await settled();
    expect([ids().length, list.snapshot().hasMore]).toEqual([45, false]);
    expect(api.asked).toEqual([undefined, '10', '20', '30', '40']);
  });

  it('announces a change to its own row alone', () => {
    const seen: string[] = [];
    list.subscribe(() => seen.push('list'));
    for (const id of ['t1', 't2']) list.watch(id, () => seen.push(id));
    list.apply(named(2, { state: 'playing' }));
    expect([seen, list.row('t2')?.state]).toEqual([['t2'], 'playing']);
  });

  it('moves, takes out and takes in what changed its place', () => {
    list.apply({ ...named(2), name: '0015x' });
    expect(ids().slice(14, 17)).toEqual(['t15', 't2', 't16']);
    list.apply(named(5, { state: 'alert' }));
    expect([ids().includes('t5'), list.snapshot().total]).toEqual([false, 44]);
    list.apply({ ...named(99), name: '0003x' });
    expect([ids().indexOf('t99'), list.snapshot().total]).toEqual([3, 45]);
    // Beyond what is loaded it comes with its page.
    list.apply({ ...named(98), name: '9999' });
    expect(ids()).not.toContain('t98');
  });

  it('keeps what was announced while an older page was on its way', async () => {
    const open = api.hold();
    list.need(25);
    list.apply(named(22, { state: 'playing' }));
    open();
    await settled();
    expect(list.row('t22')?.state).toBe('playing');
  });

  it('shows the rows until as many have come again, and says when they do not', async () => {
    const open = api.hold();
    api.all = api.all.slice(3);
    list.reload();
    expect(ids()[0]).toBe('t0');
    open();
    await settled();
    expect([ids()[0], ids().length, list.snapshot().total]).toEqual(['t3', 20, 42]);
    api.ask = () => Promise.reject(new Error('gone'));
    const broken = new TerminalList({ ask: (cursor) => api.ask(cursor), belongs: () => true, compare: null });
    broken.need(1);
    await new Promise((resolve) => setTimeout(resolve));
    expect(broken.snapshot()).toMatchObject({ total: null, error: new Error('gone') });
    api.ask = new Api().ask;
    broken.retry();
    while (broken.snapshot().isLoading) await new Promise((resolve) => setTimeout(resolve));
    expect(broken.snapshot()).toMatchObject({ total: 45, error: null });
  });
});
