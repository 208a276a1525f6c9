import { randomUUID } from 'node:crypto';
import { companionRoutes, type OpenedCompanion, routes } from '@falink/protocol';
import { ask } from './support/api.js';
import { IntakeRoom } from './support/intake-room.js';
import { TestAgent } from './support/people.js';

let at: IntakeRoom;
let phone: OpenedCompanion;

beforeAll(async () => {
  at = await IntakeRoom.start();
});
afterAll(() => at.stop());
beforeEach(async () => {
  await at.answer();
  phone = await scan();
});
afterEach(() => at.endCall());

type Proof = Pick<OpenedCompanion, 'companionId' | 'key'>;

/** A phone that scanned what the television of this call shows. */
async function scan(callId = at.callId, token = at.room): Promise<OpenedCompanion> {
  const link = await ask(at.api, routes.offerCompanion, {
    token,
    params: { id: callId },
    body: { requestId: randomUUID() },
  });
  const body = { token: new URL(link.data.url).hash.slice(1), requestId: randomUUID() };
  const { data, error } = await ask(at.api, routes.openCompanion, { body });
  if (error) throw new Error(error.code);
  return data;
}

const wanted = ({ companionId, key }: Proof = phone) =>
  ask(at.api, companionRoutes.companionPaper, { body: { companionId, key } });

async function upload(
  paperId: string,
  { by = phone, content, type = 'image/jpeg', replaces }: Partial<Sent> = {},
): ReturnType<typeof wanted> {
  const { companionId, key } = by;
  return ask(at.api, companionRoutes.uploadCompanionPage, {
    token: key,
    params: { companionId, paperId },
    query: replaces === undefined ? {} : { replaces },
    bytes: { type, content: content ?? (await at.shot()) },
  });
}
interface Sent {
  readonly by: Proof;
  readonly content: Buffer;
  readonly type: string;
  readonly replaces: string;
}

async function asked(kind = 'document', label = '劳动合同'): Promise<string> {
  const { data } = await at.request(kind, label);
  return data.papers.find((paper) => paper.label === label)!.id;
}

const refusal = async (answer: ReturnType<typeof wanted>) => {
  const { status, error } = await answer;
  return [status, error?.code];
};

const events = async () =>
  (
    await at.api.service.ctx.pool.query<{ actor: string; data: Record<string, unknown> }>(
      `SELECT actor, data FROM audit_event WHERE action = 'intake.page_received' AND subject = $1`,
      [`intake:${at.id}`],
    )
  ).rows;

describe('[I11] the paper that a phone is to photograph', () => {
  it('is the one that the officer waits for, without anything of the form', async () => {
    expect(phone.kind).toBe('intake');
    expect((await wanted()).data).toEqual({ paper: null });
    await at.save(0);
    const id = await asked('identity_front', '身份证人像面');
    expect((await wanted()).data).toEqual({
      paper: { id, kind: 'identity_front', label: '身份证人像面', pages: 0, wanted: true, again: null },
    });
  });

  it('is null once it is taken and cannot have another page, and the open document where it can', async () => {
    const card = await asked('identity_front', '身份证人像面');
    expect((await upload(card)).data).toEqual({ paper: null });
    const contract = await asked();
    const { status, data } = await upload(contract);
    expect([status, data.paper]).toEqual([201, expect.objectContaining({ id: contract, pages: 1, wanted: false })]);
    await at.review(contract, 'accepted');
    expect((await wanted()).data).toEqual({ paper: null });
  });

  it('names the page that is to be taken again, and the new one takes its place', async () => {
    const id = await asked();
    await upload(id);
    await upload(id);
    const [first, second] = (await at.paper(id)).pages;
    await at.review(id, 'retake', { pages: [first!.id] });
    expect((await wanted()).data.paper).toMatchObject({ wanted: true, again: { n: 1, id: first!.id } });
    const content = await at.shot();
    await upload(id, { content, replaces: first!.id });
    const { pages } = await at.paper(id);
    expect([pages.length, pages[1]?.id]).toEqual([2, second!.id]);
    expect(pages[0]?.id).not.toBe(first!.id);
    // The answer was lost: the same again is the same page.
    expect((await upload(id, { content, replaces: first!.id })).status).toBe(201);
    expect((await at.paper(id)).pages.map(({ id: page }) => page)).toEqual(pages.map(({ id: page }) => page));
    expect(await refusal(upload(id, { replaces: first!.id }))).toEqual([409, 'capture.changed']);
  });

  it('is asked for in vain in a consultation, where nothing can be sent either', async () => {
    await at.endCall();
    const lawyer = await TestAgent.onDuty(at.api, 'lawyer');
    const { call } = await at.terminals['room-2'].queue();
    const other = await scan(call.id, at.otherRoom);
    expect([other.kind, (await wanted(other)).data]).toEqual(['consultation', { paper: null }]);
    expect(await refusal(upload(randomUUID(), { by: other }))).toEqual([404, 'intake.unknown']);
    await at.terminals['room-2'].end(call.id);
    await lawyer.go('offline');
  });
});

