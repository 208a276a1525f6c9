import type { Category } from '@falink/protocol';
import type { Looks, Pose } from '../art/person.js';

/** Words in both languages; the Chinese is the original. */
export type Words = { zh: string; en: string };

/** One line of the narration and its cue. */
export type Line = Words & {
  /** Whose words these are: their mouth follows the voice. */
  speaker?: string;
};

/** A drawn thing that does not change. `depth` 1 moves with the camera; the background less, the foreground more. */
export type DrawingLayer = {
  kind: 'drawing';
  depth: number;
  draw: () => string;
  /** Index of the line of this scene at which it fades in; from the start when absent. */
  enter?: number;
};

/** A person of the cast. */
export type PersonLayer = {
  kind: 'person';
  depth: number;
  who: string;
  pose: Pick<Pose, 'x' | 'y' | 'scale' | 'mouth'> & Partial<Pose>;
  /** The mouth, hence the mood, from a line on. */
  moods?: readonly { line: number; mouth: Pose['mouth'] }[];
  /** Clothes that differ from the cast's usual ones. */
  wears?: Partial<Looks>;
  /** Only the part inside this box is seen: a face on a screen. */
  within?: { x: number; y: number; w: number; h: number; rx: number };
  enter?: number;
};

export type Layer = DrawingLayer | PersonLayer;

/** What the camera sees: the middle moved by (x, y) picture units, enlarged by zoom (1 = the whole picture). */
export type View = { x: number; y: number; zoom: number };

/** A law quoted on screen. */
export type Citation = { law: Words; article: Words; gist: Words };

export type Scene = {
  id: string;
  layers: readonly Layer[];
  camera: { from: View; to: View };
  lines: readonly Line[];
  /** Shown from the start of a line to the end of the scene. */
  citation?: Citation & { fromLine: number };
  /** Fixed words over the picture, not moved by the camera. */
  overlay?: () => string;
  /** Longer than the voice needs, milliseconds. */
  holdMs?: number;
};

export type Story = {
  id: string;
  episode: number;
  title: Words;
  summary: Words;
  /** Key of the library's rail. */
  /** Under which the television lists it. */
  theme: Category;
  cast: Readonly<Record<string, Looks>>;
  scenes: readonly Scene[];
  /** The scene whose picture, without words, is the poster. */
  posterScene: string;
  /** Whether a 2160p rendition is made: it costs as much as all others together. */
  ultraHd: boolean;
};

export const SERIES = {
  id: 'stories-nearby',
  title: { zh: '身边的法律小故事', en: 'Law Stories Close to Home' },
} as const;
