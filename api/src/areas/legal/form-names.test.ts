import { formPrefill, MATTER_IDS, UNKNOWN_FACTS } from '@falink/legal-rules';
import { AidMatterSchema, IntakeFormSchema } from '@falink/protocol';

// The rules may not import the contract: here their words for the form meet the form's own.
it.each(MATTER_IDS)('what the pre-check fills in for %s is a word of the application form', (matter) => {
  const { matter: formMatter } = formPrefill({ ...UNKNOWN_FACTS, matter });
  if (formMatter !== null) expect(AidMatterSchema.options).toContain(formMatter);
});

it('so is what it fills in for means', () => {
  for (const exemption of ['assistance', 'noLivelihood', 'migrantWorker'] as const) {
    const { means } = formPrefill({ ...UNKNOWN_FACTS, matter: 'labour_remuneration', [exemption]: 'yes' });
    expect(means).not.toBeNull();
    expect(IntakeFormSchema.shape.means.safeParse(means).success).toBe(true);
  }
});
