import { randomBytes, randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AssetManifest, RenditionId } from '@falink/broadcast';
import { ladderStep } from '@falink/broadcast';
import { until } from '@falink/fixtures/until';
import { fleet, programmeRoutes, type Scene } from '@falink/protocol';
import { TERMINALS } from '../src/areas/demo/district.js';
import { onAirChanged } from '../src/areas/programme/changes.js';
import { Channels } from '../src/areas/programme/channels.js';
import { MediaLibrary } from '../src/areas/programme/media-library.js';
import { OnAirClock } from '../src/areas/programme/on-air-clock.js';
import type { Change } from '../src/kernel/delivery/change-feed.js';
import { ask, signIn, startApi, type TestApi } from './support/api.js';
import { type TestDatabase, testDatabase } from './support/database.js';
import { HEALTH, TestSocket } from './support/sockets.js';

const DURATIONS = [4000, 4000, 2500];

function manifestOf(id: string, renditions: readonly RenditionId[], episode: number): AssetManifest {
  const segments = (folder: string, extension: string) =>
    DURATIONS.map((durationMs, index) => ({ file: `${folder}/${index}.${extension}`, durationMs }));
  return {
    version: 1,
    id,
    title: { zh: `故事${episode}`, en: `Story ${episode}` },
    summary: { zh: '一', en: 'One' },
    series: { id: 'stories', title: { zh: '身边的法律小故事', en: 'Everyday law stories' } },
    episode,
    theme: 'labour',
    durationMs: DURATIONS.reduce((sum, ms) => sum + ms, 0),
    renditions: renditions.map((rendition) => {
      const { width, height } = ladderStep(rendition);
      return {
        id: rendition,
        width,
        height,
        frameRate: 25,
        codecs: 'avc1.4d401e,mp4a.40.2',
        bandwidth: 900_000,
        averageBandwidth: 500_000,
        init: `${rendition}/init.mp4`,
        segments: segments(rendition, 'm4s'),
      };
    }),
    subtitles: [{ language: 'zh-CN', name: '中文', file: 'common/zh.vtt', segments: segments('common/zh', 'vtt') }],
    posters: [{ file: 'common/poster.jpg', width: 1280, height: 720 }],
    citations: [],
  };
}

let mediaDir: string;
let database: TestDatabase;
let api: TestApi;
let lawyer: string;
let box: string;

async function publish(manifest: AssetManifest): Promise<void> {
  const folder = join(mediaDir, manifest.id);
  const tracks = [...manifest.renditions, ...manifest.subtitles];
  const files = [
    ...tracks.flatMap(({ segments }) => segments.map(({ file }) => file)),
    ...manifest.renditions.map(({ init }) => init),
    ...manifest.subtitles.map(({ file }) => file),
    ...manifest.posters.map(({ file }) => file),
  ];
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), randomBytes(1000));
  }
  await writeFile(join(folder, 'manifest.tmp'), JSON.stringify(manifest));
  await rename(join(folder, 'manifest.tmp'), join(folder, 'manifest.json'));
}

const get = (path: string, headers: Record<string, string> = {}) => fetch(api.url + path, { headers });
const text = async (path: string) => (await get(path)).text();

beforeAll(async () => {
  mediaDir = await mkdtemp(join(tmpdir(), 'falink-media-'));
  await publish(manifestOf('wages-owed', ['432p'], 1));
  await publish(manifestOf('mothers-maintenance', ['432p', '720p'], 2));
  await writeFile(join(mediaDir, 'wages-owed', 'secret.txt'), 'not named in the manifest');
  database = await testDatabase();
  api = await startApi(database.url, { mediaDir });
  lawyer = await signIn(api, 'lawyer');
  box = (await api.service.ctx.tokens.signTerminal(TERMINALS[0]!.id, 1)).token;
});
afterAll(async () => {
  await api.stop();
  await database.drop();
  await rm(mediaDir, { recursive: true, force: true });
});

