/** Why something failed, as a sentence may say it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
