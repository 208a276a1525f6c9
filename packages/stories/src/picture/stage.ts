import { citationCard } from '../art/cards.js';
import type { Layer, PersonLayer, Story, View } from '../script/story.js';
import { CROSS_FADE_MS, FRAME_MS, type TimedScene } from '../script/timeline.js';
import { drawLayer, type Frame, type Placement } from './compose.js';
import { type FaceState, markupOfLayer, markupOfOverlay, PICTURE } from './markup-of-layer.js';
import { type Planes, planesOf } from './planes.js';

/** The widest view leaves out a twentieth at each side, so that nothing's edge is ever seen. */
const BASE_ZOOM = 1.045;
const ENTER_MS = 320;
const BLINK_EVERY_MS = 3700;
const BLINK_MS = 160;
/** A speaking mouth changes at most this often. */
const MOUTH_STEP_MS = 120;
/** Share of a line's loudest moment above which the mouth is open. */
const MOUTH_OPEN_SHARE = 0.3;

/** How loud the voice is at a moment of the film, 0 to 1 of its line's loudest. */
export type Loudness = (ms: number) => number;

/** The view at a share of the scene: slow at both ends, so that a cut never jolts. */
function viewAt(camera: { from: View; to: View }, share: number): View {
  const s = Math.min(Math.max(share, 0), 1);
  const eased = s * s * (3 - 2 * s) * 0.5 + s * 0.5;
  const mix = (a: number, b: number) => a + (b - a) * eased;
  return {
    x: mix(camera.from.x, camera.to.x),
    y: mix(camera.from.y, camera.to.y),
    zoom: mix(camera.from.zoom, camera.to.zoom),
  };
}

/** Enlargement of a layer of that depth under a view. */
function layerZoom(view: View, depth: number): number {
  return BASE_ZOOM * (1 + (view.zoom - 1) * depth);
}

/** The part of the picture, in its units, that a layer of that depth shows. */
export function layerWindow(view: View, depth: number): { left: number; top: number; right: number; bottom: number } {
  const zoom = layerZoom(view, depth);
  const halfWidth = PICTURE.width / 2 / zoom;
  const halfHeight = PICTURE.height / 2 / zoom;
  const x = PICTURE.width / 2 + view.x * depth;
  const y = PICTURE.height / 2 + view.y * depth;
  return { left: x - halfWidth, top: y - halfHeight, right: x + halfWidth, bottom: y + halfHeight };
}

/** One scene ready to be drawn at one size: its rasters are made when first needed and kept until the scene is over. */
export class Stage {
  readonly #rasters = new Map<string, Planes | undefined>();

  constructor(
    private readonly story: Story,
    readonly timed: TimedScene,
    private readonly width: number,
    private readonly loudness: Loudness,
    /** Title, overlay and citation are left out of a poster. */
    private readonly words = true,
  ) {}

  /** Draws the scene as it is at a moment of the film. */
  draw(frame: Frame, ms: number): void {
    const { scene, startMs, endMs } = this.timed;
    const view = viewAt(scene.camera, (ms - startMs) / (endMs - startMs));
    for (const [index, layer] of scene.layers.entries()) {
      const opacity = layer.enter === undefined ? 1 : this.#share(ms, layer.enter);
      if (opacity <= 0) continue;
      const planes = this.#layerPlanes(index, layer, this.#faceAt(index, layer, ms));
      if (planes) drawLayer(frame, planes, this.#place(planes, view, layer.depth), opacity);
    }
    if (this.words) this.#drawWords(frame, ms);
  }

  #drawWords(frame: Frame, ms: number): void {
    const { scene, startMs } = this.timed;
    const still: Placement = { step: 1, shiftX: 0, shiftY: 0 };
    if (scene.overlay) {
      const planes = this.#raster('overlay', this.width, markupOfOverlay.bind(undefined, scene.overlay));
      const opacity = Math.min(1, (ms - startMs + FRAME_MS) / CROSS_FADE_MS);
      if (planes) drawLayer(frame, planes, still, opacity);
    }
    const citation = scene.citation;
    if (citation) {
      const planes = this.#raster('citation', this.width, () => markupOfOverlay(() => citationCard(citation)));
      if (planes) drawLayer(frame, planes, still, this.#share(ms, citation.fromLine));
    }
  }

  /** 0 before a line begins, rising to 1 within a moment. */
  #share(ms: number, line: number): number {
    const start = this.timed.lines[line]?.startMs ?? this.timed.startMs;
    return Math.min(Math.max((ms - start) / ENTER_MS, 0), 1);
  }

  #faceAt(index: number, layer: Layer, ms: number): FaceState {
    if (layer.kind === 'drawing') return { mouth: 'calm', eyes: 'open' };
    const since = (ms + index * 1370 + layer.who.length * 410) % BLINK_EVERY_MS;
    return { mouth: this.#mouthAt(layer, ms), eyes: since < BLINK_MS ? 'closed' : 'open' };
  }

  #mouthAt(layer: PersonLayer, ms: number): FaceState['mouth'] {
    let mouth = layer.pose.mouth;
    for (const mood of layer.moods ?? []) {
      if (ms >= (this.timed.lines[mood.line]?.startMs ?? Infinity)) mouth = mood.mouth;
    }
    const now = this.timed.lines.find(({ startMs, endMs }) => ms >= startMs && ms < endMs);
    if (now?.line.speaker !== layer.who) return mouth;
    const stepped = Math.floor(ms / MOUTH_STEP_MS) * MOUTH_STEP_MS;
    return this.loudness(stepped) > MOUTH_OPEN_SHARE && Math.floor(ms / MOUTH_STEP_MS) % 3 !== 2 ? 'talk' : mouth;
  }

  #layerPlanes(index: number, layer: Layer, face: FaceState): Planes | undefined {
    const key = layer.kind === 'drawing' ? `${index}` : `${index}/${face.mouth}/${face.eyes}`;
    const { from, to } = this.timed.scene.camera;
    const zoom = Math.max(layerZoom(from, layer.depth), layerZoom(to, layer.depth));
    return this.#raster(key, Math.ceil(this.width * zoom), () => markupOfLayer(this.story, layer, face));
  }

  #raster(key: string, width: number, markup: () => string): Planes | undefined {
    if (!this.#rasters.has(key)) this.#rasters.set(key, planesOf(markup(), width, PICTURE.width));
    return this.#rasters.get(key);
  }

  #place(planes: Planes, view: View, depth: number): Placement {
    const seen = layerWindow(view, depth);
    const perPixel = (seen.right - seen.left) / this.width;
    return { step: perPixel * planes.density, shiftX: seen.left * planes.density, shiftY: seen.top * planes.density };
  }
}
