import { randomUUID } from 'node:crypto';
import { intakeRoutes, routes } from '@falink/protocol';
import { ask } from '../support/api.js';
import { FORM, picture } from '../support/intake-room.js';
import { cookieOf } from '../support/outage-world.js';
import type { TestAgent } from '../support/people.js';
import type { FaultBox } from './box.js';
import { outcomeOf, Writer } from './writer.js';

/** The intake that is written to ends with its call. */
const OVER = ['intake.closed', 'intake.unknown'];

/** Leaves one number to call back after the other. */
export function leavesNumbers(box: FaultBox, everyMs: number): Writer {
  const make = async () => {
    const id = randomUUID();
    const body = { requestId: id, phone: '13800001234' };
    const attempt = async () =>
      outcomeOf(await ask(box.terminal.api, routes.leaveNumber, { token: await box.token(), body }));
    return { id, attempt };
  };
  return new Writer('numbers', make, everyMs);
}

/** Takes one picture of a paper after the other; a picture that is sent again is the same one. */
export function sendsPages(box: FaultBox, params: { id: string; paperId: string }, everyMs: number): Writer {
  const make = async (n: number) => {
    const content = await picture(n);
    const attempt = async () => {
      const bytes = { type: 'image/jpeg', content };
      return outcomeOf(
        await ask(box.terminal.api, intakeRoutes.uploadPage, { token: await box.token(), params, bytes }),
        OVER,
      );
    };
    return { id: String(n), attempt };
  };
  return new Writer('pages', make, everyMs);
}

/** Writes the form, as an officer's window saves it: against the version last seen, which an unknown end leaves open. */
export function savesForms(officer: TestAgent, intakeId: string, everyMs: number): Writer {
  const { api, token } = officer;
  const params = { id: intakeId };
  let version = 0;
  const make = async (n: number) => {
    const form = { ...FORM, facts: `第 ${n} 次记录` };
    const attempt = async () => {
      const answer = await ask(api, intakeRoutes.saveForm, { token, params, body: { version, form } });
      if (answer.error?.code === 'intake.stale') {
        const now = await ask(api, intakeRoutes.currentIntake, { token, params });
        if (now.error) return outcomeOf(now, OVER);
        version = now.data.version;
        return now.data.form.facts === form.facts ? 'accepted' : null;
      }
      if (!answer.error) version = answer.data.version;
      return outcomeOf(answer, OVER);
    };
    return { id: String(n), attempt };
  };
  return new Writer('forms', make, everyMs);
}

/** Renews a console's session; a lost answer is followed by the same cookie. */
export function renewsSession(api: { url: string }, cookie: string, everyMs: number): Writer {
  let present = cookie;
  const make = async (n: number) => ({
    id: String(n),
    attempt: async () => {
      const answer = await ask(api, routes.refresh, { headers: { cookie: present } });
      if (answer.status === 200) present = cookieOf(answer.headers);
      return outcomeOf(answer);
    },
  });
  return new Writer('sessions', make, everyMs);
}
