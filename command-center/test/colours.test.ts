import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DESK_COLOURS } from '../src/app/theme.js';
import { contrast, readTokens, type Tokens } from './support/css-tokens.js';

const TOKENS = readTokens();
const TEXTS = ['t1', 't2', 't3', 'pri'];
const FAMILIES = ['jade', 'gold', 'coral', 'violet', 'blue', 'slate'];
const GROUNDS = ['bg', 'surface', 'raised', 'side', 'nav-hover', 'nav-on', 'row-on', 'row-on-hover', 'segment'];
const CARDS = ['bg', 'surface', 'raised', 'side'];
const AVATARS = [1, 2, 3, 4, 5, 6].map((n) => `avatar-${n}`);
const SOLID = ['answer', 'answer-h', 'hangup', 'hangup-h', 'demo', ...AVATARS];
const SCREENS = ['screen', 'screen2', 'screen-ground', 'screen-raised'];
const ON_SCREEN = ['t1', 't2', 'pri', 'jade', 'gold', 'coral'].map((name) => `screen-${name}`);

const each = (texts: readonly string[], grounds: readonly string[]): [string, string][] =>
  texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground]));

/** Which text stands on which ground. */
const TEXT_PAIRS: [string, string][] = [
  ...each(TEXTS, GROUNDS),
  ...each(['t1', 't2', 'pri'], ['pri-bg']),
  ...each(FAMILIES, CARDS),
  ...FAMILIES.map((name): [string, string] => [name, `${name}-bg`]),
  ...FAMILIES.flatMap((name) => each(['t1', 't2'], [`${name}-bg`])),
  ...['jade', 'gold', 'coral', 'blue'].map((name): [string, string] => [`${name}-ink`, `${name}-note`]),
  ...each(['on-pri'], ['pri', 'pri-h']),
  ...each(['on-solid'], SOLID),
  ...each(ON_SCREEN, SCREENS),
  ['screen-on-gold', 'screen-gold'],
];

/** Icons, dots, charts, and the ring of the focus. */
const GRAPHIC_PAIRS: [string, string][] = [
  ...each(
    FAMILIES.map((name) => `${name}-f`),
    ['surface'],
  ),
  ...each(['pri-h'], [...GROUNDS, 'pri-bg']),
  ...each(['ring-left'], ['surface']),
  ['brand-glyph', 'brand'],
  ['brand-glyph', 'screen-brand'],
];

function below(tokens: Tokens, pairs: readonly [string, string][], ratio: number): string[] {
  return pairs.flatMap(([text, ground]) => {
    const [one, other] = [tokens.get(text), tokens.get(ground)];
    if (one === undefined || other === undefined) return [`${text} on ${ground}: unknown`];
    const found = contrast(one, other);
    return found >= ratio ? [] : [`${text} on ${ground}: ${found.toFixed(2)}`];
  });
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it('has text of 4.5 : 1 on every ground that it stands on', () => {
    expect(below(TOKENS[theme], TEXT_PAIRS, 4.5)).toEqual([]);
  });

  it('has icons, charts and the ring of the focus of 3 : 1', () => {
    expect(below(TOKENS[theme], GRAPHIC_PAIRS, 3)).toEqual([]);
  });

  it('gives antd the same colours as the stylesheets', () => {
    const css = (name: string): string | undefined =>
      TOKENS[theme]
        .get(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
        ?.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
    const names = Object.keys(DESK_COLOURS[theme]);
    expect(Object.fromEntries(names.map((name) => [name, css(name)]))).toEqual(DESK_COLOURS[theme]);
  });
});

it('has no token that only the dark theme knows', () => {
  expect([...TOKENS.dark.keys()].filter((name) => !TOKENS.light.has(name))).toEqual([]);
});

/** The wall is dark, the phone pages are light: each has colours of its own. */
const OWN_COLOURS = /^(features\/wall|phone)\/|^ui\/tokens\.css$|^app\/theme\.ts$|\.test\.ts$/;

it('has no colour that is not a token', () => {
  const src = fileURLToPath(new URL('../src', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.(css|tsx?)$/.test(name) && !OWN_COLOURS.test(name),
  );
  const colour = /['":\s(,](#[0-9a-fA-F]{3,4}|#[0-9a-fA-F]{6}|#[0-9a-fA-F]{8})\b(?!\()|\b(?:rgb|hsl)a?\(/g;
  const found = files.flatMap((name) =>
    [...readFileSync(`${src}/${name}`, 'utf8').matchAll(colour)].map(([text]) => `${name}: ${text.trim()}`),
  );
  expect(found).toEqual([]);
});
