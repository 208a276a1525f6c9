/** Lightning's core in place of its SDK, which wants a browser: the same elements, refs, patches and focus. */
export { default as Lightning } from '@lightningjs/core';
