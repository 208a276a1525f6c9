import { scales } from '../art/furnishings.js';
import { backdrop, glow, linear, rect, text } from '../art/markup.js';
import type { Scene, Words } from './story.js';

function closingGround(): string {
  return (
    backdrop([0, '#122B57'], [1, '#081226']) +
    glow(1180, 380, 560, '#3E78C2', 0.42) +
    glow(200, 860, 520, '#1F6B54', 0.25)
  );
}

function closingWords(): string {
  const [id, tile] = linear([
    [0, '#F7D36B'],
    [1, '#DFA32E'],
  ]);
  return (
    `${tile}${rect(130, 120, 92, 92, `url(#${id})`, 20)}${scales(176, 194, 0.4, '#14213A', '#14213A')}` +
    text(250, 186, '法联', { size: 54, fill: '#fff', spacing: 3 }) +
    text(130, 340, '遇到难处，有人帮您', { size: 62, fill: '#fff', spacing: 2 }) +
    text(130, 440, '拨打', { size: 46, fill: '#D5DEEE' }) +
    text(246, 452, '12348', { size: 92, fill: '#F2C14E', spacing: 5 }) +
    text(560, 440, '法律服务热线', { size: 46, fill: '#D5DEEE' }) +
    rect(130, 510, 690, 124, '#0E1C37', 30) +
    `<circle cx="204" cy="572" r="40" fill="#D8372B"/><circle cx="191" cy="558" r="11" fill="#F7A79C"/>` +
    text(272, 591, '按红键呼叫律师', { size: 56, fill: '#fff', spacing: 3 })
  );
}

/** The last picture: where help is. The lawyer speaks it. */
export function closingScene(line: Words): Scene {
  return {
    id: 'closing',
    layers: [
      { kind: 'drawing', depth: 0.3, draw: closingGround },
      { kind: 'person', depth: 1, who: 'zhou', pose: { x: 1200, y: 400, scale: 1.9, mouth: 'smile', look: -2 } },
    ],
    camera: { from: { x: 0, y: 0, zoom: 1 }, to: { x: -6, y: 0, zoom: 1.03 } },
    lines: [{ ...line, speaker: 'zhou' }],
    overlay: closingWords,
    holdMs: 1600,
  };
}

export const CLOSING_LINE = {
  zh: '遇到难处，请拨打12348，或者按红键，呼叫律师。',
  en: 'If you are in difficulty, call 12348, or press the red key to reach a lawyer.',
} as const;
