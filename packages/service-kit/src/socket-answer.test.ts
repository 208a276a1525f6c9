import { type Ack, FalinkError } from '@falink/protocol';
import { z } from 'zod';
import { answer } from './socket-answer.js';

const Payload = z.strictObject({ n: z.number() });

async function call(
  handler: (payload: { n: number }) => unknown,
  ...args: unknown[]
): Promise<Ack<unknown> | undefined> {
  let ack: Ack<unknown> | undefined;
  await answer(Payload, handler)(...args, (given: Ack<unknown>) => {
    ack = given;
  });
  return ack;
}

describe('answer', () => {
  it('acknowledges with data', async () => {
    expect(await call(({ n }) => ({ twice: n * 2 }), { n: 2 })).toEqual({ ok: true, data: { twice: 4 } });
  });
  it.each([[{ n: 'x' }], [{ n: 1, extra: true }], [null], ['text']])(
    'refuses %j before the handler',
    async (payload) => {
      let ran = false;
      const ack = await call(() => {
        ran = true;
      }, payload);
      expect(ack).toMatchObject({ ok: false, error: { code: 'request.malformed' } });
      expect(ran).toBe(false);
    },
  );
  it('refuses a missing payload', async () => {
    expect(await call(() => ({}))).toMatchObject({ ok: false, error: { code: 'request.malformed' } });
  });
  it('passes a typed refusal and hides a bug', async () => {
    const refuse = () => {
      throw new FalinkError('room.closed');
    };
    const bug = () => Promise.reject(new Error('inside'));
    expect(await call(refuse, { n: 1 })).toMatchObject({ ok: false, error: { code: 'room.closed' } });
    expect(await call(bug, { n: 1 })).toMatchObject({ ok: false, error: { code: 'service.internal' } });
  });
  it('works without an acknowledgement', async () => {
    await expect(answer(Payload, () => ({}))({ n: 1 })).resolves.toBeUndefined();
    await expect(answer(Payload, () => ({}))()).resolves.toBeUndefined();
  });
});
