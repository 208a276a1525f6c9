import {
  AidMatterSchema,
  FalinkError,
  type Intake,
  IntakeFormSchema,
  intakeRoutes,
  type Receipt,
} from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { CircleCheck, Hourglass, ListChecks, Stamp, TriangleAlert, Volume2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { usePutIntake } from '../../data/intakes.js';
import { Card } from '../../ui/Card.js';
import { SaveState } from '../../ui/SaveState.js';
import { useTrouble } from '../../ui/useTrouble.js';
import { blockersOf, type FormField, isValidField, laterPapers, missingFields } from './intake-model.js';
import type { useIntakeForm } from './use-intake-form.js';

type DraftOf = ReturnType<typeof useIntakeForm>;

function Field(props: { name: FormField; required?: boolean; invalid?: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  const label = t(`intake.field.${props.name}`);
  return (
    <div className={`form-field f-${props.name}`}>
      <label htmlFor={`intake-${props.name}`} className="field-label">
        {label}
        {!props.required && <span className="t3"> {t('intake.optional')}</span>}
      </label>
      {props.children}
      {props.invalid && (
        <span className="s12 c-coral" role="alert">
          {t(`intake.invalid.${props.name === 'identityNumber' ? 'identityNumber' : 'phone'}`)}
        </span>
      )}
    </div>
  );
}

/** What is in the way, as sentences; nothing when the receipt may be given. */
function Checklist({ intake, form }: { intake: Intake; form: DraftOf['snapshot']['value'] }) {
  const { t } = useTranslation();
  const blockers = blockersOf(intake, form);
  const comma = t('intake.comma');
  const fields = blockers.flatMap((b) => (b.kind === 'field' ? [t(`intake.field.${b.field}`)] : []));
  const later = laterPapers(intake.papers);
  if (blockers.length === 0) {
    return (
      <div className="note n-jade">
        <CircleCheck size={15} aria-hidden />
        {later.length > 0
          ? t('intake.check.later', { papers: later.map((p) => p.label).join(comma) })
          : t('intake.check.complete')}
      </div>
    );
  }
  if (blockers.every((b) => b.kind === 'confirm')) {
    return (
      <div className="note n-blue" role="status">
        <Hourglass size={15} aria-hidden />
        {t('intake.confirm.waiting')}
      </div>
    );
  }
  return (
    <div className="note n-gold checklist">
      <ListChecks size={15} aria-hidden />
      <ul aria-label={t('intake.check.title')}>
        {fields.length > 0 && <li>{t('intake.check.fields', { fields: fields.join(comma) })}</li>}
        {blockers.map((b) => {
          if (b.kind === 'field') return null;
          const papers = 'papers' in b ? b.papers.map((p) => p.label).join(comma) : '';
          return <li key={b.kind}>{t(`intake.check.${b.kind}`, { papers })}</li>;
        })}
      </ul>
    </div>
  );
}

/** The application form, saved while typed and mirrored on the TV; then reading aloud, confirmation, acceptance. */
export function FormPanel(props: {
  intake: Intake;
  form: DraftOf;
  closed: boolean;
  onReceipt: (receipt: Receipt) => void;
}) {
  const { t } = useTranslation();
  const { http } = useServices();
  const { modal } = App.useApp();
  const put = usePutIntake();
  const trouble = useTrouble();
  const { intake, closed } = props;
  const { draft, snapshot } = props.form;
  const { value } = snapshot;
  const [left, setLeft] = useState<ReadonlySet<FormField>>(new Set());
  const missing = missingFields(value);
  const id = { id: intake.id };
  const invalid = (field: 'identityNumber' | 'phone'): boolean =>
    value[field] !== '' &&
    !isValidField(field, value[field]) &&
    (left.has(field) || value[field].length >= (field === 'phone' ? 11 : 18));
  const leave = (field: FormField) => () => setLeft(new Set([...left, field]));

  const readAloud = useMutation({
    mutationFn: async () => {
      await draft.flush();
      return http.send(intakeRoutes.readAloud, { params: id });
    },
    onSuccess: put,
    onError: trouble,
  });
  const accept = useMutation({
    mutationFn: async () => {
      const { version } = await draft.flush();
      return http.send(intakeRoutes.accept, { params: id, body: { version } });
    },
    onSuccess: props.onReceipt,
    onError: (error) => {
      if (error instanceof FalinkError && error.code === 'intake.incomplete') {
        modal.warning({ title: t('intake.check.title'), content: t('intake.check.ask') });
      } else trouble(error);
    },
  });
  const ready = blockersOf(intake, value).length === 0 && !closed;
  const waiting = intake.readAloudAt !== null && intake.confirmedAt === null && !closed;
  const text = (field: 'name' | 'address' | 'opponent' | 'identityNumber' | 'phone') => ({
    id: `intake-${field}`,
    value: value[field],
    disabled: closed,
    onChange: (event: { target: { value: string } }) =>
      draft.patch({ [field]: field === 'identityNumber' ? event.target.value.toUpperCase() : event.target.value }),
    onBlur: leave(field),
  });
  return (
    <Card className="form-card" bare>
      <header className="card-head">
        <h2>{t('intake.form.title')}</h2>
        <SaveState snapshot={snapshot} />
        <span className="grow" />
        <span className="s12 t3">{7 - missing.length} / 7</span>
      </header>
      <div className="form-body">
        <div className="form-grid">
          <Field name="name" required>
            <Input {...text('name')} maxLength={40} autoComplete="off" />
          </Field>
          <Field name="phone" required invalid={invalid('phone')}>
            <Input
              {...text('phone')}
              maxLength={12}
              inputMode="tel"
              autoComplete="off"
              status={invalid('phone') ? 'error' : ''}
            />
          </Field>
          <Field name="identityNumber" required invalid={invalid('identityNumber')}>
            <Input
              {...text('identityNumber')}
              maxLength={18}
              autoComplete="off"
              status={invalid('identityNumber') ? 'error' : ''}
            />
          </Field>
          <Field name="matter" required>
            <Select
              id="intake-matter"
              aria-label={t('intake.field.matter')}
              value={value.matter}
              disabled={closed}
              placeholder={t('intake.choose')}
              onChange={(matter) => draft.patch({ matter })}
              options={AidMatterSchema.options.map((one) => ({ value: one, label: t(`intake.matter.${one}`) }))}
              style={{ width: '100%' }}
            />
          </Field>
          <Field name="opponent">
            <Input {...text('opponent')} maxLength={100} autoComplete="off" />
          </Field>
          <Field name="address">
            <Input {...text('address')} maxLength={200} autoComplete="off" />
          </Field>
          <Field name="means" required>
            <Select
              id="intake-means"
              aria-label={t('intake.field.means')}
              value={value.means}
              disabled={closed}
              placeholder={t('intake.choose')}
              onChange={(means) => draft.patch({ means })}
              options={MEANS.map((one) => ({ value: one, label: t(`intake.means.${one}`) }))}
              style={{ width: '100%' }}
            />
          </Field>
        </div>
        <Field name="facts" required>
          <Input.TextArea
            id="intake-facts"
            value={value.facts}
            disabled={closed}
            maxLength={4000}
            rows={3}
            onChange={(event) => draft.patch({ facts: event.target.value })}
          />
        </Field>
        <Field name="request" required>
          <Input.TextArea
            id="intake-request"
            value={value.request}
            disabled={closed}
            maxLength={1000}
            rows={2}
            onChange={(event) => draft.patch({ request: event.target.value })}
          />
        </Field>
        {snapshot.conflicts.length > 0 && (
          <div className="note n-gold" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {t('intake.form.conflict')}
          </div>
        )}
        {intake.application && (
          <div className="note n-jade" role="status">
            <CircleCheck size={15} aria-hidden />
            {t('intake.form.accepted', { number: intake.application.number })}
          </div>
        )}
        {closed && !intake.application && <div className="note n-gold">{t('intake.form.closed')}</div>}
      </div>
      {!closed && (
        <div className="form-check">
          <Checklist intake={intake} form={value} />
        </div>
      )}
      {!intake.application && (
        <footer className="form-foot">
          <Button
            type={ready || waiting ? 'default' : 'primary'}
            icon={<Volume2 size={17} aria-hidden />}
            disabled={closed || missing.length > 0 || intake.identityCheckedAt === null || intake.confirmedAt !== null}
            loading={readAloud.isPending}
            onClick={() => readAloud.mutate()}
          >
            {t(waiting ? 'intake.confirm.again' : 'intake.confirm.read')}
          </Button>
          <span className="grow" />
          <Button
            type={ready ? 'primary' : 'default'}
            icon={<Stamp size={17} aria-hidden />}
            disabled={!ready}
            loading={accept.isPending}
            onClick={() => accept.mutate()}
          >
            {t('intake.accept')}
          </Button>
        </footer>
      )}
    </Card>
  );
}

const MEANS = IntakeFormSchema.shape.means.unwrap().options;
