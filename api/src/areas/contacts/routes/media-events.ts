import {
  internalRoutes,
  type SfuEvent,
  SfuEventSchema,
  type SfuMeasurement,
  SfuMeasurementSchema,
} from '@falink/protocol';
import { CountedRefusals, isUnavailable } from '@falink/service-kit';
import type { Actor } from '../../../kernel/actor.js';
import { type MountHost, mount } from '../../../kernel/http/mount.js';
import { keepMeasurements } from '../../sessions/index.js';
import { applyMediaEvent } from '../commands/apply-media-event.js';
import { parkMediaEvent, type RawEvent } from '../commands/park-media-event.js';
import type { ContactsContext } from '../contacts-context.js';

type SfuActor = Extract<Actor, { kind: 'sfu' }>;

const MEASURED: string = SfuMeasurementSchema.shape.type.value;
const TYPES: ReadonlySet<string> = new Set(SfuEventSchema.options.map(({ shape }) => shape.type.value));

/** What the media plane reports of rooms. */
export function mountMediaEvents(host: MountHost, ctx: ContactsContext): void {
  const refusals = new CountedRefusals(ctx.metrics, ctx.log, 'sfu');

  // One after the other: the order in which things happened in a room is the order in which they count.
  mount(host, internalRoutes.sfuEvents, async ({ body: { sfuId, events } }) => {
    const by = { kind: 'sfu', id: sfuId } as const;
    const measured = events.filter(({ type }) => type === MEASURED);
    let accepted = await keep(sfuId, measured);
    for (const event of events) {
      if (event.type === MEASURED) continue;
      const parsed = SfuEventSchema.safeParse(event);
      if (parsed.success) accepted += (await applyOne(by, parsed.data)) ? 1 : 0;
      else if (TYPES.has(event.type)) {
        refusals.malformed(event.type, parsed.error);
        await park(by, event);
      } else refusals.unknown(event.type);
    }
    return { accepted };
  });

  /** Measurements change nothing that anybody waits for: they are written together. @returns how many could be read */
  async function keep(sfuId: string, events: readonly RawEvent[]): Promise<number> {
    const rows: SfuMeasurement[] = [];
    for (const event of events) {
      const parsed = SfuMeasurementSchema.safeParse(event);
      if (parsed.success) rows.push(parsed.data);
      else refusals.malformed(event.type, parsed.error);
    }
    await keepMeasurements(ctx, sfuId, rows);
    return rows.length;
  }

  /** An event that cannot be applied must not keep those behind it; when the database is away all are sent again. */
  async function applyOne(by: SfuActor, event: SfuEvent): Promise<boolean> {
    try {
      return await applyMediaEvent(ctx, by, { event });
    } catch (err) {
      if (isUnavailable(err)) throw err;
      ctx.log.error({ err, event }, 'an event of the media plane cannot be applied and is parked');
      await park(by, event);
      return false;
    }
  }

  async function park(by: SfuActor, event: RawEvent): Promise<void> {
    try {
      await parkMediaEvent(ctx, by, event);
    } catch (err) {
      if (isUnavailable(err)) throw err;
      ctx.log.error({ err, event }, 'an event of the media plane cannot be parked and is left out');
    }
  }
}
