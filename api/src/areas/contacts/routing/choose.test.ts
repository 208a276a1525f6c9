import { CategorySchema, type Role } from '@falink/protocol';
import fc from 'fast-check';
import { choosePairs, type IdleAgent, isEligible, type WaitingContact } from './choose.js';

const PATHS = ['d', 'd.east', 'd.east.one', 'd.west', 'e'];
const ROLES: Role[] = ['duty_lawyer', 'legal_aid_officer'];
const path = fc.constantFrom(...PATHS);
const category = fc.constantFrom(...CategorySchema.options);
const agentIds = Array.from({ length: 8 }, (_, i) => `agent-${i}`);

const calls = fc
  .array(
    fc.record({
      kind: fc.constantFrom('consultation' as const, 'intake' as const),
      category,
      orgPath: path,
      triedBy: fc.subarray(agentIds),
      isGuest: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((list): WaitingContact[] => list.map((call, i) => ({ id: `call-${i}`, ...call })));
const agents = fc
  .array(fc.record({ roles: fc.subarray(ROLES), skills: fc.uniqueArray(category, { maxLength: 3 }), orgPath: path }), {
    maxLength: 8,
  })
  .map((list): IdleAgent[] => list.map((agent, i) => ({ id: `agent-${i}`, ...agent })));

const call = (more: Partial<WaitingContact> = {}): WaitingContact => ({
  id: 'call',
  kind: 'consultation',
  category: 'uncategorised',
  orgPath: 'd.east',
  triedBy: [],
  isGuest: false,
  ...more,
});
const agent = (id: string, more: Partial<IdleAgent> = {}): IdleAgent => ({
  id,
  roles: ['duty_lawyer'],
  skills: [],
  orgPath: 'd',
  ...more,
});
const chosen = (waiting: WaitingContact[], idle: IdleAgent[]) =>
  choosePairs(waiting, idle).map((pair) => `${pair.contactId}→${pair.agentId}`);

describe('any queue and any agents', () => {
  test('nobody is given twice, and only to whom it may be given', () => {
    fc.assert(
      fc.property(calls, agents, (waiting, idle) => {
        const pairs = choosePairs(waiting, idle);
        expect(new Set(pairs.map((pair) => pair.contactId)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.agentId)).size).toBe(pairs.length);
        for (const pair of pairs) {
          const [w, a] = [waiting.find((c) => c.id === pair.contactId)!, idle.find((i) => i.id === pair.agentId)!];
          expect(isEligible(w, a)).toBe(true);
        }
      }),
    );
  });

  test('no call waits while somebody who may answer it stays idle', () => {
    fc.assert(
      fc.property(calls, agents, (waiting, idle) => {
        const pairs = choosePairs(waiting, idle);
        const left = idle.filter((a) => !pairs.some((pair) => pair.agentId === a.id));
        const unserved = waiting.filter((w) => !pairs.some((pair) => pair.contactId === w.id));
        for (const w of unserved) expect(left.some((a) => isEligible(w, a))).toBe(false);
      }),
    );
  });

  test('who waits longer is never passed over for somebody who waits less and could have the same agent', () => {
    fc.assert(
      fc.property(calls, agents, (waiting, idle) => {
        const pairs = choosePairs(waiting, idle);
        for (const [i, older] of waiting.entries()) {
          if (pairs.some((pair) => pair.contactId === older.id)) continue;
          for (const younger of waiting.slice(i + 1)) {
            if (older.isGuest && !younger.isGuest) continue;
            const pair = pairs.find((one) => one.contactId === younger.id);
            if (pair) expect(isEligible(older, idle.find((a) => a.id === pair.agentId)!)).toBe(false);
          }
        }
      }),
    );
  });

  test('[U4] no guest is given an agent whom a terminal that still waits could have', () => {
    fc.assert(
      fc.property(calls, agents, (waiting, idle) => {
        const pairs = choosePairs(waiting, idle);
        const agentOf = ({ id }: WaitingContact) =>
          idle.find((a) => pairs.some((p) => p.contactId === id && p.agentId === a.id));
        const left = waiting.filter((w) => !w.isGuest && !agentOf(w));
        for (const guest of waiting.filter(({ isGuest }) => isGuest)) {
          const given = agentOf(guest);
          if (given) expect(left.filter((w) => isEligible(w, given))).toEqual([]);
        }
      }),
    );
  });

  test('an agent who has not seen the call goes before one who declined or missed it', () => {
    fc.assert(
      fc.property(calls, agents, (waiting, idle) => {
        const first = waiting[0];
        if (!first) return;
        const pair = choosePairs([first], idle)[0];
        if (!pair || !first.triedBy.includes(pair.agentId)) return;
        expect(idle.filter((a) => isEligible(first, a)).every((a) => first.triedBy.includes(a.id))).toBe(true);
      }),
    );
  });
});

describe('between several', () => {
  test('the longest idle answers', () => {
    expect(chosen([call()], [agent('idle-longest'), agent('idle-less')])).toEqual(['call→idle-longest']);
  });

  test('the skill decides before idleness, a generalist before a specialist in something else', () => {
    const idle = [
      agent('traffic', { skills: ['traffic'] }),
      agent('generalist'),
      agent('labour', { skills: ['labour'] }),
    ];
    expect(chosen([call({ category: 'labour' })], idle)).toEqual(['call→labour']);
    expect(chosen([call({ category: 'labour' })], idle.slice(0, 2))).toEqual(['call→generalist']);
    expect(chosen([call({ category: 'labour' })], idle.slice(0, 1))).toEqual(['call→traffic']);
    expect(chosen([call({ category: 'uncategorised' })], idle)).toEqual(['call→traffic']);
  });

  test('who declined is asked last, but asked', () => {
    const waiting = [call({ category: 'labour', triedBy: ['labour'] })];
    expect(chosen(waiting, [agent('labour', { skills: ['labour'] }), agent('other', { skills: ['family'] })])).toEqual([
      'call→other',
    ]);
    expect(chosen(waiting, [agent('labour', { skills: ['labour'] })])).toEqual(['call→labour']);
  });

  test('an intake waits for an officer, a consultation for a lawyer', () => {
    const officer = agent('officer', { roles: ['legal_aid_officer'] });
    expect(chosen([call({ kind: 'intake' })], [agent('lawyer')])).toEqual([]);
    expect(chosen([call({ kind: 'intake' })], [agent('lawyer'), officer])).toEqual(['call→officer']);
    expect(chosen([call()], [officer])).toEqual([]);
  });

  test('agents of a street answer calls of that street only', () => {
    expect(chosen([call({ orgPath: 'd.east.one' })], [agent('east', { orgPath: 'd.east' })])).toEqual(['call→east']);
    expect(chosen([call({ orgPath: 'd.west' })], [agent('east', { orgPath: 'd.east' })])).toEqual([]);
    expect(chosen([call({ orgPath: 'd.eastern' })], [agent('east', { orgPath: 'd.east' })])).toEqual([]);
  });
});
