import rows from '../data/invisibleNames.txt';

// Names from the Unicode Character Database 15.0 (Unicode licence) by scripts/lookAlikes.mjs: UnicodeData.txt, for controls NameAliases.txt.
let names: Map<number, string> | undefined;

function table(): Map<number, string> {
  names ??= new Map(
    rows
      .trimEnd()
      .split('\n')
      .map((row) => [Number.parseInt(row, 16), row.slice(row.indexOf(' ') + 1)]),
  );
  return names;
}

/** Whether a code point shows nothing of its own. Surrogates are none: pass whole code points. */
export function isInvisible(codePoint: number): boolean {
  return (
    table().has(codePoint) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    isTag(codePoint) ||
    isSupplementarySelector(codePoint)
  );
}

/** Whether a unit is the first of the pairs that spell tags and variation selectors. */
export function isInvisibleLead(unit: number): boolean {
  return unit === 0xdb40;
}

/** The Unicode name of an invisible character. */
export function invisibleName(codePoint: number): string {
  if (codePoint >= 0xfe00 && codePoint <= 0xfe0f) return `VARIATION SELECTOR-${codePoint - 0xfe00 + 1}`;
  if (isSupplementarySelector(codePoint)) return `VARIATION SELECTOR-${codePoint - 0xe0100 + 17}`;
  if (isTag(codePoint))
    return codePoint === 0xe0001
      ? 'LANGUAGE TAG'
      : codePoint === 0xe007f
        ? 'CANCEL TAG'
        : `TAG ${String.fromCharCode(codePoint - 0xe0000)}`;
  return table().get(codePoint) ?? '';
}

function isTag(codePoint: number): boolean {
  return codePoint === 0xe0001 || (codePoint >= 0xe0020 && codePoint <= 0xe007f);
}

function isSupplementarySelector(codePoint: number): boolean {
  return codePoint >= 0xe0100 && codePoint <= 0xe01ef;
}
