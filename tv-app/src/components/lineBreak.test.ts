import { BREAK, breakLines, withBreaks } from './lineBreak.js';

const shown = (text: string): string => withBreaks(text).split(BREAK).join('|');
const em = (piece: string): number =>
  Array.from(piece).reduce((sum, c) => sum + (c.charCodeAt(0) < 0x2e80 ? 0.5 : 1), 0);

describe('withBreaks', () => {
  it('breaks between Chinese characters', () => {
    expect(shown('法律援助')).toBe('法|律|援|助');
  });
  it('never begins a line with a comma, a stop or a closing bracket', () => {
    expect(shown('您好，请坐。')).toBe('您|好，|请|坐。');
    expect(shown('《民法典》第')).toBe('《民|法|典》|第');
  });
  it('never ends a line with an opening bracket or 第', () => {
    expect(shown('看（一）第七条')).toBe('看|（一）|第七|条');
  });
  it('keeps Latin words and numbers whole', () => {
    expect(shown('请按 OK 键')).toBe('请|按 OK 键');
    expect(shown('拨12348热线')).toBe('拨|12348|热|线');
  });
  it('keeps a number with what it counts', () => {
    expect(withBreaks('还有 8 分钟')).toContain('8\u00a0分');
    expect(shown('等30分钟')).toBe('等|30分|钟');
  });
  it('keeps a long dash and an ellipsis whole', () => {
    expect(shown('等等……好')).not.toContain('…|…');
    expect(shown('他——我')).not.toContain('—|—');
  });
});

describe('breakLines', () => {
  it('fills lines up to the width', () => {
    expect(breakLines('领着这些补助的人，不用再证明家里困难，少跑一趟。', 13, em)).toEqual([
      '领着这些补助的人，不用再证',
      '明家里困难，少跑一趟。',
    ]);
  });
  it('honours line feeds', () => {
    expect(breakLines('一\n二', 10, em)).toEqual(['一', '二']);
  });
  it('leaves no single character on the last line', () => {
    const lines = breakLines('请您把合同第一页放正一点', 11, em);
    expect(lines).toEqual(['请您把合同第一页放正', '一点']);
  });
  it('does not break inside a Latin word even when it is too wide', () => {
    expect(breakLines('internationalisation', 4, em)).toEqual(['internationalisation']);
  });
});
