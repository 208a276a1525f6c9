/** The class names that a stylesheet's own rules are for; those of `:global(…)` are somebody else's. */
export function classesOf(css: string): string[] {
  const selectors = css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/:global\([^)]*\)/g, '')
    .replace(/[^{}]*@media[^{}]*\{/g, '')
    .replace(/\{[^{}]*\}/g, ' ');
  const names = [...selectors.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}

/** As the build exports it to TypeScript. */
function exportedName(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The declaration of a CSS module: a class that it does not have does not compile. */
export function declarationOf(css: string): string {
  const lines = classesOf(css).map((name) => `  readonly ${exportedName(name)}: string;\n`);
  return `// Written by \`npm run css-types -w command-center\`.\ndeclare const css: {\n${lines.join('')}};\n// biome-ignore lint/style/noDefaultExport: so do CSS modules\nexport default css;\n`;
}
