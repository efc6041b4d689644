/** A call takes only so many arguments. */
const PIECE = 8192;

/** The first `length` of the UTF-16 units as a string. */
export function textOfUnits(units: Uint16Array, length: number): string {
  let text = '';
  // Handed over as they are: spread into a call they would go one by one through an iterator.
  for (let from = 0; from < length; from += PIECE)
    text += String.fromCharCode.apply(
      undefined,
      units.subarray(from, Math.min(length, from + PIECE)) as unknown as number[],
    );
  return text;
}
