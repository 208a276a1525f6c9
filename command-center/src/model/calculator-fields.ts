/** A text in both languages, as the legal rules write it. */
export interface BothTexts {
  readonly zh: string;
  readonly en: string;
}

/** One field of a calculator's form. */
export interface CalculatorField {
  readonly name: string;
  readonly label: BothTexts;
  readonly hint: BothTexts | null;
  readonly unit: BothTexts | null;
  readonly kind: 'number' | 'date' | 'choice';
  readonly choices: readonly { readonly value: string; readonly label: BothTexts }[];
  readonly initial: string | null;
  readonly isRequired: boolean;
  /** Asked only while another field has one of these values. */
  readonly when: { readonly field: string; readonly is: readonly string[] } | null;
}

interface Property {
  readonly format?: string;
  readonly default?: string;
  readonly 'x-label': BothTexts;
  readonly 'x-hint'?: BothTexts;
  readonly 'x-unit'?: BothTexts;
  readonly 'x-when'?: { readonly field: string; readonly is: readonly string[] };
  readonly 'x-choices'?: CalculatorField['choices'];
}

/** The fields that the service's JSON schema of a calculator describes. */
export function fieldsOf(schema: Readonly<Record<string, unknown>>): CalculatorField[] {
  const required = (schema.required ?? []) as readonly string[];
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Property>>;
  return Object.entries(properties).map(([name, property]) => ({
    name,
    label: property['x-label'],
    hint: property['x-hint'] ?? null,
    unit: property['x-unit'] ?? null,
    kind: property['x-choices'] ? 'choice' : property.format === 'date' ? 'date' : 'number',
    choices: property['x-choices'] ?? [],
    initial: property.default ?? null,
    isRequired: required.includes(name),
    when: property['x-when'] ?? null,
  }));
}

/** The fields that are asked for what is entered so far. */
export function askedOf(fields: readonly CalculatorField[], entered: Readonly<Record<string, string>>) {
  const given = (name: string): string => entered[name] ?? fields.find((field) => field.name === name)?.initial ?? '';
  return fields.filter(({ when }) => when === null || when.is.includes(given(when.field)));
}
