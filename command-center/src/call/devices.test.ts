import { deviceStateOf } from './devices.js';

describe('a device that could not be opened', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotReadableError', 'busy'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
  ])('%s means %s', (name, state) => {
    expect(deviceStateOf(Object.assign(new Error(), { name }))).toBe(state);
  });
});
