import { type EnrolmentImport, enrolmentRoutes, type FileCheck } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { CircleCheck, FileX2, Printer, TriangleAlert, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { ENROLMENTS } from '../../data/enrolments.js';
import { useRefetch } from '../../data/live.js';
import { ORG_UNITS } from '../../data/org-units.js';
import { SITES } from '../../data/sites.js';
import { troubleText } from '../../model/trouble.js';
import { Card } from '../../ui/Card.js';
import { Note } from '../../ui/Note.js';
import css from './enrolments.module.css';
import { FileDrop } from './FileDrop.js';
import { FileProblems } from './FileProblems.js';
import { useEnrolmentActs } from './use-enrolment-acts.js';

interface Chosen {
  readonly name: string;
  readonly file: Blob;
  /** One per file that was chosen: a lost answer is asked for again. */
  readonly requestId: string;
}

/** A file in three steps: choose, check, import. Nothing of it counts before the last one. */
export function ImportPanel() {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const refetch = useRefetch();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const check = useMutation({
    mutationFn: ({ file }: Chosen) => http.send(enrolmentRoutes.checkEnrolments, { file }),
  });
  const load = useMutation({
    mutationFn: ({ file, requestId }: Chosen) =>
      http.send(enrolmentRoutes.importEnrolments, { file, query: { requestId } }),
    onSuccess: () => refetch(ENROLMENTS, SITES, ORG_UNITS),
    // Somebody else was first: what is wrong now is shown.
    onError: (_, wish) => check.mutate(wish),
  });
  const choose = (file: File): void => {
    const next: Chosen = {
      name: file.name,
      // What Windows calls a CSV file is no CSV to anybody else.
      file: new Blob([file], { type: 'text/csv' }),
      requestId: crypto.randomUUID(),
    };
    setChosen(next);
    load.reset();
    check.mutate(next);
  };
  const reset = (): void => {
    setChosen(null);
    check.reset();
    load.reset();
  };
  const error = check.error ?? load.error;
  return (
    <Card title={t('enrolments.file.title')} note={chosen?.name}>
      <div className="col" style={{ gap: 14 }} aria-live="polite">
        {(check.isPending || load.isPending) && (
          <div className="col" role="status">
            <span>{t(load.isPending ? 'enrolments.file.importing' : 'enrolments.file.checking')}</span>
            <Progress percent={100} status="active" showInfo={false} />
          </div>
        )}
        {error !== null && (
          <div className="note n-coral" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {troubleText(error, i18n.language)}
          </div>
        )}
        {load.data ? (
          <Done done={load.data} onNext={reset} />
        ) : check.data && chosen ? (
          <Checked
            check={check.data}
            isBusy={check.isPending || load.isPending}
            onImport={() => load.mutate(chosen)}
            onFile={choose}
            onReset={reset}
          />
        ) : (
          !check.isPending && <FileDrop onFile={choose} />
        )}
      </div>
    </Card>
  );
}

function Checked(props: {
  check: FileCheck;
  isBusy: boolean;
  onImport: () => void;
  onFile: (file: File) => void;
  onReset: () => void;
}) {
  const { t } = useTranslation();
  const { rows, created, unchanged, newSites, problems } = props.check;
  if (problems.total > 0) {
    return (
      <>
        <div className="note n-coral" role="alert">
          <FileX2 size={15} aria-hidden />
          {t('enrolments.file.wrong', { count: problems.total })}
        </div>
        <FileProblems items={problems.items} total={problems.total} />
        <FileDrop onFile={props.onFile} />
      </>
    );
  }
  return (
    <>
      <div className="note n-blue">
        <CircleCheck size={15} aria-hidden />
        <span>
          {t('enrolments.file.ready', { rows, created, unchanged, newSites })}
          {newSites < created && ` ${t('enrolments.file.sitesStay')}`}
        </span>
      </div>
      <div className={css.buttons}>
        <Button onClick={props.onReset}>{t('enrolments.file.other')}</Button>
        <Button
          type="primary"
          icon={<Upload size={16} aria-hidden />}
          loading={props.isBusy}
          disabled={created === 0}
          onClick={props.onImport}
        >
          {created === 0 ? t('enrolments.file.nothing') : t('enrolments.file.import', { count: created })}
        </Button>
      </div>
    </>
  );
}

function Done({ done, onNext }: { done: EnrolmentImport; onNext: () => void }) {
  const { t } = useTranslation();
  const { labels } = useEnrolmentActs();
  return (
    <>
      <Note tone="blue" icon={CircleCheck}>
        {t('enrolments.file.done', { ...done })}
      </Note>
      <p className="s13 t2">{t('enrolments.labels.text')}</p>
      <div className={css.buttons}>
        <Button onClick={onNext}>{t('enrolments.file.next')}</Button>
        <Button
          type="primary"
          icon={<Printer size={16} aria-hidden />}
          loading={labels.isPending}
          onClick={() => labels.mutate({ importId: done.importId })}
        >
          {t('enrolments.labels.button')}
        </Button>
      </div>
    </>
  );
}
