import type { Shift, ShiftDetails } from '@falink/protocol';
import { Button, Input, Modal } from 'antd';
import { Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf, timesOn } from '../../model/roster.js';
import { calendarDate, minuteOfDay } from '../../ui/format.js';
import { Refusal } from '../../ui/Refusal.js';
import { PlaceSelect } from './PlaceSelect.js';
import type { Slot } from './RosterCell.js';
import type { useRosterActs } from './use-roster-acts.js';

/** Times of a minute are rare: the field steps by this, and takes any. */
const STEP_S = 900;

export interface ShiftDialogProps {
  /** Null: a new one. */
  readonly shift: Shift | null;
  readonly slot: Slot;
  readonly canPlan: boolean;
  readonly nowMs: number;
  readonly write: ReturnType<typeof useRosterActs>['write'];
  readonly onRemove: (shift: Shift) => void;
  readonly onClose: () => void;
}

/** Plans a shift, changes one, or shows one that is over. */
export function ShiftDialog({ shift, slot, canPlan, nowMs, write, onRemove, onClose }: ShiftDialogProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const clock = (instant: string): string => minuteOfDay(instant, 'zh-CN');
  const [date, setDate] = useState(shift ? dateOf(shift) : slot.date);
  const [from, setFrom] = useState(shift ? clock(shift.startsAt) : '08:30');
  const [to, setTo] = useState(shift ? clock(shift.endsAt) : '17:30');
  const [site, setSite] = useState<{ id: string; name: string } | null>(shift?.site ?? null);
  const isOver = shift !== null && Date.parse(shift.endsAt) <= nowMs;
  const hasBegun = shift !== null && Date.parse(shift.startsAt) <= nowMs;
  const isComplete = date !== '' && from !== '' && to !== '';
  const canSave = canPlan && !isOver && isComplete;
  const save = (): void => {
    if (!canSave) return;
    const details: ShiftDetails = { staffId: slot.person.id, siteId: site?.id ?? null, ...timesOn(date, from, to) };
    write.mutate({ shift, details }, { onSuccess: onClose });
  };
  const field = (name: string, label: string, input: React.ReactNode) => (
    <div style={{ flex: 1, minWidth: 0 }}>
      <label className="field-label" htmlFor={`${id}${name}`}>
        {label}
      </label>
      {input}
    </div>
  );
  return (
    <Modal
      open
      title={t(shift === null ? 'roster.addTitle' : isOver ? 'roster.overTitle' : 'roster.editTitle', {
        name: slot.person.displayName,
      })}
      onCancel={onClose}
      footer={[
        ...(shift !== null && canPlan && !hasBegun
          ? [
              <Button
                key="remove"
                danger
                style={{ float: 'left' }}
                icon={<Trash2 size={14} aria-hidden />}
                onClick={() => {
                  onRemove(shift);
                  onClose();
                }}
              >
                {t('roster.remove')}
              </Button>,
            ]
          : []),
        <Button key="cancel" onClick={onClose}>
          {t(canPlan && !isOver ? 'common.cancel' : 'common.close')}
        </Button>,
        ...(canPlan && !isOver
          ? [
              <Button key="save" type="primary" disabled={!canSave} loading={write.isPending} onClick={save}>
                {t('roster.save')}
              </Button>,
            ]
          : []),
      ]}
    >
      <form
        className="col"
        style={{ gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <fieldset disabled={!canPlan || isOver} className="col" style={{ gap: 12, border: 0, padding: 0, margin: 0 }}>
          {field(
            'date',
            t('roster.date'),
            <Input
              id={`${id}date`}
              type="date"
              value={date}
              disabled={hasBegun}
              onChange={(event) => setDate(event.target.value)}
            />,
          )}
          <div className="row" style={{ gap: 12 }}>
            {field(
              'from',
              t('roster.from'),
              <Input
                id={`${id}from`}
                type="time"
                step={STEP_S}
                value={from}
                disabled={hasBegun}
                onChange={(event) => setFrom(event.target.value)}
              />,
            )}
            {field(
              'to',
              t('roster.to'),
              <Input
                id={`${id}to`}
                type="time"
                step={STEP_S}
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />,
            )}
          </div>
          {isComplete && to <= from && (
            <p className="s12 t2">{t('roster.nextDay', { day: calendarDate(date, i18n.language, false) })}</p>
          )}
          {field(
            'site',
            t('roster.place'),
            // Who only reads a roster may not read the list of places.
            canPlan && !isOver ? (
              <PlaceSelect id={`${id}site`} site={site} onChange={setSite} />
            ) : (
              <Input id={`${id}site`} value={site?.name ?? t('roster.remote')} readOnly />
            ),
          )}
        </fieldset>
        {hasBegun && !isOver && <p className="s12 t2">{t('roster.begun')}</p>}
        <Refusal error={write.error} />
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
