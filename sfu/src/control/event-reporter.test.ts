import type { QualityRow } from '@falink/protocol';
import type { Logger } from '@falink/service-kit';
import type { ApiClient } from './api-client.js';
import { EventReporter } from './event-reporter.js';

const ROW: QualityRow = {
  ...{ seconds: 10, expected: true, received: 500, lost: 0, sent: 500, sentLost: 0 },
  ...{ rttMs: 30, jitterMs: 3, concealed: 0, freezes: 0, frozenMs: 0, picture: null },
};

test('[M16] while the api is away measurements make room for what happens', () => {
  const away = { call: () => new Promise(() => undefined) } as unknown as ApiClient;
  const reporter = new EventReporter(away, 'sfu-1', {} as Logger);
  const [roomId, peerId] = ['r', 'p'];
  for (let n = 0; n < 10_500; n += 1) reporter.report({ type: 'peer.measured', roomId, peerId, row: ROW });
  expect([reporter.queued, reporter.dropped]).toEqual([10_000, 500]);
  reporter.report({ type: 'peer.disconnected', roomId, peerId });
  expect([reporter.queued, reporter.dropped]).toEqual([10_001, 500]);
});
