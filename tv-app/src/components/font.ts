/** The app's own family first; a box that could not load it still shows its own Chinese font. */
export const FONT_FACE = ['FaLink', 'Noto Sans SC', 'Noto Sans CJK SC', 'sans-serif'];

/** Width of a piece of text in pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number;

const CACHE_ENTRIES = 600;

/** Measures with a 2D canvas and remembers the last few hundred answers; `reset` after a font arrived. */
export function createMeasure(context: CanvasRenderingContext2D): Measure & { reset(): void } {
  const known = new Map<string, number>();
  const family = FONT_FACE.map((face) => (face.includes(' ') ? `"${face}"` : face)).join(',');
  const measure = (text: string, size: number, bold: boolean): number => {
    const key = `${bold ? 'b' : 'r'}${size}:${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    context.font = `${bold ? 'bold' : 'normal'} ${size}px ${family}`;
    const width = context.measureText(text).width;
    if (known.size >= CACHE_ENTRIES) {
      const oldest = known.keys().next().value;
      if (oldest !== undefined) known.delete(oldest);
    }
    known.set(key, width);
    return width;
  };
  return Object.assign(measure, { reset: () => known.clear() });
}
