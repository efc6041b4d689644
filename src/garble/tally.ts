/** What the scan counts in a line by itself, for the rules and for what the document says of itself. */
export enum Tally {
  Han,
  Latin,
  Masked,
  Literary,
  Classical,
  Simplified,
  Traditional,
  /** Lines that begin as an article of a statute does: 第三条. */
  Articles,
  // Lines that hold any of these: what a line does not hold need not be looked for.
  /** Marks that stand in pairs: brackets, quotation marks, title marks. */
  Paired,
  /** ASCII digits. */
  Digits,
  /** Characters that may be slips in Simplified text: variants/simplifiedSlips.ts. */
  Slips,
  Length,
}
