import { sampleId } from '@falink/fixtures';
import type { Handlers } from '@falink/fixtures/server';
import { type CopiedWeek, FalinkError, type RosterRow, type Shift, type ShiftDetails } from '@falink/protocol';
import { addDays, datesFrom, instantAt, mondayOf } from '../../src/model/roster.js';

const PLACE = { id: sampleId(880), name: '区公共法律服务中心' };

const PEOPLE: readonly [string, RosterRow['person']['roles'], RosterRow['person']['skills']][] = [
  ['林晓芸', ['duty_lawyer'], ['labour', 'family']],
  ['张文涛', ['duty_lawyer'], ['labour']],
  ['李敏', ['duty_lawyer'], ['family']],
  ['陈国栋', ['duty_lawyer'], ['elderly']],
  ['苏日娜', ['duty_lawyer'], ['lending', 'housing']],
  ['周正', ['duty_lawyer'], ['traffic']],
  ['赵倩', ['legal_aid_officer'], []],
  ['孟凡', ['legal_aid_officer'], []],
];

/** A roster that refuses what overlaps, as the api does. */
export class RosterFixture {
  people: RosterRow['person'][] = PEOPLE.map(([displayName, roles, skills], i) => ({
    id: sampleId(900 + i),
    displayName,
    title: roles.includes('duty_lawyer') ? '律师' : '受理员',
    roles,
    skills,
    orgPath: 'yunhe',
    isPlannable: true,
  }));
  shifts: Shift[] = [];
  #next = 1_000;

  /** Ordinary weeks: everybody on weekdays, one remote, one at night, two on the week-end. */
  fill(today: string): void {
    for (const monday of [addDays(mondayOf(today), -7), mondayOf(today)]) {
      const dates = datesFrom(monday);
      this.people.forEach(({ id }, i) => {
        dates.forEach((date, day) => {
          if (day < 5 && (i + day) % 6 !== 5) this.#add(id, date, ['08:30', i === 3 ? '12:00' : '17:30'], i === 5);
          if (day === 5 && i === 3) this.#add(id, date, ['09:00', '16:00'], false);
        });
      });
      this.#add(this.people[4]?.id ?? '', dates[6] ?? monday, ['20:00', '06:00'], true);
    }
  }

  handlers(): Handlers {
    return {
      roster: ({ query: { from = '' } }) => {
        const [startsAt, endsAt] = [instantAt(from, '00:00'), instantAt(addDays(from, 7), '00:00')];
        const items = this.people.map((person) => ({
          person,
          shifts: this.shifts
            .filter((one) => one.staffId === person.id && one.startsAt < endsAt && one.endsAt > startsAt)
            .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
        }));
        return { items, nextCursor: null, total: items.length, startsAt, endsAt };
      },
      createShift: ({ body: { requestId: _, ...details } }) => this.#write(null, details),
      editShift: ({ params, body: { requestId: _, revision, ...details } }) => {
        const shift = this.#one(params.id ?? '', revision);
        return this.#write(shift, details);
      },
      removeShift: ({ params, body }) => {
        const shift = this.#one(params.id ?? '', body.revision);
        this.shifts = this.shifts.filter((one) => one !== shift);
        return {};
      },
      copyWeek: ({ body: { from, to } }): CopiedWeek => {
        const later = Date.parse(to) - Date.parse(from);
        const notCopied: CopiedWeek['notCopied'] = [];
        const week = this.shifts.filter(
          ({ startsAt }) => startsAt >= instantAt(from, '00:00') && startsAt < instantAt(addDays(from, 7), '00:00'),
        );
        for (const shift of week) {
          const moved = (instant: string) => new Date(Date.parse(instant) + later).toISOString();
          try {
            this.#write(null, { ...shift, siteId: null, startsAt: moved(shift.startsAt), endsAt: moved(shift.endsAt) });
          } catch {
            notCopied.push({ shift, reason: 'overlap' });
          }
        }
        return { copied: week.length - notCopied.length, notCopied };
      },
    };
  }

  #add(staffId: string, date: string, [from, to]: readonly [string, string], isRemote: boolean): void {
    this.shifts.push({
      id: sampleId(this.#next++),
      staffId,
      site: isRemote ? null : PLACE,
      startsAt: instantAt(date, from),
      endsAt: instantAt(to > from ? date : addDays(date, 1), to),
      revision: 1,
    });
  }

  #one(id: string, revision: number): Shift {
    const shift = this.shifts.find((one) => one.id === id);
    if (!shift) throw new FalinkError('shift.unknown');
    if (shift.revision !== revision) throw new FalinkError('shift.stale');
    return shift;
  }

  #write(before: Shift | null, { staffId, siteId, startsAt, endsAt }: ShiftDetails): Shift {
    const others = this.shifts.filter((one) => one !== before);
    if (others.some((one) => one.staffId === staffId && one.startsAt < endsAt && one.endsAt > startsAt))
      throw new FalinkError('shift.overlap');
    const shift: Shift = {
      id: before?.id ?? sampleId(this.#next++),
      staffId,
      site: siteId === null ? null : PLACE,
      startsAt,
      endsAt,
      revision: (before?.revision ?? 0) + 1,
    };
    this.shifts = [...others, shift];
    return shift;
  }
}
