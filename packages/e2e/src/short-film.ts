import { buildStories, STORIES, type Story } from '@falink/stories';

export const SHORT_FILM = { id: 'short-film', title: { zh: '超清短片', en: 'A short 2160p film' } } as const;

/**
 * Twelve seconds of a story's first picture, up to 2160 lines: a segment in which the quality is chosen, two to see it.
 * A frame of this size costs a tenth of a second of processor time, and a whole story has two thousand of them.
 */
function shortFilm(): Story {
  const [story] = STORIES;
  const scene = story?.scenes.find(({ id }) => id === story.posterScene);
  if (!story || !scene) throw new Error('there is no story to cut from');
  const { citation: _, ...picture } = scene;
  const lines = story.scenes[0]?.lines.slice(0, 1) ?? [];
  return {
    ...story,
    ...SHORT_FILM,
    scenes: [{ ...picture, layers: scene.layers.slice(0, 2), lines, holdMs: 4_000 }],
    ultraHd: true,
  };
}

/** Puts the demo's stories, in the smallest size, and the short film into a media folder. */
export async function makeMediaUpTo2160p(outDir: string): Promise<void> {
  await buildStories({ outDir, phase: 'first', renditions: ['432p'] });
  await buildStories({ outDir, phase: 'first', renditions: ['432p', '2160p'], stories: [shortFilm()] });
}
