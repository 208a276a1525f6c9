import fc from 'fast-check';
import { formParts } from './formParts.js';
import type { FormRow } from './intakeScene.js';

const row = (name: string, value: string): FormRow => ({ name, value, long: true });
/** One character a line. */
const wrap = ({ value }: FormRow) => Array.from(value);
const room = { h: 100, hInParts: 60, lineH: 10, gap: 5 };
const text = (parts: ReturnType<typeof formParts>) =>
  parts.map((part) =>
    part.map(({ row: { name }, lines, continued }) => `${continued ? '…' : ''}${name}:${lines.join('')}`),
  );

describe('the form in parts', () => {
  it('is one part when everything fits', () => {
    expect(text(formParts([row('a', '12'), row('b', '345')], room, wrap))).toEqual([['a:12', 'b:345']]);
  });

  it('goes on in the next part where a part is full, and says so', () => {
    const rows = [row('a', '12'), row('b', '123456789')];
    expect(text(formParts(rows, room, wrap))).toEqual([['a:12', 'b:123'], ['…b:456789']]);
  });

  it('begins a row in the next part when not a line of it fits', () => {
    const rows = [row('a', '123456'), row('b', '12345')];
    expect(text(formParts(rows, room, wrap))).toEqual([['a:123456'], ['b:12345']]);
  });

  it('shows every line once, in order, and leaves no part empty or too high', () => {
    const anyRoom = fc.record({
      h: fc.nat(200),
      hInParts: fc.nat(150),
      lineH: fc.integer({ min: 1, max: 60 }),
      gap: fc.nat(20),
    });
    const anyRows = fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(anyRows, anyRoom, (values, given) => {
        const rows = values.map((value, index) => row(String(index), value));
        const parts = formParts(rows, given, wrap);
        const shown = parts.flat().map(({ row: { name }, lines }) => ({ name, value: lines.join('') }));
        for (const { name, value } of rows) {
          const pieces = shown.filter((piece) => piece.name === name);
          expect(pieces.map((piece) => piece.value).join('')).toBe(Array.from(value).join(''));
        }
        const h = parts.length === 1 ? Math.max(given.h, given.hInParts) : given.hInParts;
        for (const part of parts) {
          const lines = part.reduce((sum, piece) => sum + piece.lines.length, 0);
          expect(lines).toBeGreaterThan(0);
          if (lines > 1) expect(lines * given.lineH + (part.length - 1) * given.gap).toBeLessThanOrEqual(h);
        }
      }),
    );
  });
});
