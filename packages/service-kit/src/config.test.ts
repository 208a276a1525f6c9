import { z } from 'zod';
import { ConfigError, EnvBooleanSchema, EnvListSchema, EnvPortSchema, envSeconds, readEnv } from './config.js';

const schema = z.object({
  FALINK_GRACE_S: envSeconds(45, 'how long'),
  PORT: EnvPortSchema.default(8080).describe('where to listen'),
  SECRET: z.string().min(16).describe('shared with the sfu'),
  DEMO: EnvBooleanSchema.default(false),
  HOSTS: EnvListSchema.default([]),
});

describe('readEnv', () => {
  it('parses, applies defaults and ignores foreign variables', () => {
    expect(readEnv(schema, { SECRET: 'x'.repeat(16), DEMO: 'yes', HOSTS: 'a, b,', HOME: '/root' })).toEqual({
      FALINK_GRACE_S: 45,
      PORT: 8080,
      SECRET: 'x'.repeat(16),
      DEMO: true,
      HOSTS: ['a', 'b'],
    });
  });

  it('treats an empty variable as not set', () => {
    expect(readEnv(schema, { SECRET: 'x'.repeat(16), PORT: ' ' }).PORT).toBe(8080);
  });

  it('names every wrong variable at once, without repeating values', () => {
    const read = () => readEnv(schema, { PORT: 'hunter2', DEMO: 'perhaps' });
    expect(read).toThrow(ConfigError);
    try {
      read();
    } catch (error) {
      const { problems, message } = error as ConfigError;
      expect(problems.map((p) => p.variable).sort()).toEqual(['DEMO', 'PORT', 'SECRET']);
      expect(message).toContain('SECRET: is required but not set — shared with the sfu');
      expect(message).not.toContain('hunter2');
    }
  });

  describe('a variable that was renamed', () => {
    const formerNames = { FALINK_GRACE_S: { name: 'GRACE_MS', convert: (ms: string) => String(Number(ms) / 1000) } };
    const read = (env: Record<string, string>) => {
      const said: string[] = [];
      const warn = (sentence: string) => void said.push(sentence);
      const { FALINK_GRACE_S } = readEnv(schema, { SECRET: 'x'.repeat(16), ...env }, { formerNames, warn });
      return { FALINK_GRACE_S, said };
    };

    it('is read by its old name, in its new unit, and named', () => {
      const { FALINK_GRACE_S, said } = read({ GRACE_MS: '4000' });
      expect(FALINK_GRACE_S).toBe(4);
      expect(said).toEqual([expect.stringMatching(/^GRACE_MS is called FALINK_GRACE_S now/)]);
    });

    it('is read by its new name where both are set, without a word', () => {
      expect(read({ GRACE_MS: '4000', FALINK_GRACE_S: '7' })).toEqual({ FALINK_GRACE_S: 7, said: [] });
    });

    it('is refused by its new name when the old value is wrong', () => {
      expect(() => read({ GRACE_MS: 'soon' })).toThrow(/FALINK_GRACE_S: must be a number of seconds/);
    });
  });
});
