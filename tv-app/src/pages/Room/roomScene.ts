import type { Room } from '@falink/protocol';
import type { PageScene, SceneHint } from '../../scene/PageScene.js';
import { roomName } from '../../scene/places.js';
import { type HoursView, openingLine, spansText, weekRows } from '../../scene/roomHours.js';
import { monthDay } from '../../scene/words.js';
import type { RoomState } from '../../session/RoomModel.js';
import type { Paragraph } from '../textPages.js';

/** Which page of what is to be read, from 0, and what is on it. */
export interface RoomPart {
  readonly page: number;
  readonly pages: number;
  readonly text: string;
}

/** The page of the service room as data. */
export function roomScene(
  view: HoursView & { readonly state: RoomState['state']; readonly room: Room | null; readonly part: RoomPart | null },
): PageScene {
  const { t, room, part, state, hotline } = view;
  const back: SceneHint = { key: 'back', label: t('hint.back') };
  const call = { id: 'call', label: t('room.call') };
  if (!room || !part) {
    const words = {
      loading: { title: t('room.short'), line: t('room.loading'), choices: [] },
      here: { title: t('room.short'), line: t('room.loading'), choices: [] },
      none: { title: t('room.none'), line: t('room.noneLine', { hotline }), choices: [{ ...call, digit: 1 } as const] },
      failed: {
        title: t('room.failed'),
        line: t('room.failedLine', { hotline }),
        choices: [{ id: 'retry', label: t('library.retry'), digit: 1 } as const],
      },
    }[state];
    const { title, line, choices } = words;
    return { page: 'room', title, lines: [line], choices, hints: [back], firstFocus: choices[0]?.id ?? null };
  }
  const isLast = part.page === part.pages - 1;
  const turn = { id: 'turn', label: t(isLast ? 'result.firstPage' : 'result.nextPage'), digit: 1 } as const;
  return {
    page: 'room',
    title: roomName(t, room),
    lines: [part.text],
    choices: [...(part.pages > 1 ? [turn] : []), { ...call, digit: 2 }],
    hints: [back, { key: 'digit0', label: t('hint.again') }, { key: 'red', label: t('hint.call') }],
    firstFocus: part.pages > 1 ? 'turn' : 'call',
  };
}

/** Everything of a room that is to be read: today, the notices, the services, the week. */
export function roomParagraphs(view: HoursView, room: Room): Paragraph[] {
  return [
    { text: openingLine(view, room) ?? view.t('room.unknown'), icon: 'clock', bold: true, tone: 'text' },
    ...(room.address === '' ? [] : [{ text: room.address, icon: 'pin' }]),
    ...noticeParagraphs(view, room),
    ...serviceParagraphs(view, room),
    ...hoursParagraphs(view, room),
  ];
}

function noticeParagraphs({ t }: HoursView, { notices }: Room): Paragraph[] {
  if (notices.length === 0) return [];
  return [
    { text: t('room.notices'), heading: true },
    ...notices.flatMap(({ title, text, until }, index): Paragraph[] => [
      {
        text: title,
        mark: `${index + 1}`,
        bold: true,
        tone: 'text',
        ...(until !== null && { value: t('room.until', monthDay(until)), valueTone: 'muted' }),
      },
      ...text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => ({ text: line, under: true }) as const),
    ]),
  ];
}

function serviceParagraphs({ t }: HoursView, { services }: Room): Paragraph[] {
  if (services.length === 0) return [];
  return [
    { text: t('room.services'), heading: true },
    ...services.flatMap(({ service, title, responsible, phone }): Paragraph[] => [
      { text: service === 'other' && title !== '' ? title : t(`room.service.${service}`), icon: 'check' },
      {
        text:
          phone === null
            ? t('room.responsible', { name: responsible })
            : t('room.responsiblePhone', { name: responsible, phone }),
        under: true,
      },
    ]),
  ];
}

function hoursParagraphs(view: HoursView, { hours }: Room): Paragraph[] {
  if (!hours) return [];
  const { t } = view;
  const spans = (open: Parameters<typeof spansText>[1]) => spansText(t, open);
  return [
    { text: t('room.hours'), heading: true },
    ...weekRows(view, hours.week).map(
      ({ days, hours: text }) => ({ text: days, value: text, valueTone: 'soft' }) as const,
    ),
    ...hours.exceptions.map(({ date, open, note }) => ({
      text: t('room.exception', monthDay(date)),
      value: note === '' ? spans(open) : t('room.because', { hours: spans(open), note }),
      valueTone: 'gold' as const,
    })),
  ];
}
