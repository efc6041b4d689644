// Fonts whose codes are pictures: what Word writes as `l` in Wingdings is a bullet.

/** By font, code and picture in turn: what lists, forms and formulas use. Unicode 7 took most of Wingdings in. */
const PICTURES: Readonly<Record<string, string>> = {
  wingdings:
    '\x4a☺\x4c☹\x6c●\x6d❍\x6e■\x6f□\x70❐\x71❑\x72❒\x73⬧\x74⧫\x75◆\x76❖\x77⬥\x9f•\xa0▪\xa1○\xa4◉\xa7▪\xa8◻\xa9✦\xab★\xd8➢\xdc➲\xe0→\xdf←\xe1↑\xe2↓\xe8➔\xef⇦\xf0⇨\xfb✗\xfc✓\xfd☒\xfe☑',
  'wingdings 2': '\x4f✗\x50✓\x51☒\x52☑\x53☒\x54☒\x97●\x98●\x9a○\xa2■\xa3□',
  'wingdings 3': '\x5e▲\x70▲\x71▼\x74◀\x75▶\x7d▶',
  webdings: '\x61✓\x67■\x6e●\x72✗\x3d●\x63□',
  symbol:
    '\x22∀\x24∃\x27∋\x2a∗\x2d−\x40≅\x41Α\x42Β\x43Χ\x44Δ\x45Ε\x46Φ\x47Γ\x48Η\x49Ι\x4aϑ\x4bΚ\x4cΛ\x4dΜ\x4eΝ\x4fΟ\x50Π\x51Θ\x52Ρ\x53Σ\x54Τ\x55Υ\x56ς\x57Ω\x58Ξ\x59Ψ\x5aΖ\x5c∴\x5e⊥\x61α\x62β\x63χ\x64δ\x65ε\x66φ\x67γ\x68η\x69ι\x6aϕ\x6bκ\x6cλ\x6dμ\x6eν\x6fο\x70π\x71θ\x72ρ\x73σ\x74τ\x75υ\x76ϖ\x77ω\x78ξ\x79ψ\x7aζ\xa2′\xa3≤\xa5∞\xa8♦\xa9♥\xaa♠\xac←\xad↑\xae→\xaf↓\xb0°\xb1±\xb2″\xb3≥\xb4×\xb6∂\xb7•\xb8÷\xb9≠\xba≡\xbb≈\xbc…\xc7∩\xc8∪\xce∈\xd0∠\xd5∏\xd6√\xdb⇔\xde⇒\xe5∑\xf2∫',
};

const tables = new Map<string, ReadonlyMap<number, string>>();

/** @returns whether the font is one of those whose letters are pictures */
export function isSymbolFont(font: string): boolean {
  return font.toLowerCase() in PICTURES;
}

/** What a font of pictures shows for a code (0x20 to 0xFF, or the same from U+F000 on); undefined where nobody knows. */
export function symbol(font: string, code: number): string | undefined {
  const name = font.toLowerCase();
  let table = tables.get(name);
  if (!table) {
    const pairs = [...(Object.hasOwn(PICTURES, name) ? (PICTURES[name] as string) : '')];
    table = new Map(
      pairs.flatMap((sign, i) => (i % 2 === 0 ? [[sign.charCodeAt(0), pairs[i + 1] as string] as const] : [])),
    );
    tables.set(name, table);
  }
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  // Punctuation, digits and brackets of Symbol are themselves.
  return table.get(low) ?? (name === 'symbol' && low >= 0x20 && low < 0x7f ? String.fromCharCode(low) : undefined);
}

/** A text in a font of pictures; what the font does not know stays. */
export function symbolText(font: string, text: string): string {
  let shown = '';
  for (const character of text)
    shown += isFiller(character) ? character : (symbol(font, character.codePointAt(0) as number) ?? character);
  return shown;
}

/** What HTML fills lines with is no picture. */
function isFiller(character: string): boolean {
  return /[\s\u00a0]/.test(character);
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
};

/** Raised digits as characters of their own: 10⁸ is not 108, m² is not m2. Anything else raised stays as it is. */
export function superscript(text: string): string {
  return /^[\d+\-−]+$/.test(text) ? text.replace(/[\d+\-−]/g, (sign) => SUPERSCRIPTS[sign] as string) : text;
}
