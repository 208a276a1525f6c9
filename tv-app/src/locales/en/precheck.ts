import type { Translated } from '../translated.js';
import type { precheck as zh } from '../zh-CN/precheck.js';

export const precheck: Translated<typeof zh> = {
  'precheck.title': 'Can I get legal aid?',
  'precheck.notice': 'For orientation only: the people at the legal-aid centre decide.',
  'precheck.why': 'Why',
  'precheck.papers': 'What to prepare',
  'precheck.offices': 'Who can help',
  'precheck.officesToo': 'Who else can help',
  'precheck.form': 'filled in there',
  'precheck.bring': 'bring it',
  'precheck.promise': 'a promise will do',
  'precheck.lookup': 'we look it up',
  'precheck.helps': 'if you have it',
  'precheck.start': 'Apply now',
  'precheck.again': 'Answer again',
};
