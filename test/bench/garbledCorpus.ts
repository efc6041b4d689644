// What repair gives back of real garbled files (shared/corpus/garbled), held against the restored text where there is one.
//   npm run bench garbledCorpus [-- --file=NAME --misses]
// Exit 1 where a certain fix is wrong.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyFixes, check, type Finding, type Repair, repair } from '../../src/garble';
import { differences } from '../support/differences';
import { shared } from '../support/shared';
import { head, row, visible } from './table';

const folder = join(shared, 'corpus/garbled');
if (!existsSync(folder)) {
  console.log('no garbled corpus in the shared folder (TUIQIAO_SHARED): nothing to measure with');
  process.exit(0);
}
const wanted = process.argv.find((each) => each.startsWith('--file='))?.slice(7);
const verbose = process.argv.includes('--misses');

/** A file, what repair makes of it, and what the first fixes make of that. */
interface Case {
  readonly name: string;
  readonly garbled: string;
  readonly repaired: Repair;
  /** repair(), then the first fix of each doubtful mojibake and lost character. */
  readonly guessed: string;
  /** What is still found then. */
  readonly left: readonly Finding[];
}

const isOfBytes = ({ kind }: Finding): boolean => kind === 'mojibake' || kind === 'lost-character';

function casesOf(name: string): Case[] {
  return readdirSync(join(folder, name))
    .filter((file) => !file.includes('.gold.') && (wanted === undefined || file.includes(wanted)))
    .sort()
    .map((file) => {
      const garbled = readFileSync(join(folder, name, file), 'utf8');
      const repaired = repair(garbled);
      const guessed = applyFixes(repaired.text, repaired.left.filter(isOfBytes));
      return { name: file, garbled, repaired, guessed, left: check(guessed).filter(isOfBytes) };
    });
}

/** The UTF-16 units of `text` that stand in `gold`, in the same order: 1 each. */
function matched(text: string, gold: string): Uint8Array {
  const same = new Uint8Array(gold.length).fill(1);
  for (const { otherStart, otherEnd } of differences(text, gold)) same.fill(0, otherStart, otherEnd);
  return same;
}

const sum = (values: Uint8Array, where: Uint8Array): number =>
  values.reduce((total, value, i) => total + (value & (where[i] as number)), 0);
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** Digits as one writes them: that full-width ones are made plain is another rule's doing, and right. */
const plainDigits = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

/** The texts of certain fixes that do not stand in the gold where they were put. */
function wrongAndCertain({ repaired }: Case, gold: string): string[] {
  const unmatched = differences(plainDigits(repaired.text), plainDigits(gold));
  const wrong: string[] = [];
  let shift = 0;
  for (const { start, end, text } of repaired.edits) {
    const from = start + shift;
    const to = from + text.length;
    shift += text.length - (end - start);
    if (unmatched.some((difference) => difference.start < to && from < difference.end)) wrong.push(text);
  }
  return wrong;
}

/** Why characters of the gold were not given back: what the checker says of the place. */
function reasons({ garbled, repaired, guessed, left }: Case, gold: string): Map<string, number> {
  const found = new Map<string, number>();
  const guesses = repaired.left.filter((finding) => isOfBytes(finding) && finding.fixes.length > 0);
  const add = (reason: string, count: number) => found.set(reason, (found.get(reason) ?? 0) + count);
  for (const { start, end, otherStart, otherEnd } of differences(guessed, gold)) {
    const lost = otherEnd - otherStart;
    const own = guessed.slice(start, end);
    if (lost === 0) {
      add(/[\ufffd?]/.test(own) ? 'a mark of loss too many (units)' : 'something too many (units)', end - start);
      continue;
    }
    const hopeless = left.some(
      (finding) => finding.start < end + 1 && start - 1 < finding.end && finding.fixes.length === 0,
    );
    if (hopeless) add('beyond repair, and said to be so', lost);
    else if (own === '' || !garbled.includes(own)) add('bytes lost, the first guess is another', lost);
    else add(guesses.some(({ text }) => text.includes(own)) ? 'left by the first fix' : 'not found', lost);
    if (verbose)
      console.log(
        `    ${visible(guessed.slice(start - 6, start))}[${visible(own)} → ${visible(gold.slice(otherStart, otherEnd))}]${visible(guessed.slice(end, end + 6))}`,
      );
  }
  return found;
}

