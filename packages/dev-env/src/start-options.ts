import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly demo: boolean;
  /** Serve the local network with a private CA. */
  readonly lan: boolean;
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string | undefined;
  /** Where browsers reach the sfu's signalling, if not where it follows from the rest. */
  readonly sfuPublicUrl: string | undefined;
  readonly announcedAddress: string | undefined;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
}

export class StartOptionError extends Error {}

/** Reads the command line and environment of `npm start`. @throws StartOptionError what is wrong and what to write instead. */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const parsed = parse(args);
  const port = Number(env.PORT ?? 8080);
  if (!Number.isInteger(port) || port < 1 || port > 65_533) {
    throw new StartOptionError(`PORT is "${env.PORT}": write a number from 1 to 65533, e.g. PORT=8080.`);
  }
  const { FALINK_TLS_CERT: certFile, FALINK_TLS_KEY: keyFile } = env;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new StartOptionError('FALINK_TLS_CERT and FALINK_TLS_KEY belong together: set both, or neither.');
  }
  const publicUrl = originOf('FALINK_PUBLIC_URL', env.FALINK_PUBLIC_URL);
  // The names without the prefix are read for one release more, as the sfu does.
  const sfuPublicUrl = originOf('FALINK_SFU_PUBLIC_URL', env.FALINK_SFU_PUBLIC_URL ?? env.SFU_PUBLIC_URL);
  if (publicUrl?.startsWith('https:') && sfuPublicUrl?.startsWith('http:')) {
    throw new StartOptionError(
      `FALINK_SFU_PUBLIC_URL is "${sfuPublicUrl}", but the pages are under https, and browsers let them open no socket without it. Leave it out: the proxy in front then carries signalling too, or give an https address.`,
    );
  }
  const lan = parsed.lan === true;
  return {
    port,
    host: env.HOST ?? (lan ? '0.0.0.0' : '127.0.0.1'),
    demo: env.FALINK_DEMO !== '0',
    lan,
    databaseUrl: env.DATABASE_URL,
    publicUrl,
    sfuPublicUrl,
    announcedAddress: env.FALINK_SFU_ANNOUNCED_ADDRESS ?? env.SFU_ANNOUNCED_ADDRESS,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined,
  };
}

function originOf(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new StartOptionError(`${name} is "${value}": write an origin, e.g. https://falink.example.gov.cn.`);
  }
  return new URL(value).origin;
}

function parse(args: readonly string[]): { lan?: boolean | undefined } {
  try {
    return parseArgs({ args: [...args], options: { lan: { type: 'boolean' } }, allowPositionals: false }).values;
  } catch (error) {
    throw new StartOptionError(`${error instanceof Error ? error.message : error}. Known: --lan`);
  }
}
