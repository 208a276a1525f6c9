import type { Translated } from '../translated.js';
import type { legal as zh } from '../zh-CN/legal.js';

export const legal: Translated<typeof zh> = {
  'legal.loading': 'One moment, please',
  'legal.failed': 'This page could not be fetched',
  'legal.failedLine': 'The network seems to be down. It comes back by itself, or try again now.',

  'question.progress': 'Question {current} of {of}',
  'question.why': 'Why we ask',
  'question.back': 'One question back',
  'question.person': 'Ask a person',
  'question.more': 'See the others',

  'result.steps': 'How it is computed',
  'result.law': 'The law',
  'result.notes': 'Good to know',
  'result.notLocal': 'The local figures could not be fetched: these are the national ones, yours may differ.',
  'result.unverified': 'Some figures are not yet checked against the original: ask a lawyer.',
  'result.nextPage': 'Next page',
  'result.firstPage': 'First page',
  'result.page': 'Page {page} of {pages}',
};
