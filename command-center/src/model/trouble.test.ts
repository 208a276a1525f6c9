import { Unreachable } from '@falink/client';
import { ERRORS, FalinkError } from '@falink/protocol';
import { troubleText } from './trouble.js';

it("says what the service said, in the page's language", () => {
  expect(troubleText(new FalinkError('call.ended'), 'zh-CN')).toBe(ERRORS['call.ended'].zh);
  const message = { zh: '缺少标准', en: 'a figure is missing' };
  expect(troubleText(new FalinkError('call.ended', { message }), 'en')).toBe('a figure is missing');
});

it('blames the network only when nobody answered', () => {
  expect(troubleText(new Unreachable(), 'en')).toMatch(/Check the network/);
  expect(troubleText(new Unreachable('status 502', 502), 'en')).toBe(ERRORS['service.unavailable'].en);
  expect(troubleText(new Unreachable('status 502', 502), 'zh-CN')).toBe(ERRORS['service.unavailable'].zh);
  expect(troubleText(new TypeError('x is undefined'), 'en')).toBe(ERRORS['service.internal'].en);
});
