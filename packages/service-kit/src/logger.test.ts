import { createLogger } from './logger.js';
import { REDACTED, redact, redactText } from './redact.js';

function capture(): { lines: () => Record<string, unknown>[]; destination: { write: (line: string) => void } } {
  const written: string[] = [];
  return {
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
    destination: { write: (line) => void written.push(line) },
  };
}

describe('createLogger', () => {
  it('writes service, level by name and an ISO time', () => {
    const { lines, destination } = capture();
    createLogger({ service: 'api', destination }).info({ callId: 'c1' }, 'hello');
    expect(lines()[0]).toMatchObject({ service: 'api', level: 'info', callId: 'c1', msg: 'hello' });
    expect(String(lines()[0]?.time)).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('redacts fields by name at any depth, text by looks, and errors', () => {
    const { lines, destination } = capture();
    const log = createLogger({ service: 'api', destination });
    log.warn(
      { body: { form: { identityNumber: '11010519491231002X', facts: 'call 13812345678' } }, access_token: 't' },
      'x',
    );
    log.error(
      { err: Object.assign(new Error('Bearer abc.def refused'), { detail: 'Key (phone)=(13812345678)' }) },
      'y',
    );
    log.info('token eyJhbGciOi.eyJzdWIi.sig for 13812345678');
    const text = JSON.stringify(lines());
    expect(text).not.toMatch(/13812345678|11010519491231002X|abc\.def|eyJ/);
    expect(lines()[0]).toMatchObject({ access_token: REDACTED, body: { form: { identityNumber: REDACTED } } });
    expect(lines()[1]).toMatchObject({ err: { type: 'Error', detail: expect.stringContaining(REDACTED) } });
  });
});

describe('redact', () => {
  it('leaves ids and timestamps readable', () => {
    const record = {
      id: '0f9a1380-1381-4234-8567-138123456789',
      at: 1_785_000_000_000,
      note: '2026-07-28T10:00:00.000Z',
    };
    expect(redact(record)).toEqual(record);
    expect(redactText('1785000000000')).toBe('1785000000000');
  });

  it('survives deep and cyclic records', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    expect(() => redact(cyclic)).not.toThrow();
  });
});
