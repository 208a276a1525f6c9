import { type NetworkState, type NetworkTest, networkVerdict } from '@falink/client';
import shared from '../calling.module.css';
import { el } from '../element.js';
import { button, write } from '../parts.js';
import { fill } from '../texts.js';
import css from './guest.module.css';
import { hotline, type Words } from './screens.js';

const WAYS = ['udp', 'tcp', 'turn'] as const;

/** What the network is good for, in one sentence; each way below it, for who looks after the network. */
export class NetworkLine {
  readonly node = el('section', { className: css.network });
  readonly #words: Words;
  readonly #verdict = el('p', { className: css.heard });
  readonly #advice = el('p', { className: css.alert });
  readonly #ways = el('ul', {});
  readonly #details: HTMLElement;
  readonly #again: HTMLElement;
  readonly #phone: HTMLElement;
  readonly #unsubscribe: () => void;

  constructor(words: Words, test: NetworkTest) {
    this.#words = words;
    const { network } = words.texts;
    this.#verdict.setAttribute('role', 'status');
    this.#advice.setAttribute('role', 'alert');
    this.#details = el('details', { className: css.ways }, el('summary', {}, network.details), this.#ways);
    this.#again = button(network.again, () => void test.run(), shared.plain);
    this.#phone = hotline(words);
    this.node.append(this.#verdict, this.#advice, this.#details, this.#again, this.#phone);
    this.#unsubscribe = test.store.subscribe((state) => this.#update(state));
    this.#update(test.store.state);
  }

  close(): void {
    this.#unsubscribe();
  }

  #update({ phase, report }: NetworkState): void {
    const { network } = this.#words.texts;
    const verdict = report ? networkVerdict(report) : phase === 'unreachable' || phase === 'later' ? phase : 'running';
    const works = verdict !== 'none' && verdict !== 'unreachable';
    write(this.#verdict, works ? network[verdict] : '');
    write(this.#advice, works ? '' : network[verdict]);
    this.#details.hidden = report === null;
    this.#again.hidden = verdict === 'running' || verdict === 'good';
    this.#phone.hidden = works;
    if (!report) return;
    const lines = WAYS.map((way) => fill(network.way, { way: network[way], result: network.results[report[way]] }));
    this.#ways.replaceChildren(...lines.map((line) => el('li', {}, line)));
  }
}