describe('the library', () => {
  it('lists finished videos to terminals and staff', async () => {
    for (const token of [box, lawyer]) {
      const { data } = await ask(api, programmeRoutes.listAssets, { token });
      expect(data.assets.map(({ id, heights }) => [id, heights])).toEqual([
        ['wages-owed', [432]],
        ['mothers-maintenance', [720, 432]],
      ]);
    }
    expect((await ask(api, programmeRoutes.listAssets)).error?.code).toBe('auth.required');
  });

  it('serves what it names: poster, subtitles, playlist', async () => {
    const { data } = await ask(api, programmeRoutes.listAssets, { token: box });
    const asset = data.assets[0]!;
    expect((await get(asset.posterUrl)).headers.get('content-type')).toBe('image/jpeg');
    expect((await get(asset.subtitles[0]!.url)).headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    const playlist = await get(asset.playlistUrl);
    expect(playlist.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    expect(await playlist.text()).toContain('432p.m3u8');
  });

  it('picks up a rendition that appears while it runs, at addresses that did not change', async () => {
    const media = () => text('/media/assets/wages-owed/432p.m3u8');
    const before = await media();
    expect(await text('/media/channels/main/master.m3u8')).not.toContain('720p');
    await publish(manifestOf('wages-owed', ['432p', '720p'], 1));
    await until('the new rendition', async () =>
      (await text('/media/assets/wages-owed/master.m3u8')).includes('720p.m3u8'),
    );
    expect(await media()).toBe(before);
    expect(await text('/media/channels/main/master.m3u8')).toContain('720p.m3u8');
  });

  it('leaves a broken manifest out and goes on', async () => {
    await mkdir(join(mediaDir, 'broken'));
    await writeFile(join(mediaDir, 'broken', 'manifest.json'), '{');
    const library = new MediaLibrary({ folder: mediaDir, log: api.service.ctx.log, rescanMs: 0 });
    expect((await library.assets()).map(({ manifest }) => manifest.id)).toEqual(['mothers-maintenance', 'wages-owed']);
    const long = { ...manifestOf('broken', ['432p'], 9), theme: 'x'.repeat(81) };
    await writeFile(join(mediaDir, 'broken', 'manifest.json'), JSON.stringify(long));
    expect((await library.assets()).map(({ manifest }) => manifest.id)).toEqual(['mothers-maintenance', 'wages-owed']);
    await writeFile(join(mediaDir, 'broken', 'manifest.json'), JSON.stringify(manifestOf('other-name', ['432p'], 9)));
    expect(await library.asset('broken')).toBeNull();
    expect(await new MediaLibrary({ folder: '/nowhere', log: api.service.ctx.log }).assets()).toEqual([]);
  });

  it('keeps a video whose manifest is missing or half written for seconds, and its channel’s numbers', async () => {
    const { log, pool } = api.service.ctx;
    const folder = join(mediaDir, 'copies');
    for (const id of ['wages-owed', 'mothers-maintenance'])
      await cp(join(mediaDir, id), join(folder, id), { recursive: true });
    const libraryWith = (graceMs: number) => new MediaLibrary({ folder, log, rescanMs: 0, graceMs });
    const patient = libraryWith(60_000);
    const impatient = libraryWith(0);
    const channels = new Channels({ db: pool, library: patient, log });
    const nowMs = Date.now();
    const numbers = async () => (await channels.playlist('main', '432p.m3u8', nowMs))?.match(/SEQUENCE:\d+/g);
    const before = await numbers();
    const manifest = join(folder, 'wages-owed', 'manifest.json');
    await rename(manifest, `${manifest}.old`);
    expect(await numbers()).toEqual(before);
    expect(await impatient.asset('wages-owed')).toBeNull();
    await writeFile(manifest, '{"version":');
    expect(await patient.asset('wages-owed')).not.toBeNull();
    await rename(`${manifest}.old`, manifest);
    expect(await numbers()).toEqual(before);
    await rm(join(folder, 'wages-owed'), { recursive: true });
    expect(await patient.asset('wages-owed')).not.toBeNull();
    expect(await impatient.assets()).toHaveLength(1);
  });
});

describe('files of a video', () => {
  async function firstSegment(): Promise<string> {
    const lines = (await text('/media/assets/wages-owed/432p.m3u8')).split('\n');
    return `/media/assets/wages-owed/${lines.find((line) => line.includes('.m4s'))}`;
  }

  it('are kept for ever under their versioned address, with ranges', async () => {
    const url = await firstSegment();
    const whole = await get(url);
    expect(whole.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect([whole.status, whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([
      200,
      'video/iso.segment',
      'bytes',
    ]);
    const bytes = Buffer.from(await whole.arrayBuffer());
    const part = await get(url, { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/1000']);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
    expect((await get(url, { range: 'bytes=5000-' })).status).toBe(416);
    expect((await get(url.replace(/\?.*/, ''))).headers.get('cache-control')).toBe('public, max-age=0');
  });

  it.each(['?v=old', '?v=', '?v=a&v=b'])(
    'are not there under a version that the manifest does not have: %s',
    async (v) => {
      const url = await firstSegment();
      const other = await get(url.replace(/\?.*/, v));
      expect([other.status, other.headers.get('cache-control')]).toEqual([404, 'no-store']);
      const { data } = await ask(api, programmeRoutes.listAssets, { token: box });
      expect((await get(data.assets[0]!.posterUrl + v)).status).toBe(404);
    },
  );

  it('are not kept while the film is being replaced', async () => {
    const url = await firstSegment();
    const manifest = join(mediaDir, 'wages-owed', 'manifest.json');
    await rename(manifest, `${manifest}.old`);
    const replaced = await get(url);
    await rename(`${manifest}.old`, manifest);
    expect([replaced.status, replaced.headers.get('cache-control')]).toEqual([200, 'public, max-age=0']);
    expect((await get(url)).headers.get('cache-control')).toContain('immutable');
  });

  it('are open to players of other origins, and nothing else is', async () => {
    const segment = await firstSegment();
    for (const path of [segment, '/media/channels/main/master.m3u8', '/media/assets/nothing/master.m3u8']) {
      const { headers } = await get(path, { origin: 'https://elsewhere.example' });
      expect([path, headers.get('access-control-allow-origin'), headers.get('cross-origin-resource-policy')]).toEqual([
        path,
        '*',
        'cross-origin',
      ]);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
    const preflight = await fetch(api.url + segment, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'PUT' },
    });
    for (const { headers } of [preflight, await get('/api/v1/health'), await get('/mediator')]) {
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
  });

  it.each([
    '/media/assets/wages-owed/secret.txt',
    '/media/assets/wages-owed/manifest.json',
    '/media/assets/wages-owed/..%2f..%2fetc%2fpasswd',
    '/media/assets/..%2fwages-owed/432p/init.mp4',
    '/media/assets/wages-owed/432p/%2e%2e/%2e%2e/broken/manifest.json',
    '/media/assets/wages-owed/',
    '/media/assets/nothing/432p/init.mp4',
    '/media/channels/main/9999p.m3u8',
    '/media/channels/main/2160p.m3u8',
    '/media/channels/nothing/master.m3u8',
  ])('there is no %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('the channel', () => {
  it('has a master playlist of what all programmes share, and media playlists by the clock', async () => {
    const master = await get('/media/channels/main/master.m3u8');
    expect(master.headers.get('cache-control')).toBe('public, max-age=1');
    expect(await master.text()).toMatch(/432p\.m3u8/);
    const media = await text('/media/channels/main/432p.m3u8');
    expect(media).toContain('#EXT-X-MEDIA-SEQUENCE:');
    const segment = media.split('\n').find((line) => line.includes('.m4s'))!;
    expect((await get(new URL(segment, `${api.url}/media/channels/main/432p.m3u8`).pathname)).status).toBe(200);
    expect(await text('/media/channels/main/subtitles-zh-CN.m3u8')).toContain('.vtt');
  });

  it('says what is on now and next; how many watch, only to staff', async () => {
    const seen = await ask(api, programmeRoutes.onAir, { token: box, params: { id: 'main' } });
    expect(seen.data).toMatchObject({ channelId: 'main', channelName: { zh: '普法频道' }, watching: null });
    const { now, next } = seen.data;
    expect(Date.parse(now!.endsAt) - Date.parse(now!.startedAt)).toBe(10_500);
    expect([next!.startsAt, next!.asset.id === now!.asset.id]).toEqual([now!.endsAt, false]);
    expect((await ask(api, programmeRoutes.onAir, { token: lawyer, params: { id: 'main' } })).data.watching).toBe(0);
    expect((await ask(api, programmeRoutes.onAir, { token: box, params: { id: 'no' } })).error?.code).toBe(
      'channel.unknown',
    );
  });

  it('counts the terminals that show it', async () => {
    const tv = await TestSocket.connect(api, 'fleet', {
      token: box,
      tabId: randomUUID(),
      takeOver: false,
      appVersion: '0.1.0',
    });
    const player = { kind: 'channel', state: 'playing', title: '普法频道', currentTime: 3 } as const;
    const scene: Scene = { page: 'live', title: '普法频道', focus: null, options: [], player };
    await tv.ask(fleet.heartbeat, { scene, health: HEALTH });
    const onAir = () => ask(api, programmeRoutes.onAir, { token: lawyer, params: { id: 'main' } });
    await until('one watches', async () => (await onAir()).data.watching === 1);
    tv.close();
    await until('nobody watches', async () => (await onAir()).data.watching === 0);
  });

  it('has nothing on while there are no films', async () => {
    const { pool } = api.service.ctx;
    await pool.query(`INSERT INTO channel (id, name_zh, name_en, starts_at) VALUES ('empty', '空', 'Empty', now())`);
    const { log } = api.service.ctx;
    const channels = new Channels({ db: pool, library: new MediaLibrary({ folder: '/nowhere', log }), log });
    expect((await channels.find('empty'))?.lineUp.programmes).toEqual([]);
    expect(await channels.playlist('empty', 'master.m3u8', Date.now())).toBeNull();
  });

  it('stays on air while the database is away', async () => {
    const { pool, log, config } = api.service.ctx;
    const library = new MediaLibrary({ folder: config.mediaDir, log });
    let isAway = false;
    const db = {
      query: (...args: Parameters<typeof pool.query>) =>
        isAway ? Promise.reject(new Error('away')) : (pool.query as (...a: unknown[]) => unknown)(...args),
    } as unknown as typeof pool;
    const channels = new Channels({ db, library, log, reloadMs: 0 });
    expect(await channels.playlist('main', '432p.m3u8', Date.now())).not.toBeNull();
    isAway = true;
    expect(await channels.playlist('main', '432p.m3u8', Date.now())).not.toBeNull();
  });

  it('tells when the next programme begins', async () => {
    const { pool, log, config } = api.service.ctx;
    const channels = new Channels({ db: pool, library: new MediaLibrary({ folder: config.mediaDir, log }), log });
    const { data } = await ask(api, programmeRoutes.onAir, { token: box, params: { id: 'main' } });
    let nowMs = Date.parse(data.now!.endsAt) - 20;
    const told: Change[] = [];
    const clock = new OnAirClock({
      channels,
      log,
      announce: (changes) => told.push(...changes),
      now: () => {
        nowMs += 15;
        return nowMs;
      },
    });
    clock.start();
    await until('the change of programme', () => told.length > 0);
    clock.stop();
    expect(told[0]).toEqual({ type: 'on_air', id: 'main' });
  });

  it('[D12] notifies its televisions when the next programme begins, those of the release before not', async () => {
    const open = (protocol: number) =>
      TestSocket.connect(api, 'fleet', {
        protocol,
        token: box,
        tabId: randomUUID(),
        takeOver: true,
        appVersion: '0.1.0',
      });
    const before = await open(1);
    await before.hears(fleet.callUpdated);
    api.service.ctx.changes.deliver([onAirChanged('main'), onAirChanged('empty')]);
    const tv = await open(2);
    await tv.hears(fleet.callUpdated);
    api.service.ctx.changes.deliver([onAirChanged('main'), onAirChanged('empty')]);
    const { channelId, now, watching } = await tv.hears(fleet.onAirUpdated);
    expect({ channelId, watching }).toEqual({ channelId: 'main', watching: null });
    expect(now?.asset.playlistUrl).toMatch(/^\/media\/assets\//);
    expect(new Set(tv.all(fleet.onAirUpdated).map((one) => one.channelId))).toEqual(new Set(['main']));
    expect(before.heard.some(({ name }) => name === fleet.onAirUpdated.name)).toBe(false);
    tv.close();
  });
});
