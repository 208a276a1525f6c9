import { type NetworkState, type NetworkVerdict, networkVerdict } from '@falink/client';
import type { Translate } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';

export const WAYS = ['udp', 'tcp', 'turn'] as const;
export type Way = (typeof WAYS)[number];

/** What became of one way, in a word or two, and whether that is good; null: neither. */
export function wayState(
  { phase, report }: NetworkState,
  way: Way,
  t: Translate,
): { text: string; good: boolean | null } {
  if (report) {
    const result = report[way];
    return { text: t(`network.${result}`), good: result === 'not_offered' ? null : result === 'works' };
  }
  return { text: t(phase === 'running' || phase === 'idle' ? 'network.trying' : 'network.unknown'), good: null };
}

type Verdict = NetworkVerdict | 'running' | 'unreachable' | 'later';

function verdictOf({ phase, report }: NetworkState): Verdict {
  if (phase === 'unreachable' || phase === 'later') return phase;
  return report ? networkVerdict(report) : 'running';
}

/** The network check as data: the title is what a resident needs, the lines are each way. */
export function networkScene(state: NetworkState, t: Translate): PageScene {
  const verdict = verdictOf(state);
  return {
    page: 'network-check',
    title: t(`network.${verdict}`),
    lines: [
      t(`network.${verdict}Line`),
      ...WAYS.map((way) => t('network.way', { way: t(`network.${way}`), state: wayState(state, way, t).text })),
    ],
    choices: [
      { id: 'done', label: t('network.done'), digit: 1 },
      { id: 'again', label: t('network.again'), digit: 2 },
    ],
    hints: [],
    firstFocus: 'done',
  };
}
