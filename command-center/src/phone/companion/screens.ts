import type { companion } from '../../locales/zh-CN/companion.js';
import css from '../calling.module.css';
import type { browserKind, DeviceTrouble } from '../devices.js';
import { el } from '../element.js';
import { button, heading, write } from '../parts.js';
import { fill } from '../texts.js';
import type { Over } from './call-state.js';

export type CompanionTexts = typeof companion;

/** The texts with their `{who}` filled in: whom the person calls. */
export function namingPerson(texts: CompanionTexts, kind: keyof CompanionTexts['who']): CompanionTexts {
  return JSON.parse(JSON.stringify(texts).replaceAll('{who}', texts.who[kind]));
}

const hotline = (texts: CompanionTexts): HTMLElement =>
  el('a', { className: `${css.button} ${css.plain}`, href: 'tel:12348' }, texts.hotline);

export function busyScreen(title: string, text = ''): Node[] {
  return [heading(title), ...(text ? [el('p', {}, text)] : [])];
}

export interface ExplainOptions {
  readonly texts: CompanionTexts;
  readonly allow: () => void;
}

export interface ExplainScreen {
  readonly nodes: Node[];
  /** Once it is known whose television it is. */
  setSite(siteName: string): void;
}

/** What the camera is for and who sees it, before the phone asks. */
export function explainScreen({ texts, allow }: ExplainOptions): ExplainScreen {
  const { explain } = texts;
  const site = el('p', { className: css.site });
  return {
    nodes: [
      heading(explain.title),
      site,
      el('ul', { className: css.points }, ...explain.points.map((point) => el('li', {}, point))),
      button(explain.allow, allow),
      el('a', { className: css.link, href: '/console/privacy.html' }, texts.privacy),
    ],
    setSite: (siteName) => write(site, fill(explain.site, { site: siteName })),
  };
}

export interface TroubleOptions {
  readonly texts: CompanionTexts;
  readonly title: string;
  /** What happened; then what to do. */
  readonly lines: readonly string[];
  readonly again?: { readonly text: string; readonly press: () => void };
}

export function troubleScreen({ texts, title, lines, again }: TroubleOptions): Node[] {
  return [
    heading(title),
    ...lines.map((line) => el('p', {}, line)),
    ...(again ? [button(again.text, again.press)] : []),
    hotline(texts),
  ];
}

export interface DevicesOptions {
  readonly texts: CompanionTexts;
  readonly trouble: DeviceTrouble;
  readonly browser: ReturnType<typeof browserKind>;
  readonly again: () => void;
  readonly goOn: () => void;
}

/** What of the devices does not work and how to change that; going on with what does. */
export function devicesScreen({ texts, trouble, browser, again, goOn }: DevicesOptions): Node[] {
  const { devices } = texts;
  const how = [
    el('ol', { className: css.points }, ...devices.how[browser].map((step) => el('li', {}, step))),
    el('p', {}, devices.afterwards),
  ];
  const retry = button(texts.again, again);
  switch (trouble.kind) {
    case 'denied':
      return [heading(devices.deniedTitle), el('p', {}, devices.denied), ...how, retry, hotline(texts)];
    case 'nothing':
      return [heading(devices.nothingTitle), el('p', {}, devices.nothing), retry, hotline(texts)];
    case 'camera':
    case 'microphone':
      return [
        heading(trouble.kind === 'camera' ? devices.cameraTitle : devices.microphoneTitle),
        el('p', {}, devices[trouble.problem]),
        ...(trouble.problem.endsWith('denied') ? how : []),
        retry,
        button(trouble.kind === 'camera' ? devices.soundOnly : devices.pictureOnly, goOn, css.plain),
      ];
  }
}

export interface OverOptions {
  readonly texts: CompanionTexts;
  readonly over: Over;
  readonly again: () => void;
}

export function overScreen({ texts, over, again }: OverOptions): Node[] {
  const { title, text } = texts.over[over];
  return [
    heading(title),
    el('p', {}, text),
    ...(over === 'lost' ? [button(texts.reconnect, again)] : []),
    hotline(texts),
  ];
}
