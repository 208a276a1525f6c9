import { sampleReported, sampleTarget, sampleTargetReach } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';

const DAY = [
  { from: '07:00', to: '18:00', brightness: 100 },
  { from: '18:00', to: '21:00', brightness: 60 },
];
const OWN = { screen: { week: [DAY, DAY, DAY, DAY, DAY, DAY, []] }, feature_calculators: false };

/** What every terminal of the made-up district should run, and one that has not got all of it. */
export function targetHandlers(): Handlers {
  const change = { revision: '00000000000000bb' };
  const reported = sampleReported();
  return {
    unitTarget: () => sampleTarget({ feature_calculators: false }, change),
    siteTarget: () => sampleTarget({}, change),
    terminalTarget: () => sampleTarget(OWN, change),
    terminalReported: () => ({
      reported: {
        ...reported,
        revision: change.revision,
        values: { ...reported.values, ...OWN, feature_calculators: true, elder: { value: false, locked: false } },
        chosen: ['elder'],
        failures: [{ setting: 'screen', reason: 'failed', detail: 'brightness: this box refuses' }],
      },
    }),
    previewUnitTarget: () => sampleTargetReach(),
    previewSiteTarget: () => sampleTargetReach({ terminals: 2, changing: 2, own: 0 }),
    setUnitTarget: () => sampleTarget({ feature_library: false }, { ...change, here: null }),
    listChannels: () => ({
      items: [{ id: 'pufa', name: { zh: '普法频道', en: 'Law channel' } }],
      nextCursor: null,
      total: 1,
    }),
  };
}
