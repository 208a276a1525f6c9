import type { QuestionId } from '@falink/legal-rules';
import type { Kit } from '../../components/Kit.js';
import type { Node } from '../../components/node.js';
import { hintRow, pageTitle } from '../../components/parts.js';
import type { KeyPress } from '../../keymap.js';
import { pick } from '../../locales/index.js';
import type { PageScene } from '../../scene/PageScene.js';
import { LOADING_LOOK, legalLoadingScene } from '../legalLoading.js';
import { Page } from '../Page.js';
import { questionPage } from '../questionParts.js';
import { pageWords, resultPages } from '../resultParts.js';
import { sentencePage } from '../Sentence.js';
import { categoryOf, questionScene, resultParagraphs, resultScene, type Words } from './precheckScene.js';
import { drawResult, resultHeadline } from './resultPart.js';

/** The picture beside each question. */
const PICTURES: Readonly<Record<QuestionId, string>> = {
  area: 'scene-office',
  injury: 'scene-site',
  family: 'scene-family',
  authority: 'scene-office',
  other: 'scene-village',
  ruling: 'scene-office',
  appointed: 'scene-school',
  assistance: 'scene-elders',
  group: 'scene-site',
  means: 'scene-family',
  lawyer: 'scene-mediation',
  urgent: 'scene-rainy',
  applicant: 'scene-elders',
};

/** 能不能申请法律援助: six questions at most, one a page, then what follows from them. */
export class PrecheckPage extends Page {
  /** Which part of the result is shown. */
  private turns = 0;

  protected override follow(): void {
    const { legal, precheck, home, line } = this.session;
    this.watch((listener) => precheck.store.subscribe(listener));
    this.watch((listener) => legal.store.subscribe(listener));
    this.watch((listener) => home.store.subscribe(listener));
    this.watch((listener) => line.subscribe(listener));
    void legal.load();
  }

  private get words(): Words {
    return { t: this.t, locale: this.locale };
  }

  protected override describe(): PageScene {
    const { words, t } = this;
    const { precheck, legal } = this.session;
    const { step } = precheck;
    if (!step) return legalLoadingScene('precheck', t('precheck.title'), legal.state.status === 'failed', t);
    if (step.kind === 'question') {
      const { question, current, of } = step;
      return questionScene({ ...words, question, current, of, chosen: precheck.answerTo(question.id) });
    }
    const { pages, page } = this.text();
    const text = (pages[page] ?? []).map(({ lines }) => lines.join('')).join('。');
    return resultScene({
      ...words,
      result: step.result,
      room: this.session.isRoom,
      page: { index: page, count: pages.length },
      text,
    });
  }

  /** What is read under the result, on its pages. */
  private text() {
    const { precheck, legal } = this.session;
    const { step } = precheck;
    const kit = {
      pick: <T>(standard: T, elder: T): T => (this.elder ? elder : standard),
      measure: this.context.measure,
    };
    const local = legal.state.status === 'ready' && legal.state.local;
    const paragraphs = step?.kind === 'result' ? resultParagraphs(step.result, local, this.words) : [];
    const headline = step?.kind === 'result' ? resultHeadline(kit, step.result, this.locale) : 0;
    const pages = resultPages(kit, paragraphs, headline);
    return { pages, page: this.turns % pages.length };
  }

  override press({ key, repeat }: KeyPress): boolean {
    const { precheck } = this.session;
    if (key === 'red' && !repeat && precheck.step) {
      this.session.callLawyer(categoryOf(precheck.result));
      return true;
    }
    if (key === 'back' && !repeat) {
      if (!precheck.back()) return false;
      this.moved();
      return true;
    }
    const { choices } = this.scene;
    const forward = key === 'channelDown' || (key === 'down' && this.focused === choices[choices.length - 1]?.id);
    if (forward && choices.some(({ id }) => id === 'turn')) {
      this.choose('turn');
      return true;
    }
    return false;
  }

  protected override choose(id: string): void {
    const { precheck, legal } = this.session;
    if (id === 'retry') void legal.load();
    else if (id === 'ask') this.session.callLawyer(categoryOf(precheck.result));
    else if (id === 'start') this.session.startIntake();
    else if (id === 'restart') {
      precheck.forget();
      this.moved();
    } else if (id === 'turn') {
      this.turns += 1;
      this.refresh();
    } else {
      precheck.answer(id.slice(id.indexOf(':') + 1));
      this.moved();
    }
  }

  /** Another question is on the page. */
  private moved(): void {
    this.turns = 0;
    this.refresh();
    // At once, not with the next frame: a quick OK must not act on the focus of the question before.
    this.focusOn(this.scene.firstFocus);
  }

  protected override draw(kit: Kit, scene: PageScene): Node {
    const { t, session, locale } = this;
    const { step } = session.precheck;
    if (!step) return sentencePage(kit, scene, LOADING_LOOK);
    const frame = {
      Corner: this.corner(kit),
      ...pageTitle(kit, t('precheck.title'), step.kind === 'result' ? pageWords(this.text(), t) : ''),
      Hints: hintRow(kit, scene.hints, 96, kit.pick(980, 970)),
    };
    if (step.kind === 'result') {
      const { pages, page } = this.text();
      const home = session.home.store.state.home;
      return {
        ...frame,
        Result: drawResult(kit, {
          scene,
          result: step.result,
          locale,
          pages,
          page,
          home: session.isRoom ? undefined : home,
        }),
      };
    }
    const { question, current, of } = step;
    return {
      ...frame,
      Question: questionPage(kit, {
        question: scene.title,
        answers: scene.choices.map(({ id, label, line = '' }) => ({ id, title: label, note: line })),
        current,
        of,
        hints: scene.hints,
        aside: {
          picture: PICTURES[question.id],
          title: t('question.why'),
          text: pick(question.why, locale),
          notice: t('precheck.notice'),
        },
      }),
    };
  }
}
