import { type Intake, intakeRoutes, type Paper } from '@falink/protocol';
import { Button } from 'antd';
import { IdCard, Undo2, UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card.js';
import { timeOfDay } from '../../ui/format.js';
import css from './intake.module.css';
import { usePaperChange } from './use-paper-change.js';

/** The officer compares the person on video with the card that she has seen. No face recognition anywhere. */
export function Identity(props: {
  intake: Intake;
  closed: boolean;
  /** Pages whose picture was shown. */
  seen: ReadonlySet<string>;
  onSelect: (paper: Paper) => void;
}) {
  const { t, i18n } = useTranslation();
  const { intake, closed } = props;
  const { isPending, change } = usePaperChange(intake.id);
  const params = { id: intake.id };
  const isWithout = intake.form.identityDocument === 'none';
  const needed = isWithout ? 'person' : 'identity_front';
  const card = intake.papers.find((p) => p.kind === needed && p.pages.length > 0);
  const pageId = card?.pages[0]?.id;
  const isSeen = pageId !== undefined && props.seen.has(pageId);
  const check = (): void => {
    if (card && !isSeen) props.onSelect(card);
    else if (pageId !== undefined) change(intakeRoutes.checkIdentity, { params, body: { pageId } });
  };
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
          <>
            <span className="s12 t3">{timeOfDay(intake.identityCheckedAt, i18n.language)}</span>
            {!closed && (
              <Button
                size="small"
                icon={<Undo2 size={15} aria-hidden />}
                loading={isPending}
                onClick={() => change(intakeRoutes.uncheckIdentity, { params })}
              >
                {t('intake.identity.uncheck')}
              </Button>
            )}
          </>
        ) : (
          <Button
            size="small"
            icon={card && !isSeen ? <IdCard size={15} aria-hidden /> : <UserRoundCheck size={15} aria-hidden />}
            disabled={closed || !card}
            loading={isPending}
            onClick={check}
          >
            {card && !isSeen
              ? t(isWithout ? 'intake.identity.without.look' : 'intake.identity.look')
              : t(isWithout ? 'intake.identity.without.check' : 'intake.identity.check')}
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
