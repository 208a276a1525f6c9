import type { GuideText, RemoteKey } from './guide-text.js';

type Document = PDFKit.PDFDocument;

const REMOTE = { w: 150, h: 430, radius: 30 } as const;
const INK = '#1d2b45';
const LINE = '#8a97ad';
const KEY = '#eef2f8';
/** Where the words beside the keys begin, from the remote's left edge. */
const LABEL_X = REMOTE.w + 30;
const REMOTE_LABEL_SIZE = 16;

interface Places {
  readonly x: number;
  readonly y: number;
  /** Of the words beside the keys. */
  readonly labelW: number;
}

/** The remote as vectors, with what its keys do beside it. Coordinates are points from the upper left. */
export function drawRemote(doc: Document, { keys, caps }: GuideText, { x, y, labelW }: Places): void {
  doc.save().translate(x, y);
  doc.roundedRect(0, 0, REMOTE.w, REMOTE.h, REMOTE.radius).lineWidth(2).fillAndStroke('#ffffff', INK);
  cap(doc, { x: 18, y: 22, w: 50, h: 30, fill: '#c22a1c', ink: '#ffffff', text: caps.red });
  cap(doc, { x: 82, y: 22, w: 50, h: 30, fill: KEY, ink: INK, text: caps.home });
  ring(doc);
  cap(doc, { x: 18, y: 196, w: 50, h: 30, fill: KEY, ink: INK, text: caps.back });
  cap(doc, { x: 82, y: 196, w: 50, h: 30, fill: '#2c6fc4', ink: '#ffffff', text: caps.blue });
  cap(doc, { x: 18, y: 238, w: 34, h: 28, fill: KEY, ink: INK, text: '−' });
  doc.font('regular').fontSize(11).fillColor(INK);
  doc.text(caps.volume, 52, 245, { width: 46, align: 'center', lineBreak: false });
  cap(doc, { x: 98, y: 238, w: 34, h: 28, fill: KEY, ink: INK, text: '+' });
  for (let digit = 1; digit <= 9; digit += 1) {
    const [column, row] = [(digit - 1) % 3, Math.floor((digit - 1) / 3)];
    cap(doc, { x: 18 + column * 41, y: 278 + row * 35, w: 32, h: 27, fill: KEY, ink: INK, text: String(digit) });
  }
  cap(doc, { x: 59, y: 383, w: 32, h: 27, fill: '#f2c14e', ink: INK, text: '0' });
  const marks: readonly (readonly [RemoteKey, number, number, number])[] = [
    ['red', 43, 22, 6],
    ['home', 132, 37, 52],
    ['ok', 122, 124, 100],
    ['back', 43, 196, 174],
    ['blue', 132, 211, 212],
    ['volume', 132, 252, 260],
    ['digits', 132, 326, 318],
    ['zero', 91, 396, 396],
  ];
  for (const [key, fromX, fromY, toY] of marks) {
    doc
      .moveTo(fromX, fromY)
      .lineTo(LABEL_X - 22, toY)
      .lineTo(LABEL_X - 6, toY);
    doc.lineWidth(1).strokeColor(LINE).stroke();
    doc
      .font(key === 'red' ? 'bold' : 'regular')
      .fontSize(REMOTE_LABEL_SIZE)
      .fillColor(key === 'red' ? '#a82216' : INK);
    doc.text(keys[key], LABEL_X, toY - REMOTE_LABEL_SIZE * 0.72, { width: labelW, lineGap: -4 });
  }
  doc.restore();
}

/** OK with the arrows round it. */
function ring(doc: Document): void {
  const [x, y, outer, inner] = [75, 124, 56, 24];
  doc.circle(x, y, outer).lineWidth(1.5).fillAndStroke(KEY, INK);
  doc.circle(x, y, inner).fillAndStroke('#f2c14e', INK);
  doc.font('bold').fontSize(15).fillColor(INK);
  doc.text('OK', x - inner, y - 11, { width: 2 * inner, align: 'center', lineBreak: false });
  for (const angle of [0, 90, 180, 270]) {
    doc.save().rotate(angle, { origin: [x, y] });
    doc.polygon([x - 7, y - 34], [x + 7, y - 34], [x, y - 46]).fill(INK);
    doc.restore();
  }
}

function cap(
  doc: Document,
  key: { x: number; y: number; w: number; h: number; fill: string; ink: string; text: string },
): void {
  doc.roundedRect(key.x, key.y, key.w, key.h, 8).lineWidth(1).fillAndStroke(key.fill, INK);
  const size = key.text.length > 2 && key.w < 60 ? 12 : 14;
  doc.font('bold').fontSize(size).fillColor(key.ink);
  doc.text(key.text, key.x, key.y + (key.h - size * 1.45) / 2, { width: key.w, align: 'center', lineBreak: false });
}
