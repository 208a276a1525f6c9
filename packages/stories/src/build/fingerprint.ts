import { createHash } from 'node:crypto';
import { FRAME_RATE, LADDER, SEGMENT_MS } from '@falink/broadcast';
import { citationCard } from '../art/cards.js';
import { markupOfLayer, markupOfOverlay } from '../picture/markup-of-layer.js';
import type { Story } from '../script/story.js';

/** Raise it when motion, colour, sound or encoding change in a way that the drawings and words do not show. */
const PIPELINE = 4;

/** Twelve hex digits that change whenever the finished film would: drawings, words, voice, ladder. */
export function fingerprint(story: Story, voice: string): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([PIPELINE, FRAME_RATE, SEGMENT_MS, LADDER, voice, story]));
  for (const scene of story.scenes) {
    for (const layer of scene.layers) {
      hash.update(
        markupOfLayer(story, layer, { mouth: layer.kind === 'person' ? layer.pose.mouth : 'calm', eyes: 'open' }),
      );
      hash.update(markupOfLayer(story, layer, { mouth: 'talk', eyes: 'closed' }));
    }
    if (scene.overlay) hash.update(markupOfOverlay(scene.overlay));
    if (scene.citation) hash.update(citationCard(scene.citation));
  }
  return hash.digest('hex').slice(0, 12);
}
