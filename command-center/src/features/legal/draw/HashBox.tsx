import { Check, Copy, Hash } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './draw.module.css';

const COPIED_MS = 2_000;

/** A hash in full, to be compared and copied. */
export function HashBox({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div className={css.hashBox}>
      <Hash size={14} aria-hidden />
      <code className="mono">{value}</code>
      <button
        type="button"
        className="icon-button"
        aria-label={t(copied ? 'legal.draw.copied' : 'legal.draw.copy', { label })}
        onClick={() => {
          // Not offered by browsers on plain http other than localhost; the hash can still be selected.
          void navigator.clipboard?.writeText(value).then(
            () => setCopied(true),
            () => undefined,
          );
        }}
      >
        {copied ? <Check size={15} className="c-jade" aria-hidden /> : <Copy size={15} aria-hidden />}
      </button>
    </div>
  );
}
