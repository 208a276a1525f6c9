import type { CommandTarget } from '@falink/protocol';
import { useSession } from '../api/services.js';
import { CommandForm } from './CommandForm.js';

/** The dialog that sends a command to a target: terminals, a unit or a group. */
export function CommandDialog({ target, onClose }: { target: CommandTarget; onClose: () => void }) {
  const session = useSession();
  if (session.kind !== 'signed_in') return null;
  return <CommandForm target={target} staff={session.staff} onClose={onClose} />;
}
