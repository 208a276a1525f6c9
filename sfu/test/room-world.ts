import { until } from '@falink/fixtures/until';
import { media, type RoomTokenClaims } from '@falink/protocol';
import { SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

type AccessOptions = NonNullable<Parameters<SfuHarness['access']>[1]>;

/** One sfu with short grace times, and the participants that a test brought into its rooms. */
export class RoomWorld {
  readonly sfu = new SfuHarness({ graceMs: 300, emptyRoomMs: 200 });
  readonly #clients: SignalingClient[] = [];

  readonly start = () => this.sfu.start();
  readonly stop = () => this.sfu.stop();
  /** Closes a client at the end of the test. */
  readonly own = (client: SignalingClient): void => void this.#clients.push(client);
  /** Closes the clients of a test. */
  readonly leave = (): void => {
    for (const client of this.#clients.splice(0)) client.close();
  };

  readonly join = async (roomId: string, options: AccessOptions = {}): Promise<SignalingClient> => {
    const client = await SignalingClient.join(await this.sfu.access(roomId, options));
    this.#clients.push(client);
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

  readonly acknowledgeAll = async (client: SignalingClient, count: number): Promise<void> => {
    await until('consumers', () => client.notices('consumer.created').length >= count);
    for (const { consumerId } of client.notices('consumer.created'))
      await client.request(media.resumeConsumer, { consumerId: String(consumerId) });
  };

  readonly activate = async (
    client: SignalingClient,
    roomId: string,
    participantId: string,
    role: RoomTokenClaims['role'] = 'lawyer',
  ) => {
    const { token } = await this.sfu.access(roomId, { participantId, role, grants: { activate: true } });
    return client.request(media.activate, { token });
  };

  /** A box that cannot decode what the lawyer sends, and says so twice. */
  readonly joinWithoutH264 = async (roomId: string): Promise<SignalingClient> => {
    const box = await this.join(roomId);
    const everything = box.joined?.routerRtpCapabilities as { codecs: { mimeType: string }[] };
    const withoutH264 = { ...everything, codecs: everything.codecs.filter((codec) => codec.mimeType !== 'video/H264') };
    await box.request(media.capabilities, { rtpCapabilities: withoutH264 });
    await box.request(media.capabilities, { rtpCapabilities: withoutH264 });
    return box;
  };

  readonly room = (roomId: string) => this.sfu.service.context.rooms.all.find((one) => one.id === roomId);
  /** Which roles receive which, with media open. */
  readonly forwarding = (roomId: string) =>
    (this.room(roomId)?.peers ?? []).flatMap((peer) =>
      [...peer.receivings.values()]
        .filter((one) => one.gate.isOpen)
        .map((one) => `${one.from.role}→${peer.role} ${one.sending.source}`),
    );
  readonly eventTypes = (roomId: string) =>
    this.sfu.events.filter((event) => event.roomId === roomId).map((event) => event.type);
}
