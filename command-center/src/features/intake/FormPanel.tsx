import {
  AidMatterSchema,
  FalinkError,
  type IdentityDocument,
  IdentityDocumentSchema,
  type Intake,
  IntakeFormSchema,
  intakeRoutes,
  MAX_FACTS,
  MAX_NAME,
  MAX_REQUEST,
  type Receipt,
} from '@falink/protocol';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { CircleCheck, Stamp, TriangleAlert, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../api/services.js';
import { usePutIntake } from '../../data/intakes.js';
import { Card } from '../../ui/Card.js';
import { Note } from '../../ui/Note.js';
import { SaveState } from '../../ui/SaveState.js';
import { useTrouble } from '../../ui/use-trouble.js';
import { Checklist } from './Checklist.js';
import { FormField } from './FormField.js';
import css from './intake.module.css';
import {
  blockersOf,
  type FormField as FieldName,
  isHalfNumber,
  missingFields,
  type NumberField,
  numberFault,
  typedNumber,
} from './intake-model.js';
import type { useIntakeForm } from './use-intake-form.js';

type DraftOf = ReturnType<typeof useIntakeForm>;

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
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set());
  const missing = missingFields(value);
  const id = { id: intake.id };
  const faultOf = (field: NumberField) =>
    isHalfNumber(value, field, left.has(field)) ? numberFault(value, field) : undefined;
  const leave = (field: FieldName) => () => setLeft(new Set([...left, field]));

  // Without a document there is no number, with one there is no reason: what the form no longer shows is not kept in it.
  const chooseDocument = (identityDocument: IdentityDocument): void =>
    draft.patch({
      identityDocument,
      ...(identityDocument === 'none' ? { identityNumber: '' } : { identityReason: '' }),
    });

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
  const text = (field: 'name' | 'address' | 'opponent' | 'identityReason') => ({
    id: `intake-${field}`,
    value: value[field],
    disabled: closed,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => draft.patch({ [field]: event.target.value }),
  });
  // Without a maximum: a browser would cut what is pasted before it is tidied, and the last digits would be lost.
  const number = (field: 'identityNumber' | 'phone') => ({
    id: `intake-${field}`,
    value: value[field],
    disabled: closed,
    autoComplete: 'off',
    status: faultOf(field) ? ('error' as const) : ('' as const),
    onChange: (event: { target: { value: string } }) =>
      draft.patch({ [field]: typedNumber(value, field, event.target.value) }),
    onBlur: leave(field),
  });
  return (
    <Card className={css.formCard} bare>
      <header className="card-head">
        <h2>{t('intake.form.title')}</h2>
        <SaveState snapshot={snapshot} />
        <span className="grow" />
        <span className="s12 t3">{7 - missing.length} / 7</span>
      </header>
      <div className={css.formBody}>
        <div className={css.formGrid}>
          <FormField name="name" required>
            <Input {...text('name')} maxLength={MAX_NAME} />
          </FormField>
          <FormField name="phone" required fault={faultOf('phone')}>
            <Input {...number('phone')} inputMode="tel" />
          </FormField>
          <FormField name="identityDocument" required>
            <Select
              id="intake-identityDocument"
              aria-label={t('intake.field.identityDocument')}
              value={value.identityDocument}
              disabled={closed}
              onChange={chooseDocument}
              options={IdentityDocumentSchema.options.map((one) => ({
                value: one,
                label: t(`intake.document.${one}`),
              }))}
              style={{ width: '100%' }}
            />
          </FormField>
          {value.identityDocument === 'none' ? (
            <FormField name="identityReason" required>
              <Input {...text('identityReason')} maxLength={200} placeholder={t('intake.document.noneHint')} />
            </FormField>
          ) : (
            <FormField name="identityNumber" required fault={faultOf('identityNumber')}>
              <Input
                {...number('identityNumber')}
                placeholder={t(`intake.document.example.${value.identityDocument}`)}
              />
            </FormField>
          )}
          <FormField name="matter" required>
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
          </FormField>
          <FormField name="opponent">
            <Input {...text('opponent')} maxLength={100} />
          </FormField>
          <FormField name="address">
            <Input {...text('address')} maxLength={200} />
          </FormField>
          <FormField name="means" required>
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
          </FormField>
        </div>
        <FormField name="facts" required full={value.facts.length >= MAX_FACTS ? MAX_FACTS : undefined}>
          <Input.TextArea
            id="intake-facts"
            value={value.facts}
            disabled={closed}
            maxLength={MAX_FACTS}
            rows={3}
            onChange={(event) => draft.patch({ facts: event.target.value })}
          />
        </FormField>
        <FormField name="request" required full={value.request.length >= MAX_REQUEST ? MAX_REQUEST : undefined}>
          <Input.TextArea
            id="intake-request"
            value={value.request}
            disabled={closed}
            maxLength={MAX_REQUEST}
            rows={2}
            onChange={(event) => draft.patch({ request: event.target.value })}
          />
        </FormField>
        {snapshot.conflicts.length > 0 && (
          <div className="note n-gold" role="alert">
            <TriangleAlert size={15} aria-hidden />
            {t('intake.form.conflict')}
          </div>
        )}
        {intake.application && (
          <Note tone="jade" icon={CircleCheck}>
            {t('intake.form.accepted', { number: intake.application.number })}
          </Note>
        )}
        {closed && !intake.application && <div className="note n-gold">{t('intake.form.closed')}</div>}
      </div>
      {!closed && (
        <div className={css.formCheck}>
          <Checklist intake={intake} form={value} />
        </div>
      )}
      {!intake.application && (
        <footer className={css.formFoot}>
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
