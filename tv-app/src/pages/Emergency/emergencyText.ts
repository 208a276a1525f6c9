import type { Emergency } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';

const HEADLINE = { y: 240, w: 1_728, leading: 1.25, least: 60, step: 4 } as const;
/** The key begins at 896. */
const FOOT = 876;
const BODY = { w: 1_728, leading: 1.4, least: 32, step: 2 } as const;
const POINT = { x: 52, share: 0.72, leading: 1.35, least: 32 } as const;

/** Sizes and places of an emergency notice, in pixels. */
export interface EmergencyText {
  readonly headline: { readonly y: number; readonly w: number; readonly size: number; readonly leading: number };
  readonly body: { readonly y: number; readonly w: number; readonly size: number; readonly leading: number };
  readonly points: {
    readonly x: number;
    readonly ys: readonly number[];
    readonly w: number;
    readonly size: number;
    readonly leading: number;
  };
}

/** Sets a notice as large as it fits above the key. The longest that the protocol allows is shown whole. */
export function layEmergency(kit: Kit, { headline, body, points }: Emergency): EmergencyText {
  const rows = (text: string, size: number, w: number, bold: boolean) => kit.lines({ text, size, w, bold }).length;

  let headlineSize: number = kit.pick(132, 140);
  const headlineRows = () => rows(headline, headlineSize, HEADLINE.w, true);
  // One line down to two thirds of the size, then two.
  const oneLine = Math.round((headlineSize * 2) / 3);
  while (headlineRows() > (headlineSize > oneLine ? 1 : 2) && headlineSize > HEADLINE.least)
    headlineSize -= HEADLINE.step;
  const bodyY = Math.round(HEADLINE.y + headlineRows() * headlineSize * HEADLINE.leading + 28);

  const pointW = BODY.w - POINT.x;
  const set = (size: number): EmergencyText => {
    const pointSize = Math.max(POINT.least, Math.round(size * POINT.share));
    const ys: number[] = [];
    let y = bodyY + rows(body, size, BODY.w, true) * size * BODY.leading + size * 0.25;
    for (const point of points) {
      ys.push(Math.round(y));
      y += rows(point, pointSize, pointW, false) * pointSize * POINT.leading + pointSize * 0.2;
    }
    return {
      headline: { y: HEADLINE.y, w: HEADLINE.w, size: headlineSize, leading: HEADLINE.leading },
      body: { y: bodyY, w: BODY.w, size, leading: BODY.leading },
      points: { x: POINT.x, ys: [...ys, Math.round(y)], w: pointW, size: pointSize, leading: POINT.leading },
    };
  };
  let size: number = kit.pick(64, 68);
  while ((set(size).points.ys.at(-1) ?? 0) > FOOT && size > BODY.least) size -= BODY.step;
  const laid = set(size);
  return { ...laid, points: { ...laid.points, ys: laid.points.ys.slice(0, -1) } };
}
