import type { Home, SomeTargetValues, TargetFailure, TargetSetting } from '@falink/protocol';
import type { HomeModel } from '../HomeModel.js';
import type { Navigator } from '../Navigator.js';
import type { Preferences } from '../Preferences.js';
import { PAGE_FEATURES } from '../pageFeatures.js';
import type { ScreenModel } from '../ScreenModel.js';
import type { Running, TargetModel } from '../TargetModel.js';
import type { TerminalIdentity } from '../TerminalIdentity.js';
import type { VolumeModel } from '../VolumeModel.js';

interface Parts {
  readonly identity: TerminalIdentity;
  readonly home: HomeModel;
  readonly target: TargetModel;
  readonly preferences: Preferences;
  readonly volume: VolumeModel;
  readonly screen: ScreenModel;
  readonly navigator: Navigator;
  readonly goHome: () => void;
}

/** Applies what this television should run, at the start from what was kept, and follows what a report says of it. */
export class TargetDirector {
  constructor(private readonly parts: Parts) {}

  start(): void {
    const { identity, home, target, preferences, volume, screen } = this.parts;
    this.#apply();
    target.store.subscribe(() => this.#apply());
    let followed: Home['target'] | undefined;
    home.store.subscribe((state) => {
      // Duty and programme change the page too, and say nothing of the target.
      if (!state.home || state.home.target === followed) return;
      followed = state.home.target;
      target.follow(followed);
    });
    identity.store.subscribe(({ state }) => {
      if (state.kind === 'pairing' || state.kind === 'revoked') target.forget();
    });
    preferences.store.subscribe(() => target.reportSoon());
    volume.store.subscribe(() => target.reportSoon());
    screen.store.subscribe(() => target.reportSoon());
  }

  #apply(): void {
    const { target, preferences, volume, screen, home, navigator, goHome } = this.parts;
    const { values } = target.store.state;
    preferences.give(values);
    volume.give(values.volume);
    screen.give(values.screen);
    const channel = home.store.state.home?.channelId;
    if (channel !== undefined && values.channel !== undefined && channel !== values.channel) void home.refresh();
    const feature = PAGE_FEATURES[navigator.location.page];
    if (feature && !target.offers(feature)) goHome();
    target.reportSoon();
  }
}

/** What this television runs, for its report. */
export function runningOf({ target, home, preferences, volume, screen, canSetVolume }: RunningParts): Running {
  const { values } = target.store.state;
  const channel = home.store.state.home?.channelId;
  const { elder, text, locale } = preferences.state;
  const failures: TargetFailure[] = [];
  const fails = (setting: TargetSetting, reason: TargetFailure['reason'], detail: string): void => {
    failures.push({ setting, reason, detail: detail.slice(0, 200) });
  };
  const { trouble } = screen.store.state;
  if (trouble !== null) fails('screen', 'failed', trouble);
  if (volume.isGiven && !canSetVolume()) fails('volume', 'unsupported', 'the volume of a video cannot be set');
  const runs: SomeTargetValues = {
    ...values,
    elder: { value: elder, locked: values.elder.locked, ...(text === 'largest' && { largest: true as const }) },
    locale: { ...values.locale, value: locale },
  };
  if (channel === undefined) delete runs.channel;
  else runs.channel = channel;
  return { values: runs, chosen: [...preferences.chosen()], failures, volume: volume.store.state.level };
}

interface RunningParts extends Pick<Parts, 'home' | 'preferences' | 'volume' | 'screen'> {
  readonly target: Pick<TargetModel, 'store'>;
  readonly canSetVolume: () => boolean;
}
