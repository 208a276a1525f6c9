import { el } from '../element.js';
import type { PhoneLocale } from '../texts.js';
import type { CompanionCall } from './companion-call.js';
import css from './paper.module.css';
import { PaperCard } from './paper-card.js';
import { PaperScreen } from './paper-screen.js';
import { PaperTask, type PaperTaskOptions } from './paper-task.js';
import { paperTexts } from './paper-texts.js';

/** Where papers are shown in a call. */
export interface PaperPlaces {
  /** The screen of the call, over which the viewfinder lies. */
  readonly screen: HTMLElement;
  /** Beside it stands what is asked for. */
  readonly note: HTMLElement;
}

export interface PapersOptions extends Pick<PaperTaskOptions, 'ask' | 'send'> {
  readonly call: CompanionCall;
  readonly locale: PhoneLocale;
}

/** Photographs what is asked for in an intake. Returns a function that ends that. */
export function showPapers({ screen, note }: PaperPlaces, { call, locale, ...options }: PapersOptions): () => void {
  const texts = paperTexts(locale);
  const task = new PaperTask({ call, ...options });
  const card = new PaperCard(texts, task);
  const finder = new PaperScreen(texts, task, call);
  const side = el('div', { className: css.side });
  note.replaceWith(side);
  side.append(note, card.node);
  const below = [...screen.children] as HTMLElement[];
  screen.append(finder.node);
  const update = (): void => {
    const { state } = task.state;
    card.update(state);
    finder.update(state, call.state.state, (source) => call.track(source));
    for (const one of below) one.inert = !finder.node.hidden;
  };
  const stops = [task.state.subscribe(update), call.state.subscribe(update), task.follow()];
  update();
  return () => {
    for (const stop of stops) stop();
    side.replaceWith(note);
    finder.node.remove();
  };
}
