// Written by `npm run css-types -w command-center`.
declare const css: {
  readonly about: string;
  readonly alert: string;
  readonly ask: string;
  readonly beside: string;
  readonly card: string;
  readonly check: string;
  readonly choices: string;
  readonly digits: string;
  readonly fact: string;
  readonly heard: string;
  readonly hero: string;
  readonly keep: string;
  readonly keys: string;
  readonly language: string;
  readonly leaving: string;
  readonly level: string;
  readonly network: string;
  readonly panel: string;
  readonly phone: string;
  readonly place: string;
  readonly preview: string;
  readonly quiet: string;
  readonly scores: string;
  readonly showing: string;
  readonly small: string;
  readonly stage: string;
  readonly television: string;
  readonly top: string;
  readonly topic: string;
  readonly topics: string;
  readonly ways: string;
  readonly whole: string;
};
// biome-ignore lint/style/noDefaultExport: so do CSS modules
export default css;
