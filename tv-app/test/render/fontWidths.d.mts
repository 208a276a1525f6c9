/** Width of a piece of text in pixels. */
export type Measure = (text: string, size: number, bold: boolean) => number;

export function fontMeasure(): Measure;
