import { TestTerminal } from '../support/people.js';
import { Unavailable } from './writer.js';

/** Less than a token lives, with an answer's time to spare. */
const RENEW_AFTER_MS = 200_000;

/** A box that proves itself again before its token runs out, as televisions do. */
export class FaultBox {
  #since = performance.now();
  #token: string;

  private constructor(readonly terminal: TestTerminal) {
    this.#token = terminal.token;
  }

  static async pair(api: { url: string }, name: Parameters<typeof TestTerminal.pair>[1]): Promise<FaultBox> {
    return new FaultBox(await TestTerminal.pair(api, name));
  }

  /** @throws Unavailable while nobody can prove themselves */
  readonly token = async (): Promise<string> => {
    if (performance.now() - this.#since < RENEW_AFTER_MS) return this.#token;
    const { api, box, id } = this.terminal;
    this.#token = await box.token(api, id).catch((error: Error) => {
      throw error.message === 'service.unavailable' ? new Unavailable(error.message, { cause: error }) : error;
    });
    this.#since = performance.now();
    return this.#token;
  };
}
