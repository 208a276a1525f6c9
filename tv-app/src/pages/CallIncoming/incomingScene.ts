import type { Translate } from '../../locales/index.js';
import type { PageScene, SceneChoice } from '../../scene/PageScene.js';
import { troubleOf } from '../../session/callTrouble.js';
import type { IncomingState } from '../../session/IncomingCall.js';

/** A desk that calls, as data: who it is, and what answering does on this box. */
export function incomingScene(t: Translate, { call, ability, answering, trouble }: IncomingState): PageScene {
  const { displayName = '', title = '', office = '' } = call?.agent ?? {};
  const scene = (line: string, choices: readonly SceneChoice[]): PageScene => ({
    page: 'call-incoming',
    title: t('incoming.title', { name: displayName }),
    lines: [[title, office].filter(Boolean).join(' · '), line].filter(Boolean),
    choices,
    hints: [{ key: 'back', label: t(answering ? 'incoming.hangUp' : 'incoming.decline') }],
    firstFocus: choices[0]?.id ?? null,
  });
  if (answering) return scene(t('incoming.answering'), [choice(t, 'decline', 1, 'incoming.hangUp')]);
  const decline = (digit: 2 | 3): SceneChoice => ({
    ...choice(t, 'decline', digit, 'incoming.notNow'),
    line: t('incoming.notNowLine'),
  });
  if (ability && troubleOf(ability, true))
    return scene(t('incoming.unsupported'), [choice(t, 'again', 1, 'incoming.again'), decline(2)]);
  const line = t(trouble ? 'incoming.unreachable' : 'incoming.line');
  if (ability?.microphone === false) {
    const sound = { ...choice(t, 'sound', 1, 'incoming.sound'), line: t('incoming.noMicrophone') };
    return scene(line, [sound, choice(t, 'again', 2, 'incoming.again'), decline(3)]);
  }
  if (ability && (!ability.camera || troubleOf(ability, false) !== null)) {
    const sound = t(ability.camera ? 'incoming.noPictureLine' : 'incoming.noCameraLine');
    return scene(line, [{ ...choice(t, 'sound', 1, 'incoming.sound'), line: sound }, decline(2)]);
  }
  return scene(line, [
    { ...choice(t, 'video', 1, 'incoming.video'), line: t('incoming.videoLine') },
    { ...choice(t, 'sound', 2, 'incoming.soundOnly'), line: t('incoming.soundLine') },
    decline(3),
  ]);
}

function choice(t: Translate, id: string, digit: 1 | 2 | 3, label: Parameters<Translate>[0]): SceneChoice {
  return { id, label: t(label), digit };
}
