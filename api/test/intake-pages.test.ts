import { randomUUID } from 'node:crypto';
import { type Intake, intakeRoutes, MAX_PAPER_PAGES } from '@falink/protocol';
import { ask, signIn } from './support/api.js';
import { IntakeRoom } from './support/intake-room.js';
import { addStaff } from './support/staff.js';

let at: IntakeRoom;

beforeAll(async () => {
  at = await IntakeRoom.start();
});
afterAll(() => at.stop());
beforeEach(() => at.answer());
afterEach(() => at.endCall());

const ids = (pages: readonly { id: string }[]): string[] => pages.map(({ id }) => id);

async function asked(kind = 'document', label = '劳动合同'): Promise<string> {
  const { status, data } = await at.request(kind, label);
  expect(status).toBe(201);
  return data.papers.find((paper) => paper.label === label)!.id;
}

/** A paper with so many pages. */
async function captured(pages: number, kind = 'document'): Promise<{ paperId: string; pageIds: string[] }> {
  const paperId = await asked(kind);
  for (let n = 0; n < pages; n += 1) expect((await at.upload(paperId)).status).toBe(201);
  return { paperId, pageIds: ids((await at.paper(paperId)).pages) };
}

const refusal = async (answer: Promise<{ status: number; error: { code: string } | null }>) => {
  const { status, error } = await answer;
  return [status, error?.code];
};

describe('[I7] a paper of several pages', () => {
  it('keeps them in the order in which they were taken', async () => {
    const paperId = await asked();
    const shots = [await at.shot(), await at.shot(), await at.shot()];
    const known: string[] = [];
    for (const shot of shots) {
      const { data } = await at.upload(paperId, shot);
      const { pages, state } = data.papers[0]!;
      expect([state, ids(pages).slice(0, -1)]).toEqual(['received', known]);
      known.push(pages.at(-1)!.id);
    }
    expect(ids((await at.paper(paperId)).pages)).toEqual(known);
  });

  it('has one page taken again in its place, by the room, and the others stay', async () => {
    const { paperId, pageIds } = await captured(3);
    const again = await at.shot();
    const { data } = await at.retake(paperId, pageIds[1]!, again);
    const [first, second, third] = ids(data.papers[0]!.pages);
    expect([first, third]).toEqual([pageIds[0], pageIds[2]]);
    expect(pageIds).not.toContain(second);
    // The answer was lost: the same request again is the same page.
    const repeated = await at.retake(paperId, pageIds[1]!, again);
    expect([repeated.status, ids(repeated.data.papers[0]!.pages)]).toEqual([201, [first, second, third]]);
    expect(await refusal(at.retake(paperId, pageIds[1]!))).toEqual([409, 'capture.changed']);
    expect((await at.paper(paperId)).pages).toHaveLength(3);
  });

  it('has single pages taken again because the officer asks; the rest of the contract stays', async () => {
    const { paperId, pageIds } = await captured(4);
    await at.review(paperId, 'retake', { pages: [pageIds[1]!, pageIds[3]!] });
    expect((await at.paper(paperId)).pages.map(({ retake }) => retake)).toEqual([false, true, false, true]);
    const first = (await at.upload(paperId)).data.papers[0]!;
    expect([first.state, first.pages.map(({ retake }) => retake)]).toEqual(['retake', [false, false, false, true]]);
    const second = (await at.upload(paperId)).data.papers[0]!;
    expect([second.state, second.pages.length, ids(second.pages)[0], ids(second.pages)[2]]).toEqual([
      'received',
      4,
      pageIds[0],
      pageIds[2],
    ]);
    expect((await at.upload(paperId)).data.papers[0]!.pages).toHaveLength(5);
  });

  it('is taken again as a whole: the first new page takes the place of all', async () => {
    const { paperId, pageIds } = await captured(3);
    await at.review(paperId, 'retake');
    expect(ids((await at.paper(paperId)).pages)).toEqual(pageIds);
    const { state, pages } = (await at.upload(paperId)).data.papers[0]!;
    expect([state, pages.length, pageIds.includes(pages[0]!.id)]).toEqual(['received', 1, false]);
    expect((await at.upload(paperId)).data.papers[0]!.pages).toHaveLength(2);
  });

  it(`has ${MAX_PAPER_PAGES} at the most; one of them can still be taken again`, async () => {
    const { paperId, pageIds } = await captured(MAX_PAPER_PAGES);
    expect(await refusal(at.upload(paperId))).toEqual([409, 'capture.full']);
    expect(await refusal(at.more(paperId))).toEqual([409, 'capture.full']);
    expect((await at.retake(paperId, pageIds[0]!)).status).toBe(201);
    expect((await at.paper(paperId)).pages).toHaveLength(MAX_PAPER_PAGES);
  });

  it('is continued because the officer asks for another page, also after the acceptance', async () => {
    const { paperId, pageIds } = await captured(1);
    await at.review(paperId, 'accepted');
    expect((await at.more(paperId)).data.papers[0]).toMatchObject({ state: 'requested', pages: [{ id: pageIds[0] }] });
    expect((await at.more(paperId)).status).toBe(200);
    expect(await at.audited('intake.pages_requested')).toBe(1);
    expect(ids((await at.upload(paperId)).data.papers[0]!.pages)).toEqual([pageIds[0], expect.any(String)]);
  });

  it('needs no further page after all: what is there is accepted', async () => {
    const { paperId } = await captured(2);
    await at.more(paperId);
    expect((await at.review(paperId, 'accepted')).data.papers[0]!.state).toBe('accepted');
  });

  it('is one picture where it is a card or the person', async () => {
    const { paperId, pageIds } = await captured(1, 'person');
    const { pages } = (await at.upload(paperId)).data.papers[0]!;
    expect([pages.length, pageIds.includes(pages[0]!.id)]).toEqual([1, false]);
    expect(await refusal(at.more(paperId))).toEqual([409, 'capture.full']);
  });

  it('asked for again under the same label is the same paper; another label is another one', async () => {
    const { paperId } = await captured(1);
    const same = await at.request('document', '劳动合同');
    expect([same.status, ids(same.data.papers)]).toEqual([201, [paperId]]);
    expect((await at.request('document', '劳动合同（2）')).data.papers).toHaveLength(2);
    expect(await at.audited('intake.paper_requested')).toBe(2);
  });

  it('keeps every page that two send at once', async () => {
    const paperId = await asked();
    const answers = await Promise.all([at.upload(paperId), at.upload(paperId), at.upload(paperId)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await at.paper(paperId)).pages).toHaveLength(3);
  });
});

