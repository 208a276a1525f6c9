import { RefusedMessages } from '@falink/protocol';
import { Counter } from 'prom-client';
import type { z } from 'zod';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

const NAME = 'falink_messages_refused_total';

/** What a service does about messages that it cannot read: counts every one, logs each kind at most once a minute. */
export class CountedRefusals {
  readonly #counter: Counter;
  readonly #reports: RefusedMessages;
  readonly #channel: string;

  /** @param channel where the messages come from, e.g. `fleet`; a label of the metric */
  constructor({ registry }: Pick<Metrics, 'registry'>, log: Logger, channel: string) {
    this.#channel = channel;
    this.#counter = counterOf(registry);
    this.#reports = new RefusedMessages((refused) => log.warn({ channel, ...refused }, 'refused a message'));
  }

  malformed(name: string, error?: z.ZodError): void {
    this.#counter.inc({ channel: this.#channel, message: name, reason: 'malformed' });
    this.#reports.malformed(name, error);
  }

  /** Of any name, so the metric does not repeat it. */
  unknown(name: string): void {
    this.#counter.inc({ channel: this.#channel, message: 'other', reason: 'unknown' });
    this.#reports.unknown(name);
  }
}

/** One metric for all channels of a service. */
function counterOf(registry: Metrics['registry']): Counter {
  const known = registry.getSingleMetric(NAME);
  if (known) return known as Counter;
  return new Counter({
    name: NAME,
    help: 'Messages that could not be read, by channel, message and reason',
    labelNames: ['channel', 'message', 'reason'],
    registers: [registry],
  });
}
