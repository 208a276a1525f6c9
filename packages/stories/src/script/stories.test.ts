import { describe, expect, it } from '@jest/globals';
import { markupOfLayer, PICTURE } from '../picture/markup-of-layer.js';
import { layerWindow } from '../picture/stage.js';
import { STORIES } from './stories.js';
import { CROSS_FADE_MS, FRAME_MS, timelineOf } from './timeline.js';

/** A body is drawn to 325 units below the face's middle; the furniture before it begins no lower than this. */
const BODY = 320;
const LOWEST_TABLE = 800;

describe.each(STORIES.map((story) => [story.id, story] as const))('%s', (_id, story) => {
  it('has at least eight drawn scenes, quotes an article, and ends with where help is', () => {
    expect(story.scenes.filter(({ id }) => id !== 'title' && id !== 'closing').length).toBeGreaterThanOrEqual(8);
    expect(story.scenes.some(({ citation }) => citation)).toBe(true);
    expect(
      story.scenes
        .at(-1)
        ?.lines.map(({ zh }) => zh)
        .join(''),
    ).toContain('12348');
    expect(story.scenes.at(-1)?.overlay?.()).toContain('按红键呼叫律师');
    expect(story.scenes.map(({ id }) => id)).toContain(story.posterScene);
  });

  it('brings its main person back in at least half of the scenes', () => {
    const counts = new Map<string, number>();
    for (const { layers } of story.scenes) {
      for (const layer of layers) if (layer.kind === 'person') counts.set(layer.who, (counts.get(layer.who) ?? 0) + 1);
    }
    expect(Math.max(...counts.values())).toBeGreaterThanOrEqual(story.scenes.length / 2);
  });

  it('has both languages for every line, and speakers who are in the picture or were just now', () => {
    for (const [k, { lines, layers }] of story.scenes.entries()) {
      const before = story.scenes[k - 1]?.layers ?? [];
      for (const { zh, en, speaker } of lines) {
        expect(zh.length).toBeLessThanOrEqual(30);
        expect(en.length).toBeGreaterThan(0);
        if (speaker)
          expect([...layers, ...before].some((layer) => layer.kind === 'person' && layer.who === speaker)).toBe(true);
      }
    }
  });

  it('never shows the edge of a drawing', () => {
    for (const { camera, layers } of story.scenes) {
      for (const view of [camera.from, camera.to]) {
        for (const { depth } of layers) {
          const seen = layerWindow(view, depth);
          expect(seen.left).toBeGreaterThanOrEqual(0);
          expect(seen.top).toBeGreaterThanOrEqual(0);
          expect(seen.right).toBeLessThanOrEqual(PICTURE.width);
          expect(seen.bottom).toBeLessThanOrEqual(PICTURE.height);
        }
      }
    }
  });

  it('lets nobody float: a body ends below the picture or behind what stands before it', () => {
    for (const { id, layers } of story.scenes) {
      for (const [k, layer] of layers.entries()) {
        if (layer.kind !== 'person' || layer.within) continue;
        const end = layer.pose.y + BODY * layer.pose.scale;
        const covered = layers.slice(k + 1).some(({ kind }) => kind === 'drawing');
        if (!covered) expect([id, end >= PICTURE.height]).toEqual([id, true]);
        else if (layer.who !== 'arbitrator') expect([id, end >= LOWEST_TABLE]).toEqual([id, true]);
      }
    }
  });

  it('draws the same picture every time', () => {
    for (const { layers } of story.scenes) {
      for (const layer of layers) {
        const state = { mouth: 'calm', eyes: 'open' } as const;
        expect(markupOfLayer(story, layer, state)).toBe(markupOfLayer(story, layer, state));
      }
    }
  });
});

describe('timelineOf', () => {
  const [story] = STORIES;
  const spoken = story!.scenes.map(({ lines }) => lines.map(({ zh }) => zh.length * 237));

  it('fills whole segments, starts everything on a frame, and overlaps neighbours by the cross-fade', () => {
    const { totalMs, scenes } = timelineOf(story!, spoken);
    expect(totalMs % 4000).toBe(0);
    for (const [k, scene] of scenes.entries()) {
      expect(scene.startMs % FRAME_MS).toBe(0);
      const next = scenes[k + 1];
      if (next) expect(scene.endMs - next.startMs).toBe(CROSS_FADE_MS);
      for (const line of scene.lines) {
        expect(line.startMs).toBeGreaterThanOrEqual(scene.startMs + CROSS_FADE_MS);
        expect(line.endMs).toBeLessThan(next?.startMs ?? totalMs);
      }
    }
  });

  it('refuses a line without a voice', () => {
    expect(() => timelineOf(story!, spoken.slice(1))).toThrow(RangeError);
  });
});
