import lists from '../../vectors/eligibility/checklist.json' with { type: 'json' };
import { checklist } from './checklist.js';
import { UNKNOWN_FACTS } from './facts.js';
import { parseFacts } from './facts-form.js';
import { MATTER_IDS, matterEntry } from './matter.js';

describe('checklist', () => {
  it.each(lists)('[$rule] $case', ({ input, items }) => {
    const list = checklist(parseFacts(input));
    expect(list.map(({ id, supply, required, onlyIf }) => [id, supply, required, onlyIf !== null])).toEqual(items);
  });

  it.each([...MATTER_IDS])('[LR57] %s: both languages, a source and an id of its own for each item', (matter) => {
    const list = checklist(
      { ...UNKNOWN_FACTS, matter, hasLawyer: 'no', reopened: 'yes' },
      { provinceAdds: [...MATTER_IDS] },
    );
    if (matterEntry(matter).basis === 'elsewhere') expect(list).toEqual([]);
    else expect(list.length).toBeGreaterThanOrEqual(2);
    expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    for (const { name, citation } of list) {
      expect(name.zh).toMatch(/\p{Script=Han}/u);
      expect(name.en).toMatch(/[a-z]/);
      expect(citation.zh).toContain('《');
    }
  });

  it('[LR58] a poverty certificate is never asked for', () => {
    for (const matter of MATTER_IDS) {
      const names = checklist({ ...UNKNOWN_FACTS, matter }).map(({ name }) => name.zh);
      expect(names.join()).not.toMatch(/贫困证明|困难证明/);
    }
  });
});
