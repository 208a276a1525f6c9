import { Skeleton } from 'antd';
import { Calculator } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalculators } from '../../../data/calculators.js';
import { KeyHint } from '../../../ui/KeyHint.js';
import { Trouble } from '../../../ui/Trouble.js';
import { useKeys } from '../../../ui/use-keys.js';
import css from './beside.module.css';
import { CalculatorForm } from './CalculatorForm.js';

/** The calculators of the legal rules; in this panel the digits open one. */
export function CalculatorsTab({ onInsert }: { onInsert: (words: string) => void }) {
  const { i18n } = useTranslation();
  const calculators = useCalculators();
  const [id, setId] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const all = calculators.data ?? [];
  const open = all.find((one) => one.id === id);
  useKeys(open ? {} : Object.fromEntries(all.slice(0, 9).map((one, i) => [String(i + 1), () => setId(one.id)])), list);
  if (calculators.error) return <Trouble error={calculators.error} onRetry={() => void calculators.refetch()} />;
  if (!calculators.data) return <Skeleton active title={false} />;
  if (open) return <CalculatorForm calculator={open} onBack={() => setId(null)} onInsert={onInsert} />;
  return (
    <div ref={list} className={css.calculators}>
      {all.map((one, i) => (
        <button
          key={one.id}
          type="button"
          // biome-ignore lint/a11y/noAutofocus: the tab was just opened by this person, and its digits act where the focus is
          autoFocus={i === 0}
          className={css.calculator}
          onClick={() => setId(one.id)}
        >
          {i < 9 ? <KeyHint keys={`${i + 1}`} /> : <Calculator size={16} aria-hidden />}
          <span>{i18n.language === 'en' ? one.name.en : one.name.zh}</span>
        </button>
      ))}
    </div>
  );
}
