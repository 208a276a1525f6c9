import { linear, rect, text } from '../art/markup.js';
import { type Layer, type Scene, SERIES, type Words } from './story.js';

/** Series, episode and title over the first picture. */
function titleWords(title: string, episode: number): string {
  const [id, shade] = linear(
    [
      [0, '#081226', 0.86],
      [0.55, '#081226', 0.62],
      [1, '#081226', 0],
    ],
    0,
    0,
    1,
    0,
  );
  return (
    `${shade}${rect(0, 0, 1600, 900, `url(#${id})`)}${rect(110, 322, 12, 232, '#F2C14E', 6)}` +
    text(156, 372, SERIES.title.zh, { size: 46, fill: '#F7DC9A', spacing: 4 }) +
    text(152, 492, title, { size: 104, fill: '#fff', spacing: 6 }) +
    text(156, 556, `第 ${episode} 集`, { size: 38, fill: '#D5DEEE', bold: false, spacing: 2 })
  );
}

/** The first picture: series, episode and title over the place where the story begins. `en` within a sentence. */
export function titleScene({ zh, en }: Words, episode: number, layers: readonly Layer[]): Scene {
  return {
    id: 'title',
    layers,
    camera: { from: { x: 14, y: 0, zoom: 1.02 }, to: { x: -14, y: 0, zoom: 1.05 } },
    lines: [{ zh: `${SERIES.title.zh}：${zh}。`, en: `Law stories close to home: ${en}.` }],
    overlay: () => titleWords(zh, episode),
    holdMs: 500,
  };
}
