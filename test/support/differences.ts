/** A place where two texts differ: `[start, end)` of the first stands where the second has `[otherStart, otherEnd)`. */
export interface Difference {
  readonly start: number;
  readonly end: number;
  readonly otherStart: number;
  readonly otherEnd: number;
}

/** The differences of two texts by UTF-16 units, along a longest common subsequence. Costs their product: for texts of some thousand units. */
export function differences(text: string, other: string): Difference[] {
  const width = other.length + 1;
  // lengths[i * width + j]: of the longest common subsequence of text.slice(i) and other.slice(j).
  const lengths = new Uint16Array((text.length + 1) * width);
  for (let i = text.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      const skip = Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
      lengths[i * width + j] =
        text.charCodeAt(i) === other.charCodeAt(j)
          ? Math.max(skip, (lengths[(i + 1) * width + j + 1] as number) + 1)
          : skip;
    }
  }
  const found: Difference[] = [];
  let i = 0;
  let j = 0;
  while (i < text.length || j < other.length) {
    const [start, otherStart] = [i, j];
    while (
      (i < text.length || j < other.length) &&
      !(i < text.length && j < other.length && text.charCodeAt(i) === other.charCodeAt(j))
    ) {
      if (
        j >= other.length ||
        (i < text.length && (lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number))
      )
        i++;
      else j++;
    }
    if (i > start || j > otherStart) found.push({ start, end: i, otherStart, otherEnd: j });
    if (i < text.length && j < other.length) {
      i++;
      j++;
    }
  }
  return found;
}
