import { RECORD_MAX_BYTES, readRecordFile, readRecordText } from './read-record.js';

describe('reading a record of a draw', () => {
  it('reads a file, also one that begins with a byte order mark', async () => {
    expect(await readRecordFile(new Blob(['\uFEFF{"a":1}']))).toEqual({ ok: true, text: '{"a":1}' });
  });
  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['{"a":', 'not_json'],
    ['draw record', 'not_json'],
    ['[1]', 'not_a_record'],
    ['null', 'not_a_record'],
    ['"text"', 'not_a_record'],
  ])('says what is wrong with %j', (text, problem) => {
    expect(readRecordText(text)).toEqual({ ok: false, problem });
  });
  it('reads nothing that is too large, by bytes and not by characters', async () => {
    const fits = JSON.stringify({ a: 'x'.repeat(RECORD_MAX_BYTES - 8) });
    expect(fits.length).toBe(RECORD_MAX_BYTES);
    expect(readRecordText(fits).ok).toBe(true);
    expect(readRecordText(`${fits} `)).toEqual({ ok: false, problem: 'too_large' });
    expect(readRecordText(JSON.stringify({ a: '律'.repeat(340_000) }))).toEqual({ ok: false, problem: 'too_large' });
    expect(await readRecordFile(new Blob([`${fits} `]))).toEqual({ ok: false, problem: 'too_large' });
  });
  it('refuses a picture', async () => {
    expect(await readRecordFile(new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])]))).toEqual({
      ok: false,
      problem: 'not_text',
    });
  });
});
