import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly demo: boolean;
  /** Serve the local network with a private CA. */
  readonly lan: boolean;
  readonly databaseUrl: string | undefined;
  readonly publicUrl: string | undefined;
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
  const publicUrl = env.FALINK_PUBLIC_URL;
  if (publicUrl !== undefined && !URL.canParse(publicUrl)) {
    throw new StartOptionError(
      `FALINK_PUBLIC_URL is "${publicUrl}": write an origin, e.g. https://falink.example.gov.cn.`,
    );
  }
  const lan = parsed.lan === true;
  return {
    port,
    host: env.HOST ?? (lan ? '0.0.0.0' : '127.0.0.1'),
    demo: env.FALINK_DEMO !== '0',
    lan,
    databaseUrl: env.DATABASE_URL,
    publicUrl: publicUrl === undefined ? undefined : new URL(publicUrl).origin,
    announcedAddress: env.SFU_ANNOUNCED_ADDRESS,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined,
  };
}

function parse(args: readonly string[]): { lan?: boolean | undefined } {
  try {
    return parseArgs({ args: [...args], options: { lan: { type: 'boolean' } }, allowPositionals: false }).values;
  } catch (error) {
    throw new StartOptionError(`${error instanceof Error ? error.message : error}. Known: --lan`);
  }
}
