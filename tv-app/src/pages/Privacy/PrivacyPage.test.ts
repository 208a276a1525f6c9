import { samplePrivacyNotice } from '@falink/fixtures';
import { narrationOf } from '../../scene/narration.js';
import { spokenText } from '../../scene/spokenText.js';
import type { Session } from '../../session/Session.js';
import { type RenderOptions, renderPage } from '../../testing/render.js';
import { PrivacyPage } from './PrivacyPage.js';

const NOTICE = samplePrivacyNotice();
const due = (session: Session) => session.privacy.store.set({ notice: NOTICE, version: NOTICE.version });
const open = (options: RenderOptions = {}) => renderPage(PrivacyPage, { prepare: due, ...options });
const plain = (texts: readonly string[]): string => texts.join('').replace(/\s/g, '');

describe('the page of the privacy notice', () => {
  it.each([
    { locale: 'zh-CN', elder: false },
    { locale: 'zh-CN', elder: true },
    { locale: 'en', elder: false },
    { locale: 'en', elder: true },
  ] as const)('[P30] says everything of its first page, aloud too ($locale, elder $elder)', async (options) => {
    const { scene, texts, tree, close } = await open(options);
    const spoken = narrationOf(scene(), { locale: options.locale, calls: true }).join(' ');
    for (const { zh, en } of NOTICE.summary) {
      const sentence = options.locale === 'en' ? en : zh;
      expect(plain(texts())).toContain(plain([sentence]));
      expect(spoken).toContain(spokenText(sentence, options.locale));
    }
    // No sentence reaches down to the choices.
    const choicesY = Math.min(...tree().flatMap(({ option, y }) => (option === undefined ? [] : [y])));
    for (const { text, fontSize = 0, y } of tree())
      if (text !== undefined && y < choicesY)
        expect(y + text.split('\n').length * fontSize * 1.34).toBeLessThan(choicesY);
    close();
  });

  it('is read by pressing OK page by page, and ends with having read it', async () => {
    const { press, focus, session, texts, close } = await open();
    expect(focus()).toBe('ok');
    await press('digit2');
    const seen = [plain(texts())];
    while (focus() === 'turn') {
      await press('ok');
      seen.push(plain(texts()));
    }
    for (const { title, paragraphs } of NOTICE.sections)
      for (const { zh } of [title, ...paragraphs]) expect(seen.join('')).toContain(plain([zh]));
    expect(focus()).toBe('ok');
    await press('ok');
    expect(session.privacy.isDue).toBe(false);
    expect(session.navigator.location.page).toBe('home');
    close();
  });

  it('goes back page by page, and from the first page nowhere while it is due', async () => {
    const { press, scene, close } = await open();
    await press('digit2');
    await press('ok');
    const second = scene().lines;
    await press('back');
    expect(scene().lines).not.toEqual(second);
    await press('back');
    expect(scene().lines).toHaveLength(NOTICE.summary.length);
    expect(await press('back')).toBe(false);
    expect(scene().hints.map(({ key }) => key)).not.toContain('back');
    close();
  });

  it('leads back to the settings when it is read again', async () => {
    const { press, session, close } = await open({
      prepare: (session) => {
        session.privacy.store.set({ notice: NOTICE, version: NOTICE.version, acknowledged: [NOTICE.version] });
        session.navigator.open('settings');
        session.navigator.open('privacy');
      },
    });
    await press('digit1');
    expect(session.navigator.location.page).toBe('settings');
    close();
  });

  it('says that it cannot be fetched, and tries again', async () => {
    const { platform, press, scene, update, close } = await renderPage(PrivacyPage);
    await update();
    expect(scene().choices.map(({ id }) => id)).toEqual(['retry']);
    platform.answer('GET', /privacy-notice$/, { json: NOTICE });
    await press('ok');
    await update();
    expect(scene().lines).toHaveLength(NOTICE.summary.length);
    close();
  });
});
