import type { Locale } from '@falink/protocol';
import { isTextKey, type Translate } from '../locales/index.js';
import type { CallViewState } from '../session/callView.js';
import type { HomeState } from '../session/HomeModel.js';

/** The person who answered, with the title; until somebody has, "the lawyer". */
export function agentName(state: CallViewState, t: Translate): string {
  const agent = state.call?.agent;
  if (!agent) return t('waiting.lawyer');
  return agent.title ? `${agent.displayName} ${agent.title}` : agent.displayName;
}

/** The person who answered, for the picture; until somebody has, nobody. */
export function agentPerson({ call }: CallViewState): { name: string; portrait: string | null } {
  return { name: call?.agent?.displayName ?? '', portrait: call?.agent?.portrait ?? null };
}

/** The first of those on duty, for the picture; when nobody is, nobody. */
export function dutyPerson({ state }: { state: Pick<HomeState, 'home'> }): { name: string; portrait: string | null } {
  const duty = state.home?.duty;
  const first = duty?.state === 'none' ? undefined : duty?.onDuty[0];
  return { name: first?.displayName ?? '', portrait: first?.portrait ?? null };
}

/** What a call is about. */
export function categoryName(state: CallViewState, t: Translate): string {
  if (state.kind === 'intake') return t('waiting.intake');
  const key = `category.${state.category ?? 'uncategorised'}`;
  return isTextKey(key) ? t(key) : '';
}

/** Who is on duty, first of them; undefined when nobody is. */
export function dutyName({ t, state }: { t: Translate; state: Pick<HomeState, 'home'> }): string | undefined {
  const duty = state.home?.duty;
  const [first] = duty?.onDuty ?? [];
  if (!duty || !first || duty.state === 'none') return undefined;
  const name = first.title ? `${first.displayName} ${first.title}` : first.displayName;
  return duty.onDutyTotal > 1 ? `${name} ${t('home.onDutyMore', { count: duty.onDutyTotal })}` : name;
}

/** The day of the week, 0 Sunday … 6 Saturday: one character in Chinese, a short word in English. */
export function weekdayName(t: Translate, weekday: number, locale: Locale): string {
  const names = t('date.weekdays');
  return (locale === 'en' ? names.split(',') : [...names])[weekday] ?? '';
}

/** 2026-06-18 → month and day. */
export function monthDay(date: string): { month: number; day: number } {
  const [, month, day] = date.split('-');
  return { month: Number(month), day: Number(day) };
}
