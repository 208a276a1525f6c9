import { Button, Skeleton } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { troubleText } from '../model/trouble.js';
import { Note } from './Note.js';

/** What is counted before an act: its counts, why they could not be had, and how to ask again. */
interface Counted<Counts> {
  readonly data: Counts | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Says exactly what an act hits, a sentence a line; gold when it interrupts people, blue otherwise. */
export function HitNote<Counts>({
  counted,
  say,
}: {
  counted: Counted<Counts>;
  say: (counts: Counts) => { readonly sentences: readonly string[]; readonly interrupts: boolean };
}) {
  const { t, i18n } = useTranslation();
  if (!counted.data && counted.error) {
    return (
      <div className="note n-coral" role="alert">
        <TriangleAlert size={15} aria-hidden />
        <span className="grow">{troubleText(counted.error, i18n.language)}</span>
        <Button size="small" onClick={() => void counted.refetch()}>
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  if (!counted.data) return <Skeleton active title={false} paragraph={{ rows: 1 }} />;
  const { sentences, interrupts } = say(counted.data);
  return (
    <Note tone={interrupts ? 'gold' : 'blue'} icon={TriangleAlert}>
      {sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    </Note>
  );
}
