import type { Asset } from '@falink/protocol';
import type { Digit } from '../../keymap.js';
import { isTextKey, pick, type Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import type { LibraryState } from '../../session/Library.js';

export interface Rail {
  readonly theme: string;
  readonly title: string;
  readonly assets: readonly Asset[];
}

const THEME_ORDER = ['elderly', 'labour', 'family', 'work_injury', 'housing', 'traffic', 'lending', 'minors', 'other'];
const DIGITS = 9;
/** So many stand side by side, larger, instead of each alone under its theme. */
export const FEW = 3;

/** The videos by theme, in the order in which themes are asked about; a few are one rail. */
export function railsOf(assets: readonly Asset[], t: Translate): Rail[] {
  const known = (theme: string): string => (isTextKey(`theme.${theme}`) ? theme : 'other');
  const rails = new Map<string, Asset[]>();
  for (const asset of assets) {
    const theme = known(asset.theme);
    rails.set(theme, [...(rails.get(theme) ?? []), asset]);
  }
  const byTheme = [...rails.entries()]
    .sort(([a], [b]) => THEME_ORDER.indexOf(a) - THEME_ORDER.indexOf(b))
    .map(([theme, list]) => {
      const key = `theme.${theme}`;
      return { theme, title: isTextKey(key) ? t(key) : theme, assets: [...list].sort((a, b) => a.episode - b.episode) };
    });
  if (byTheme.length < 2 || assets.length > FEW) return byTheme;
  return [{ theme: 'all', title: t('library.all'), assets: byTheme.flatMap((rail) => rail.assets) }];
}

/** The library as data: the first nine videos have a digit. */
export function libraryScene(view: {
  t: Translate;
  locale: 'zh-CN' | 'en';
  state: LibraryState;
  focus: string | null;
}): PageScene {
  const { t, state, locale } = view;
  const hints: PageScene['hints'] = [
    { key: 'back', label: t('hint.home') },
    { key: 'red', label: t('hint.call') },
  ];
  const base = { page: 'library', title: t('library.title'), hints };
  if (state.status === 'loading') return { ...base, lines: [t('library.loading')], choices: [], firstFocus: null };
  if (state.status === 'failed') {
    return {
      ...base,
      lines: [t('library.failed'), t('library.failedLine')],
      choices: [{ id: 'retry', label: t('library.retry'), digit: 1 }],
      firstFocus: 'retry',
    };
  }
  if (state.assets.length === 0) {
    return {
      ...base,
      lines: [t('library.empty'), t('library.emptyLine')],
      choices: [{ id: 'live', label: t('library.watchLive'), digit: 1 }],
      firstFocus: 'live',
    };
  }
  const ordered = railsOf(state.assets, t).flatMap((rail) => rail.assets);
  const choices = ordered.map(
    (asset, index): SceneChoice => ({
      id: `asset:${asset.id}`,
      label: pick(asset.title, locale),
      digit: index < DIGITS ? ((index + 1) as Digit) : null,
    }),
  );
  return { ...base, lines: [], choices, firstFocus: choices[0]?.id ?? null };
}
