import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { drawRemote } from './draw-remote.js';
import type { GuideText } from './guide-text.js';

const resolve = createRequire(import.meta.url).resolve;
const FONTS = {
  regular: resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;

/** A4 in points. */
const PAGE = { w: 595.28, h: 841.89, margin: 40 } as const;
const WIDTH = PAGE.w - 2 * PAGE.margin;
const INK = '#1d2b45';
const SOFT = '#4a5a75';
/** What people are to read from a table, in points. */
const LEAST_READ_PT = 16;

/** One page of A4 with the remote, five sentences and whom to call, as PDF; of the fonts only the characters in use. */
export async function guidePdf(text: GuideText): Promise<Buffer> {
  // Read without holding up the process: together they have 20 MB.
  const [regular, bold] = await Promise.all([readFile(FONTS.regular), readFile(FONTS.bold)]);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: true,
    info: { Title: text.title, Subject: `${text.place} ${text.number}` },
  });
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((done, fail) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => done(Buffer.concat(parts)));
    doc.on('error', fail);
  });
  doc.registerFont('regular', regular);
  doc.registerFont('bold', bold);
  drawHead(doc, text);
  drawRemote(doc, text, { x: PAGE.margin, y: 152, labelW: 134 });
  drawSentences(doc, text, { x: 366, y: 146, w: PAGE.w - PAGE.margin - 366 });
  drawCalls(doc, text, 606);
  doc.end();
  return whole;
}

type Document = PDFKit.PDFDocument;

/** A text within its width and at most so many lines: smaller where it is too long. */
function fitted(
  doc: Document,
  text: string,
  at: { x: number; y: number; w: number; size: number; lines?: number; bold?: boolean; color?: string },
): void {
  const { x, y, w, lines = 1 } = at;
  doc.font(at.bold ? 'bold' : 'regular').fillColor(at.color ?? INK);
  let { size } = at;
  const fits = () => doc.fontSize(size).heightOfString(text, { width: w }) <= doc.currentLineHeight(true) * lines + 1;
  while (size > 9 && !fits()) size -= 0.5;
  doc.fontSize(size).text(text, x, y, { width: w, height: doc.currentLineHeight(true) * lines + 1, ellipsis: true });
}

function drawHead(doc: Document, { title, place, numberName, number }: GuideText): void {
  fitted(doc, title, { x: PAGE.margin, y: 30, w: WIDTH, size: 30, bold: true });
  fitted(doc, place, { x: PAGE.margin, y: 76, w: WIDTH, size: 16, color: SOFT });
  fitted(doc, `${numberName} ${number}`, { x: PAGE.margin, y: 100, w: WIDTH, size: 16, bold: true });
  doc.rect(PAGE.margin, 130, WIDTH, 1.5).fill('#f2c14e');
}

function drawSentences(doc: Document, { sentences }: GuideText, box: { x: number; y: number; w: number }): void {
  const each = 90;
  for (const [at, sentence] of sentences.entries()) {
    const y = box.y + at * each;
    doc.circle(box.x + 13, y + 15, 13).fill('#125a43');
    doc.font('bold').fontSize(16).fillColor('#ffffff');
    doc.text(String(at + 1), box.x, y + 3, { width: 26, align: 'center', lineBreak: false });
    fitted(doc, sentence, { x: box.x + 36, y, w: box.w - 36, size: 17, lines: 3 });
  }
}

function drawCalls(doc: Document, { callTitle, calls }: GuideText, top: number): void {
  const h = 196;
  doc.roundedRect(PAGE.margin, top, WIDTH, h, 14).lineWidth(1.5).fillAndStroke('#f4f7fb', '#8a97ad');
  const [x, w] = [PAGE.margin + 20, WIDTH - 40];
  fitted(doc, callTitle, { x, y: top + 8, w, size: 18, bold: true });
  for (const [at, { name, phone, line }] of calls.entries()) {
    const y = top + 38 + at * 52;
    fitted(doc, name, { x, y, w: 240, size: LEAST_READ_PT, bold: true });
    fitted(doc, phone, { x: x + 250, y: y - 3, w: w - 250, size: 20, bold: true, color: '#125a43' });
    fitted(doc, line, { x, y: y + 24, w, size: 13, color: SOFT });
  }
}
