import { fleet, type SomeTargetValues, TARGET_DEFAULTS, TARGET_SETTINGS, type TargetValues } from '@falink/protocol';
import fc from 'fast-check';
import type pg from 'pg';
import { loadTargets } from '../../src/areas/targets/queries/targets.js';
import { TargetTeller } from '../../src/areas/targets/target-teller.js';
import type { TestApi } from './api.js';

const percent = fc.integer({ min: 0, max: 100 });
const ofDay = fc.record({ from: fc.constant('08:00'), to: fc.constant('21:30'), brightness: percent });

/** The third size of letters, which is large as well for who does not know it. */
export const LARGEST = { value: true, locked: false, largest: true } as const;

/** Some settings, as a place may give them. */
const anySettings: fc.Arbitrary<SomeTargetValues> = fc.record(
  {
    volume: fc.tuple(percent, percent, percent).map((three) => {
      const [min = 0, middle = 0, max = 0] = [...three].sort((a, b) => a - b);
      return { default: middle, min, max };
    }),
    locale: fc.record({ value: fc.constantFrom('zh-CN' as const, 'en' as const), locked: fc.boolean() }),
    elder: fc
      .record({ size: fc.constantFrom('standard', 'elder', 'largest'), locked: fc.boolean() })
      .map(({ size, locked }) => ({
        value: size !== 'standard',
        locked,
        ...(size === 'largest' && { largest: true as const }),
      })),
    screen: fc.record({ week: fc.array(fc.array(ofDay, { maxLength: 1 }), { minLength: 7, maxLength: 7 }) }),
    screensaver: fc.integer({ min: 0, max: 240 }),
    feature_library: fc.boolean(),
    feature_follow: fc.boolean(),
  },
  { requiredKeys: [] },
);

type Column = 'org_unit_id' | 'site_id' | 'terminal_id';
interface Place {
  readonly column: Column | null;
  readonly id: string | null;
}

async function give(db: pg.PoolClient, { column, id }: Place, values: SomeTargetValues): Promise<void> {
  const { rows } = column
    ? await db.query<{ id: string }>(`INSERT INTO target (${column}) VALUES ($1) RETURNING id`, [id])
    : await db.query<{ id: string }>('INSERT INTO target DEFAULT VALUES RETURNING id');
  for (const [setting, value] of Object.entries(values)) {
    await db.query('INSERT INTO target_setting (target_id, setting, value) VALUES ($1, $2, $3)', [
      rows[0]?.id,
      setting,
      JSON.stringify(value),
    ]);
  }
}

/** From the root to the terminal: the ids of everything that a terminal inherits from. */
async function chains(db: pg.PoolClient): Promise<Map<string, readonly (string | null)[]>> {
  const { rows } = await db.query<{ id: string; site_id: string; units: string[] }>(
    `SELECT t.id, t.site_id, ARRAY(SELECT u.id::text FROM org_unit u WHERE u.path @> o.path ORDER BY nlevel(u.path)) AS units
     FROM terminal t JOIN site s ON s.id = t.site_id JOIN org_unit o ON o.id = s.org_unit_id`,
  );
  return new Map(rows.map(({ id, site_id, units }) => [id, [null, ...units, site_id, id]]));
}

async function inRolledBack<T>(pool: pg.Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    await db.query('BEGIN');
    return await work(db);
  } finally {
    await db.query('ROLLBACK');
    db.release();
  }
}

async function places(db: pg.PoolClient): Promise<readonly Place[]> {
  const { rows } = await db.query<{ column: Column; id: string }>(
    `SELECT 'org_unit_id' AS column, id FROM org_unit UNION ALL SELECT 'site_id', id FROM site
     UNION ALL SELECT 'terminal_id', id FROM terminal ORDER BY 2`,
  );
  return [{ column: null, id: null }, ...rows];
}

/** Compares what the database answers for every terminal with a plain walk down the tree. */
async function nearestWins(pool: pg.Pool): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), anySettings), { maxLength: 25 }),
      fc.nat(),
      fc.nat(),
      (gifts, movedSite, movedTo) =>
        inRolledBack(pool, async (db) => {
          const all = await places(db);
          const given = new Map<string | null, SomeTargetValues>();
          for (const [at, values] of gifts) {
            const place = all[at % all.length];
            if (!place || given.has(place.id)) continue;
            given.set(place.id, values);
            await give(db, place, values);
          }
          const compare = async (): Promise<void> => {
            const chainOf = await chains(db);
            const targets = await loadTargets(db, [...chainOf.keys()]);
            expect(targets.size).toBe(chainOf.size);
            for (const [id, chain] of chainOf) {
              const wanted = Object.assign(
                { ...TARGET_DEFAULTS, channel: 'main' },
                ...chain.map((at) => given.get(at)),
              );
              expect(targets.get(id)?.values).toEqual(wanted as TargetValues);
              for (const setting of TARGET_SETTINGS) {
                const nearest = chain.findLast((at) => given.get(at)?.[setting] !== undefined);
                expect(targets.get(id)?.from[setting].id).toBe(nearest ?? null);
              }
            }
          };
          await compare();
          const sites = all.filter(({ column }) => column === 'site_id');
          const units = all.filter(({ column }) => column === 'org_unit_id');
          await db.query('UPDATE site SET org_unit_id = $2 WHERE id = $1', [
            sites[movedSite % sites.length]?.id,
            units[movedTo % units.length]?.id,
          ]);
          await compare();
        }),
    ),
    { numRuns: 40 },
  );
}

const MANY = 10_000;

/** A teller over ten thousand lines that count what is sent to them in one turn of the event loop. */
async function tenThousand(api: TestApi): Promise<void> {
  const { pool } = api.service.ctx;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO terminal (site_id, name, kind, paired_at)
     SELECT (SELECT s.id FROM site s JOIN terminal t ON t.site_id = s.id LIMIT 1), '电视' || i, 'home', now()
     FROM generate_series(1, $1::int) AS i RETURNING id`,
    [MANY],
  );
  const perTurn: number[] = [];
  let turn = 0;
  const sent: string[] = [];
  const endTurn = (): void => {
    perTurn.push(turn);
    turn = 0;
  };
  const boxes = new Map(
    rows.map(({ id }) => [
      id,
      {
        data: { terminalId: id, version: 2 },
        emit: (name: string) => {
          if (turn === 0) setImmediate(endTurn);
          turn += 1;
          sent.push(name);
        },
      },
    ]),
  );
  const teller = new TargetTeller({ pool, sockets: { fleet: { sockets: boxes } } as never });
  const districts = await pool.query<{ id: string }>('SELECT id FROM org_unit WHERE nlevel(path) = 1');
  await teller.tell(districts.rows.map(({ id }) => id));
  expect(sent).toHaveLength(MANY);
  expect(new Set(sent)).toEqual(new Set([fleet.targetUpdated.name]));
  await new Promise((resolve) => setImmediate(resolve));
  expect(Math.max(...perTurn)).toBeLessThanOrEqual(100);
  // Sent already: a second notification of the same is none.
  await teller.tell(rows.slice(0, 200).map(({ id }) => id));
  expect(sent).toHaveLength(MANY);
}

export const TARGETS = { nearestWins, tenThousand };
