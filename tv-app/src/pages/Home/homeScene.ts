import { shanghaiParts } from '@falink/client';
import type { Home, OnAir } from '@falink/protocol';
import { waitWords } from '../../duration.js';
import { pick, type Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import { byPlace, unitName } from '../../scene/places.js';
import { openingLine } from '../../scene/roomHours.js';
import { whenWords } from '../../scene/when.js';
import { dutyName, weekdayName } from '../../scene/words.js';
import type { HomeState } from '../../session/HomeModel.js';

export interface HomeView {
  readonly t: Translate;
  readonly locale: 'zh-CN' | 'en';
  readonly elder: boolean;
  readonly state: HomeState;
  readonly wallMs: number;
  /** A call of this television is in the queue. */
  readonly waits: boolean;
  /** Numbers to call back can be left here. */
  readonly takesNumbers: boolean;
}

/** When somebody is on duty again, as people say it; undefined while somebody is, or when that is not known. */
function dutyBegins({ t, state, wallMs, locale }: Pick<HomeView, 't' | 'state' | 'wallMs' | 'locale'>) {
  const duty = state.home?.duty;
  const promise = duty?.state === 'none' ? duty.callbackPromise : null;
  if (promise?.kind !== 'from' || Date.parse(promise.at) <= wallMs) return undefined;
  return whenWords(t, Date.parse(promise.at), wallMs, locale);
}

/** Nobody is on duty: in the place of a call a number is left. */
export function leavesNumber({ state, takesNumbers }: Pick<HomeView, 'state' | 'takesNumbers'>): boolean {
  return state.home?.duty.state === 'none' && takesNumbers;
}

/** The line on the call tile: an honest estimate of the wait, or that nobody is on duty. */
export function callLine(view: Pick<HomeView, 't' | 'locale' | 'state' | 'wallMs'>): string {
  const { t, state } = view;
  const duty = state.home?.duty;
  if (!duty) return '';
  if (duty.state === 'none') {
    const next = dutyBegins(view);
    return next ? t('home.callUntil', { when: next }) : t('home.callNone');
  }
  if (duty.state === 'free') return t('home.callFree');
  return duty.waitRangeMs ? waitWords(t, duty.waitRangeMs) : t('home.callBusy');
}

/** The sentence of the ticker about duty. */
export function dutyLine(view: Pick<HomeView, 't' | 'locale' | 'state' | 'wallMs' | 'waits'>): string {
  const { t, state } = view;
  const home = state.home;
  if (!home) return '';
  const { duty } = home;
  const others = Math.max(0, duty.waiting - (view.waits ? 1 : 0));
  if (duty.state === 'none') {
    const next = dutyBegins(view);
    return next ? t('home.nobodyUntil', { when: next }) : t('home.nobodyLine', { hotline: home.district.hotline });
  }
  if (duty.state === 'free') return t('home.dutyFree');
  if (duty.waitRangeMs) {
    const wait = waitWords(t, duty.waitRangeMs);
    return others > 0 ? t('home.dutyQueue', { count: others, wait }) : t('home.dutyWait', { wait });
  }
  return others > 0 ? t('home.dutyBusy', { count: others }) : t('home.dutyUnknown');
}

/** Whether somebody is in the service room today; null: its hours are not known. */
export function roomLine({ t, state, locale, wallMs }: HomeView, brief = true): string | null {
  const { home } = state;
  const line = home?.room && openingLine({ t, locale, wallMs, hotline: home.district.hotline }, home.room, brief);
  return line ? t('room.home', { line }) : null;
}

/** When somebody can be met: in the service room, or else when the adviser comes, or the adviser's hours. */
export function adviserLine(view: HomeView): string {
  const { t, state, locale } = view;
  const home = state.home;
  if (!home) return '';
  const room = roomLine(view);
  if (room !== null) return room;
  const { adviser } = home;
  if (!adviser) return t('home.noAdviserLine', { hotline: home.district.hotline });
  if (!adviser.nextVisitAt) return adviser.hours;
  const at = shanghaiParts(Date.parse(adviser.nextVisitAt));
  const weekday = weekdayName(t, at.weekday, locale);
  const date = `${t('date.line', { month: at.month, day: at.day, weekday })} ${at.hour}:${String(at.minute).padStart(2, '0')}`;
  return t('home.adviserNext', { next: byPlace(t, 'next', home), date });
}

/** Who the adviser of this place is, in the word for the place. */
export function adviserTitle({ t, state: { home } }: Pick<HomeView, 't' | 'state'>): string {
  const adviser = home?.adviser;
  return adviser ? `${byPlace(t, 'adviser', home)} ${adviser.name}` : byPlace(t, 'published', home);
}

/** The newest notice of the service room. */
function headline({ t, state: { home } }: HomeView): string | null {
  const title = home?.room?.headline ?? null;
  return title === null ? null : t('home.headline', { title });
}

export interface NowPlaying {
  readonly title: string;
  readonly line: string;
  readonly left: string;
  /** 0 … 1 of the present video. */
  readonly ratio: number;
}

/** What is on, in the words of the live window. */
export function nowPlaying(onAir: OnAir | null, view: Pick<HomeView, 't' | 'locale' | 'wallMs'>): NowPlaying | null {
  const now = onAir?.now;
  if (!now) return null;
  const start = Date.parse(now.startedAt);
  const end = Date.parse(now.endsAt);
  const minutes = Math.floor((end - view.wallMs) / 60_000);
  return {
    title: pick(now.asset.title, view.locale),
    line: view.t('home.episode', { series: pick(now.asset.series, view.locale), episode: now.asset.episode }),
    left: minutes >= 1 ? view.t('home.left', { minutes }) : view.t('home.leftShort'),
    ratio: Math.max(0, Math.min(1, (view.wallMs - start) / Math.max(1, end - start))),
  };
}

export function placeOf(home: Home | null, view: Pick<HomeView, 't' | 'elder' | 'locale'>): string {
  if (!home) return '';
  const unit = unitName(view.t, home);
  if (view.elder) return unit;
  return `${pick(home.district.serviceName, view.locale)}  ·  ${unit}`;
}

/** The home page as data. */
export function homeScene(view: HomeView): PageScene {
  const { t, elder, state } = view;
  const playing = nowPlaying(state.onAir, view);
  const name = dutyName(view);
  const choices: SceneChoice[] = [
    { id: 'live', label: playing ? `${t('home.live')} ${playing.title}` : t('home.live'), digit: null },
    {
      id: 'call',
      label: leavesNumber(view) ? t('home.leaveNumber') : t('home.call'),
      digit: 1,
      line: callLine(view),
    },
    { id: 'legal-aid', label: t('home.aid'), digit: 2, line: t('home.aidLine') },
    { id: 'library', label: t('home.library'), digit: 3, line: t('home.libraryLine') },
    { id: 'services', label: t('home.more'), digit: 4, line: t('home.moreLine') },
  ];
  if (!elder) {
    choices.push({ id: 'duty', label: name ? `${name} ${t('home.onDuty')}` : t('home.nobody'), digit: 5 });
    choices.push({
      id: 'adviser',
      label: adviserTitle(view),
      digit: 6,
    });
  }
  return {
    page: 'home',
    title: t('app.name'),
    lines: [
      name ? `${name} ${t('home.onDuty')}` : state.home ? t('home.nobody') : '',
      dutyLine(view),
      ...[roomLine(view, false), headline(view)].filter((line) => line !== null),
    ],
    choices,
    hints: [{ key: 'red', label: t('hint.call') }],
    firstFocus: 'live',
  };
}
