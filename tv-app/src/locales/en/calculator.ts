import type { Translated } from '../translated.js';
import type { calculator as zh } from '../zh-CN/calculator.js';

export const calculator: Translated<typeof zh> = {
  'calculators.title': 'Calculators',
  'calculators.line': 'The digits of the remote are all you need',

  'calculator.yuan': 'yuan',
  'calculator.date': '{year}-{month}-{day}',
  'calculator.dateLine': '8 digits: year (4), month (2), day (2)',
  'calculator.typeLine': 'Type it with the digits, then OK',
  'calculator.optionalLine': 'OK skips it if you do not know',
  'calculator.reading': '{amount}',
  'calculator.point': 'Point',
  'calculator.today': 'Today',
  'calculator.next': 'Done, go on',
  'calculator.skip': 'Leave out',
  'calculator.none': 'None of these',
  'calculator.skipped': 'left out',
  'calculator.about': 'What it computes',
  'calculator.hint': 'How to choose',
  'calculator.notice': 'For orientation only: the office that charges or pays decides.',
  'calculator.leave': 'Leave',
  'calculator.answer': '{name}: {amount}',
  'calculator.refused': 'This cannot be computed yet',
  'calculator.unknown': 'set by the province',
  'calculator.ask': 'Ask a lawyer',
  'calculator.change': 'Change something',
  'calculator.another': 'Another one',
  'calculator.review': 'What you entered',
  'calculator.reviewLine': 'A digit changes that one',
  'calculator.toAnswer': 'Result',
};
