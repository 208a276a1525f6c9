import { until } from '@falink/fixtures/until';
import { media, type RoomTokenClaims } from '@falink/protocol';
import type { Room } from '../src/room/room.js';
import type { AccessOptions, SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

/** Those who take part in the rooms of one sfu, and what these rooms forward. */
export class RoomPeople {
  /** Closed by `leave`. */
  readonly clients: SignalingClient[] = [];
  readonly #sfu: SfuHarness;

  constructor(sfu: SfuHarness) {
    this.#sfu = sfu;
  }

  readonly join = async (roomId: string, options: AccessOptions = {}): Promise<SignalingClient> => {
    const client = await SignalingClient.join(await this.#sfu.access(roomId, options));
    this.clients.push(client);
    return client;
  };

  /** Joins, can receive everything, sends microphone and camera. */
  readonly takePart = async (roomId: string, options: AccessOptions = {}): Promise<SignalingClient> => {
    const client = await this.join(roomId, options);
    await client.canReceiveAll();
    await client.produce('microphone');
    await client.produce('camera');
    return client;
  };

  readonly activate = async (
    client: SignalingClient,
    roomId: string,
    participantId: string,
    role: RoomTokenClaims['role'] = 'lawyer',
  ): Promise<{ activatedAt: string }> => {
    const { token } = await this.#sfu.access(roomId, { participantId, role, grants: { activate: true } });
    return client.request(media.activate, { token });
  };

  readonly room = (roomId: string): Room | undefined =>
    this.#sfu.service.context.rooms.all.find((one) => one.id === roomId);

  /** Which roles receive which, with media open. */
  readonly forwarding = (roomId: string): string[] =>
    (this.room(roomId)?.peers ?? []).flatMap((peer) =>
      [...peer.receivings.values()]
        .filter((one) => one.gate.isOpen)
        .map((one) => `${one.from.role}→${peer.role} ${one.sending.source}`),
    );

  /** Closes every socket. */
  leave(): void {
    for (const client of this.clients.splice(0)) client.close();
  }
}

/** The client builds its side of so many consumers. */
export async function acknowledgeAll(client: SignalingClient, count: number): Promise<void> {
  await until('consumers', () => client.notices('consumer.created').length >= count);
  for (const { consumerId } of client.notices('consumer.created'))
    await client.request(media.resumeConsumer, { consumerId: String(consumerId) });
}
