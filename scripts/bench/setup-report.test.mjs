import { expect, test } from '@jest/globals';
import { partsOf } from './setup-report.mjs';

test('the parts are in the order in which they began, in seconds from the command', () => {
  const steps = [
    { title: 'npm packages', startedAt: 11_000, endedAt: 31_000 },
    { title: 'Build', startedAt: 31_000, endedAt: 71_050 },
    { title: 'Media worker', startedAt: 30_500, endedAt: 131_000 },
  ];
  expect(partsOf(steps, { startedAt: 10_000, healthyAt: 136_000, pictureAt: 136_200 })).toEqual([
    { name: 'npm packages', fromS: 1, tookS: 20 },
    { name: 'Media worker', fromS: 20.5, tookS: 100.5 },
    { name: 'Build', fromS: 21, tookS: 40.1 },
    { name: 'start to healthy', fromS: 121, tookS: 5 },
    { name: 'healthy to first picture', fromS: 126, tookS: 0.2 },
  ]);
});

test('a start that had nothing to set up is only the start', () => {
  expect(partsOf([], { startedAt: 0, healthyAt: 4_000, pictureAt: 4_500 })).toEqual([
    { name: 'start to healthy', fromS: 0, tookS: 4 },
    { name: 'healthy to first picture', fromS: 4, tookS: 0.5 },
  ]);
});
