import {
  canonical,
  type SomeTargetValues,
  TARGET_SETTINGS,
  type TargetChange,
  TargetChangeSchema,
} from '@falink/protocol';
import { findRootTarget, previewRootTarget, setRootTarget } from '../areas/targets/index.js';
import { SYSTEM } from '../kernel/actor.js';
import { say, type Tools } from './tools.js';

/** What is asked of the settings that everybody has, as it was typed. */
export type TargetRequest =
  | { readonly verb: 'show' }
  | { readonly verb: 'set'; readonly settings: TargetChange /** Sure. */; readonly yes: boolean };

/** @returns the request, or, in words, what is wrong with it */
export function readTargetRequest([verb, ...args]: readonly string[]): TargetRequest | string {
  if (verb === 'show' && args.length === 0) return { verb };
  if (verb !== 'set') return `target ${verb ?? ''}: show, or set SETTING=VALUE …`;
  const words = args.filter((arg) => arg !== '--yes');
  const wished = words.map((word) => [word.split('=', 1)[0] ?? '', word.slice(word.indexOf('=') + 1)] as const);
  const bad = words.find((word) => !word.includes('='));
  if (bad !== undefined || words.length === 0)
    return `target set ${bad ?? ''}: name settings as SETTING=VALUE. They are ${TARGET_SETTINGS.join(', ')}.`;
  const parsed = TargetChangeSchema.safeParse(
    Object.fromEntries(wished.map(([name, text]) => [name, readValue(text)])),
  );
  if (parsed.success) return { verb, settings: parsed.data, yes: words.length < args.length };
  return parsed.error.issues
    .map(({ path, message, ...issue }) =>
      issue.code === 'unrecognized_keys'
        ? `There is no setting ${issue.keys.join(', ')}. They are ${TARGET_SETTINGS.join(', ')}.`
        : `${path.join('.')}: ${message}`,
    )
    .join('\n');
}

/** JSON where it is; anything else is a word, as the id of a channel. */
function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Shows or changes what everybody is given, above the districts. @returns 0; 1 when nothing was changed yet */
export async function runTarget(tools: Tools, request: TargetRequest): Promise<number> {
  if (request.verb === 'show') {
    sayValues(await findRootTarget(tools.pool));
    return 0;
  }
  const { terminals, changing, own } = await previewRootTarget(tools.pool, request.settings);
  say(
    `${terminals} terminals in service, ${changing} of them change, ${own} keep a value that is given nearer to them.`,
  );
  if (!request.yes) {
    say('Nothing was changed. Repeat it with --yes.');
    return 1;
  }
  const { own: given, isChanged } = await setRootTarget(tools, SYSTEM, request.settings);
  if (!isChanged) say('It was so already.');
  sayValues(given);
  return 0;
}

function sayValues(own: SomeTargetValues): void {
  const given = TARGET_SETTINGS.flatMap((setting) =>
    own[setting] === undefined ? [] : [`${setting}=${canonical(own[setting])}`],
  );
  say(given.length === 0 ? 'Nothing is given for everybody.' : given.join('\n'));
}
