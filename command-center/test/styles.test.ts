import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { classesOf, declarationOf } from './support/css-classes.js';

const src = fileURLToPath(new URL('../src', import.meta.url));
const read = (name: string): string => readFileSync(`${src}/${name}`, 'utf8');
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
const modules = sheets.filter((name) => name.endsWith('.module.css'));

describe('the stylesheets', () => {
  it('of features and calls are modules: their classes are nobody else’s', () => {
    expect(sheets.filter((name) => /^(features|call|phone)\//.test(name))).toEqual(
      modules.filter((name) => /^(features|call|phone)\//.test(name)),
    );
  });

  it('that are global define no class twice', () => {
    const seen = new Map<string, string[]>();
    for (const name of sheets.filter((one) => !modules.includes(one)))
      for (const one of classesOf(read(name)).filter((it) => !it.startsWith('ant-')))
        seen.set(one, [...(seen.get(one) ?? []), name]);
    expect([...seen].filter(([, names]) => names.length > 1)).toEqual([]);
  });

  it.each(modules)('%s has its declaration (`npm run css-types -w command-center` writes it)', (name) => {
    expect(read(`${name}.d.ts`)).toBe(declarationOf(read(name)));
  });

  it.each(modules)('%s has no class that nobody wears', (name) => {
    const folder = name.slice(0, name.lastIndexOf('/'));
    const code = readdirSync(`${src}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((one) => /\.tsx?$/.test(one) && !one.endsWith('.d.ts'))
      .map((one) => read(`${folder}/${one}`))
      .join('\n');
    const declared = [...read(`${name}.d.ts`).matchAll(/readonly (\w+):/g)].map(([, one = '']) => one);
    // `css`, or `own` for a part's own sheet beside its page's; `css[step.state]`: named as a value of its component.
    const isWorn = (one: string) => [`css.${one}`, `own.${one}`, `'${one}'`].some((use) => code.includes(use));
    expect(declared.filter((one) => !isWorn(one))).toEqual([]);
  });
});
