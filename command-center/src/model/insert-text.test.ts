import { insertText } from './insert-text.js';

describe('words put into a text', () => {
  it('stand at the caret, or in the place of what is selected', () => {
    expect(insertText('甲乙', { start: 1, end: 1 }, '丙丁', 10)).toEqual({ text: '甲丙丁乙', caret: 3 });
    expect(insertText('甲乙丙', { start: 1, end: 2 }, '丁', 10)).toEqual({ text: '甲丁丙', caret: 2 });
  });

  it('are refused when the text would be too long', () => {
    expect(insertText('甲乙', { start: 2, end: 2 }, '丙丁', 3)).toBeNull();
    expect(insertText('甲乙', { start: 0, end: 2 }, '丙丁戊', 3)).toEqual({ text: '丙丁戊', caret: 3 });
  });
});
