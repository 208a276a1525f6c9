import { MediaHost, type SyntheticPerson } from '@falink/fixtures/media-host';
import { until } from '@falink/fixtures/until';
import type { media, PayloadOf } from '@falink/protocol';
import { observer, type types } from 'mediasoup';
import { resolveWorkerBinary } from '../src/media/worker-binary.js';
import type { RoomPeople } from './room-people.js';
import type { SfuHarness } from './sfu-harness.js';
import { SignalingClient } from './signaling-client.js';

type Created = PayloadOf<typeof media.consumerCreated>;

/** The ports of the sfu's workers: each knows the names by which clients ask for a transport. */
const servers = new Set<types.WebRtcServer>();
observer.on('newworker', (worker) => worker.observer.on('newwebrtcserver', (server) => servers.add(server)));

const PACKETS_SEEN = 10;

/** A lawyer and a resident who talk while somebody else in their room, or beside it, does what he should not. */
export class Bystanders {
  readonly #host: MediaHost;
  readonly #sfu: SfuHarness;
  readonly #clients: readonly SignalingClient[];
  readonly #persons: readonly SyntheticPerson[];

  private constructor(
    host: MediaHost,
    sfu: SfuHarness,
    clients: readonly SignalingClient[],
    persons: readonly SyntheticPerson[],
  ) {
    this.#host = host;
    this.#sfu = sfu;
    this.#clients = clients;
    this.#persons = persons;
  }

  static async talk(sfu: SfuHarness, people: RoomPeople, roomId: string, lawyerId: string): Promise<Bystanders> {
    const host = await MediaHost.start(process.env.MEDIASOUP_WORKER_BIN ?? resolveWorkerBinary(undefined));
    const lawyer = await SignalingClient.join(await sfu.access(roomId, { role: 'lawyer', participantId: lawyerId }));
    const box = await SignalingClient.join(await sfu.access(roomId));
    const clients = [lawyer, box];
    await people.activate(lawyer, roomId, lawyerId);
    const persons: SyntheticPerson[] = [];
    for (const client of clients) {
      if (!client.joined) throw new Error('not joined');
      const person = await host.sit(client.joined, (message, payload) => client.request(message, payload));
      persons.push(person);
      await client.canReceiveAll();
      await person.produce('microphone');
      await person.produce('camera');
    }
    for (const [index, client] of clients.entries()) {
      await until('both sources', () => client.notices('consumer.created').length === 2);
      for (const created of client.notices('consumer.created')) await persons[index]?.consume(created as Created);
    }
    const bystanders = new Bystanders(host, sfu, clients, persons);
    await bystanders.goOn();
    return bystanders;
  }

  /** Everything that lives in the workers now: routers, transports, producers, consumers, and names of ICE. */
  readonly living = async (): Promise<string[]> => {
    const dumps = await Promise.all(this.#sfu.service.context.pool.workers.map((worker) => worker.dump()));
    const ports = await Promise.all([...servers].map((server) => server.dump()));
    return [
      ...dumps.flatMap(({ channelMessageHandlers }) => channelMessageHandlers.channelRequestHandlers),
      ...ports.flatMap(({ localIceUsernameFragments }) =>
        localIceUsernameFragments.map(({ localIceUsernameFragment }) => `ice ${localIceUsernameFragment}`),
      ),
    ].sort();
  };

  /** Of what the lawyer and the resident send. */
  get sentSsrcs(): number[] {
    return this.#persons.flatMap(({ sentSsrcs }) => sentSsrcs);
  }

  /** More packets arrive at both, and none was lost on the way. */
  async goOn(): Promise<void> {
    const before = this.#persons.map(({ received }) => received.packets);
    await until('the conversation goes on', () =>
      this.#persons.every(({ received }, index) => received.packets >= (before[index] ?? 0) + PACKETS_SEEN),
    );
  }

  /** What the two have suffered; the same object while nothing happened to them. */
  get harm(): { readonly missing: number; readonly disconnected: boolean; readonly workerDeaths: number } {
    return {
      missing: this.#persons.reduce((sum, { received }) => sum + received.missing, 0),
      disconnected: this.#clients.some((client) => client.disconnected),
      workerDeaths: this.#sfu.service.context.pool.deaths,
    };
  }

  leave(): void {
    for (const client of this.#clients) client.close();
    for (const person of this.#persons) person.close();
    this.#host.close();
  }
}

export const NO_HARM = { missing: 0, disconnected: false, workerDeaths: 0 };
