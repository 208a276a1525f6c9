import type { Paper } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import { row } from '../../components/layout.js';
import type { Node } from '../../components/node.js';

const SHOWN = 4;

/** The latest four papers, the one in hand among them, each with what became of it. */
export function drawPapers(kit: Kit, papers: readonly Paper[], inHand?: string): Node {
  const { t } = kit;
  const latest = papers.slice(-SHOWN);
  const hand = papers.find(({ id }) => id === inHand);
  const shown = hand && !latest.includes(hand) ? [hand, ...latest.slice(1)] : latest;
  const w = (1728 - 3 * 20) / 4;
  return row('Paper', shown, { x: 96, y: 783, w, h: 88, gap: 20 }, (paper, { x, y }) => {
    const done = paper.state === 'received' || paper.state === 'accepted';
    const now = paper.state === 'requested' || paper.state === 'retake';
    const word =
      paper.state === 'accepted'
        ? t('intake.accepted')
        : done
          ? paper.pages.length > 1
            ? t('intake.receivedPages', { n: paper.pages.length })
            : t('intake.received')
          : paper.state === 'retake'
            ? t('intake.retake')
            : paper.state === 'later'
              ? t('intake.postponed')
              : t('intake.requested');
    const size = kit.pick(36, 45);
    const wordW = kit.width(word, 'body', false, size);
    return {
      x,
      y,
      Panel: kit.panel({ x: 0, y: 0, w, h: 88, surface: now ? 'card' : 'sunk', radius: 20 }),
      Icon: kit.icon({
        x: 22,
        y: 22,
        name: done ? 'okc' : now ? 'doccam' : 'doc',
        size: 44,
        tone: done ? 'jade' : now ? 'gold' : 'muted',
      }),
      Label: kit.label({
        text: paper.label,
        x: 84,
        y: (88 - size * 1.3) / 2,
        size,
        leading: 1.3,
        w: w - 84 - wordW - 40,
        fit: true,
      }),
      Word: kit.label({
        text: word,
        x: w - 22,
        y: (88 - size * 1.3) / 2,
        size,
        leading: 1.3,
        align: 'right',
        tone: done ? 'jade' : now ? 'gold' : 'muted',
      }),
    };
  });
}
