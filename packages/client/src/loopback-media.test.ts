import { mayLackMedia } from './loopback-media.js';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const CHROMIUM =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

test.each([
  ['localhost', FIREFOX, true],
  ['127.0.0.1', FIREFOX, true],
  ['[::1]', FIREFOX, true],
  ['falink.example.gov.cn', FIREFOX, false],
  ['127.example.org', FIREFOX, false],
  ['localhost', CHROMIUM, false],
])('a page of %s in %s: %s', (hostname, userAgent, expected) => {
  expect(mayLackMedia({ hostname, userAgent })).toBe(expected);
});
