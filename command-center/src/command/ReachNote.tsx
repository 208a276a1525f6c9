import { type CommandTarget, type CommandType, isDangerous } from '@falink/protocol';
import { Button, Skeleton } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommandReach } from '../data/commands.js';
import { troubleText } from '../model/trouble.js';

/** Says exactly whom a command hits, counted now: how many, how many are off, how many are in a call. */
export function ReachNote({ target, type }: { target: CommandTarget; type: CommandType | null }) {
  const { t, i18n } = useTranslation();
  const reach = useCommandReach(target);
  const counts = reach.data;
  if (!counts && reach.error) {
    return (
      <div className="note n-coral" role="alert">
        <TriangleAlert size={15} aria-hidden />
        <span className="grow">{troubleText(reach.error, i18n.language)}</span>
        <Button size="small" onClick={() => void reach.refetch()}>
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  if (!counts) return <Skeleton active title={false} paragraph={{ rows: 1 }} />;
  const n = new Intl.NumberFormat(i18n.language);
  const off = counts.terminals - counts.connected;
  const hits = { terminals: n.format(counts.terminals), place: counts.targetName ?? '' };
  const sentences = [
    t(counts.targetName ? 'commands.reach.place' : 'commands.reach.chosen', hits),
    ...(off > 0 ? [t('commands.reach.off', { off: n.format(off) })] : []),
    ...(counts.inCall > 0 ? [t('commands.reach.inCall', { inCall: n.format(counts.inCall) })] : []),
  ];
  return (
    <div className={type && isDangerous(type) ? 'note n-gold' : 'note n-blue'} role="status">
      <TriangleAlert size={15} aria-hidden />
      <div>
        {sentences.map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
      </div>
    </div>
  );
}
