import { type SfuEvent, SfuEventSchema, type Text } from '@falink/protocol';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { command, nothing, unchanged } from '../../../kernel/command.js';
import { enqueue } from '../../../kernel/jobs/enqueue.js';
import { type Job, job, jobKind } from '../../../kernel/jobs/job.js';
import { JobFailure } from '../../../kernel/jobs/job-failure.js';
import { findPlaceOfRoom } from '../../sessions/index.js';
import type { ContactsContext } from '../contacts-context.js';
import { rememberEvent } from '../queries/media-events.js';
import { takeOverEvent } from './apply-media-event.js';

type SfuActor = Extract<Actor, { kind: 'sfu' }>;

/** An event as it arrived, readable or not. */
export interface RawEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Larger than any event of the contract; what is larger still is only logged. */
const MAX_EVENT_CHARS = 4_000;
const SHOWN_ID_CHARS = 8;

const UNREADABLE = {
  zh: '事件的内容不合约定，读不懂。升级后可以重做，或者放弃。',
  en: 'The event does not keep to the contract. Try it again after an upgrade, or drop it.',
};

/** What each kind of event says, for operators. */
const SAID: Readonly<Record<SfuEvent['type'], Text>> = {
  'peer.joined': { zh: '有人进入', en: 'somebody joined' },
  'peer.disconnected': { zh: '有人断线', en: 'somebody was disconnected' },
  'peer.resumed': { zh: '有人重新连上', en: 'somebody is connected again' },
  'peer.left': { zh: '有人离开', en: 'somebody left' },
  'room.activated': { zh: '开始接通', en: 'the call was put through' },
  'media.flowing': { zh: '声音画面已通', en: 'sound and picture arrive' },
  'room.rebuilt': { zh: '重新建立', en: 'the room was rebuilt' },
  'room.closed': { zh: '通话关闭', en: 'the room was closed' },
};

/** An event that could not be applied when it arrived. The rest of its room went on without it. */
const applyEvent = jobKind({
  name: 'calls.apply_event',
  title: { zh: '补记通话事件', en: 'Apply an event of a call' },
  payload: z.object({
    sfuId: z.string(),
    /** Where the call comes from, which is no personal datum; null: from no call that is known. */
    orgUnit: z.string().nullable(),
    event: z.looseObject({ type: z.string(), roomId: z.unknown() }),
  }),
  subject: ({ orgUnit, event: { type, roomId } }) => {
    const room = String(roomId).slice(0, SHOWN_ID_CHARS);
    const said = SAID[type as SfuEvent['type']] ?? { zh: type, en: type };
    return {
      zh: `${orgUnit ?? '未知地点'} · ${said.zh} · 房间 ${room}`,
      en: `${orgUnit ?? 'unknown place'} · ${said.en} · room ${room}`,
    };
  },
  maxAttempts: 3,
  queue: { name: 'media events' },
  repeatable: true,
  droppable: true,
});

/**
 * Keeps an event that could not be applied as a job, which tries again and then waits for an operator. When it arrives
 * once more it is known.
 */
export function parkMediaEvent(ctx: ContactsContext, by: SfuActor, event: RawEvent): Promise<void> {
  return command(ctx, by, {
    lock: nothing,
    authorise: () => {},
    change: async (tx) => {
      if (JSON.stringify(event).length > MAX_EVENT_CHARS) return unchanged(undefined);
      const id = z.uuid().safeParse(event.id);
      if (id.success && !(await rememberEvent(tx, id.data))) return unchanged(undefined);
      const roomId = z.uuid().safeParse(event.roomId);
      const place = roomId.success ? await findPlaceOfRoom(tx, roomId.data) : null;
      const payload = { sfuId: by.id, orgUnit: place?.orgUnit ?? null, event: { ...event, roomId: event.roomId } };
      await enqueue(tx, applyEvent, payload, {
        ...(id.success && { key: id.data }),
        ...(place && { orgPath: place.orgPath }),
      });
      return { audit: 'in timeline', result: undefined };
    },
  });
}

/** Applies a parked event: to what its call is by now, as if it had arrived late. */
export function applyEventJob(ctx: ContactsContext): Job {
  return job(applyEvent, async ({ payload: { sfuId, event } }) => {
    const parsed = SfuEventSchema.safeParse(event);
    if (!parsed.success) throw new JobFailure(UNREADABLE, { retry: false });
    const known: SfuEvent = parsed.data;
    return async (tx) => {
      await takeOverEvent(ctx, tx, { kind: 'sfu', id: sfuId }, known);
      return { audit: 'in timeline', result: undefined };
    };
  });
}