describe('[I8] what was approved is what was seen', () => {
  it('a picture that was replaced while the officer clicked is not accepted', async () => {
    const { paperId, pageIds } = await captured(2);
    await at.retake(paperId, pageIds[0]!);
    const { revision } = (await at.look()).data;
    expect(await refusal(at.review(paperId, 'accepted', { seen: pageIds }))).toEqual([409, 'capture.changed']);
    expect((await at.look()).data.revision).toBe(revision);
    expect((await at.review(paperId, 'accepted')).data.papers[0]!.state).toBe('accepted');
  });

  it('a page that was added is not accepted with the others, nor in another order', async () => {
    const { paperId, pageIds } = await captured(2);
    await at.upload(paperId);
    const { pages } = await at.paper(paperId);
    for (const seen of [pageIds, pageIds.slice(1), ids(pages).reverse(), [...ids(pages), randomUUID()]])
      expect(await refusal(at.review(paperId, 'accepted', { seen }))).toEqual([409, 'capture.changed']);
    expect(await refusal(at.review(paperId, 'retake', { seen: pageIds }))).toEqual([409, 'capture.changed']);
    expect((await at.paper(paperId)).state).toBe('received');
  });

  it('a page that arrives after the acceptance is kept and takes it back', async () => {
    const { paperId } = await captured(1);
    await at.review(paperId, 'accepted');
    expect((await at.upload(paperId)).data.papers[0]).toMatchObject({ state: 'received' });
    expect((await at.paper(paperId)).pages).toHaveLength(2);
  });

  it('either the officer or the room is first, never both: no acceptance of a picture that she has not seen', async () => {
    for (let round = 0; round < 3; round += 1) {
      const label = `劳动合同 ${round}`;
      const paperId = await asked('document', label);
      const [seen] = ids((await at.upload(paperId)).data.papers.find(({ id }) => id === paperId)!.pages);
      const [review, replaced] = await Promise.all([
        at.review(paperId, 'accepted', { seen: [seen!] }),
        at.retake(paperId, seen!),
      ]);
      expect(replaced.status).toBe(201);
      expect([200, 409]).toContain(review.status);
      // The review was first and was taken back, or second and was refused.
      expect((await at.paper(paperId)).state).toBe('received');
    }
  });

  it('a review names pages, and only those of its paper are asked for again', async () => {
    const { paperId, pageIds } = await captured(1);
    expect(await refusal(at.review(paperId, 'accepted', { seen: ['x'] }))).toEqual([400, 'request.malformed']);
    const [page] = pageIds;
    const answer = at.review(paperId, 'retake', { seen: [page!], pages: [randomUUID()] });
    expect(await refusal(answer)).toEqual([409, 'capture.changed']);
    expect((await at.paper(paperId)).state).toBe('received');
  });

  it('the person is compared with the card that was seen, not with the one that took its place', async () => {
    const { paperId, pageIds } = await captured(1, 'identity_front');
    const { data } = await at.upload(paperId);
    expect(await refusal(at.checkIdentity(pageIds[0]))).toEqual([409, 'capture.changed']);
    expect((await at.look()).data.identityCheckedAt).toBeNull();
    expect((await at.checkIdentity(ids(data.papers[0]!.pages)[0])).data.identityCheckedAt).not.toBeNull();
  });

  it('another card takes the comparison back, a further page of another paper does not', async () => {
    const { paperId } = await captured(1, 'identity_front');
    await at.checkIdentity();
    const contract = await asked('document', '欠条');
    expect((await at.upload(contract)).data.identityCheckedAt).not.toBeNull();
    await at.review(paperId, 'retake');
    expect((await at.look()).data.identityCheckedAt).not.toBeNull();
    expect((await at.upload(paperId)).data.identityCheckedAt).toBeNull();
  });

  it('the database refuses what the code would forget', async () => {
    const { pool } = at.api.service.ctx;
    const { paperId } = await captured(1);
    const empty = await asked('document', '欠条');
    const cheat = (sql: string, id = paperId) => pool.query(sql, [id]);
    await expect(cheat(`UPDATE intake_paper SET state = 'accepted' WHERE id = $1`, empty)).rejects.toThrow(/no page/);
    await at.review(paperId, 'accepted');
    await expect(cheat('DELETE FROM intake_page WHERE paper_id = $1')).rejects.toThrow(/accepted with the pages/);
    const copy = `INSERT INTO intake_page (paper_id, width, height, bytes, sha256, blob_key)
      SELECT paper_id, width, height, bytes, sha256, 'another' FROM intake_page WHERE paper_id = $1`;
    await expect(cheat(copy)).rejects.toThrow(/accepted with the pages/);
    const card = await asked('identity_front', '身份证正面');
    await at.upload(card);
    await at.checkIdentity();
    await cheat('DELETE FROM intake_page WHERE paper_id = $1', card);
    expect((await at.look()).data.identityCheckedAt).toBeNull();
  });
});

