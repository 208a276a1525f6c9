import { type CommandReach, type CommandTarget, type CommandType, isDangerous } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { useCommandReach } from '../data/commands.js';
import { HitNote } from '../ui/HitNote.js';

/** Says exactly whom a command hits, counted now: how many, how many are off, how many are in a call. */
export function ReachNote({ target, type }: { target: CommandTarget; type: CommandType | null }) {
  const { t, i18n } = useTranslation();
  const n = new Intl.NumberFormat(i18n.language);
  const say = ({ terminals, connected, inCall, targetName }: CommandReach) => ({
    sentences: [
      t(targetName ? 'commands.reach.place' : 'commands.reach.chosen', {
        terminals: n.format(terminals),
        place: targetName ?? '',
      }),
      ...(terminals > connected ? [t('commands.reach.off', { off: n.format(terminals - connected) })] : []),
      ...(inCall > 0 ? [t('commands.reach.inCall', { inCall: n.format(inCall) })] : []),
    ],
    interrupts: type !== null && isDangerous(type),
  });
  return <HitNote counted={useCommandReach(target)} say={say} />;
}
