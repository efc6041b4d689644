// Scores against shared/gold, a reading of two seed documents made by hand: recall by kind, right fixes, fires outside the
// annotation, traps that a fix touches, and what still differs from the restored text, row by row with its reason. The scores are
// printed again for an engine whose tables lack every literal that a seed holds (seedLiterals.ts).
//   npm run score
// TUIQIAO_SHARED (default ../shared) says where the gold is. Exit 1 where a fix touches a trap, or a literal has no public source.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type Finding, groupOf, repairWhere } from '../../src/garble';
import { differences } from '../support/differences';
import {
  changes,
  covers,
  type Entry,
  entries,
  fixesRight,
  joined,
  KINDS_OF,
  kindsOf,
  range,
  restored,
  SHARED,
  tidy,
  touches,
  traps,
} from '../support/gold';
import { engineWithout, seedLiterals } from './seedLiterals';

if (!existsSync(join(SHARED, 'gold'))) {
  console.log(`No gold at ${join(SHARED, 'gold')}: set TUIQIAO_SHARED.`);
  process.exit(0);
}

const DOCUMENTS = ['000', '003'];

interface Score {
  gold: number;
  found: number;
  withFix: number;
  right: number;
  certain: number;
}

function table(rows: readonly (readonly (string | number)[])[]): void {
  const width = (cell: string) =>
    [...cell].reduce((sum, sign) => sum + ((sign.codePointAt(0) as number) > 0x2000 ? 2 : 1), 0);
  const cells = rows.map((row) => row.map(String));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  for (const row of cells)
    console.log(
      `  ${row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell)))
        .join('  ')
        .trimEnd()}`,
    );
}

const visible = (text: string) => (text === '' ? '∅' : text.replaceAll('\n', '⏎').replaceAll(' ', '␣'));
const short = (text: string) => (text.length > 24 ? `${text.slice(0, 12)}…${text.slice(-8)}` : text);

function scores(document: string, text: string, findings: readonly Finding[], title: string): void {
  const byKind = new Map<string, Score>();
  const own = entries().filter((entry) => entry.doc === document);
  for (const entry of own) {
    if (!entry.applied || entry.subsumed_by) continue;
    const score = byKind.get(entry.kind) ?? { gold: 0, found: 0, withFix: 0, right: 0, certain: 0 };
    byKind.set(entry.kind, score);
    const matches = findings.filter((finding) => kindsOf(entry).includes(finding.kind) && covers(finding, entry));
    const right = matches.filter((finding) => fixesRight(text, finding, entry));
    score.gold++;
    if (entry.fix !== null) score.withFix++;
    if (matches.length > 0) score.found++;
    if (right.length > 0) score.right++;
    if (right.some((finding) => finding.certain)) score.certain++;
  }
  console.log(`\n${document}: ${title}`);
  table([
    ['gold kind', 'engine kind', 'gold', 'found', 'recall', 'fixable', 'right', 'certain'],
    ...[...byKind].map(([kind, { gold, found, withFix, right, certain }]) => [
      kind,
      (KINDS_OF[kind] ?? [kind]).join('/'),
      gold,
      found,
      `${Math.round((100 * found) / gold)} %`,
      withFix,
      right,
      certain,
    ]),
  ]);
}

function matching(entry: Entry, text: string, findings: readonly Finding[]): Finding | undefined {
  const found = findings.filter((finding) => kindsOf(entry).includes(finding.kind) && covers(finding, entry));
  const right = found.filter((finding) => fixesRight(text, finding, entry));
  return right.find((finding) => finding.certain) ?? right[0] ?? found[0];
}

function reason(entry: Entry, text: string, findings: readonly Finding[]): string {
  const best = matching(entry, text, findings);
  if (!best) return `not found (${entry.kind}): ${entry.note}`;
  if (best.fixes.length === 0) return `found (${best.kind}), only the source can tell`;
  if (!fixesRight(text, best, entry)) return `found (${best.kind}), fixed otherwise: ${entry.note}`;
  if (groupOf(best.kind) === 'wording') return `found (${best.kind}), offered: wording is the writer's to change`;
  return best.certain ? `found (${best.kind}), mended` : `found (${best.kind}), offered: not beyond doubt`;
}

