import type { QualityLevel } from '@falink/protocol';
import type { StripCell } from '../model/call-quality.js';
import css from './line-strip.module.css';

const FILL: Readonly<Record<QualityLevel, string>> = { good: css.good, fair: css.fair, poor: css.poor, lost: css.lost };

/** How a line was, step by step: one cell a step, empty where nothing was measured. `label` says it in words. */
export function LineStrip({ cells, label }: { cells: readonly StripCell[]; label: string }) {
  return (
    <div className={css.strip} role="img" aria-label={label} title={label}>
      {cells.map(({ level, at }) => (
        <i key={at} className={level ? FILL[level] : undefined} />
      ))}
    </div>
  );
}
