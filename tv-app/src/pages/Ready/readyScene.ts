import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';

/** The end of the first start as data: what the red key does, before and after somebody tried it. */
export function readyScene(t: Translate, tried: boolean): PageScene {
  return {
    page: 'ready',
    title: t(tried ? 'ready.triedTitle' : 'ready.title'),
    lines: [t(tried ? 'ready.triedLine' : 'ready.line')],
    choices: [{ id: 'home', label: t(tried ? 'ready.home' : 'ready.later'), digit: 1 }],
    hints: [{ key: 'red', label: t('ready.try') }],
    firstFocus: 'home',
  };
}
