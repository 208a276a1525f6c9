import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT_ROOT } from '@falink/dev-env';
import { pathOf, routes } from '@falink/protocol';
import { Desk, until, type World } from '../src/index.js';

const WAGE = 'work-injury.area-average-wage';
const EXAMPLE = path.join(PROJECT_ROOT, 'packages/legal-rules/vectors/draw/example.json');

/** The officer keeps the district's figures right, and checks a draw of lots without anybody's help. */
export function describeLegalDesk(shared: () => World): void {
  describe('the legal figures at the desk', () => {
    let world: World;
    let desk: Desk;
    beforeAll(async () => {
      world = shared();
      await world.reset();
      desk = await Desk.signIn(world.browser, world.dev.baseUrl, 'aid');
    });

    /** Grade 1, own wage in the middle: needs the area's average wage. */
    async function injury(): Promise<{ status: number; code?: string; total?: string }> {
      const response = await fetch(new URL(pathOf(routes.calculate, { id: 'work-injury' }), world.dev.baseUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ outcome: 'disability', grade: 10, wage: 6000 }),
      });
      return { status: response.status, ...((await response.json()) as object) };
    }

    it('enters the average wage of the area: what could not be computed is computed, until it is withdrawn', async () => {
      expect(await injury()).toMatchObject({ status: 422, code: 'legal.value_not_set' });
      await desk.page.goto(`${world.dev.baseUrl}/console/legal?figure=${WAGE}`);
      const form = desk.page.getByRole('form', { name: '填写本地标准' });
      if (!(await form.isVisible())) await desk.button('填写本地标准').or(form).first().click();
      await form.locator('[name="value"]').fill('7250');
      await form.locator('[name="from"]').fill('2026-01-01');
      await form.locator('[name="source"]').fill('云河区2026年社会平均工资公告');
      await desk.button('下一步：核对').click();
      await desk.button('确认保存').click();
      await desk.page.getByText(/已保存/).waitFor();
      expect(await injury()).toMatchObject({ status: 200, total: '42000.00' });

      // The undo beside the message takes it back at once; the one in the list would ask first.
      await desk.button('撤销').click();
      await until('the figure is withdrawn', injury, ({ status }) => status === 422);
      const events = await world.query<{ action: string }>(
        `select action from audit_event where action like 'legal.%' order by id`,
      );
      expect(events.map(({ action }) => action)).toEqual(['legal.override_set', 'legal.override_withdrawn']);
    });

    it('replays a draw in the browser, and names the line that somebody changed', async () => {
      const record = await readFile(EXAMPLE, 'utf8');
      const requests: string[] = [];
      await desk.page.goto(`${world.dev.baseUrl}/console/legal/draw`);
      const upload = async (text: string) => {
        const input = desk.page.locator('input[type="file"]');
        await input.waitFor({ state: 'attached' });
        desk.page.on('request', (request) => {
          if (request.method() !== 'GET') requests.push(request.url());
        });
        await input.setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      };
      await upload(record);
      await desk.page.getByText('重放一致').waitFor();
      await desk.button('核验另一份').click();
      await upload(record.replace(/"digits": "\d{4}"/, '"digits": "0000"'));
      await desk.page
        .getByText(/第 ?\d+ ?行/)
        .first()
        .waitFor();
      expect(await desk.page.getByText('重放一致').isVisible()).toBe(false);
      expect(requests.filter((url) => !url.includes('socket.io'))).toEqual([]);
      expect(desk.errors).toEqual([]);
    });
  });
}
