import { type Intake, intakeRoutes } from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { usePutIntake } from '../../data/intakes.js';
import { Card } from '../../ui/Card.js';
import { timeOfDay } from '../../ui/format.js';
import { useTrouble } from '../../ui/use-trouble.js';
import css from './intake.module.css';

/** The officer compares the person on video with the card. No face recognition anywhere. */
export function Identity({ intake, closed }: { intake: Intake; closed: boolean }) {
  const { t, i18n } = useTranslation();
  const { http } = useServices();
  const put = usePutIntake();
  const trouble = useTrouble();
  const check = useMutation({
    mutationFn: () => http.send(intakeRoutes.checkIdentity, { params: { id: intake.id } }),
    onSuccess: put,
    onError: trouble,
  });
  const isWithout = intake.form.identityDocument === 'none';
  const needed = isWithout ? 'person' : 'identity_front';
  const card = intake.papers.some((p) => p.kind === needed && p.pages.length > 0);
  return (
    <Card bare className={css.identity}>
      <div className="row">
        <h2>{t('intake.identity.title')}</h2>
        {intake.identityCheckedAt && (
          <span className="tag t-jade">
            <UserRoundCheck size={13} aria-hidden />
            {t(isWithout ? 'intake.identity.without.checked' : 'intake.identity.checked')}
          </span>
        )}
        <span className="grow" />
        {intake.identityCheckedAt ? (
          <span className="s12 t3">{timeOfDay(intake.identityCheckedAt, i18n.language)}</span>
        ) : (
          <Button
            size="small"
            icon={<UserRoundCheck size={15} aria-hidden />}
            disabled={closed || !card}
            loading={check.isPending}
            onClick={() => check.mutate()}
          >
            {t(isWithout ? 'intake.identity.without.check' : 'intake.identity.check')}
          </Button>
        )}
      </div>
      <p className="s12 t2">
        {t(
          `intake.identity.${isWithout ? 'without' : 'with'}.${intake.identityCheckedAt ? 'done' : card ? 'how' : 'first'}`,
        )}
      </p>
    </Card>
  );
}