describe('[I9] what was decided by mistake is taken back', () => {
  const stateOf = (intake: Intake): string => intake.papers[0]!.state;

  it('what the room put off, by the room and from the seat, with the pages that there are', async () => {
    for (const token of [at.room, at.aid]) {
      const paperId = await asked('document', token === at.room ? '欠条' : '收条');
      await at.later(paperId);
      const { status, data } = await at.reopen(paperId, 'later', token);
      expect([status, data.papers.find(({ id }) => id === paperId)!.state]).toEqual([200, 'requested']);
      // Repeated, because the answer was lost.
      expect((await at.reopen(paperId, 'later', token)).status).toBe(200);
    }
    expect(await at.audited('intake.paper_reopened')).toBe(2);
  });

  it('what was put off instead of being taken again is to be taken again', async () => {
    const { paperId, pageIds } = await captured(2);
    await at.review(paperId, 'retake', { pages: [pageIds[1]!] });
    await at.later(paperId);
    expect(stateOf((await at.reopen(paperId, 'later', at.room)).data)).toBe('retake');
    const { state, pages } = (await at.upload(paperId)).data.papers[0]!;
    expect([state, pages.length, ids(pages)[0]]).toEqual(['received', 2, pageIds[0]]);
  });

  it('an acceptance, and a wish to take pages again', async () => {
    const { paperId, pageIds } = await captured(2);
    await at.review(paperId, 'accepted');
    expect(stateOf((await at.reopen(paperId, 'accepted')).data)).toBe('received');
    await at.review(paperId, 'retake', { pages: [pageIds[0]!] });
    const { data } = await at.reopen(paperId, 'retake');
    expect([stateOf(data), data.papers[0]!.pages.map(({ retake }) => retake)]).toEqual(['received', [false, false]]);
    expect((await at.review(paperId, 'accepted')).status).toBe(200);
  });

  it('not when something else was decided since', async () => {
    const { paperId } = await captured(1);
    await at.review(paperId, 'retake');
    expect(await refusal(at.reopen(paperId, 'accepted'))).toEqual([409, 'capture.changed']);
    await at.review(paperId, 'accepted');
    expect(await refusal(at.reopen(paperId, 'later', at.room))).toEqual([409, 'capture.changed']);
    expect((await at.paper(paperId)).state).toBe('accepted');
  });

  it('by the officer of the call, and by the room only what it put off itself', async () => {
    const { paperId } = await captured(1);
    await at.review(paperId, 'accepted');
    expect(await refusal(at.reopen(paperId, 'accepted', at.room))).toEqual([403, 'auth.forbidden']);
    expect(await refusal(at.reopen(paperId, 'later', at.otherRoom))).toEqual([404, 'intake.unknown']);
    expect(await refusal(at.reopen(randomUUID(), 'accepted'))).toEqual([404, 'capture.unknown']);
    expect(await refusal(at.reopen(paperId, 'received'))).toEqual([400, 'request.malformed']);
    expect((await at.paper(paperId)).state).toBe('accepted');
  });

  it('a comparison of the person with the card; then nothing is accepted before it is done again', async () => {
    const version = await at.complete();
    const { data } = await at.uncheckIdentity();
    expect([data.identityCheckedAt, data.step]).toEqual([null, 'identity']);
    expect((await at.uncheckIdentity()).status).toBe(200);
    expect(await at.audited('intake.identity_unchecked')).toBe(1);
    expect((await at.accept(version)).error?.details).toEqual({ missing: ['identity'] });
    await at.checkIdentity();
    expect((await at.accept(version)).status).toBe(201);
    expect(await refusal(at.uncheckIdentity())).toEqual([409, 'intake.closed']);
    const [paper] = (await at.look()).data.papers;
    expect(await refusal(at.reopen(paper!.id, 'accepted'))).toEqual([409, 'intake.closed']);
  });

  it('in the intake that continues as well', async () => {
    await at.complete();
    const before = at.id;
    const [paper] = (await at.look()).data.papers;
    await at.endCall();
    await at.answer();
    await at.continueFrom(before);
    expect((await at.reopen(paper!.id, 'accepted')).status).toBe(200);
    expect((await at.upload(paper!.id)).status).toBe(201);
    expect((await at.checkIdentity()).data.identityCheckedAt).not.toBeNull();
  });
});

test('[I10] a paper that was not brought is put off by the officer too, once in effect, and not what lies there already', async () => {
  const postpone = (paperId: string, token: string) =>
    ask(at.api, intakeRoutes.postponePaper, { token, params: { id: at.id, paperId } });
  const paperId = await asked();
  const first = await postpone(paperId, at.aid);
  expect(first.data.papers[0]!.state).toBe('later');
  for (const token of [at.aid, at.room]) {
    const again = await postpone(paperId, token);
    expect([again.status, again.data.revision]).toEqual([200, first.data.revision]);
  }
  expect((await postpone(randomUUID(), at.aid)).error?.code).toBe('capture.unknown');
  const stranger = await addStaff(at.api, { username: 'aid9', role: 'legal_aid_officer', orgPath: 'yunhe' }).then(() =>
    signIn(at.api, 'aid9'),
  );
  expect((await postpone(paperId, stranger)).error?.code).toBe('call.not_yours');
  await at.upload(paperId);
  expect((await postpone(paperId, at.aid)).data.papers[0]!.state).toBe('received');
});
