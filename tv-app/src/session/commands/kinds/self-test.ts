import type { SelfTestCheck } from '@falink/protocol';
import type { Platform } from '../../../platform/Platform.js';
import type { CommandKind, OrderOf, Outcome } from '../kind.js';

/** Somebody has so long to press OK. */
const ASK_MS = 60_000;
/** So long a notice stands in a kiosk, where nobody may be there. */
const NOTICE_MS = 10_000;
const PROBE = 'self-test';

/** Camera, microphone, network and storage. Neither camera nor microphone is opened before the answer (SPEC K6). */
export const selfTest: CommandKind<OrderOf<'self_test'>> = {
  waitsForCall: true,
  run: async ({ offer, parts: { prompts, platform }, signal, progress }): Promise<Outcome> => {
    const isNotice = offer.consent === 'notice';
    const answer = await prompts.ask({ kind: 'self-test', isNotice }, isNotice ? NOTICE_MS : ASK_MS, signal);
    if (answer === 'stopped') return { state: 'cancelled' };
    const agreed = answer === 'ok' || (isNotice && answer === 'time');
    if (!agreed) return { state: 'refused', reason: answer === 'time' ? 'no_answer' : 'declined' };
    progress(20);
    const checks = [...(await inputs(platform)), network(platform), storage(platform)];
    return { state: 'done', checks };
  },
};

async function inputs({ capture }: Platform): Promise<SelfTestCheck[]> {
  const { stream, camera, microphone, cameraRefusal, microphoneRefusal } = await capture.open({ camera: true });
  if (stream) capture.close(stream);
  return [
    { part: 'camera', ok: camera, detail: cameraRefusal ?? '' },
    { part: 'microphone', ok: microphone, detail: microphoneRefusal ?? '' },
  ];
}

function network({ device, network: line }: Platform): SelfTestCheck {
  const { downlinkMbps, rttMs } = device.health();
  const detail = [downlinkMbps !== null && `${downlinkMbps} Mbit/s`, rttMs !== null && `${rttMs} ms`];
  return { part: 'network', ok: line.online, detail: detail.filter(Boolean).join(', ') };
}

function storage({ storage: store, clock }: Platform): SelfTestCheck {
  const value = String(clock.now());
  store.set(PROBE, value);
  const ok = store.get(PROBE) === value;
  store.remove(PROBE);
  return { part: 'storage', ok, detail: '' };
}
