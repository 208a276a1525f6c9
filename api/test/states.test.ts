import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { commandStates } from '../src/areas/commands/command-state.js';
import { agentStates } from '../src/areas/contacts/agents/agent-state.js';
import { contactStates } from '../src/areas/contacts/contact-state.js';
import { offerStates } from '../src/areas/contacts/offers/offer-state.js';
import { paperStates } from '../src/areas/intakes/paper-state.js';
import { pairingStates } from '../src/areas/terminals/pairing-state.js';
import { runStates } from '../src/kernel/jobs/run-state.js';
import { type TestDatabase, testDatabase } from './support/database.js';

const MACHINES = {
  contact: contactStates,
  agent_state: agentStates,
  offer: offerStates,
  pairing: pairingStates,
  intake_paper: paperStates,
  job_run: runStates,
  terminal_command: commandStates,
} as const;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

describe('the database holds the state tables', () => {
  test.each(Object.entries(MACHINES))(
    '%s: the moves that it allows are those of the table',
    async (entity, machine) => {
      const { rows } = await client.query<{ from_state: string; to_state: string }>(
        'SELECT from_state, to_state FROM state_move WHERE entity = $1',
        [entity],
      );
      const moves = rows.map((row) => `${row.from_state} ${row.to_state}`).sort();
      expect(moves).toEqual(machine.edges.map((edge) => edge.join(' ')));
    },
  );

  test.each(Object.keys(MACHINES))('%s: every update of its state passes the trigger', async (entity) => {
    const { rows } = await client.query<{ definition: string }>(
      `SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgname = $1 AND tgrelid = $2::regclass AND tgenabled = 'O'`,
      [`${entity}_move`, entity],
    );
    expect(rows[0]?.definition).toContain('EXECUTE FUNCTION refuse_move()');
    expect(rows[0]?.definition).toContain(`BEFORE UPDATE OF state ON public.${entity} FOR EACH ROW`);
  });

  test('C5 every state of the column is in the table, and every other table with a state says why not', async () => {
    const { rows } = await client.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'state' ORDER BY 1`,
    );
    expect(rows.map((row) => row.table_name)).toEqual(Object.keys(MACHINES).sort());
  });

  test('a statement that goes another way is refused and changes nothing', async () => {
    const staff = await client.query<{ id: string }>('SELECT id FROM staff ORDER BY id LIMIT 1');
    const id = staff.rows[0]!.id;
    await client.query('INSERT INTO agent_state (staff_id) VALUES ($1)', [id]);
    await expect(
      client.query(`UPDATE agent_state SET state = 'wrap_up', until = now() WHERE staff_id = $1`, [id]),
    ).rejects.toMatchObject({ code: '23514', message: 'agent_state cannot go from offline to wrap_up' });
    const { rows } = await client.query('SELECT state FROM agent_state WHERE staff_id = $1', [id]);
    expect(rows[0].state).toBe('offline');
  });
});

/** The states that can be reached from one. */
function reachable(edges: readonly (readonly [string, string])[], from: string): Set<string> {
  const seen = new Set([from]);
  for (const state of seen) for (const [a, b] of edges) if (a === state) seen.add(b);
  return seen;
}

describe('the state tables', () => {
  test('C5 a call reaches every state from queued, ends from every state, and nothing leaves ended', () => {
    const states = ['queued', 'offered', 'connecting', 'active', 'held', 'ended'] as const;
    expect(reachable(contactStates.edges, 'queued')).toEqual(new Set(states));
    for (const state of states) expect(contactStates.next(state, 'end')).toBe(state === 'ended' ? null : 'ended');
    expect(reachable(contactStates.edges, 'ended')).toEqual(new Set(['ended']));
  });

  test('C5 a call is active only after it was answered', () => {
    expect(contactStates.edges.filter(([, to]) => to === 'active').map(([from]) => from)).toEqual([
      'connecting',
      'held',
    ]);
    expect(contactStates.edges.filter(([, to]) => to === 'connecting').map(([from]) => from)).toEqual([
      'offered',
      'ringing',
    ]);
  });

  test('an agent leaves a call only by its end, and can always go off duty again', () => {
    expect(agentStates.edges.filter(([from]) => from === 'on_call')).toEqual([
      // Called a terminal, and nobody answered. [C21]
      ['on_call', 'available'],
      ['on_call', 'wrap_up'],
    ]);
    for (const state of ['offline', 'available', 'reserved', 'on_call', 'wrap_up', 'away']) {
      expect(reachable(agentStates.edges, state)).toContain('offline');
      expect(reachable(agentStates.edges, state)).toContain('available');
    }
  });

  test('only an available agent is reserved, and only a reserved one is put on a call', () => {
    expect(agentStates.move('reserve')).toEqual({ from: ['available'], to: 'reserved' });
    expect(agentStates.move('accept')).toEqual({ from: ['reserved'], to: 'on_call' });
  });

  test('what was decided once stays decided', () => {
    for (const [, to] of [...offerStates.edges, ...pairingStates.edges]) {
      expect([...offerStates.edges, ...pairingStates.edges].some(([from]) => from === to)).toBe(false);
    }
  });

  test('a paper that was put off or refused can be taken up again', () => {
    const states = ['requested', 'received', 'accepted', 'retake', 'later'];
    for (const state of states) {
      const others = states.filter((other) => other !== state);
      expect([...reachable(paperStates.edges, state)]).toEqual(expect.arrayContaining(others));
    }
  });

  test('[K2] a command acts only after it was acknowledged, and nothing follows its outcome', () => {
    const over = ['done', 'failed', 'unsupported', 'refused', 'expired', 'cancelled'];
    expect(reachable(commandStates.edges, 'pending')).toEqual(new Set(['pending', 'sent', 'acknowledged', ...over]));
    for (const state of over) expect(reachable(commandStates.edges, state)).toEqual(new Set([state]));
    for (const state of ['done', 'failed', 'refused']) {
      expect(commandStates.edges.filter(([, to]) => to === state).map(([from]) => from)).toEqual(['acknowledged']);
    }
    expect(commandStates.next('acknowledged', 'take_back')).toBeNull();
    expect(commandStates.next('acknowledged', 'expire')).toBeNull();
  });

  test('an input that leads to several states has no single move', () => {
    expect(() => contactStates.move('media')).toThrow('media does not lead to one state');
  });
});
