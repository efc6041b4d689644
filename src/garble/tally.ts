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
  /** Marks that stand in pairs: brackets, quotation marks, title marks. */
  Paired,
  Length,
}
