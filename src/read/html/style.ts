export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** 0 is transparent. */
  readonly alpha: number;
}

/** Browsers write the same computed style into every element that they copy. */
const MOST_KEPT = 1000;
/** No style that says something is longer; a picture inside one is. */
const LONGEST = 8192;
const known = new Map<string, ReadonlyMap<string, string>>();

/** The declarations of a `style` attribute in lower case, of two of the same property the last. */
export function declarations(style: string): ReadonlyMap<string, string> {
  const before = known.get(style);
  if (before) return before;
  const declared = new Map<string, string>();
  for (const declaration of style.slice(0, LONGEST).toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const value = declaration.slice(colon + 1).trim();
    declared.set(
      declaration.slice(0, colon).trim(),
      value.endsWith('!important') ? value.slice(0, -10).trimEnd() : value,
    );
  }
  if (known.size >= MOST_KEPT) known.clear();
  if (style.length <= LONGEST) known.set(style, declared);
  return declared;
}

const NAMES: Readonly<Record<string, readonly [number, number, number, number]>> = {
  white: [255, 255, 255, 1],
  window: [255, 255, 255, 1],
  black: [0, 0, 0, 1],
  windowtext: [0, 0, 0, 1],
  transparent: [0, 0, 0, 0],
};

/** The first colour that a value names; undefined where it names none that is known. */
export function colour(value: string): Colour | undefined {
  const text = value.toLowerCase();
  const hex = /#([\da-f]{3,8})\b/.exec(text)?.[1];
  if (hex) return fromHex(hex);
  const rgb = /\brgba?\(([^)]{0,60})\)/.exec(text)?.[1];
  if (rgb !== undefined) {
    const [red, green, blue, alpha = 1] = rgb
      .split(/[\s,/]+/)
      .filter(Boolean)
      .map(Number.parseFloat);
    return isChannel(red) && isChannel(green) && isChannel(blue) ? { red, green, blue, alpha } : undefined;
  }
  const name = text.split(/\s+/).find((word) => Object.hasOwn(NAMES, word));
  if (!name) return undefined;
  const [red, green, blue, alpha] = NAMES[name] as readonly [number, number, number, number];
  return { red, green, blue, alpha };
}

function isChannel(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}

function fromHex(digits: string): Colour | undefined {
  const long = digits.length <= 4 ? digits.replace(/./g, '$&$&') : digits;
  if (long.length !== 6 && long.length !== 8) return undefined;
  const [red, green, blue, alpha] = [0, 2, 4, 6].map((at) => Number.parseInt(long.slice(at, at + 2) || 'ff', 16)) as [
    number,
    number,
    number,
    number,
  ];
  return { red, green, blue, alpha: alpha / 255 };
}
