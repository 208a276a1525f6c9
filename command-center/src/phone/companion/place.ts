import type { CallKind, CompanionProof, OpenedCompanion } from '@falink/protocol';

/** What a page that was loaded again needs to be the same phone. */
export interface Place extends CompanionProof {
  readonly siteName: string;
  readonly kind: CallKind;
  /** Of the ticket with which it was opened: another code is another place. */
  readonly requestId: string;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const NAME = 'falink-companion-place';

/** The place that a ticket has opened before; null: it has not. */
export function placeOf(requestId: string, storage: Kept | null): Place | null {
  try {
    const place = JSON.parse(storage?.getItem(NAME) ?? '') as Partial<Place>;
    const whole = [place.companionId, place.key, place.siteName, place.kind].every((one) => typeof one === 'string');
    return whole && place.requestId === requestId ? (place as Place) : null;
  } catch {
    return null;
  }
}

export function keepPlace(
  { companionId, key, siteName, kind }: OpenedCompanion,
  requestId: string,
  storage: Kept | null,
): Place {
  const place = { companionId, key, siteName, kind, requestId };
  try {
    storage?.setItem(NAME, JSON.stringify(place));
  } catch {
    // A browser that stores nothing: a page that is loaded again has to scan again.
  }
  return place;
}

/** Nothing of the call stays in this tab. */
export function forget(storage: Kept | null): void {
  for (const name of [NAME, 'falink-companion']) storage?.removeItem(name);
}
