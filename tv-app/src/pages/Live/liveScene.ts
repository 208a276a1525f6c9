import type { Digit } from '../../keymap.js';
import { pick, type Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import type { ProgrammeState } from '../../session/Programme.js';

export interface LiveView {
  readonly t: Translate;
  readonly locale: 'zh-CN' | 'en';
  readonly page: 'live' | 'programme';
  readonly state: ProgrammeState;
  readonly barShown: boolean;
  readonly subtitles: boolean;
  /** Heights that can be asked for; more than one makes the choice worth showing. */
  readonly qualities: readonly number[];
}

function qualityName(quality: number | null, t: Translate): string {
  if (quality === null) return t('live.qualityAuto');
  return quality === 2160 ? t('live.quality4k') : `${quality}P`;
}

export function titleOf(view: Pick<LiveView, 'state' | 'locale' | 't'>): string {
  const { content } = view.state;
  if (!content) return view.t('live.bar');
  const asset = content.kind === 'channel' ? content.onAir.now?.asset : content.asset;
  return asset
    ? pick(asset.title, view.locale)
    : content.kind === 'channel'
      ? pick(content.onAir.channelName, view.locale)
      : '';
}

/** A programme on the whole screen, as data: digits choose only while the bar is shown. */
export function liveScene(view: LiveView): PageScene {
  const { t, state } = view;
  const ids: Array<{ id: string; label: string; disabled?: boolean; why?: string }> = [];
  const subtitles = view.subtitles ? t('live.subtitlesOff') : t('live.subtitlesOn');
  if (state.content?.kind === 'asset') {
    if (state.ended) {
      ids.push({ id: 'restart', label: t('live.again') }, { id: 'library', label: t('live.backToLibrary') });
    } else {
      ids.push(
        { id: 'pause', label: state.state === 'paused' ? t('live.play') : t('live.pause') },
        { id: 'restart', label: t('live.restart') },
        { id: 'subtitles', label: subtitles },
      );
      if (view.qualities.includes(2160))
        ids.push({ id: 'quality', label: t('live.quality', { quality: qualityName(state.quality, t) }) });
    }
  } else {
    ids.push(
      { id: 'restart', label: t('live.restart'), disabled: !state.content?.onAir.now, why: t('voice.why.nothingOn') },
      { id: 'subtitles', label: subtitles },
      { id: 'library', label: t('live.guide') },
    );
  }
  ids.push({ id: 'ask', label: t('live.ask') });
  const choices = view.barShown
    ? ids.map((item, index): SceneChoice => ({ ...item, digit: (index + 1) as Digit }))
    : [];
  return {
    page: view.page,
    title: titleOf(view),
    lines: state.state === 'error' || state.state === 'unsupported' ? [t(`live.${state.state}`)] : [],
    choices,
    hints: [
      { key: 'ok', label: t('live.hintBar') },
      { key: 'red', label: t('hint.call') },
    ],
    firstFocus: choices.find((choice) => !choice.disabled)?.id ?? null,
  };
}
