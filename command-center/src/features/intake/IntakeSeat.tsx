import type { Paper, Receipt } from '@falink/protocol';
import { Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIntake } from '../../data/intakes.js';
import { troubleText } from '../../model/trouble.js';
import { FormPanel } from './FormPanel.js';
import { Identity } from './Identity.js';
import css from './intake.module.css';
import { pageToShow, stepsOf } from './intake-model.js';
import { PageViewer } from './PageViewer.js';
import { Papers } from './Papers.js';
import { ReceiptModal } from './ReceiptModal.js';
import { StepBar } from './StepBar.js';
import { Unfinished } from './Unfinished.js';
import { useIntakeForm } from './use-intake-form.js';

type IntakeData = NonNullable<ReturnType<typeof useIntake>['data']>;

function Loaded({ intake, video, wrapUp }: { intake: IntakeData; video: ReactNode; wrapUp: ReactNode }) {
  const form = useIntakeForm(intake);
  const [chosen, setChosen] = useState<{ paperId: string; pageId: string; at: number } | null>(null);
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const closed = intake.closedAt !== null || intake.application !== null;
  const begun = intake.version > 0 || intake.papers.length > 0;
  const shown = chosen ?? pageToShow(intake.papers);
  const paper = intake.papers.find((p) => p.id === shown?.paperId) ?? null;
  // A page that was taken again has another in its place.
  const pageId = paper?.pages.some((p) => p.id === shown?.pageId)
    ? (shown?.pageId ?? null)
    : ((paper?.pages[chosen?.at ?? 0] ?? paper?.pages[0])?.id ?? null);
  const select = (one: Paper): void => setChosen({ paperId: one.id, pageId: one.pages[0]?.id ?? '', at: 0 });
  return (
    <div className={css.seat}>
      <StepBar steps={stepsOf(intake, form.snapshot.value)} accepted={intake.application !== null} />
      {!closed && !begun && <Unfinished intake={intake} />}
      <div className={css.seatColumns}>
        <div className={css.seatLeft}>
          {video && <div>{video}</div>}
          {wrapUp}
          <Identity intake={intake} closed={closed} seen={seen} onSelect={select} />
          <Papers intake={intake} selected={paper?.id ?? null} closed={closed} onSelect={select} />
        </div>
        <PageViewer
          intake={intake}
          paper={paper}
          pageId={pageId}
          closed={closed}
          seen={seen}
          onPage={(id) =>
            paper && setChosen({ paperId: paper.id, pageId: id, at: paper.pages.findIndex((p) => p.id === id) })
          }
          onSeen={(id) => setSeen((known) => (known.has(id) ? known : new Set([...known, id])))}
        />
        <FormPanel intake={intake} form={form} closed={closed} onReceipt={setReceipt} />
      </div>
      <ReceiptModal receipt={receipt} onClose={() => setReceipt(null)} />
    </div>
  );
}

/** The legal-aid seat: the person and the papers, the page under review, the form. */
export function IntakeSeat({ intakeId, video, wrapUp }: { intakeId: string; video: ReactNode; wrapUp: ReactNode }) {
  const { i18n } = useTranslation();
  const intake = useIntake(intakeId);
  if (intake.data) return <Loaded key={intakeId} intake={intake.data} video={video} wrapUp={wrapUp} />;
  return (
    <div className={css.seat}>
      {video && <div className={css.seatAlone}>{video}</div>}
      {wrapUp}
      {intake.error ? (
        <div className="note n-coral">{troubleText(intake.error, i18n.language)}</div>
      ) : (
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      )}
    </div>
  );
}
