import { FalinkError, type Figure, type Override } from '@falink/protocol';
import { App, Button, Input } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeeping } from '../../data/figures.js';
import { troubleText } from '../../model/trouble.js';
import { fullDate, said } from '../../ui/format.js';
import css from './legal.module.css';
import {
  EMPTY_DRAFT,
  fieldOfPath,
  numberFieldsOf,
  type OwnDraft,
  type OwnField,
  problemsOf,
  SOURCE_MAX_CHARS,
  showOwn,
  valueOfDraft,
} from './own-figures.js';

type Messages = { readonly [field in OwnField | 'form']?: string | undefined };

function Field(props: {
  id: string;
  label: string;
  hint?: string;
  message: string | undefined;
  children: (aria: { id: string; 'aria-invalid': boolean; 'aria-describedby': string }) => ReactNode;
}) {
  return (
    <div className={css.ownField}>
      <label htmlFor={props.id} className="field-label">
        {props.label}
      </label>
      {props.children({
        id: props.id,
        'aria-invalid': props.message !== undefined,
        'aria-describedby': `${props.id}-said`,
      })}
      <span id={`${props.id}-said`} className={props.message === undefined ? 's12 t3' : 's12 c-coral'} role="status">
        {props.message ?? props.hint}
      </span>
    </div>
  );
}

/** Enters the district's figure: validated here, confirmed with what it changes, then decided by the api. */
export function OwnFigureForm(props: {
  figure: Figure & { override: NonNullable<Figure['override']> };
  own: readonly Override[];
  today: string;
  onDone: (entered: Override) => void;
  onCancel: (() => void) | null;
}) {
  const { t, i18n } = useTranslation();
  const locale = i18n.language;
  const { modal } = App.useApp();
  const { enter } = useKeeping();
  const { figure, own, today } = props;
  const limits = figure.override;
  const [draft, setDraft] = useState<OwnDraft>(EMPTY_DRAFT);
  const [messages, setMessages] = useState<Messages>({});
  const form = useRef<HTMLFormElement>(null);
  // The button that opened the form is gone.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const base = useId();
  const bounds = {
    min: said(showOwn(limits.min, figure), locale),
    max: said(showOwn(limits.max, figure), locale),
  };
  const decimals = limits.type === 'percent' ? 4 : 2;

  const change = (field: OwnField) => (event: { target: { value: string } }) => {
    setDraft({ ...draft, [field]: event.target.value });
    setMessages({ ...messages, [field]: undefined, form: undefined });
  };
  const toFirst = (next: Messages): void => {
    const first = [...numberFieldsOf(limits), 'from', 'source'].find((field) => next[field as OwnField] !== undefined);
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  };
  const show = (next: Messages): void => {
    setMessages(next);
    toFirst(next);
  };
  const refused = (error: unknown): Messages => {
    const sentence = troubleText(error, locale);
    const paths = error instanceof FalinkError ? (error.extra.fields ?? []) : [];
    const field = paths.map(({ path }) => fieldOfPath(path, limits)).find((found) => found !== null);
    if (error instanceof FalinkError && error.code === 'legal.override_exists') return { from: sentence };
    return field ? { [field]: sentence } : { form: sentence };
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const problems = Object.entries(problemsOf(draft, limits, own));
    if (problems.length > 0) {
      show(
        Object.fromEntries(
          problems.map(([field, why]) => [field, t(`legal.own.problem.${why}`, { ...bounds, decimals })]),
        ),
      );
      return;
    }
    const value = valueOfDraft(draft, limits);
    const source = draft.source.trim();
    const begun = draft.from <= today;
    const words = {
      name: said(figure.name, locale),
      date: fullDate(draft.from, locale),
      value: said(showOwn(value, figure), locale),
      now: figure.shown ? said(figure.shown, locale) : t('legal.mark.unset'),
      source,
    };
    let trouble: Messages | null = null;
    modal.confirm({
      icon: null,
      centered: true,
      width: 480,
      title: t('legal.own.ask', words),
      content: (
        <div className="col" style={{ gap: 8 }}>
          <p>{t('legal.own.askChange', words)}</p>
          <p>{t(begun ? 'legal.own.askBegun' : 'legal.own.askLater', words)}</p>
          <p className="t2">{t('legal.own.askSource', words)}</p>
        </div>
      ),
      okText: t('legal.own.save'),
      cancelText: t('legal.own.back'),
      onOk: () =>
        enter
          .mutateAsync({ parameterId: figure.parameterId, from: draft.from, value, source })
          .then(props.onDone, (error: unknown) => {
            trouble = refused(error);
            setMessages(trouble);
          }),
      // The dialog gives the focus back when it is gone; the field that was refused takes it from there.
      afterClose: () => {
        if (trouble) toFirst(trouble);
      },
    });
  };
  const input = (field: OwnField) => ({
    name: field,
    value: draft[field],
    onChange: change(field),
    autoComplete: 'off',
  });
  const status = (field: OwnField) => (messages[field] === undefined ? {} : { status: 'error' as const });
  return (
    <form ref={form} className={css.ownForm} noValidate onSubmit={submit} aria-label={t('legal.own.enter')}>
      <div className={css.ownNumbers}>
        {numberFieldsOf(limits).map((field) => (
          <Field
            key={field}
            id={`${base}${field}`}
            label={t(`legal.own.field.${field}`)}
            hint={t('legal.own.bounds', bounds)}
            message={messages[field]}
          >
            {(aria) => (
              <Input
                {...aria}
                {...input(field)}
                {...status(field)}
                inputMode="decimal"
                maxLength={40}
                suffix={<span className="t3">{limits.type === 'percent' ? '%' : said(figure.unit, locale)}</span>}
              />
            )}
          </Field>
        ))}
        <Field
          id={`${base}from`}
          label={t('legal.own.field.from')}
          hint={t('legal.own.fromHint')}
          message={messages.from}
        >
          {(aria) => <Input {...aria} {...input('from')} {...status('from')} type="date" max="2100-12-31" />}
        </Field>
      </div>
      <Field
        id={`${base}source`}
        label={t('legal.own.field.source')}
        hint={t('legal.own.sourceHint')}
        message={messages.source}
      >
        {(aria) => (
          <Input
            {...aria}
            {...input('source')}
            {...status('source')}
            maxLength={SOURCE_MAX_CHARS}
            placeholder={t('legal.own.sourceExample')}
          />
        )}
      </Field>
      {messages.form !== undefined && (
        <div className="note n-coral" role="alert">
          <TriangleAlert size={15} aria-hidden />
          {messages.form}
        </div>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit">
          {t('legal.own.next')}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>{t('common.cancel')}</Button>}
      </div>
    </form>
  );
}
