import type { AssignmentRecord, DrawRecord, PickRecord } from '@falink/legal-rules';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { BadgeCheck, CircleCheck, FileUp, ListChecks, Shuffle } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/Card.js';
import { fullDate } from '../../../ui/format.js';
import css from './draw.module.css';
import { HashBox } from './HashBox.js';
import { Receipt } from './Receipt.js';
import { Roster } from './Roster.js';
import { divisionOf, type RosterRow } from './run-again.js';

/** As many as fit beside each other; a longer list is in the roster. */
const SHOWN_NUMBERS = 12;

function Step(props: { title: string; children: ReactNode }) {
  return (
    <li className={css.drawStep}>
      <div className="col" style={{ gap: 4 }}>
        <b>{props.title}</b>
        {props.children}
      </div>
    </li>
  );
}

function Division({ record }: { record: DrawRecord }) {
  const { t } = useTranslation();
  const size = record.pool.length;
  const division = divisionOf(record.seed, size);
  return (
    <>
      {division ? (
        <span className={clsx('row', css.drawDivision)}>
          {t('legal.draw.division', { digits: record.seed.slice(0, 8), word: division.word, size })}
          <b>{division.remainder}</b>
        </span>
      ) : (
        <span className={clsx('row', css.drawDivision)}>
          {t('legal.draw.rejected', { digits: record.seed.slice(0, 8), size })}
          <b>{record.index}</b>
        </span>
      )}
      {size <= SHOWN_NUMBERS && (
        <ol className={css.drawNumbers} aria-hidden>
          {record.pool.map((pseudonym, number) => (
            <li key={pseudonym} className={number === record.index ? css.on : ''}>
              <b>{number}</b>
              <span className="mono">{pseudonym.slice(0, 6)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

function DrawSteps({ record }: { record: DrawRecord }) {
  const { t } = useTranslation();
  const size = record.pool.length;
  return (
    <ol className={css.drawSteps}>
      <Step title={t('legal.draw.step.pool')}>
        <span className="s13 t2">{t('legal.draw.step.poolText', { size, last: size - 1 })}</span>
        <HashBox label={t('legal.draw.part.poolHash')} value={record.poolHash} />
      </Step>
      <Step title={t('legal.draw.step.commitment')}>
        <span className="s13 t2">{t('legal.draw.step.commitmentText')}</span>
        <HashBox label={t('legal.draw.part.commitment')} value={record.commitment} />
      </Step>
      <Step title={t('legal.draw.step.digits')}>
        <span className={clsx('row', css.drawDigits)}>
          {[...record.digits].map((digit, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: four places, a digit may be there twice
            <b key={at}>{digit}</b>
          ))}
        </span>
      </Step>
      <Step title={t('legal.draw.step.secret')}>
        <span className="row s13 c-jade">
          <CircleCheck size={15} aria-hidden />
          {t('legal.draw.step.secretText')}
        </span>
        <HashBox label={t('legal.draw.part.secret')} value={record.secret} />
      </Step>
      <Step title={t('legal.draw.step.seed')}>
        <span className="s13 t2">{t('legal.draw.step.seedText', { digits: record.digits })}</span>
        <HashBox label={t('legal.draw.part.seed')} value={record.seed} />
        <Division record={record} />
      </Step>
    </ol>
  );
}

function PickSteps({ record }: { record: PickRecord }) {
  const { t } = useTranslation();
  return (
    <ol className={css.drawSteps}>
      <Step title={t('legal.draw.step.pool')}>
        <span className="s13 t2">{t('legal.draw.step.pickPoolText', { size: record.pool.length })}</span>
        <HashBox label={t('legal.draw.part.poolHash')} value={record.poolHash} />
      </Step>
      <Step title={t('legal.draw.step.picked')}>
        <span className="s13 t2">{t('legal.draw.step.pickedText', { count: record.picked.length })}</span>
        {record.picked.map((pseudonym) => (
          <HashBox key={pseudonym} label={t('legal.draw.pseudonym')} value={pseudonym} />
        ))}
      </Step>
      <Step title={t('legal.draw.step.pickHash')}>
        <HashBox label={t('legal.draw.part.pickHash')} value={record.pickHash} />
      </Step>
    </ol>
  );
}

/** The replay agrees: the result, the roster it was drawn from, and every step. */
export function DrawReport(props: {
  record: AssignmentRecord;
  roster: readonly RosterRow[];
  name: string | null;
  onAgain: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { record } = props;
  const drawn = record.kind === 'drawn';
  const Glyph = drawn ? Shuffle : ListChecks;
  const verdict = useRef<HTMLDivElement>(null);
  useEffect(() => verdict.current?.focus(), []);
  return (
    <div className={css.drawReport}>
      <Card className={css.drawVerdict}>
        <div className="row" style={{ gap: 20 }}>
          <span className={css.drawResult}>
            <Glyph size={22} strokeWidth={1.75} aria-hidden />
          </span>
          <div className="col">
            <span className="s12 t2">{t(drawn ? 'legal.draw.result' : 'legal.draw.pickResult')}</span>
            <b className={css.drawResultName}>
              {drawn
                ? t('legal.draw.resultNumber', { n: record.index })
                : t('legal.draw.pickCount', { count: record.picked.length })}
            </b>
            <code className="mono s12 t2">{drawn ? record.result : record.picked[0]}</code>
          </div>
          <dl className={clsx('desc', css.drawFacts)}>
            <dt>{t('legal.draw.case')}</dt>
            <dd>{record.case}</dd>
            <dt>{t('legal.draw.date')}</dt>
            <dd>{fullDate(record.date, i18n.language)}</dd>
          </dl>
          <span className="grow" />
          <div className={clsx('col', css.drawSame)} role="status" tabIndex={-1} ref={verdict}>
            <b className="row c-jade">
              <BadgeCheck size={20} aria-hidden />
              {t('legal.draw.same')}
            </b>
            <span className="s12 t3">{t('legal.draw.sameText')}</span>
          </div>
          <Button icon={<FileUp size={16} aria-hidden />} onClick={props.onAgain}>
            {t('legal.draw.another')}
          </Button>
        </div>
      </Card>
      <div className={css.drawColumns}>
        <Roster record={record} roster={props.roster} />
        <Card
          title={t(drawn ? 'legal.draw.process' : 'legal.draw.pickProcess')}
          note={t(drawn ? 'legal.draw.processNote' : 'legal.draw.pickNote')}
        >
          {record.kind === 'drawn' ? <DrawSteps record={record} /> : <PickSteps record={record} />}
        </Card>
      </div>
      {record.kind === 'drawn' && <Receipt published={record.commitment} />}
    </div>
  );
}
