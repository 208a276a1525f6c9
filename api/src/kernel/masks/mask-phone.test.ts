import { maskPhone } from './mask-phone.js';

test.each([
  ['13812345678', '138****5678'],
  ['04708212348', '047****2348'],
  ['8212348', '82****48'],
])('%s → %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});
