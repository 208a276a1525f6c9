import type { ScreenChoice, ShownScreen } from '@falink/protocol';
import { fill } from '../texts.js';
import type { GuestTexts } from './screens.js';

/** What a person asks of a television. */
export interface TelevisionActs {
  /** The call goes on there. Rejects when it was not found, is in use, or the service cannot be reached. */
  readonly use: (choice: ScreenChoice) => Promise<unknown>;
  /** The call goes on here alone. */
  readonly giveBack: () => Promise<unknown>;
  /** The person has read that the television stopped. */
  readonly noted: () => void;
}

/** `coming`: it was chosen and is not in the room yet. `away`: it was there, and its connection is lost. */
export type Showing = 'none' | 'coming' | 'shown' | 'away';

/** @param isHere whether it is in the room, where this page is there too; otherwise the service knows */
export function showingOf(screen: ShownScreen | null, isHere = screen?.state === 'present'): Showing {
  if (!screen) return 'none';
  if (isHere) return 'shown';
  return screen.state === 'opened' ? 'coming' : 'away';
}

export const placeOf = ({ television }: GuestTexts, { siteName, name }: ShownScreen): string =>
  fill(television.place, { site: siteName, name });
