import { z } from 'zod';
import { ConfigError, EnvBooleanSchema, EnvListSchema, EnvPortSchema, readConfig } from './config.js';

const schema = z.object({
  PORT: EnvPortSchema.default(8080).describe('where to listen'),
  SECRET: z.string().min(16).describe('shared with the sfu'),
  DEMO: EnvBooleanSchema.default(false),
  HOSTS: EnvListSchema.default([]),
});

describe('readConfig', () => {
  it('parses, applies defaults and ignores foreign variables', () => {
    expect(readConfig(schema, { SECRET: 'x'.repeat(16), DEMO: 'yes', HOSTS: 'a, b,', HOME: '/root' })).toEqual({
      PORT: 8080,
      SECRET: 'x'.repeat(16),
      DEMO: true,
      HOSTS: ['a', 'b'],
    });
  });

  it('treats an empty variable as not set', () => {
    expect(readConfig(schema, { SECRET: 'x'.repeat(16), PORT: ' ' }).PORT).toBe(8080);
  });

  it('names every wrong variable at once, without repeating values', () => {
    const read = () => readConfig(schema, { PORT: 'hunter2', DEMO: 'perhaps' });
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
});
