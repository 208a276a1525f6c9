import { readFileSync } from 'node:fs';

export type Tokens = ReadonlyMap<string, string>;

function declared(sheet: string, selector: RegExp): [string, string][] {
  const [, block = ''] = selector.exec(sheet) ?? [];
  return [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]);
}

/** The tokens of ui/tokens.css in both themes: what the dark one does not say is the same in it. */
export function readTokens(): Record<'light' | 'dark', Tokens> {
  const sheet = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');
  const light = declared(sheet, /:root \{([^}]*)\}/);
  const dark = declared(sheet, /\[data-theme="dark"\][^{]*\{([^}]*)\}/);
  return { light: new Map(light), dark: new Map([...light, ...dark]) };
}

function channels(hex: string): number[] {
  const long = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, '$&$&') : hex;
  return [1, 3, 5].map((at) => Number.parseInt(long.slice(at, at + 2), 16) / 255);
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two opaque colours, `#rgb` or `#rrggbb`, WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
