import { digitOf, KeyHold, keyOf, LONG_PRESS_MS, REPEAT_INTERVAL_MS } from './keymap.js';
import { BOX_TABLES, codesOf, PC_TABLES } from './keyTables.js';

describe('keyOf', () => {
  it.each([
    [{ key: 'F1', keyCode: 112 }, 'red'],
    [{ key: 'F2', keyCode: 113 }, 'green'],
    [{ key: 'F3', keyCode: 114 }, 'yellow'],
    [{ key: 'F4', keyCode: 115 }, 'blue'],
    [{ key: 'Escape', keyCode: 27 }, 'back'],
    [{ key: 'h', keyCode: 72 }, 'home'],
    [{ key: 'Enter', keyCode: 13 }, 'ok'],
    [{ key: 'Unidentified', keyCode: 461 }, 'back'],
    [{ key: 'Unidentified', keyCode: 10009 }, 'back'],
    [{ key: 'Unidentified', keyCode: 4 }, 'back'],
    [{ keyCode: 8 }, 'back'],
    [{ keyCode: 403 }, 'red'],
    [{ key: '', keyCode: 275 }, 'red'],
    [{ key: '', keyCode: 2305 }, 'red'],
    [{ key: '', keyCode: 340 }, 'back'],
    [{ key: 'Unidentified', keyCode: 183 }, 'red'],
    [{ key: '7', keyCode: 55 }, 'digit7'],
    [{ keyCode: 105 }, 'digit9'],
  ])('%j means %s', (event, meaning) => {
    expect(keyOf(event)).toBe(meaning);
  });

  it.each([
    [{ key: 'AudioVolumeMute', keyCode: 173 }],
    [{ key: 'q', keyCode: 81 }],
    [{ key: ';', keyCode: 186 }],
    // A PC's calculator, mail and pause keys have the codes of a box's colours and arrows.
    [{ key: 'LaunchApplication2', keyCode: 183 }],
    [{ key: 'LaunchCalculator', keyCode: 183 }],
    [{ key: 'LaunchMail', keyCode: 180 }],
    [{ key: 'Pause', keyCode: 19 }],
    [{ key: 'CapsLock', keyCode: 20 }],
    [{ key: 'Convert', keyCode: 275 }],
  ])('leaves %j alone', (event) => {
    expect(keyOf(event)).toBeUndefined();
  });

  it('reads the digit of a digit key', () => {
    expect(digitOf('digit0')).toBe(0);
    expect(digitOf('digit9')).toBe(9);
    expect(digitOf('ok')).toBeUndefined();
  });
});

describe('the key tables', () => {
  it.each([...PC_TABLES, ...BOX_TABLES].map((table) => [table.machine, table] as const))(
    '%s',
    (_machine, { codes }) => {
      for (const [code, key] of Object.entries(codes)) {
        expect([code, keyOf({ key: '', keyCode: Number(code) })]).toEqual([code, key]);
      }
    },
  );

  it('refuses two meanings of one code', () => {
    const table = (key: 'red' | 'ok') => ({ machine: 'x', source: 'x', codes: { 500: key } });
    expect(() => codesOf([table('red'), table('ok')])).toThrow('500 means red elsewhere');
  });

  it('calls by no key that a keyboard has besides F1', () => {
    const red = Array.from({ length: 256 }, (_, code) => code).filter(
      (code) => keyOf({ key: `Named${code}`, keyCode: code }) === 'red',
    );
    expect(red).toEqual([112]);
  });
});

describe('KeyHold', () => {
  it('repeats a held arrow at a steady pace', () => {
    const hold = new KeyHold();
    const down = { key: 'ArrowRight' };
    const heard = [];
    for (let now = 0; now <= 550; now += 30) heard.push(hold.down(down, now));
    const presses = heard.filter(Boolean);
    expect(presses[0]).toEqual({ key: 'right', repeat: false, long: false });
    expect(presses).toHaveLength(1 + Math.floor(550 / (Math.ceil(REPEAT_INTERVAL_MS / 30) * 30)));
  });

  it('counts a held red key once and reports the long press once', () => {
    const hold = new KeyHold();
    const presses = [];
    for (let now = 0; now <= LONG_PRESS_MS * 3; now += 40) presses.push(hold.down({ key: 'F1' }, now));
    expect(presses.filter(Boolean)).toEqual([
      { key: 'red', repeat: false, long: false },
      { key: 'red', repeat: true, long: true },
    ]);
  });

  it('counts a second press after a release', () => {
    const hold = new KeyHold();
    hold.down({ key: 'F1' }, 0);
    hold.up({ key: 'F1' });
    expect(hold.down({ key: 'F1' }, 50)).toEqual({ key: 'red', repeat: false, long: false });
  });

  it.each([
    ['F1', 'red'],
    ['1', 'digit1'],
    ['Enter', 'ok'],
  ])('counts %s twice on a box that reports no release', (name, key) => {
    const hold = new KeyHold();
    expect(hold.down({ key: name, repeat: false }, 0)).toEqual({ key, repeat: false, long: false });
    expect(hold.down({ key: name, repeat: false }, 400)).toEqual({ key, repeat: false, long: false });
    expect(hold.down({ key: name, repeat: false }, 400 + LONG_PRESS_MS)).toEqual({ key, repeat: false, long: false });
  });

  it('counts a key once that says that it is held, however slowly it repeats', () => {
    const hold = new KeyHold();
    hold.down({ key: 'F1', repeat: false }, 0);
    expect(hold.down({ key: 'F1', repeat: true }, 500)).toBeUndefined();
    expect(hold.down({ key: 'F1', repeat: true }, 800)).toEqual({ key: 'red', repeat: true, long: true });
    expect(hold.down({ key: 'F1', repeat: true }, 1_200)).toBeUndefined();
  });

  it('forgets a held key when the window loses the keyboard', () => {
    const hold = new KeyHold();
    hold.down({ key: 'ArrowUp' }, 0);
    hold.release();
    expect(hold.down({ key: 'ArrowUp' }, 10)).toEqual({ key: 'up', repeat: false, long: false });
  });
});
