/** What a call is about; the phone pages have these words without the rest of the console's. */
export const categories = {
  uncategorised: 'Uncategorised',
  labour: 'Labour',
  work_injury: 'Work injury',
  family: 'Family',
  housing: 'Housing',
  traffic: 'Traffic',
  lending: 'Lending',
  minors: 'Minors',
  elderly: 'Elderly',
  other: 'Other',
};
