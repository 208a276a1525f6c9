import { type DestinationStream, type Logger as PinoLogger, pino, stdSerializers } from 'pino';
import { redact, redactText } from './redact.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  /** Name of the service, on every line. */
  readonly service: string;
  readonly level?: string;
  /** Where lines go; standard output when absent. */
  readonly destination?: DestinationStream;
}

/**
 * One JSON line per record. Tokens, passwords, telephone and identity numbers are taken out of fields, messages and
 * errors alike, so that a careless `log.info({ body })` leaks nothing.
 */
export function createLogger({ service, level = 'info', destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service, pid: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (record: Record<string, unknown>) => redact(record) as Record<string, unknown>,
    },
    serializers: {
      err: (error: unknown) =>
        redact(error instanceof Error ? { ...stdSerializers.err(error), raw: undefined } : error),
    },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: (...args: Parameters<Logger['info']>) => void) {
        const clean = args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg));
        method.apply(this, clean as Parameters<Logger['info']>);
      },
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
