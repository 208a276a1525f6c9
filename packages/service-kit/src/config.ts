import { z } from 'zod';

export interface ConfigProblem {
  readonly variable: string;
  readonly message: string;
  /** What the variable is for, from the schema's description. */
  readonly description: string | undefined;
}

/** Every wrong variable at once, so that an operator fixes them in one round. Values are not repeated: some are secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      [
        'The configuration is wrong. Set these environment variables and start again:',
        ...problems.map(
          ({ variable, message, description }) => `  ${variable}: ${message}${description ? ` — ${description}` : ''}`,
        ),
      ].join('\n'),
    );
  }
}

export type Env = Readonly<Record<string, string | undefined>>;

/** What a variable was called in the release before. */
export interface FormerName {
  readonly name: string;
  /** For a variable that had another unit: the old value as the new one. */
  readonly convert?: (value: string) => string;
}

export interface ReadEnvOptions {
  /** By the present name. An old one is still read for one release, with a warning; the present one takes precedence. */
  readonly formerNames?: Readonly<Record<string, FormerName>>;
  /** Receives one sentence for each old name in use; by default a Node warning on standard error. */
  readonly warn?: (sentence: string) => void;
}

/**
 * Reads the environment once. The schema's keys are the names of the variables; others are ignored, and an empty
 * value counts as not set (`PORT= npm start`).
 *
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function readEnv<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Env = process.env,
  { formerNames = {}, warn = (sentence) => process.emitWarning(sentence) }: ReadEnvOptions = {},
): z.infer<z.ZodObject<Shape>> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = env[name];
    if (isSet(value)) given[name] = value;
    else {
      const former = formerNames[name];
      const old = former && env[former.name];
      if (!former || !isSet(old)) continue;
      given[name] = former.convert ? former.convert(old) : old;
      warn(`${former.name} is called ${name} now, and is read under its old name in this release only.`);
    }
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map((issue) => {
      const variable = String(issue.path[0] ?? '(several)');
      const field: unknown = schema.shape[variable];
      return {
        variable,
        message: variable in given ? issue.message : 'is required but not set',
        description: field instanceof z.ZodType ? field.description : undefined,
      };
    }),
  );
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}

/** `1`, `true`, `yes`, `on` and their opposites. */
export const EnvBooleanSchema = z
  .string()
  .trim()
  .toLowerCase()
  .refine((value) => /^(1|0|true|false|yes|no|on|off)$/.test(value), 'must be 1 or 0')
  .transform((value) => /^(1|true|yes|on)$/.test(value));

/** A TCP port; 0 lets the system choose. */
export const EnvPortSchema = z.coerce.number('must be a port number').int().min(0).max(65535);

/** A secret that services share or keep. */
export const EnvSecretSchema = z.string().min(32, 'must have at least 32 characters');

/** Several such secrets, separated by commas. */
export const EnvSecretsSchema = z
  .string()
  .transform((value) => value.split(',').map((entry) => entry.trim()))
  .pipe(z.array(EnvSecretSchema));

export const EnvLogLevelSchema = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

/** A duration, in seconds. */
export const envSeconds = (fallback: number, what: string) =>
  z.coerce.number('must be a number of seconds').positive().default(fallback).describe(`${what}, in seconds`);

/** A comma-separated list without empty entries. */
export const EnvListSchema = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);
