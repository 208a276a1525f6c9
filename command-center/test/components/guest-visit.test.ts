import { sampleVisitCall } from '@falink/fixtures';
import { FalinkError, type GuestVisit, guestRoutes, screenRoutes, type VisitCall } from '@falink/protocol';
import { Visit } from '../../src/phone/guest/visit.js';

type Answer = (token: string | undefined) => unknown;

/** A service of two routes, and a clock that a test moves. */
function visited(answers: {
  readonly call: Answer;
  readonly resume?: Answer;
  /** Of the television. */
  readonly act?: (method: string) => unknown;
}) {
  const asked: string[] = [];
  const due: (() => void)[] = [];
  const caller = {
    call: async (
      route: { readonly path: string; readonly method: string },
      { token }: { readonly token?: string } = {},
    ) => {
      asked.push(`${route.path} ${token ?? '-'}`);
      if (route.path === screenRoutes.useScreen.path) return answers.act?.(route.method);
      return route.path === guestRoutes.resumeGuest.path ? answers.resume?.(token) : answers.call(token);
    },
  } as never;
  const first: GuestVisit = { token: 'old', expiresInS: 300, call: sampleVisitCall({ revision: 5 }) };
  const visit = new Visit({
    caller,
    browserKey: 'k'.repeat(43),
    visit: first,
    after: (_ms, run) => {
      due.push(run);
      return () => undefined;
    },
  });
  const tick = (): void => {
    for (const run of due.splice(0)) run();
  };
  return { visit, asked, tick, due };
}
const refused = (code: 'auth.token_expired' | 'auth.token_invalid' | 'guest.unknown'): never => {
  throw new FalinkError(code);
};
const call = (part: Partial<VisitCall>): VisitCall => sampleVisitCall({ revision: 6, ...part });

describe('[U7] a visit that is followed', () => {
  test('replaces a token that ended by means of the browser’s key, and asks once more', async () => {
    const { visit, asked } = visited({
      call: (token) => (token === 'old' ? refused('auth.token_expired') : call({ position: 2 })),
      resume: () => ({ token: 'new', expiresInS: 300, call: call({}) }),
    });
    await visit.refresh();
    expect(visit.call.position).toBe(2);
    await visit.refresh();
    expect(asked).toEqual([
      '/api/v1/guest/call old',
      '/api/v1/guest/token -',
      '/api/v1/guest/call new',
      '/api/v1/guest/call new',
    ]);
  });

  test('is gone when the service knows it no longer, and is only out of reach when nobody answers', async () => {
    const gone = visited({ call: () => refused('auth.token_invalid'), resume: () => refused('guest.unknown') }).visit;
    await gone.refresh();
    expect(gone.state.state.isGone).toBe(true);
    let isThere = false;
    const { visit } = visited({
      call: () => {
        if (!isThere) throw new TypeError('no line');
        return call({});
      },
    });
    await visit.refresh();
    expect(visit.state.state).toMatchObject({ isGone: false, isReachable: false });
    isThere = true;
    await visit.refresh();
    expect(visit.state.state.isReachable).toBe(true);
  });

  test('[U10] asks after the television was chosen, and says that it stopped only when nobody here wanted so', async () => {
    let revision = 6;
    let screen: VisitCall['screen'] = null;
    const { visit } = visited({
      call: () => call({ revision, screen }),
      act: (method) => {
        revision += 1;
        screen = method === 'PUT' ? { name: '电视', siteName: '家', state: 'opened' } : null;
        return method === 'PUT' ? { name: '电视', siteName: '家' } : {};
      },
    });
    expect(await visit.useScreen({ code: '123456' })).toEqual({ name: '电视', siteName: '家' });
    expect(visit.call.screen?.state).toBe('opened');
    await visit.returnFromScreen();
    expect(visit.state.state).toMatchObject({ call: { screen: null }, hasReturned: false });
    await visit.useScreen({ code: '123456' });
    [revision, screen] = [revision + 1, null];
    await visit.refresh();
    expect(visit.state.state.hasReturned).toBe(true);
    await visit.refresh();
    expect(visit.state.state.hasReturned).toBe(true);
    visit.noteReturn();
    expect(visit.state.state.hasReturned).toBe(false);
  });

  test('[C9] ignores an answer that was overtaken, and asks no more after the end', async () => {
    let answer = call({ revision: 4, position: 9 });
    const { visit, due, tick } = visited({ call: () => answer });
    visit.follow();
    tick();
    await visit.refresh();
    expect(visit.call.revision).toBe(5);
    answer = call({ revision: 7, state: 'ended' });
    await visit.refresh();
    await Promise.resolve();
    due.length = 0;
    visit.follow();
    expect(due).toHaveLength(0);
  });
});
