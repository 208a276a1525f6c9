import type { TimelineEntry } from '@falink/protocol';

/** Events that are reported once per track: the first of each person is enough. */
const ONCE = new Set(['media.flowing']);

/** A timeline for people: an event that is reported per track is shown once per person, until something else happens to them. */
export function withoutRepeats(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const last = new Map<string | null, string>();
  return entries.filter((entry) => {
    const repeated = ONCE.has(entry.type) && last.get(entry.actor) === entry.type;
    last.set(entry.actor, entry.type);
    return !repeated;
  });
}

/** What an actor is that has no name: a media server, or staff and a terminal that are gone. Null: the actor is a name. */
export function namelessActor(actor: string): 'sfu' | 'staff' | 'terminal' | null {
  const kind = /^(sfu|staff|terminal):/.exec(actor)?.[1];
  return (kind ?? null) as ReturnType<typeof namelessActor>;
}
