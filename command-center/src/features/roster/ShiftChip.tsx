import type { Shift } from '@falink/protocol';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../model/roster.js';
import { minuteOfDay } from '../../ui/format.js';
import css from './roster.module.css';

export interface ShiftChipProps {
  readonly shift: Shift;
  /** Of the cell: a shift that began before stands in the first. */
  readonly date: string;
  readonly nowMs: number;
  readonly canMove: boolean;
  readonly onOpen: () => void;
  readonly onDrag: (shift: Shift) => void;
  readonly onDragEnd: () => void;
}

/** One shift in its cell. */
export function ShiftChip({ shift, date, nowMs, canMove, onOpen, onDrag, onDragEnd }: ShiftChipProps) {
  const { t, i18n } = useTranslation();
  const [from, to] = [shift.startsAt, shift.endsAt].map((instant) => minuteOfDay(instant, i18n.language));
  const isOver = Date.parse(shift.endsAt) <= nowMs;
  const isOn = !isOver && Date.parse(shift.startsAt) <= nowMs;
  const began = dateOf(shift) < date;
  const where = shift.site?.name ?? t('roster.remote');
  const times = t(began ? 'roster.until' : 'roster.times', { from, to });
  const marks = [css.chip, shift.site === null && css.remote, isOver && css.ended, isOn && css.on];
  return (
    <button
      type="button"
      className={marks.filter(Boolean).join(' ')}
      data-slot
      data-date={date}
      data-shift={shift.id}
      draggable={canMove && !isOver && !isOn}
      title={`${times} · ${where}`}
      aria-label={`${times}, ${where}${isOn ? `, ${t('roster.now')}` : ''}`}
      onClick={onOpen}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'copyMove';
        event.dataTransfer.setData('text/plain', shift.id);
        onDrag(shift);
      }}
      onDragEnd={onDragEnd}
    >
      <span>{times}</span>
      {shift.site !== null && <span className={`ell ${css.site}`}>{shift.site.name}</span>}
    </button>
  );
}