describe('[I11] a page that a phone sends', () => {
  it('is a page of its terminal: seen by the officer, recorded with the device, once however often it is sent', async () => {
    const id = await asked();
    const content = await at.shot();
    const [first, again] = [await upload(id, { content }), await upload(id, { content })];
    expect([first.status, again.status, again.data]).toEqual([201, 201, first.data]);
    const { pages, state } = await at.paper(id);
    expect([state, pages.length]).toEqual(['received', 1]);
    expect(await events()).toEqual([
      {
        actor: `terminal:${at.terminals['room-1'].id}`,
        data: { paper: id, kind: 'document', replaced: 0, device: 'phone' },
      },
    ]);
    expect(at.told.length).toBeGreaterThan(0);
  });

  it('that the television sent already is the same page', async () => {
    const id = await asked();
    const content = await at.shot();
    await at.upload(id, content);
    await upload(id, { content });
    expect((await at.paper(id)).pages).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  it('is refused before it is read, with a wrong key, none, or another phone in the place of this one', async () => {
    const id = await asked();
    const junk = Buffer.alloc(9_000_000);
    for (const by of [
      { ...phone, key: 'x' },
      { ...phone, key: '' },
      { ...phone, companionId: randomUUID() },
    ]) {
      expect(await refusal(upload(id, { by, content: junk }))).toEqual([409, 'companion.ended']);
      expect(await refusal(wanted({ ...by, key: by.key || 'x' }))).toEqual([409, 'companion.ended']);
    }
    expect(await refusal(upload(id, { by: { ...phone, companionId: 'x' } }))).toEqual([400, 'request.malformed']);
    const before = phone;
    phone = await scan();
    expect(await refusal(upload(id, { by: before }))).toEqual([409, 'companion.ended']);
    expect((await at.paper(id)).pages).toEqual([]);
    expect((await upload(id)).status).toBe(201);
  });

  it('is refused once the phone has left, the television ended it, or the call is over', async () => {
    const id = await asked();
    const { companionId, key } = phone;
    await ask(at.api, routes.leaveCompanion, { body: { companionId, key } });
    expect(await refusal(upload(id))).toEqual([409, 'companion.ended']);
    phone = await scan();
    await ask(at.api, routes.endCompanion, { token: at.room, params: { id: at.callId } });
    expect(await refusal(upload(id))).toEqual([409, 'companion.ended']);
    phone = await scan();
    await at.endCall();
    expect(await refusal(upload(id))).toEqual([409, 'call.ended']);
    expect(await refusal(wanted())).toEqual([409, 'call.ended']);
    expect(await events()).toEqual([]);
  });

  it('is not kept when the phone ceases to be the camera while the picture is decoded', async () => {
    const id = await asked();
    const { ctx } = at.api.service;
    let ended: Promise<unknown> | undefined;
    const put = ctx.blobs.put.bind(ctx.blobs);
    const keys: string[] = [];
    ctx.blobs.put = async (...given) => {
      ended ??= ask(at.api, routes.endCompanion, { token: at.room, params: { id: at.callId } });
      await ended;
      const blob = await put(...given);
      keys.push(blob.key);
      return blob;
    };
    try {
      expect(await refusal(upload(id))).toEqual([409, 'companion.ended']);
    } finally {
      ctx.blobs.put = put;
    }
    expect([(await at.paper(id)).pages, keys.length]).toEqual([[], 1]);
  });

  it('belongs to the intake of its own call: papers of another are unknown', async () => {
    const id = await asked();
    const before = phone;
    await at.endCall();
    await at.answer('room-2');
    const other = await scan(at.callId, at.otherRoom);
    expect(await refusal(upload(id, { by: other }))).toEqual([404, 'capture.unknown']);
    expect(await refusal(upload(await asked(), { by: before }))).toEqual([409, 'call.ended']);
  });

  it('has the limits and checks of any other', async () => {
    const id = await asked();
    expect(await refusal(upload(id, { content: Buffer.from('%PDF-1.7'), type: 'application/pdf' }))).toEqual([
      415,
      'request.media_type',
    ]);
    expect(await refusal(upload(id, { content: Buffer.from('no picture') }))).toEqual([415, 'request.media_type']);
    const broken = (await at.shot()).subarray(0, 400);
    expect(await refusal(upload(id, { content: broken }))).toEqual([422, 'capture.unreadable']);
    expect(await refusal(upload(id, { content: Buffer.alloc(9_000_000) }))).toEqual([413, 'request.too_large']);
    expect(await refusal(upload(randomUUID()))).toEqual([404, 'capture.unknown']);
    expect((await at.paper(id)).pages).toEqual([]);
  });

  it('is refused once the application is accepted', async () => {
    const version = await at.complete();
    await at.accept(version);
    const { papers } = (await at.look()).data;
    expect(await refusal(upload(papers[0]!.id))).toEqual([409, 'intake.closed']);
    expect((await wanted()).data).toEqual({ paper: null });
  });
});
