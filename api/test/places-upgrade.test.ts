import { UpgradedDatabase } from './support/upgraded-database.js';

const FIRST_WITH_TREE = 40;
const FIRST_WITH_TITLES = 51;

/** What an older version let be entered: a village without its street, and two units of one name beside each other. */
const STORED = `
  INSERT INTO org_unit (path, name) VALUES
    ('yunhe', '云河区'), ('yunhe.a', '东街'), ('yunhe.b', '东街'), ('yunhe.c.d', '河湾村');
  INSERT INTO site (org_unit_id, name) SELECT id, place FROM org_unit, unnest(ARRAY['王奶奶家', '服务室']) AS place
    WHERE path = 'yunhe.c.d';
  INSERT INTO terminal (site_id, name, kind)
    SELECT id, name, CASE name WHEN '服务室' THEN 'room' ELSE 'home' END FROM site;
  INSERT INTO audit_event (actor, action, subject, org_path) VALUES ('system', 'filled', 'row:1', 'yunhe.c.d');`;

let database: UpgradedDatabase;

beforeAll(async () => {
  database = await UpgradedDatabase.of(FIRST_WITH_TREE, STORED);
});
afterAll(() => database.drop());

test('[O1] units of the release before become a whole tree, and none is lost', async () => {
  expect(
    await database.rows('SELECT path::text, parent_path::text AS parent, name FROM org_unit ORDER BY path'),
  ).toEqual([
    { path: 'yunhe', parent: null, name: '云河区' },
    { path: 'yunhe.a', parent: 'yunhe', name: '东街' },
    { path: 'yunhe.b', parent: 'yunhe', name: '东街 2' },
    { path: 'yunhe.c', parent: 'yunhe', name: 'c' },
    { path: 'yunhe.c.d', parent: 'yunhe.c', name: '河湾村' },
  ]);
});

test('[O7] what was recorded before the upgrade belongs to the unit that has its path', async () => {
  expect(
    await database.rows(`SELECT o.name FROM audit_event e JOIN org_unit_path k ON k.path = e.org_path
      JOIN org_unit o ON o.id = k.org_unit_id`),
  ).toEqual([{ name: '河湾村' }]);
});

test('the kind of a site is that of its terminals', async () => {
  expect(await database.rows('SELECT name, kind FROM site ORDER BY kind')).toEqual([
    { name: '服务室', kind: 'community_room' },
    { name: '王奶奶家', kind: 'household' },
  ]);
});

test('a notice of the release before has its first line as its title, and loses nothing', async () => {
  const long = '很'.repeat(70);
  const texts = ['周五停电', '周五停电\n下午两点到五点', long].map((text) => ({ text, until: '2026-12-31' }));
  const older = await UpgradedDatabase.of(
    FIRST_WITH_TITLES,
    `INSERT INTO org_unit (path, name) VALUES ('yunhe', '云河区');
     INSERT INTO site (org_unit_id, name, notices) SELECT id, '服务室', '${JSON.stringify(texts)}' FROM org_unit;
     INSERT INTO site (org_unit_id, name) SELECT id, '空' FROM org_unit;`,
  );
  const notice = (title: string, text: string) => ({ title, text, from: null, until: '2026-12-31' });
  expect(await older.rows('SELECT name, name_en, notices FROM site ORDER BY name DESC')).toEqual([
    { name: '空', name_en: '', notices: [] },
    {
      name: '服务室',
      name_en: '',
      notices: [notice('周五停电', ''), notice('周五停电', '周五停电\n下午两点到五点'), notice('很'.repeat(60), long)],
    },
  ]);
  await older.drop();
});
