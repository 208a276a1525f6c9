import type { Translated } from '../translated.js';
import type { legalAid as zh } from '../zh-CN/legal-aid.js';

export const legalAid: Translated<typeof zh> = {
  'aid.title': 'Legal aid',
  'aid.what': 'Cannot afford a lawyer? The state provides one, free of charge.',
  'aid.step1': 'Say what it is about',
  'aid.step1Line': 'Wages, injuries, violence at home',
  'aid.step2': 'Bring your ID card and papers',
  'aid.step2Line': 'What is missing can follow',
  'aid.step3': 'Talk to the centre',
  'aid.step3Line': 'In the community room, with help',
  'aid.step4': 'An answer in 7 days',
  'aid.step4Line': 'If granted, a lawyer is assigned',
  'aid.start': 'Apply now',
  'aid.startLine': 'Connect to the centre',
  'aid.ask': 'Ask a lawyer first',
  'aid.askLine': 'Not sure? Ask first',
  'aid.follow': 'Follow my application',
  'aid.followLine': 'Number and query code',
  'aid.whereLine': 'Go to the legal service room of {site}, or call {hotline}',

  'aid.precheck': 'Can I apply?',
  'aid.precheckLine': 'A few questions will tell',
};
