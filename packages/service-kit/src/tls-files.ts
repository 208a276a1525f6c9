import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ConfigError, type ConfigProblem } from './config.js';

/** A certificate chain and its private key, both PEM. */
export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

const CERT = 'FALINK_TLS_CERT';
const KEY = 'FALINK_TLS_KEY';

/**
 * The pair that FALINK_TLS_CERT and FALINK_TLS_KEY name, read once so that a service never starts without the TLS that
 * was asked for. Undefined when neither is set.
 *
 * @throws ConfigError when only one is set, a file cannot be read, or the key does not belong to the certificate.
 */
export function tlsFiles(certFile: string | undefined, keyFile: string | undefined): TlsFiles | undefined {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (keyFile === undefined) throw wrong(KEY, `is not set, but ${CERT} is: set both, or neither`);
  if (certFile === undefined) throw wrong(CERT, `is not set, but ${KEY} is: set both, or neither`);
  const [cert, key] = [readPem(CERT, certFile), readPem(KEY, keyFile)];
  const problems = [cert, key].flatMap((file) => (typeof file === 'string' ? [] : [file]));
  if (typeof cert !== 'string' || typeof key !== 'string') throw new ConfigError(problems);
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    throw wrong(
      KEY,
      `${keyFile} and ${CERT} (${certFile}) are no pair of PEM files${reasonOf(cause)}: take both from one issue`,
    );
  }
  return { certFile, keyFile };
}

function readPem(variable: string, file: string): string | ConfigProblem {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `${file} cannot be read${reasonOf(cause)}: correct the path, or let this user read the file`;
    return { variable, message, description: undefined };
  }
}

function wrong(variable: string, message: string): ConfigError {
  return new ConfigError([{ variable, message, description: undefined }]);
}

/** The system's code, never its message: that could quote a key. */
function reasonOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${String(cause.code)})` : '';
}