const seeds = readdirSync(join(SHARED, 'seeds')).map((name) => readFileSync(join(SHARED, 'seeds', name), 'utf8'));
const literals = seedLiterals(seeds);
console.log(`Literals of four Han and more in the rules' tables that a seed holds too: ${literals.length}`);
table(
  literals.map(({ text, file, source }) => ['', text, file.replace('src/garble/', ''), source ?? 'NO PUBLIC SOURCE']),
);
const unattested = literals.filter(({ source }) => source === undefined).length;
console.log(`  without a public source: ${unattested}`);
const without = await engineWithout(literals);

let trapsTouched = 0;
for (const document of DOCUMENTS) {
  const text = readFileSync(join(SHARED, 'seeds', `${document}.txt`), 'utf8');
  const own = entries().filter((entry) => entry.doc === document);
  const findings = check(text);
  scores(document, text, findings, `${findings.length} findings, ${own.length} annotations`);
  scores(document, text, without.check(text), `without the ${literals.length} literals above`);

  const required = own.filter(
    (entry) =>
      entry.severity === 'error' &&
      entry.applied &&
      entry.fix !== null &&
      kindsOf(entry).some((kind) => groupOf(kind) === 'damage') &&
      entry.kind !== 'missing-text',
  );
  const undone = required.filter((entry) =>
    findings.some(
      (finding) =>
        finding.certain &&
        (entry.subsumed_by
          ? finding.start <= entry.start && entry.end <= finding.end
          : fixesRight(text, finding, entry)),
    ),
  );
  console.log(`  damage marked as an error with a fix: ${undone.length} of ${required.length} undone by fix`);
  for (const entry of required)
    if (!undone.includes(entry))
      console.log(`    line ${entry.line} ${entry.kind} ${visible(short(entry.text))}: ${entry.note}`);

  const outside = findings.filter((finding) => !own.some((entry) => touches(finding, entry) || covers(finding, entry)));
  console.log(`  fires outside the annotation: ${outside.length}`);
  if (outside.length > 0)
    table(
      outside.map((finding) => [
        '',
        finding.start,
        finding.kind,
        finding.severity,
        finding.certain ? 'certain' : '',
        visible(short(finding.text)),
        visible(finding.fixes[0]?.edits.map((edit) => edit.text).join('|') ?? ''),
      ]),
    );

  const touched = traps().filter(
    (trap) =>
      trap.doc === document && findings.some((finding) => finding.fixes[0]?.edits.some((edit) => changes(edit, trap))),
  );
  trapsTouched += touched.length;
  console.log(
    `  traps touched by a fix: ${touched.length}${touched.map((trap) => ` ${trap.start} ${trap.text}`).join(',')}`,
  );
  const fired = traps().filter(
    (trap) => trap.doc === document && findings.some((finding) => finding.start < trap.end && trap.start < finding.end),
  );
  console.log(`  traps inside a finding without such a fix: ${fired.length - touched.length}`);

  const fixed = tidy(repairWhere(text, (finding) => finding.certain && groupOf(finding.kind) !== 'wording').text);
  const clean = tidy(readFileSync(join(SHARED, 'gold', 'clean', `${document}.txt`), 'utf8'));
  const { text: rebuilt, places } = restored(text, own);
  if (rebuilt !== clean)
    console.log(
      `  (the annotations give another text than gold/clean in ${differences(rebuilt, clean).length} places)`,
    );
  const rows = joined(differences(fixed, clean)).map((difference) => {
    const { start, end, otherStart, otherEnd } = difference;
    const span = range(fixed, clean, difference);
    const near = places.filter((place) => touches(place, span)).map((place) => reason(place.entry, text, findings));
    const open = near.filter((each) => !each.endsWith('mended'));
    const reasons = [...new Set(open.length > 0 ? open : near)];
    return [
      clean.slice(0, otherStart).split('\n').length,
      visible(clean.slice(Math.max(0, otherStart - 6), otherStart)),
      visible(short(fixed.slice(start, end))),
      visible(short(clean.slice(otherStart, otherEnd))),
      reasons.length > 0 ? reasons.join('; ') : 'CHANGED BEYOND THE GOLD',
    ];
  });
  console.log(`  after repair and layout ${rows.length} places differ from gold/clean:`);
  table([['line', 'after', 'ours', 'gold', 'reason'], ...rows]);
}
process.exitCode = trapsTouched > 0 || unattested > 0 ? 1 : 0;
