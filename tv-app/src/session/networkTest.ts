import { NetworkTest } from '@falink/client';
import { mediaPlaneRoutes } from '@falink/protocol';
import type { CallMediaFactory } from '../platform/CallMedia.js';
import type { ApiClient } from './ApiClient.js';

/** Which ways of media this place's network lets through, found out while somebody reads of it. */
export function networkTest(
  api: ApiClient,
  token: () => Promise<string>,
  media: Pick<CallMediaFactory, 'checkNetwork'>,
): NetworkTest {
  return new NetworkTest({
    ask: async () => api.call(mediaPlaneRoutes.probeNetwork, { token: await token() }),
    check: (access, signal) => media.checkNetwork(access, signal),
  });
}
