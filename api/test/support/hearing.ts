import { endLostContacts } from '../../src/areas/contacts/commands/end-lost-contacts.js';
import type { ContactsContext } from '../../src/areas/contacts/index.js';
import { Hearing } from '../../src/kernel/hearing.js';
import type { TestApi } from './api.js';

/** What a process has that has heard for so long, without a gap. */
export function heardFor(ms: number): Hearing {
  return new Hearing(undefined, performance.now() - ms);
}

/** Ends the calls that cannot go on, as a process does it that has heard for so long. */
export function endLostCallsAfterHearing(api: TestApi, ms: number): Promise<void> {
  const sfu = { closeRoomOf: () => undefined } as unknown as ContactsContext['sfu'];
  return endLostContacts({ ...api.service.ctx, sfu, hearing: heardFor(ms) });
}
