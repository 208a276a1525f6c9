import { Button, Input, Select } from 'antd';
import { ArrowLeft, Calculator } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Entered, useCalculation, type useCalculators } from '../../../data/calculators.js';
import { askedOf, type BothTexts, type CalculatorField, fieldsOf } from '../../../model/calculator-fields.js';
import { Refusal } from '../../../ui/Refusal.js';
import css from './beside.module.css';
import { CalculationResult } from './CalculationResult.js';

export type OneCalculator = NonNullable<ReturnType<typeof useCalculators>['data']>[number];

function Field(props: {
  field: CalculatorField;
  value: string;
  say: (text: BothTexts) => string;
  onChange: (value: string) => void;
}) {
  const { field, value, say, onChange } = props;
  const id = useId();
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {say(field.label)}
      </label>
      {field.kind === 'choice' ? (
        <Select
          id={id}
          style={{ width: '100%' }}
          value={value || null}
          onChange={(next: string | null) => onChange(next ?? '')}
          options={field.choices.map((one) => ({ value: one.value, label: say(one.label) }))}
        />
      ) : (
        <Input
          id={id}
          type={field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'number' ? 'decimal' : undefined}
          maxLength={40}
          value={value}
          suffix={field.unit && say(field.unit)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {field.hint && <p className="s12 t3">{say(field.hint)}</p>}
    </div>
  );
}

/** One calculator: what it asks, and what the service makes of it. */
export function CalculatorForm(props: {
  calculator: OneCalculator;
  onBack: () => void;
  onInsert: (words: string) => void;
}) {
  const { t, i18n } = useTranslation();
  const { calculator } = props;
  const say = (text: BothTexts): string => (i18n.language === 'en' ? text.en : text.zh);
  const calculation = useCalculation(calculator.id);
  const [entered, setEntered] = useState<Entered>({});
  const fields = fieldsOf(calculator.schema);
  const asked = askedOf(fields, entered);
  const entryOf = ({ name, initial }: CalculatorField): string => entered[name] ?? initial ?? '';
  const isComplete = asked.every((field) => !field.isRequired || entryOf(field).trim() !== '');
  const submit = (): void => {
    const given = asked.map((field) => [field.name, entryOf(field).trim()] as const);
    calculation.mutate(Object.fromEntries(given.filter(([, value]) => value !== '')));
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) submit();
      }}
    >
      <div className="row">
        <Button
          size="small"
          icon={<ArrowLeft size={15} aria-hidden />}
          aria-label={t('answers.back')}
          onClick={props.onBack}
        />
        <b>{say(calculator.name)}</b>
      </div>
      <p className="s12 t2">{say(calculator.question)}</p>
      {asked.map((field) => (
        <Field
          key={field.name}
          field={field}
          value={entryOf(field)}
          say={say}
          onChange={(value) => {
            // What was computed of other figures is no answer to these.
            calculation.reset();
            setEntered((before) => ({ ...before, [field.name]: value }));
          }}
        />
      ))}
      <Button
        htmlType="submit"
        type="primary"
        icon={<Calculator size={16} aria-hidden />}
        disabled={!isComplete}
        loading={calculation.isPending}
      >
        {t('answers.calculate')}
      </Button>
      <Refusal error={calculation.error} />
      {calculation.data && <CalculationResult result={calculation.data} say={say} onInsert={props.onInsert} />}
    </form>
  );
}
