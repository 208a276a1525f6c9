import type { RosterRow, Shift } from '@falink/protocol';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDate } from '../../ui/format.js';
import css from './roster.module.css';
import { ShiftChip } from './ShiftChip.js';

export interface Slot {
  readonly person: RosterRow['person'];
  readonly date: string;
}

export interface GridActs {
  /** Opens the form of a new shift. */
  readonly plan: (slot: Slot) => void;
  readonly open: (shift: Shift, slot: Slot) => void;
  readonly remove: (shift: Shift) => void;
  /** @param copied the shift stays where it was as well */
  readonly drop: (shift: Shift, slot: Slot, copied: boolean) => void;
}

export interface RosterCellProps {
  readonly slot: Slot;
  readonly shifts: readonly Shift[];
  readonly isToday: boolean;
  /** Takes a shift: a new one, or one that is dragged here. */
  readonly isPlannable: boolean;
  readonly canMove: boolean;
  readonly nowMs: number;
  readonly dragged: Shift | null;
  readonly onDrag: (shift: Shift | null) => void;
  readonly acts: GridActs;
}

/** One day of one person. What is dragged over it marks it alone: the grid has thousands. */
export function RosterCell(props: RosterCellProps) {
  const { slot, shifts, isToday, isPlannable, canMove, nowMs, dragged, onDrag, acts } = props;
  const { person, date } = slot;
  const { t, i18n } = useTranslation();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (dragged) acts.drop(dragged, slot, event.altKey || event.ctrlKey);
    onDrag(null);
  };
  const allow = (event: DragEvent): void => {
    if (!dragged || !isPlannable) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = event.altKey || event.ctrlKey ? 'copy' : 'move';
    setOver(true);
  };
  const leave = (event: DragEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  const marks = [css.cell, isToday && css.today, isOver && css.over].filter(Boolean).join(' ');
  return (
    <td className={marks} onDragOver={allow} onDragLeave={leave} onDrop={drop}>
      <div className={css.stack}>
        {shifts.length > 0 && (
          <div className={css.chips}>
            {shifts.map((shift) => (
              <ShiftChip
                key={shift.id}
                shift={shift}
                date={date}
                nowMs={nowMs}
                canMove={canMove}
                onOpen={() => acts.open(shift, slot)}
                onDrag={onDrag}
                onDragEnd={() => onDrag(null)}
              />
            ))}
          </div>
        )}
        {isPlannable && (
          <button
            type="button"
            className={css.add}
            data-slot
            data-date={date}
            aria-label={t('roster.addFor', { name: person.displayName, day: calendarDate(date, i18n.language) })}
            onClick={() => acts.plan(slot)}
          >
            +
          </button>
        )}
      </div>
    </td>
  );
}
