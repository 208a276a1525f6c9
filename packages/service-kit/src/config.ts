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

/**
 * Reads the environment once. The schema's keys are the names of the variables; others are ignored, and an empty
 * value counts as not set (`PORT= npm start`).
 *
 * @throws ConfigError naming every variable that is missing or wrong.
 */
export function readConfig<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): z.infer<z.ZodObject<Shape>> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const value = env[name];
    if (value !== undefined && value.trim() !== '') given[name] = value;
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

/** `1`, `true`, `yes`, `on` and their opposites. */
export const EnvBooleanSchema = z
  .string()
  .trim()
  .toLowerCase()
  .refine((value) => /^(1|0|true|false|yes|no|on|off)$/.test(value), 'must be 1 or 0')
  .transform((value) => /^(1|true|yes|on)$/.test(value));

/** A TCP port; 0 lets the system choose. */
export const EnvPortSchema = z.coerce.number('must be a port number').int().min(0).max(65535);

/** A comma-separated list without empty entries. */
export const EnvListSchema = z.string().transform((value) =>
  value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ''),
);
