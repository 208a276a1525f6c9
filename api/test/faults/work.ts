import { until } from '@falink/fixtures/until';
import { intakeRoutes, routes } from '@falink/protocol';
import { ask, PASSWORD } from '../support/api.js';
import { callInState } from '../support/arrange.js';
import { FleetLine } from '../support/fleet.js';
import { cookieOf } from '../support/outage-world.js';
import { mediaFlows, TestAgent } from '../support/people.js';
import { FaultBox } from './box.js';
import { openDeskLine } from './desk-line.js';
import type { FaultWorld } from './fault-world.js';
import { Participant } from './participant.js';
import type { Writer } from './writer.js';
import { leavesNumbers, renewsSession, savesForms, sendsPages } from './writers.js';

/** A paper takes twenty pages. */
const MOST_PAGES = 12;

/** What is left of the people after a fault. */
export interface Standing {
  /** The calls of the home and of the room that were talking. */
  readonly talking: readonly (string | undefined)[];
  readonly waiting: string | undefined;
  /** Whether their participants are still in the rooms. */
  readonly inRoom: readonly boolean[];
}

/**
 * A district at work: a home talks with a lawyer, a room with a legal-aid officer, another home waits, and everybody who
 * can writes: numbers, pages of a paper, the application form, a session.
 */
export class Work {
  private constructor(
    readonly lawyer: TestAgent,
    private readonly boxes: Readonly<Record<'talks' | 'waits' | 'room', FaultBox>>,
    readonly calls: { readonly talking: readonly [string, string]; readonly waiting: string },
    readonly writers: readonly Writer[],
    readonly about: { readonly writesTo: string; readonly leavesAt: string },
    private readonly people: readonly { readonly present: boolean; leave(): void }[],
    private readonly lines: readonly { close(): void }[],
  ) {}

  /** @param seconds how long the fault lasts: who writes spreads over it */
  static async begin(world: FaultWorld, seconds: number): Promise<Work> {
    const [talks, waits, leaves, room] = [
      await FaultBox.pair(world.boxes, 'home-1'),
      await FaultBox.pair(world.boxes, 'home-2'),
      await FaultBox.pair(world.boxes, 'home-3'),
      await FaultBox.pair(world.boxes, 'room-1'),
    ];
    const boxes = [talks, waits, room].map(({ token }) => new FleetLine(world.boxes, token).beating());
    await until('the televisions are there', () => boxes.every(({ socket }) => socket.connected));
    const lawyer = await TestAgent.onDuty(world.desks, 'lawyer');
    const officer = await TestAgent.onDuty(world.desks, 'aid');
    const desks = [lawyer, officer].map(({ token }) => openDeskLine(world.desks, token));
    await until('the desks are there', () => desks.every(({ connected }) => connected));

    const call = await callInState('connecting', { api: world.desks, terminal: talks.terminal, agent: lawyer });
    const intake = await callInState('connecting', {
      api: world.desks,
      terminal: room.terminal,
      agent: officer,
      kind: 'intake',
    });
    const people = [];
    for (const [{ id, resident, agent }, box, staff] of [
      [call, talks, lawyer],
      [intake, room, officer],
    ] as const) {
      const atDesk = { callId: id, access: agent, token: async () => staff.token };
      people.push(
        await Participant.enter(world.boxes, { callId: id, access: resident, token: box.token }),
        await Participant.enter(world.desks, atDesk),
      );
      await mediaFlows(world.api, [resident, agent]);
    }
    const { call: waiting } = await waits.terminal.queue();

    const intakeId = intake.intakeId ?? '';
    const asked = await ask(world.desks, intakeRoutes.requestPaper, {
      token: officer.token,
      params: { id: intakeId },
      body: { kind: 'document', label: '劳动合同' },
    });
    const paperId = asked.data.papers[0]?.id ?? '';
    const login = await ask(world.desks, routes.login, { body: { username: 'supervisor', password: PASSWORD } });
    const writers = [
      leavesNumbers(leaves, 500),
      sendsPages(room, { id: intakeId, paperId }, Math.max(1_000, ((seconds + 30) * 1_000) / MOST_PAGES)),
      savesForms(officer, intakeId, 700),
      renewsSession(world.desks, cookieOf(login.headers), 2_000),
    ].map((writer) => writer.start());
    return new Work(
      lawyer,
      { talks, waits, room },
      { talking: [call.id, intake.id], waiting: waiting.id },
      writers,
      { writesTo: intakeId, leavesAt: leaves.terminal.id },
      people,
      [...boxes, ...desks],
    );
  }

  /** Once the service answers again. */
  async standing(): Promise<Standing> {
    const open = async ({ terminal, token }: FaultBox) => {
      const { data } = await ask(terminal.api, routes.currentCall, { token: await token() });
      return data.call?.endedAt ? undefined : data.call?.id;
    };
    return {
      talking: [await open(this.boxes.talks), await open(this.boxes.room)],
      waiting: await open(this.boxes.waits),
      inRoom: this.people.map(({ present }) => present),
    };
  }

  /** Everybody who writes is answered again. */
  async writesOn(): Promise<void> {
    const before = this.writers.map(({ accepted }) => accepted.length);
    const wrote = () =>
      this.writers.map((writer, i) => {
        writer.check();
        return writer.closed || writer.accepted.length > (before[i] ?? 0);
      });
    await until('everybody writes on', wrote, (all) => all.every(Boolean), 60_000);
  }

  /** The home that waited, or calls now, is answered. */
  async goesOn(): Promise<void> {
    const { talking, waiting } = await this.standing();
    if (talking[0] !== undefined) expect((await this.lawyer.end(talking[0])).status).toBe(200);
    await this.lawyer.go('available');
    const next = waiting ?? (await this.boxes.waits.terminal.queue()).call.id;
    const answered = await this.lawyer.answer();
    expect(answered.call.id).toBe(next);
    expect((await this.lawyer.end(next)).status).toBe(200);
  }

  /** Everybody finishes what they have begun. */
  async finish(): Promise<void> {
    for (const writer of this.writers) await writer.stop();
  }

  end(): void {
    for (const person of this.people) person.leave();
    for (const line of this.lines) line.close();
  }
}
