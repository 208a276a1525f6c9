/** @jest-environment ./test/support/dom-environment.mjs */
import { admitOwnStyles, nonceOfPage } from '../src/app/style-nonce.js';

describe('the nonce of the page’s styles', () => {
  it('is the one that the answer carries', () => {
    expect(nonceOfPage()).toBeUndefined();
    document.head.innerHTML = '<meta property="csp-nonce" nonce="abc">';
    expect(nonceOfPage()).toBe('abc');
  });

  it('is on every style that a script adds, and on nothing else', () => {
    admitOwnStyles('abc');
    expect(document.createElement('style').nonce).toBe('abc');
    expect(document.createElement('script').nonce).toBe('');
    document.body.innerHTML = '<style>p { color: red }</style>';
    expect(document.querySelector<HTMLStyleElement>('body style')?.nonce).toBe('');
  });
});
