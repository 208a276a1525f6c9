import type { NetworkReport } from '@falink/client';
import { renderPage } from '../../testing/render.js';
import { NetworkCheckPage } from './NetworkCheckPage.js';

const open = (report: NetworkReport | null, phase: 'running' | 'done' | 'unreachable' | 'later' = 'done') =>
  renderPage(NetworkCheckPage, {
    prepare: (session) => {
      session.network.run = async () => session.network.store.set({ phase, report });
    },
  });

it.each([
  [{ udp: 'works', tcp: 'works', turn: 'works' }, '网络很好', ['直接的路：通', '备用的路：通', '绕行的路：通']],
  [
    { udp: 'fails', tcp: 'works', turn: 'not_offered' },
    '备用的路',
    ['直接的路：不通', '备用的路：通', '绕行的路：没有设'],
  ],
  [{ udp: 'fails', tcp: 'fails', turn: 'works' }, '绕一段路', ['直接的路：不通', '备用的路：不通', '绕行的路：通']],
  [
    { udp: 'fails', tcp: 'fails', turn: 'fails' },
    '不让视频通过',
    ['直接的路：不通', '备用的路：不通', '绕行的路：不通'],
  ],
] as const)('%j: one sentence that contains %s, and each way', async (report, words, ways) => {
  const { scene, texts, update, close } = await open(report);
  await update();
  const [, ...lines] = scene().lines;
  expect(scene().title).toContain(words);
  expect(lines).toEqual(ways);
  expect(texts().join('\n')).toContain(scene().title);
  close();
});

it.each([
  ['running', '正在检测', '直接的路：正在试'],
  ['unreachable', '没有连上服务', '直接的路：没有试成'],
  ['later', '检测不了', '直接的路：没有试成'],
] as const)('%s is said in words', async (phase, words, way) => {
  const { scene, update, close } = await open(null, phase);
  await update();
  expect(scene().title).toContain(words);
  expect(scene().lines).toContain(way);
  close();
});

it('asks the service when it opens and with 再试一次, and stops when it is left', async () => {
  const { session, platform, page, update, close } = await renderPage(NetworkCheckPage, {
    prepare: (_session, platform) =>
      platform.answer('POST', /network-probe$/, { json: { url: 'https://sfu.test', token: 'probe' } }),
  });
  await update();
  (page as unknown as { choose(id: string): void }).choose('again');
  await update();
  expect(platform.requests.filter((request) => request.endsWith('network-probe'))).toHaveLength(2);
  close();
  expect(session.network.store.state.phase).toBe('idle');
});