let failed = false;
const why = new Map<string, number>();
head(
  'file',
  'characters garbled',
  'given back, certain',
  'with first fixes',
  'wrong and certain',
  'findings left to a person',
);
const total = { garbled: 0, certain: 0, guessed: 0, wrong: 0, left: 0 };
for (const each of casesOf('govreport_mojibake')) {
  const gold = readFileSync(join(folder, 'govreport_mojibake', each.name.replace('.garbled.', '.gold.')), 'utf8');
  if (verbose) console.log(`  ${each.name}`);
  const garbled = matched(each.garbled, gold).map((same) => 1 - same);
  const certain = sum(matched(each.repaired.text, gold), garbled);
  const guessed = sum(matched(each.guessed, gold), garbled);
  const count = sum(garbled, garbled);
  const wrong = wrongAndCertain(each, gold);
  if (wrong.length > 0) failed = true;
  if (verbose) for (const text of wrong) console.log(`    WRONG AND CERTAIN ${visible(text)}`);
  const open = each.repaired.left.filter(isOfBytes).length;
  row(each.name, String(count), percent(certain, count), percent(guessed, count), String(wrong.length), String(open));
  for (const [reason, lost] of reasons(each, gold)) why.set(reason, (why.get(reason) ?? 0) + lost);
  total.garbled += count;
  total.certain += certain;
  total.guessed += guessed;
  total.wrong += wrong.length;
  total.left += open;
}
row(
  'all',
  String(total.garbled),
  percent(total.certain, total.garbled),
  percent(total.guessed, total.garbled),
  String(total.wrong),
  String(total.left),
);

head('not given back, of all', 'characters');
for (const [reason, count] of [...why].sort((a, b) => b[1] - a[1])) row(reason, String(count));

/** UTF-16 units of mojibake that a line of a file without gold shows. Certain fixes are garbled again: they must give what stood there. */
const regarbled: Record<string, ((text: string) => string) | undefined> = {
  skillmd_mojibake: (text) => new TextDecoder('gbk').decode(new TextEncoder().encode(text)),
  gbk_byte_shift: undefined,
  truncated_utf8: undefined,
};

head(
  'file without gold',
  'units in findings',
  'mended, certain',
  'mended with first fixes',
  'certain, garbled again: not what stood there',
  'findings left to a person',
  'of these without a fix',
);
for (const [name, garble] of Object.entries(regarbled)) {
  for (const { name: file, garbled, repaired } of casesOf(name)) {
    const found = check(garbled).filter(isOfBytes);
    const units = (findings: readonly Finding[]) =>
      findings
        .flatMap((finding) => finding.fixes[0]?.edits ?? [])
        .reduce((count, edit) => count + edit.end - edit.start, 0);
    const certain = found.filter((finding) => finding.certain);
    const edits = certain.flatMap((finding) => finding.fixes[0]?.edits ?? []);
    const wrong = garble ? edits.filter(({ start, end, text }) => garble(text) !== garbled.slice(start, end)) : [];
    if (wrong.length > 0) failed = true;
    const left = repaired.left.filter(isOfBytes);
    if (verbose) {
      console.log(`  ${file}`);
      for (const { start, end, text } of wrong)
        console.log(`    WRONG ${visible(garbled.slice(start, end))} → ${visible(text)}`);
      for (const { start, end, text, fixes } of left)
        console.log(
          `    ${visible(repaired.text.slice(start - 6, start))}[${visible(text)} → ${visible(
            fixes
              .slice(0, 3)
              .map(({ edits: [edit] }) => edit?.text)
              .join(' | '),
          )}]${visible(repaired.text.slice(end, end + 6))}`,
        );
    }
    row(
      file,
      String(
        found.reduce(
          (count, { start, end, fixes }) => count + (fixes[0] ? units([{ fixes } as unknown as Finding]) : end - start),
          0,
        ),
      ),
      String(units(certain)),
      String(units(found)),
      garble ? String(wrong.length) : '–',
      String(left.length),
      String(left.filter(({ fixes }) => fixes.length === 0).length),
    );
  }
}
if (failed) process.exitCode = 1;
