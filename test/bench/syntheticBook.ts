import type { Phrase, PhraseKind } from '../../src/phrases';
import { FOLDING } from '../../src/text/data/scriptTable';
import { gb2312Level } from '../../src/text/han';

/** A seeded generator of numbers in [0, 1): xorshift, good enough to draw words with. */
export function seeded(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const WORDS = 4000;
const INITIALS = [
  'b',
  'd',
  'f',
  'g',
  'h',
  'j',
  'l',
  'm',
  'q',
  's',
  't',
  'x',
  'y',
  'z',
  'zh',
  'sh',
  'ch',
  'w',
  'r',
  'n',
];
const FINALS = [
  'a',
  'ai',
  'an',
  'ang',
  'ao',
  'e',
  'en',
  'eng',
  'i',
  'ian',
  'iao',
  'ie',
  'in',
  'ing',
  'ong',
  'u',
  'uan',
  'ui',
];

/** Draws small numbers more often than large ones, as words are drawn in prose. */
const skewed = (random: () => number, below: number): number => Math.floor(below * random() ** 2.5);

/** A book of made-up phrases with the shape of a real one: lists, clauses, words of four Han, frames; beginnings are shared. */
export function syntheticBook(size: number, seed = 1): Phrase[] {
  const random = seeded(seed);
  const common: string[] = [];
  for (let unit = 0x4e00; unit < 0xa000; unit++) if (gb2312Level(unit) === 1) common.push(String.fromCharCode(unit));
  common.sort(() => random() - 0.5);
  const syllables = new Map(
    common.map((han) => [
      han,
      `${INITIALS[Math.floor(random() * INITIALS.length)]}${FINALS[Math.floor(random() * FINALS.length)]}`,
    ]),
  );
  const traditional = new Map<string, string>();
  for (let i = 0; i < FOLDING.length; i += 2) traditional.set(FOLDING.charAt(i + 1), FOLDING.charAt(i));
  const han = (): string => common[skewed(random, common.length)] as string;
  const words = Array.from({ length: WORDS }, () => han() + han());
  const word = (): string => words[skewed(random, WORDS)] as string;
  const clause = (): string => word() + han() + word() + word();
  const shapes: readonly (readonly [number, PhraseKind, () => string[], string])[] = [
    [0.4, 'parallel-list', () => Array.from({ length: 3 + Math.floor(random() * 3) }, word), '、'],
    [0.65, 'four-character', () => [word() + word()], ''],
    [0.85, 'parallel-clause', () => [clause(), clause()], '，'],
    [0.95, 'collocation', () => [word() + word() + word()], ''],
    [1, 'frame', () => [word(), word()], '……'],
  ];
  const convert = (text: string): string => [...text].map((unit) => traditional.get(unit) ?? unit).join('');
  const texts = new Set<string>();
  const phrases: Phrase[] = [];
  while (phrases.length < size) {
    const draw = random();
    const [, kind, make, joint] = shapes.find(([until]) => draw < until) as (typeof shapes)[number];
    const members = make();
    const text = members.join(joint);
    if (texts.has(text)) continue;
    texts.add(text);
    const explanation = `指${text}。${Array.from({ length: 20 }, word).join('')}。`;
    phrases.push({
      text,
      kind,
      theme: '精神作风',
      ...(kind.startsWith('parallel') ? { members } : {}),
      ...(kind === 'frame' ? { frame: `${members[0]}\${1:…}${members[1]}` } : {}),
      explanation,
      pinyin: [...text].flatMap((unit) => syllables.get(unit) ?? []).join(' '),
      traditional: { text: convert(text), explanation: convert(explanation) },
      sources: [{ title: '合成', section: `第${phrases.length}条` }],
    });
  }
  // As a book is loaded: strings in one piece.
  return JSON.parse(JSON.stringify(phrases)) as Phrase[];
}
