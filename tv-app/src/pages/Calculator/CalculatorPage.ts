import type { Calculator, Field } from '@falink/legal-rules';
import type { Category } from '@falink/protocol';
import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import { digitOf, type KeyPress } from '../../keymap.js';
import { pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { askedFields } from '../../session/CalculatorModel.js';
import { LOADING_LOOK, legalLoadingScene } from '../legalLoading.js';
import { Page } from '../Page.js';
import { pageWords, resultPages } from '../resultParts.js';
import { sentencePage } from '../Sentence.js';
import { turned } from '../turning.js';
import { answerHeadline, drawAnswer } from './answerPart.js';
import {
  answerParagraphs,
  answerScene,
  choiceId,
  choiceScene,
  refusalParagraphs,
  reviewScene,
  typingScene,
  type Words,
} from './calculatorScene.js';
import { drawChoices, drawReview } from './choicePart.js';
import { givenOf, type TypedField, typed } from './entry.js';
import { drawTyping } from './typingPart.js';

/** The category of a call after a calculation; after the others the waiting page asks for it. */
const CATEGORIES: Readonly<Record<string, Category>> = {
  'work-injury': 'work_injury',
  severance: 'labour',
  overtime: 'labour',
  'lending-interest': 'lending',
  'delayed-interest': 'lending',
};

/** One calculation: a question a page, then the result with its steps, its source, and a lawyer one key away. */
export class CalculatorPage extends Page {
  /** Which part of a long list or text is shown. */
  private turns = 0;

  protected override follow(): void {
    const { legal, calculator } = this.session;
    this.watch((listener) => calculator.store.subscribe(listener));
    this.watch((listener) =>
      legal.store.subscribe(() => {
        this.beginOnce();
        listener();
      }),
    );
    this.watch((listener) => this.session.line.subscribe(listener));
    void legal.load();
    this.beginOnce();
  }

  /** A calculation that was left continues where it was; a new one begins as soon as the rules are there. */
  private beginOnce(): void {
    const { legal, calculator } = this.session;
    if (legal.state.status !== 'ready' || calculator.state.calculator?.id === this.params.id) return;
    const found = legal.state.rules.CALCULATORS.find(({ id }) => id === this.params.id);
    if (found) calculator.begin(found);
  }

  private get words(): Words {
    return { t: this.t, locale: this.locale };
  }

  private get limit(): number {
    return this.elder ? 6 : 8;
  }

  /** Null until the rules have arrived. */
  private get ready(): { calculator: Calculator; asked: readonly string[]; local: boolean } | null {
    const { legal, calculator } = this.session;
    const { state } = calculator;
    if (legal.state.status !== 'ready' || !state.calculator) return null;
    return {
      calculator: state.calculator,
      asked: askedFields(state, legal.state.rules),
      local: legal.state.local,
    };
  }

  private choicesOf(field: Extract<Field, { kind: 'choice' }>) {
    const skips = field.optional && field.initial === undefined ? 1 : 0;
    return turned(field.choices, this.limit - skips, this.turns);
  }

  protected override describe(): PageScene {
    const { words, ready, t } = this;
    const { calculator: model, legal } = this.session;
    if (!ready) return legalLoadingScene('calculator', t('calculators.title'), legal.state.status === 'failed', t);
    const { state, field, draft } = model;
    if (state.view === 'answer') {
      const outcome = model.outcome();
      if (outcome) {
        const { pages, page } = this.text();
        const text = (pages[page] ?? []).flatMap(({ lines }) => lines.join('')).join('。');
        return answerScene({ ...words, outcome, page: { index: page, count: pages.length }, text });
      }
    }
    if (state.view === 'review' || !field) {
      return reviewScene({ ...words, state, shown: turned(ready.asked, this.limit, this.turns) });
    }
    const first = ready.asked[0] === state.asking;
    if (field.kind === 'choice') {
      return choiceScene({ ...words, name: state.asking, field, shown: this.choicesOf(field), draft, first });
    }
    const trouble = state.trouble ? pick(state.trouble, this.locale) : '';
    return typingScene({ ...words, field, draft, trouble, first });
  }

  /** What is read under the result, on its pages. */
  private text() {
    const outcome = this.session.calculator.outcome();
    const paragraphs = !outcome
      ? []
      : 'calculation' in outcome
        ? answerParagraphs(outcome.calculation, this.ready?.local ?? true, this.words)
        : refusalParagraphs(outcome.refusal, this.locale);
    const kit = {
      pick: <T>(standard: T, elder: T): T => (this.elder ? elder : standard),
      measure: this.context.measure,
    };
    const pages = resultPages(kit, paragraphs, answerHeadline(this.elder));
    return { pages, page: this.turns % pages.length };
  }

  override press(press: KeyPress): boolean {
    const { key, repeat } = press;
    const { calculator: model, navigator } = this.session;
    if (key === 'red' && !repeat && this.ready) {
      this.session.callLawyer(this.category);
      return true;
    }
    if (!this.ready || navigator.location.page !== 'calculator') return false;
    const { state, field } = model;
    if (key === 'back' && !repeat) {
      if (!model.back()) return false;
      this.moved();
      return true;
    }
    if (state.view === 'question' && field && field.kind !== 'choice') return this.pressTyping(press, field);
    const last = this.scene.choices[this.scene.choices.length - 1];
    const forward = key === 'channelDown' || (key === 'down' && this.focused === last?.id);
    if (forward && this.scene.choices.some(({ id }) => id === 'turn')) {
      this.turn();
      return true;
    }
    return false;
  }

  private pressTyping({ key, repeat }: KeyPress, field: TypedField): boolean {
    const digit = digitOf(key);
    if (key === 'yellow' || (key === 'left' && this.focused === 'next')) {
      this.choose('delete');
      return true;
    }
    if (repeat) return false;
    if (key === 'green') {
      this.choose('point');
      return true;
    }
    if (digit === undefined) return false;
    this.enter(field, String(digit));
    this.focusOn('next');
    return true;
  }

  private enter(field: TypedField, character: string): void {
    const { calculator: model } = this.session;
    model.type(typed(field, model.draft, character));
  }

  protected override choose(id: string): void {
    const { calculator: model, legal, navigator } = this.session;
    if (id === 'retry') void legal.load();
    else if (id === 'ask') this.session.callLawyer(this.category);
    else if (id === 'another') {
      if (!navigator.back()) navigator.open('calculators');
    } else if (id === 'turn') this.turn();
    else if (id === 'change') {
      model.review();
      this.moved();
    } else if (id.startsWith('field:')) {
      model.ask(id.slice('field:'.length));
      this.moved();
    } else this.answer(id);
  }

  private answer(id: string): void {
    const { calculator: model, legal } = this.session;
    const { state, field } = model;
    if (!field || legal.state.status !== 'ready') return;
    if (field.kind === 'choice') {
      const value = field.choices.find((choice) => choiceId(state.asking, choice.value) === id)?.value ?? null;
      if (value !== null) model.type(value);
      if (model.confirm(value)) this.moved();
    } else if (id === 'next') {
      if (model.confirm(givenOf(field, model.draft))) this.moved();
    } else if (id === 'delete') model.type(model.draft.slice(0, -1));
    else if (id === 'point') this.enter(field, '.');
    else if (id === 'today') model.type(legal.state.book.today.replace(/-/g, ''));
    else if (id.startsWith('key-')) this.enter(field, id.slice('key-'.length));
  }

  private get category(): Category | undefined {
    return CATEGORIES[this.params.id ?? ''];
  }

  private turn(): void {
    this.turns += 1;
    this.refresh();
    this.focusOn(this.scene.firstFocus);
  }

  /** Another question is on the page. */
  private moved(): void {
    this.turns = 0;
    this.refresh();
    // At once, not with the next frame: a quick OK must not act on the focus of the question before.
    this.focusOn(this.scene.firstFocus);
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { session, ready, words } = this;
    if (!ready) return sentencePage(kit, scene, LOADING_LOOK);
    const { calculator: model } = session;
    const { state, field } = model;
    const { calculator, asked } = ready;
    const place = { current: asked.indexOf(state.asking) + 1, of: asked.length };
    const frame = {
      Corner: this.corner(kit),
      ...pageTitle(
        kit,
        pick(calculator.name, this.locale),
        state.view === 'answer' ? pageWords(this.text(), this.t) : '',
      ),
      Hints: hintRow(kit, scene.hints, 96, kit.pick(980, 970)),
    };
    const outcome = state.view === 'answer' ? model.outcome() : undefined;
    if (outcome) {
      const { pages, page } = this.text();
      return { ...frame, Answer: drawAnswer(kit, { scene, words, outcome, pages, page }) };
    }
    if (state.view === 'review' || !field) return { ...frame, Review: drawReview(kit, scene) };
    if (field.kind === 'choice') {
      const { items, index, count } = this.choicesOf(field);
      const notes = items.map(({ note }) => (note ? pick(note, this.locale) : ''));
      if (count > 1) notes.push(this.t('result.page', { page: index + 1, pages: count }));
      const question = pick(calculator.question, this.locale);
      return { ...frame, Question: drawChoices(kit, { scene, notes, place, question }) };
    }
    return {
      ...frame,
      Question: drawTyping(kit, { scene, field, draft: model.draft, trouble: state.trouble !== null, place, words }),
    };
  }
}
