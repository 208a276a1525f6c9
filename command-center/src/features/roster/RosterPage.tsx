import { shanghaiDay } from '@falink/client';
import { type CopiedWeek, may, type Shift, type ShiftDetails, type Staff } from '@falink/protocol';
import { Button, Popconfirm, Skeleton } from 'antd';
import { CalendarDays, ChevronLeft, ChevronRight, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useNow } from '../../api/services.js';
import { MAX_ROSTER_PEOPLE, useRoster } from '../../data/roster.js';
import { addDays, mondayOf, movedTo, readDate } from '../../model/roster.js';
import { Card } from '../../ui/Card.js';
import { Empty } from '../../ui/Empty.js';
import { calendarDate } from '../../ui/format.js';
import { Page } from '../../ui/Page.js';
import { Trouble } from '../../ui/Trouble.js';
import { CopiedNote } from './CopiedNote.js';
import type { Slot } from './RosterCell.js';
import { RosterGrid } from './RosterGrid.js';
import css from './roster.module.css';
import { ShiftDialog } from './ShiftDialog.js';
import { useRosterActs } from './use-roster-acts.js';

/** Who is planned to answer in a week: read by everybody who works, planned by supervisors. */
export function RosterPage({ staff }: { staff: Staff }) {
  const { t, i18n } = useTranslation();
  const nowMs = useNow(60_000);
  const today = shanghaiDay(nowMs);
  const [params, setParams] = useSearchParams();
  const from = mondayOf(readDate(params.get('week')) ?? today);
  const roster = useRoster(from);
  const { write, move, remove, copy } = useRosterActs();
  const [opened, setOpened] = useState<{ shift: Shift | null; slot: Slot } | null>(null);
  const [copied, setCopied] = useState<{ week: string; result: CopiedWeek } | null>(null);
  const canPlan = may(staff, 'roster.plan');
  const rows = roster.data?.rows ?? [];
  const go = (week: string): void => setParams(week === mondayOf(today) ? {} : { week });
  const open = (shift: Shift | null, slot: Slot): void => {
    write.reset();
    setOpened({ shift, slot });
  };
  const drop = (shift: Shift, { person, date }: Slot, isCopy: boolean): void => {
    const details: ShiftDetails = { staffId: person.id, siteId: shift.site?.id ?? null, ...movedTo(shift, date) };
    const isThere = person.id === shift.staffId && details.startsAt === shift.startsAt;
    if (!isThere) move.mutate({ shift: isCopy ? null : shift, details });
  };
  const copyLast = (): void =>
    copy.mutate({ from: addDays(from, -7), to: from }, { onSuccess: (result) => setCopied({ week: from, result }) });
  const day = (date: string): string => calendarDate(date, i18n.language, false);
  return (
    <Page
      title={t('roster.title')}
      note={t('roster.days', { from: day(from), to: day(addDays(from, 6)) })}
      tools={
        <>
          {canPlan && from >= mondayOf(today) && (
            <Popconfirm
              title={t('roster.copyAsk')}
              okText={t('roster.copyYes')}
              cancelText={t('common.cancel')}
              onConfirm={copyLast}
            >
              <Button icon={<Copy size={16} aria-hidden />} loading={copy.isPending}>
                {t('roster.copy')}
              </Button>
            </Popconfirm>
          )}
          <Button
            icon={<ChevronLeft size={16} aria-hidden />}
            aria-label={t('roster.earlier')}
            onClick={() => go(addDays(from, -7))}
          />
          <Button disabled={from === mondayOf(today)} onClick={() => go(mondayOf(today))}>
            {t('roster.thisWeek')}
          </Button>
          <Button
            icon={<ChevronRight size={16} aria-hidden />}
            aria-label={t('roster.later')}
            onClick={() => go(addDays(from, 7))}
          />
        </>
      }
    >
      {copied?.week === from && <CopiedNote result={copied.result} rows={rows} onClose={() => setCopied(null)} />}
      {roster.error ? (
        <Card>
          <Trouble error={roster.error} onRetry={() => void roster.refetch()} />
        </Card>
      ) : (
        <Card bare>
          {roster.isLoading ? (
            <div className={css.waiting}>
              <Skeleton active title={false} paragraph={{ rows: 8 }} />
            </div>
          ) : rows.length === 0 ? (
            <Empty icon={CalendarDays} title={t('roster.nobody')}>
              <span>{t('roster.nobodyText')}</span>
            </Empty>
          ) : (
            <div className={css.scroll}>
              <RosterGrid
                rows={rows}
                from={from}
                today={today}
                nowMs={nowMs}
                canPlan={canPlan}
                acts={{
                  plan: (slot) => open(null, slot),
                  open,
                  remove: (shift) => {
                    if (canPlan) remove.mutate(shift);
                  },
                  drop,
                }}
              />
            </div>
          )}
          <p className={`s12 t2 ${css.legend}`}>
            <span className={css.keyPlace} /> {t('roster.atPlace')} <span className={css.keyRemote} />{' '}
            {t('roster.remote')}
            <span className={css.hint}>
              {(roster.data?.total ?? 0) > MAX_ROSTER_PEOPLE
                ? t('roster.more', { max: MAX_ROSTER_PEOPLE })
                : t(canPlan ? 'roster.how' : 'roster.only')}
            </span>
          </p>
        </Card>
      )}
      {opened && (
        <ShiftDialog
          {...opened}
          canPlan={canPlan}
          nowMs={nowMs}
          write={write}
          onRemove={(shift) => remove.mutate(shift)}
          onClose={() => setOpened(null)}
        />
      )}
    </Page>
  );
}
