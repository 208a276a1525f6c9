import type { Translated } from '../translated.js';
import type { callRating as zh } from '../zh-CN/call-rating.js';

export const callRating: Translated<typeof zh> = {
  'rating.title': 'Were you satisfied?',
  'rating.how': 'Press one digit from 1 to 5',
  'rating.5': 'Very satisfied',
  'rating.4': 'Satisfied',
  'rating.3': 'Fairly satisfied',
  'rating.2': 'Dissatisfied',
  'rating.1': 'Very dissatisfied',
  'rating.private': '{Who} cannot see who rated',
  'rating.kept': 'Your unfinished application is kept: apply here again within 24 hours and go on',
  'rating.skip': 'Not this time',
  'rating.minutes': '{minutes} min',
  'rating.short': 'under a minute',
  'rating.thanks': 'Thank you for rating',
  'rating.thanksLow': 'Thank you for telling us',
  'rating.next': 'What next',
  'rating.nextAgain': 'Anything unclear? Press red and ask again',
  'rating.nextAid': 'Need to go to court? You can apply for legal aid',
  'rating.nextComplaint': 'Complaints and suggestions: {phone}',
  'rating.done': 'Home',
  'rating.failed': 'It did not get through, please press again',
};
