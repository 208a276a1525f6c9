import { sampleRoomSummary } from '@falink/fixtures';
import { translator } from '../locales/index.js';
import { openingLine, weekRows } from './roomHours.js';

const ROOM = sampleRoomSummary();
const at = (locale: 'zh-CN' | 'en', local: string) => ({
  t: translator(locale),
  locale,
  wallMs: Date.parse(`${local}:00+08:00`),
  hotline: '12348',
});

describe('[O9] what a television says of a room', () => {
  it.each([
    ['2026-06-11T10:00', '今天 8:30–12:00、14:00–17:30 有人', 'open today 8:30–12:00, 14:00–17:30'],
    ['2026-06-11T13:00', '现在休息，14:00 再开门', 'on a break, opens at 14:00'],
    ['2026-06-11T18:00', '今天下班了，明天 8:30 开门', 'closed for today, opens tomorrow at 8:30'],
    ['2026-06-14T10:00', '今天不开门，明天 8:30 开门', 'closed today, opens tomorrow at 8:30'],
    ['2026-06-13T15:00', '今天下班了，6月15日 星期一 8:30 开门', 'closed for today, opens Mon 15 Jun, 8:30'],
    ['2026-06-19T10:00', '今天不开门（端午节），明天 8:30 开门', 'closed today (端午节), opens tomorrow at 8:30'],
  ])('at %s', (local, zh, en) => {
    expect(openingLine(at('zh-CN', local), ROOM)).toBe(zh);
    expect(openingLine(at('en', local), ROOM)).toBe(en);
  });

  it('is shorter on a card', () => {
    expect(openingLine(at('zh-CN', '2026-06-11T10:00'), ROOM, true)).toBe('今天 8:30–17:30 有人');
  });

  it('is nothing where nobody has entered the hours, and the hotline where it never opens', () => {
    const view = at('zh-CN', '2026-06-11T10:00');
    expect(openingLine(view, { hours: null })).toBeNull();
    const never = { hours: { week: [[], [], [], [], [], [], []], exceptions: [] } };
    expect(openingLine(view, never)).toBe('今天不开门，下次开门请打 12348 问');
  });

  it('puts days that are alike together', () => {
    expect(weekRows(at('zh-CN', '2026-06-11T10:00'), ROOM.hours!.week)).toEqual([
      { days: '周一到周五', hours: '8:30–12:00、14:00–17:30' },
      { days: '周六', hours: '8:30–12:00' },
      { days: '周日', hours: '休息' },
    ]);
  });
});
