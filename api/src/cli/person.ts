import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PhoneSchema, tidyNumber } from '@falink/protocol';
import {
  erasePerson,
  exportPerson,
  type Found,
  findPerson,
  restrictPersons,
  type Sought,
} from '../areas/persons/index.js';
import { openKeys } from '../kernel/keys/bind-keys.js';
import { SEALED_COLUMNS } from '../sealed-columns.js';
import { openBlobs } from './retention.js';
import { say, type Tools } from './tools.js';

const PERSON_VERBS = ['export', 'erase', 'restrict', 'lift'] as const;
type Verb = (typeof PERSON_VERBS)[number];

/** A person's request, as it was typed. */
export interface PersonRequest {
  readonly verb: Verb;
  readonly sought: Sought;
  /** Of `export`: a folder that does not exist yet. */
  readonly out: string | null;
  /** Of `erase`: sure. */
  readonly yes: boolean;
}

const OPTIONS = {
  application: { type: 'string' },
  code: { type: 'string' },
  phone: { type: 'string' },
  identity: { type: 'string' },
  out: { type: 'string' },
  yes: { type: 'boolean' },
} as const;

/** @returns the request, or, in words, what is wrong with it */
export function readPersonRequest(args: readonly string[]): PersonRequest | string {
  const verb = PERSON_VERBS.find((one) => one === args[0]);
  if (!verb) return `person ${args[0] ?? ''}: one of ${PERSON_VERBS.join(', ')}`;
  const { values } = parseArgs({ args: args.slice(1), options: OPTIONS });
  const { application, code, phone, identity, out = null, yes = false } = values;
  const given = [application, phone, identity].filter((one) => one !== undefined);
  if (given.length !== 1)
    return 'Say whose: --application NUMBER --code CODE, or --phone NUMBER, or --identity NUMBER.';
  if ((application === undefined) !== (code === undefined))
    return '--application and --code go together: both are on the receipt.';
  if ((verb === 'export') !== (out !== null))
    return verb === 'export' ? '--out FOLDER is missing.' : `--out is only for export.`;
  if (yes && verb !== 'erase') return '--yes is only for erase.';
  if (application !== undefined && code !== undefined)
    return { verb, sought: { by: 'application', number: application, queryCode: code.trim() }, out, yes };
  if (identity !== undefined)
    return { verb, sought: { by: 'identity', identityNumber: tidyNumber(identity) }, out, yes };
  const parsed = PhoneSchema.safeParse(phone);
  if (!parsed.success) return '--phone is no telephone number: eleven digits, or an area code and the number.';
  return { verb, sought: { by: 'phone', phone: parsed.data }, out, yes };
}

/** Answers a person's request. @returns 0; 1 when nothing was found, or something could not be done, in words */
export async function runPerson(tools: Tools, { verb, sought, out, yes }: PersonRequest): Promise<number> {
  const { blobs, folder } = await openBlobs(tools);
  if (!blobs) {
    say(`There is no ${folder} on this host. Run it with the FALINK_DATA_DIR of the service. Nothing was changed.`);
    return 1;
  }
  const secrets = await openKeys(tools.config, tools, SEALED_COLUMNS);
  const found = await findPerson(tools.pool, secrets, sought);
  if (found.unreadable > 0)
    say(`${found.unreadable} values could not be opened: whether they are this person's is not known.`);
  if (found.persons.length + found.callbacks.length === 0) {
    say('Nothing was found. Calls without a number or an application belong to a television, and name nobody.');
    return 1;
  }
  const host = { ...tools, blobs, secrets };
  switch (verb) {
    case 'export':
      return writeExport(out ?? '', await exportPerson(host, found));
    case 'erase':
      return yes ? sayErased(await erasePerson(host, found)) : askToErase(found);
    case 'restrict':
    case 'lift': {
      const changed = await restrictPersons(host, found.persons, verb === 'restrict');
      say(
        verb === 'restrict'
          ? `${changed.length} files are only kept from now on.`
          : `${changed.length} files are read again.`,
      );
      return 0;
    }
  }
}

async function writeExport(out: string, { data, pages }: Awaited<ReturnType<typeof exportPerson>>): Promise<number> {
  // One that exists may hold another person's.
  await mkdir(out, { mode: 0o700 });
  await writeFile(join(out, 'person.json'), `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  for (const { name, read } of pages) await writeFile(join(out, name), await read(), { mode: 0o600, flag: 'wx' });
  say(
    `Written to ${out}: person.json and ${pages.length} pictures. Look through it before you hand it over: notes and papers may name others.`,
  );
  return 0;
}

function askToErase({ persons, callbacks }: Found): number {
  say(`Found ${persons.length} persons in intakes and ${callbacks.length} numbers to call back. Nothing was erased.`);
  say('Erasing cannot be taken back. Repeat it with --yes.');
  return 1;
}

function sayErased(erased: Awaited<ReturnType<typeof erasePerson>>): number {
  const { numbers, notes, intakes, files, applications, openNumbers, openIntakes } = erased;
  say(`Erased: ${numbers} numbers, notes of ${notes} calls, ${intakes} intakes, ${files} files.`);
  if (applications.length > 0)
    say(
      `Not erased: ${applications.join(', ')}. The law orders the file of an accepted application kept (法律援助档案). Once the case is over, \`person restrict\` has it only kept: nobody reads it.`,
    );
  if (openNumbers > 0)
    say(
      `Not erased: ${openNumbers} numbers that wait to be called back. Mark them as called back in the console, then repeat this.`,
    );
  if (openIntakes > 0) say(`Not erased: ${openIntakes} intakes whose call goes on. Repeat this when it is over.`);
  return applications.length + openNumbers + openIntakes > 0 ? 1 : 0;
}
