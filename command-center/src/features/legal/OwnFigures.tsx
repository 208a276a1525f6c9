import type { Figure, Override } from '@falink/protocol';
import { App, Button } from 'antd';
import { clsx } from 'clsx';
import { CircleCheck, Plus, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../api/services.js';
import { useKeeping } from '../../data/figures.js';
import { dayTime, fullDate, said } from '../../ui/format.js';
import { useTrouble } from '../../ui/use-trouble.js';
import css from './legal.module.css';
import { OwnFigureForm } from './OwnFigureForm.js';
import { ownFiguresOf, ownStateOf, showOwn } from './own-figures.js';

/** What was just done to the district's figures, with the way back where there is one. */
type Done =
  | { readonly kind: 'entered'; readonly one: Override }
  | { readonly kind: 'withdrawn'; readonly value: string };

/** The district's own figures of one parameter: who entered what when, entering, withdrawing. */
export function OwnFigures(props: {
  figure: Figure & { override: NonNullable<Figure['override']> };
  overrides: readonly Override[];
  today: string;
  canKeep: boolean;
}) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const now = useNow(60_000);
  const { modal } = App.useApp();
  const trouble = useTrouble();
  const { withdraw } = useKeeping();
  const { figure, today } = props;
  const own = ownFiguresOf(props.overrides, figure.parameterId);
  const [entering, setEntering] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const note = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The pressed button is gone: the focus moves to the result.
    if (done) note.current?.focus();
  }, [done]);
  const value = (one: Override): string => said(showOwn(one.value, figure), locale);
  const takeBack = (one: Override): Promise<void> =>
    withdraw.mutateAsync(one.id).then(() => setDone({ kind: 'withdrawn', value: value(one) }), trouble);
  const ask = (one: Override): void => {
    const state = ownStateOf(own, one.id, today);
    modal.confirm({
      icon: null,
      centered: true,
      width: 480,
      title: t('legal.own.withdrawAsk', { name: said(figure.name, locale), value: value(one) }),
      content: t(`legal.own.withdrawText.${state}`, { date: fullDate(one.from, locale) }),
      okText: t('legal.own.withdraw'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true },
      onOk: () => takeBack(one),
    });
  };
  return (
    <section className="col" style={{ gap: 10 }}>
      <div className="row">
        <h2 className={clsx('drawer-h', css.ownH)}>{t('legal.own.title')}</h2>
        <span className="grow" />
        {props.canKeep && !entering && (
          <Button
            size="small"
            icon={<Plus size={15} aria-hidden />}
            onClick={() => {
              setDone(null);
              setEntering(true);
            }}
          >
            {t('legal.own.enter')}
          </Button>
        )}
      </div>
      {done && (
        <div className={clsx('note n-jade', css.ownDone)} role="status" tabIndex={-1} ref={note}>
          <CircleCheck size={15} aria-hidden />
          <span className="grow">
            {done.kind === 'entered'
              ? t(done.one.from <= today ? 'legal.own.entered' : 'legal.own.enteredLater', {
                  value: value(done.one),
                  date: fullDate(done.one.from, locale),
                })
              : t('legal.own.withdrawn', { value: done.value })}
          </span>
          {done.kind === 'entered' && (
            <Button
              size="small"
              icon={<Undo2 size={14} aria-hidden />}
              loading={withdraw.isPending}
              onClick={() => void takeBack(done.one)}
            >
              {t('legal.own.undo')}
            </Button>
          )}
        </div>
      )}
      {entering && (
        <OwnFigureForm
          figure={figure}
          own={own}
          today={today}
          onDone={(one) => {
            setEntering(false);
            setDone({ kind: 'entered', one });
          }}
          onCancel={() => setEntering(false)}
        />
      )}
      {own.length === 0 && !entering && (
        <p className="s13 t2">{t(figure.shown ? 'legal.own.none' : 'legal.own.noneUnset')}</p>
      )}
      {own.length > 0 && (
        <ul className={css.ownList}>
          {own.map((one) => {
            const state = ownStateOf(own, one.id, today);
            return (
              <li key={one.id} className={clsx(state === 'past' && css.past)}>
                <div className="col grow">
                  <span className="row">
                    <b>{value(one)}</b>
                    <span className={`s12 ${state === 'in_force' ? 'c-jade' : 't3'}`}>
                      {t(`legal.own.state.${state}`)}
                    </span>
                  </span>
                  <span className="s12 t2">
                    {t('legal.own.from', { date: fullDate(one.from, locale) })} · {said(one.citation, locale)}
                  </span>
                  <span className="s12 t3">
                    {t('legal.own.setBy', { name: one.setBy, at: dayTime(one.setAt, now, locale) })}
                  </span>
                </div>
                {props.canKeep && !(done?.kind === 'entered' && done.one.id === one.id) && (
                  <Button
                    size="small"
                    danger
                    aria-label={t('legal.own.withdrawThis', { value: value(one) })}
                    onClick={() => ask(one)}
                  >
                    {t('legal.own.withdraw')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
