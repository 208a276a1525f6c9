/** A failure that people can act on: what went wrong, and what to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message one sentence
   * @param {string} remedy what to run or change
   * @param {string[]} [output] the last lines that the failing program printed
   */
  constructor(message, remedy, output = []) {
    super(message);
    this.name = 'SetupError';
    this.remedy = remedy;
    this.output = output;
  }
}
