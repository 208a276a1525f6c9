import type { CDPSession, Page } from 'playwright-core';

export interface Leftovers {
  /** RTCPeerConnections, closed ones too: each holds its call's whole session. */
  readonly connections: number;
  /** Tracks that are still captured or received. */
  readonly liveTracks: number;
  /** Video elements that no page shows any more. */
  readonly detachedVideos: number;
}

/** What a page still holds of its calls once its garbage is collected. */
export async function leftoversOf(page: Page): Promise<Leftovers> {
  const session = await page.context().newCDPSession(page);
  try {
    return {
      connections: await count(session, 'RTCPeerConnection', () => true),
      liveTracks: await count(session, 'MediaStreamTrack', (track: MediaStreamTrack) => track.readyState === 'live'),
      detachedVideos: await count(session, 'HTMLVideoElement', (video: HTMLVideoElement) => !video.isConnected),
    };
  } finally {
    await session.detach();
  }
}

/** Collects the garbage first: only what is reachable counts. */
async function count<T>(session: CDPSession, type: string, counts: (one: T) => boolean): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression: `${type}.prototype` });
  if (!result.objectId) throw new Error(`the page has no ${type}`);
  const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId });
  if (!objects.objectId) throw new Error(`no answer about ${type}`);
  const found = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: `function () { return this.filter(${counts}).length; }`,
    returnByValue: true,
  });
  return found.result.value;
}
