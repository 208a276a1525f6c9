import type { Figure, Override } from '@falink/protocol';
import { Button, Drawer } from 'antd';
import { clsx } from 'clsx';
import { CircleCheck, Landmark, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeeping } from '../../data/figures.js';
import { fullDate, said } from '../../ui/format.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { FigureMarks } from './FigureMarks.js';
import { subjectOf } from './figures-model.js';
import css from './legal.module.css';
import { OwnFigures } from './OwnFigures.js';

/** A scale of rates is a text to read, not a number to see at once. */
const LONG_CHARS = 40;

/** Whether the district may put its own figure there. */
function isOpen(figure: Figure): figure is Figure & { override: NonNullable<Figure['override']> } {
  return figure.level === 'provincial' && figure.override !== null;
}

/** "Checked today, still in force": offered once a day. */
function Check({ figure, today }: { figure: Figure; today: string }) {
  const { t } = useTranslation();
  const { check } = useKeeping();
  const trouble = useTrouble();
  const { from } = figure;
  const note = useRef<HTMLDivElement>(null);
  const done = figure.lastChecked === today && !figure.dueForCheck;
  useEffect(() => {
    // The pressed button is gone: its result takes the focus.
    if (done && check.isSuccess) note.current?.focus();
  }, [done, check.isSuccess]);
  if (from === null) return null;
  if (done) {
    return (
      <div className="note n-jade" role="status" tabIndex={-1} ref={note}>
        <CircleCheck size={15} aria-hidden />
        {t('legal.checkedToday')}
      </div>
    );
  }
  return (
    <div className="col" style={{ gap: 6, alignItems: 'flex-start' }}>
      <Button
        type={figure.dueForCheck ? 'primary' : 'default'}
        icon={<CircleCheck size={16} aria-hidden />}
        loading={check.isPending}
        onClick={() => check.mutate({ parameterId: figure.parameterId, from }, { onError: trouble })}
      >
        {t('legal.check')}
      </Button>
      <span className="s12 t3">{t('legal.checkText')}</span>
    </div>
  );
}

function Details(props: { figure: Figure; overrides: readonly Override[]; today: string; canKeep: boolean }) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const { figure } = props;
  return (
    <div className="col" style={{ gap: 20 }}>
      {figure.shown ? (
        <p className={said(figure.shown, locale).length > LONG_CHARS ? clsx(css.figureNow, css.long) : css.figureNow}>
          {said(figure.shown, locale)}
        </p>
      ) : (
        <div className="note n-gold">
          <TriangleAlert size={15} aria-hidden />
          {t(isOpen(figure) ? 'legal.unsetText' : 'legal.unsetByRules')}
        </div>
      )}
      {figure.shown && (
        <dl className="desc">
          <dt>{t('legal.column.from')}</dt>
          <dd>{figure.from ? fullDate(figure.from, locale) : t('common.none')}</dd>
          <dt>{t('legal.column.source')}</dt>
          <dd>{figure.citation ? said(figure.citation, locale) : t('common.none')}</dd>
          <dt>{t('legal.column.checked')}</dt>
          <dd>{figure.lastChecked ? fullDate(figure.lastChecked, locale) : t('common.none')}</dd>
          <dt>{t('legal.unit')}</dt>
          <dd>{said(figure.unit, locale)}</dd>
        </dl>
      )}
      {figure.shown && figure.unverified && (
        <div className="note n-coral">
          <TriangleAlert size={15} aria-hidden />
          {t('legal.unverifiedText')}
        </div>
      )}
      {props.canKeep && <Check figure={figure} today={props.today} />}
      {isOpen(figure) ? (
        <OwnFigures {...props} figure={figure} />
      ) : (
        <div className="note n-blue">
          <Landmark size={15} aria-hidden />
          {t(figure.level === 'national' ? 'legal.nationalText' : 'legal.fixedText')}
        </div>
      )}
    </div>
  );
}

/** One figure: its value and since when, its last check, and the district's own in its place. */
export function FigureDrawer(props: {
  figure: Figure | null;
  overrides: readonly Override[];
  today: string;
  canKeep: boolean;
  onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [last, setLast] = useState<Figure | null>(null);
  useEffect(() => {
    if (props.figure) setLast(props.figure);
  }, [props.figure]);
  // Kept while the drawer slides out.
  const figure = props.figure ?? last;
  return (
    <Drawer
      open={props.figure !== null}
      onClose={props.onClose}
      size={528}
      mask={false}
      title={
        figure && (
          <span className="col">
            <span className={css.figureTitle}>{said(figure.name, i18n.language)}</span>
            <span className={clsx('s12 t3', css.figureSub)}>
              {t(`legal.subject.${subjectOf(figure.parameterId)}`)} · {t(`legal.level.${figure.level}`)}
              <FigureMarks figure={figure} />
            </span>
          </span>
        )
      }
    >
      {figure && (
        <Details
          key={figure.parameterId}
          figure={figure}
          overrides={props.overrides}
          today={props.today}
          canKeep={props.canKeep}
        />
      )}
    </Drawer>
  );
}
