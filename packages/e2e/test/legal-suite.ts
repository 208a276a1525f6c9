import type { Scene } from '@falink/protocol';
import { Desk, Tv, type World } from '../src/index.js';

/** Legal help without a call, with the digits of the remote alone. */
export function describeLegal(shared: () => World): void {
  describe('the pre-check and the calculators', () => {
    let world: World;
    beforeAll(async () => {
      world = shared();
      await world.reset();
    });

    /** Presses the digit of an option, as somebody would who follows instructions. */
    async function choose(tv: Tv, scene: Scene, label: string): Promise<void> {
      const option = scene.options.find((candidate) => candidate.label.includes(label));
      if (!option || option.digit === null) throw new Error(`no "${label}" in ${JSON.stringify(scene.options)}`);
      await tv.press(`${option.digit}`);
    }
    const asked = (tv: Tv, title: string) => tv.until(`the question ${title}`, (scene) => scene.title.includes(title));

    it('says who can get legal aid, lets an answer be changed, and hands over to a lawyer', async () => {
      const desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'lawyer');
      await desk.goOnDuty();
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-1');
      await tv.press('2');
      await choose(tv, await tv.untilPage('legal-aid'), '能不能申请');
      await choose(tv, await asked(tv, '哪方面的事'), '工资');
      await choose(tv, await asked(tv, '低保'), '领着');
      await choose(tv, await asked(tv, '请律师了吗'), '没有请');
      await choose(tv, await asked(tv, '特别急'), '不急');
      await choose(tv, await asked(tv, '给谁问的'), '给自己');
      const result = await tv.until('the result', (scene) => scene.options.some(({ id }) => id === 'ask'));
      expect(result).toMatchObject({ page: 'precheck', title: '可以申请，不用再证明家里困难' });
      // At home nobody can open an application.
      expect(result.options.map(({ id }) => id)).not.toContain('start');

      // Back, question by question, to the assistance: not receiving it leads another way.
      for (const title of ['给谁问的', '特别急', '请律师了吗', '低保']) {
        await tv.press('back');
        await asked(tv, title);
      }
      expect((await tv.scene())?.focus?.label).toBe('领着');
      await choose(tv, await asked(tv, '低保'), '没有领');
      await choose(tv, await asked(tv, '哪一种人'), '都不是');
      await choose(tv, await asked(tv, '请得起律师吗'), '请不起');
      await choose(tv, await asked(tv, '特别急'), '不急');
      for (let scene = await tv.scene(); scene && !scene.options.some(({ id }) => id === 'ask'); ) {
        const title = scene.title;
        await tv.press('1');
        scene = await tv.until('the next page', (next) => next.title !== title);
      }
      const changed = await tv.until('the other result', (scene) => scene.options.some(({ id }) => id === 'ask'));
      expect(changed.title).toBe('可以申请，填张说明、签个承诺');

      await choose(tv, changed, '律师');
      await tv.until('the queue', (scene) => scene.page === 'call-waiting' && scene.call !== undefined);
      const [call] = await world.query<{ category: string }>(
        `select category from contact order by queued_at desc limit 1`,
      );
      expect(call?.category).toBe('labour');
      expect(tv.errors).toEqual([]);
      await tv.close();
      await desk.close();
    });

    it('computes the court fee of 140,000 yuan', async () => {
      const tv = await Tv.openDemo(world.browser, world.dev.baseUrl, 'home-2');
      await tv.press('4');
      await choose(tv, await tv.untilPage('services'), '法律计算器');
      await choose(tv, await tv.until('the calculators', (scene) => scene.options.length > 1), '诉讼费');
      await choose(tv, await asked(tv, '案件类型'), '财产案件');
      await asked(tv, '争议金额');
      await tv.press('1', '4', '0', '0', '0', '0', 'ok');
      await choose(tv, await asked(tv, '减半'), '都没有');
      await asked(tv, '日期');
      await tv.press('ok');
      const result = await tv.until('the fee', (scene) => scene.options.some(({ id }) => id === 'another'));
      expect(result).toMatchObject({ page: 'calculator', title: '案件受理费：3,100 元' });
      expect(tv.errors).toEqual([]);
      await tv.close();
    });
  });
}
