import { until } from '@falink/fixtures/until';
import pg from 'pg';
import { CallWorld } from './support/call-world.js';
import { TestAgent } from './support/people.js';

/** More than one round of routing takes. */
const IDLE_OFFICERS = 260;

let world: CallWorld;
beforeAll(async () => {
  world = await CallWorld.start();
  await world.reset();
});
afterAll(() => world.stop());

test('[C3] agents who can answer nothing that waits hide nobody behind them', async () => {
  const client = new pg.Client({ connectionString: world.database.url });
  await client.connect();
  // Officers, free for longer than anybody else, while only consultations wait. No command makes so many people.
  await client.query(
    `WITH many AS (
       INSERT INTO staff (username, display_name, title, office, password_hash, org_unit_id)
       SELECT 'idle-' || n, '某某', '受理员', '法律援助中心', 'x', (SELECT org_unit_id FROM staff WHERE username = 'aid')
       FROM generate_series(1, $1::int) AS n RETURNING id
     ), roles AS (INSERT INTO staff_role (staff_id, role) SELECT id, 'legal_aid_officer' FROM many)
     INSERT INTO agent_state (staff_id, state, idle_since) SELECT id, 'available', now() - interval '1 hour' FROM many`,
    [IDLE_OFFICERS],
  );
  await client.end();
  const lawyer = await TestAgent.onDuty(world.api, 'lawyer');
  const { call } = await world.homes[0].queue();
  const { offer } = await until(
    'the lawyer is rung',
    () => lawyer.status(),
    (status) => status.offer !== null,
  );
  expect(offer?.call.id).toBe(call.id);
});
