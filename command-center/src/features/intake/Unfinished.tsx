import { type Intake, intakeRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { clsx } from 'clsx';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { useInterrupted, usePutIntake } from '../../data/intakes.js';
import { dayTime } from '../../ui/format.js';
import { useTrouble } from '../../ui/use-trouble.js';
import css from './intake.module.css';

/** What the terminal's last calls left unfinished (SPEC I6): to go on with, once the officer knows who is there. */
export function Unfinished({ intake }: { intake: Intake }) {
  const { t, i18n } = useTranslation();
  const { http, clock } = useServices();
  const put = usePutIntake();
  const trouble = useTrouble();
  const [others, setOthers] = useState<readonly string[]>([]);
  const left = useInterrupted(intake.id);
  const goOn = useMutation({
    mutationFn: (intakeId: string) =>
      http.send(intakeRoutes.continueIntake, { params: { id: intake.id }, body: { intakeId } }),
    onSuccess: put,
    onError: (error) => {
      trouble(error);
      void left.refetch();
    },
  });
  const [latest] = left.data?.interrupted.filter((one) => !others.includes(one.id)) ?? [];
  if (!latest) return null;
  return (
    <div className={clsx('note n-blue', css.unfinished)} role="status">
      <History size={20} aria-hidden />
      <div className="grow">
        <b>{t('intake.unfinished.title')}</b>
        <p className="s13">
          {t('intake.unfinished.what', {
            ended: dayTime(latest.endedAt, clock.now(), i18n.language),
            name: latest.nameMasked || t('intake.unfinished.noName'),
            filled: latest.filled,
            papers: latest.papers,
          })}
        </p>
        <p className="s12 t2">{t('intake.unfinished.ask')}</p>
      </div>
      <Button disabled={goOn.isPending} onClick={() => setOthers([...others, latest.id])}>
        {t('intake.unfinished.other')}
      </Button>
      <Button type="primary" loading={goOn.isPending} onClick={() => goOn.mutate(latest.id)}>
        {t('intake.unfinished.go')}
      </Button>
    </div>
  );
}
