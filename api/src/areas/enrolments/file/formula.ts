/** A cell that begins like this is computed by a spreadsheet that opens the file, whatever it says. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED_FORMULA = /^'(?=[=+\-@\t\r])/;

/** A cell that every spreadsheet shows as the text that it is. */
export function quoteFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** What {@link quoteFormula} was given: a list that was exported is imported as it was. */
export function unquoteFormula(cell: string): string {
  return cell.replace(QUOTED_FORMULA, '');
}
