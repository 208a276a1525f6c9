import type { Logger } from './logger.js';
import { gracefulShutdown } from './shutdown.js';

/** A service that runs. */
export interface Service {
  /** Origin at which this machine reaches it, without a slash at the end. */
  readonly url: string;
  readonly log: Logger;
  /** Stops taking work, closes the sockets, frees what it holds. Idempotent. */
  stop(): Promise<void>;
}

/** A service that is wired; nothing runs before `start`. */
export interface Startable<S extends Service = Service> {
  /** @throws Error with the remedy when a port, the database or a worker is missing; the process is then to end. */
  start(): Promise<S>;
}

/** The oldest major version of Node that the services are tested on. */
const NODE_MAJOR = 24;

export interface RunOptions {
  /** Replaced in tests. */
  readonly exit?: (code: number) => void;
  readonly complain?: (text: string) => void;
  readonly nodeVersion?: string;
}

/**
 * Runs a service as this process: starts it, and stops it on SIGINT, SIGTERM, or when the parent is gone. A start that
 * fails is one sentence on standard error and status 1: a mistake in the configuration needs words, not a stack. So is
 * a Node that is too old.
 *
 * @param create reads the configuration and wires the service
 */
export async function runService(
  name: string,
  create: () => Startable,
  {
    exit = (code) => process.exit(code),
    complain = (text) => void process.stderr.write(`${text}\n`),
    nodeVersion = process.versions.node,
  }: RunOptions = {},
): Promise<void> {
  try {
    if (Number.parseInt(nodeVersion, 10) < NODE_MAJOR) throw new Error(tooOld(name, nodeVersion));
    const service = await create().start();
    gracefulShutdown({ log: service.log, exit, steps: [{ name, run: () => service.stop() }] });
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    exit(1);
  }
}

function tooOld(name: string, version: string): string {
  return `This is Node ${version}; ${name} needs Node ${NODE_MAJOR} or newer. \`npm run setup\` puts one into node_modules/.bin: start with node_modules/.bin/node instead of node.`;
}
