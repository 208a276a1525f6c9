/** The official number: 云河援申〔2026〕00001号. */
export function applicationNumber(districtShortName: string, year: number, serial: number): string {
  return `${districtShortName}援申〔${year}〕${String(serial).padStart(5, '0')}号`;
}

/**
 * Year and serial of a number as people type it: in full, with other brackets, in full-width digits, or only the
 * digits. Null when that cannot be a number.
 */
export function parseApplicationNumber(text: string): { year: number; serial: number } | null {
  const digits = text.normalize('NFKC').replaceAll(/\D/g, '');
  const match = /^(20\d{2})(\d{5,7})$/.exec(digits);
  return match ? { year: Number(match[1]), serial: Number(match[2]) } : null;
}
