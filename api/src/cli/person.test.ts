import { readPersonRequest } from './person.js';

const PHONE = '13800001234';
const IDENTITY = '11010519491231002X';

test('numbers are read as they are typed', () => {
  expect(readPersonRequest(['erase', '--phone', '+86 138-0000 1234'])).toMatchObject({ sought: { phone: PHONE } });
  expect(readPersonRequest(['erase', '--identity', '110105 19491231 002x'])).toMatchObject({
    sought: { identityNumber: IDENTITY },
  });
});

test.each<[string[], RegExp]>([
  [['forget', '--phone', PHONE], /export, erase, restrict, lift/],
  [['erase'], /Say whose/],
  [['erase', '--phone', PHONE, '--identity', IDENTITY], /Say whose/],
  [['erase', '--application', '云河援申〔2026〕00001号'], /--application and --code go together/],
  [['export', '--phone', PHONE], /--out FOLDER is missing/],
  [['erase', '--phone', '138'], /--phone is no telephone number/],
  [['restrict', '--phone', PHONE, '--yes'], /--yes is only for erase/],
])('person %j is refused in words', (args, words) => {
  expect(readPersonRequest(args)).toMatch(words);
});
