import { Button } from 'antd';
import { clsx } from 'clsx';
import { FileUp, OctagonAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card.js';
import { fullDate } from '../../../ui/format.js';
import css from './draw.module.css';
import type { Replay } from './run-again.js';

/** The replay differs: the line, what the record says there and what it should say. */
export function DrawDiffers(props: {
  replay: Extract<Replay, { kind: 'differs' }>;
  name: string | null;
  onAgain: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { replay } = props;
  const { record, line } = replay;
  const verdict = useRef<HTMLDivElement>(null);
  useEffect(() => verdict.current?.focus(), []);
  const part = t(`legal.draw.part.${replay.part}`);
  return (
    <div className={css.drawReport}>
      <Card className={css.drawVerdict}>
        <div className="row" style={{ gap: 20 }}>
          <div className="col" role="alert" tabIndex={-1} ref={verdict}>
            <b className={clsx('row c-coral', css.drawDiffers)}>
              <OctagonAlert size={20} aria-hidden />
              {t('legal.draw.differs')}
            </b>
            <span className="s13 t2">{t('legal.draw.differsText', { line, part })}</span>
          </div>
          <dl className={clsx('desc', css.drawFacts)}>
            <dt>{t('legal.draw.case')}</dt>
            <dd>{record.case}</dd>
            <dt>{t('legal.draw.date')}</dt>
            <dd>{fullDate(record.date, i18n.language)}</dd>
          </dl>
          <span className="grow" />
          <Button icon={<FileUp size={16} aria-hidden />} onClick={props.onAgain}>
            {t('legal.draw.another')}
          </Button>
        </div>
      </Card>
      <Card title={t('legal.draw.where', { line, part })}>
        <div className="col" style={{ gap: 14 }}>
          <dl className={css.drawCompare}>
            <dt>{t('legal.draw.found')}</dt>
            <dd className="mono c-coral">{replay.found}</dd>
            <dt>{t('legal.draw.expected')}</dt>
            <dd className="mono c-jade">{replay.expected}</dd>
          </dl>
          <ol className={clsx(css.drawLines, 'mono')} start={replay.around[0]?.number ?? 1}>
            {replay.around.map(({ number, text }) => (
              <li key={number} className={number === line ? css.differs : ''} value={number}>
                <code>{text}</code>
              </li>
            ))}
          </ol>
          <p className="s13 t2">{t('legal.draw.differsAdvice')}</p>
        </div>
      </Card>
    </div>
  );
}
