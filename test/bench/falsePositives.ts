// False positives over the clean part of the shared corpus: every finding there is wrong until someone has read it, except
// what clean/KNOWN.jsonl lists as truly damaged. Counted by folder, kind and grade, with the profile recognised and with `official`.
//   npm run bench falsePositives [-- --samples=N] [--kind=K] [--folder=F] [--level=L]
// prints N findings of each kind with what stands around them.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DocumentCheck, type Finding, groupOf, KINDS, type Profile, repair } from '../../src/garble/index';
import { CharacterClass, characterClasses } from '../../src/text/han';
import { shared } from '../support/shared';
import { head, row, visible } from './table';

const options = new Map(
  process.argv.slice(2).map((each) => {
    const [name = '', value = ''] = each.replace(/^--/, '').split('=');
    return [name, value] as const;
  }),
);
const samples = Number(options.get('samples') ?? 0);

/** A text of the corpus. */
interface Text {
  readonly folder: string;
  /** Below the folder of the corpus. */
  readonly name: string;
  readonly text: string;
  readonly languageId: string;
  readonly han: number;
}

/** A finding where there should be none. */
interface Alarm {
  readonly text: Text;
  readonly finding: Finding;
}

const corpus = join(shared, 'corpus');
if (!existsSync(corpus)) {
  console.log(`no corpus at ${corpus} (TUIQIAO_SHARED)`);
  process.exit(0);
}

const classes = characterClasses();
function hanOf(text: string): number {
  let han = 0;
  for (let i = 0; i < text.length; i++) if (classes[text.charCodeAt(i)] === CharacterClass.Han) han++;
  return han;
}

function textsBelow(path: string): Text[] {
  return (readdirSync(path, { recursive: true }) as string[])
    .map((name) => join(path, name))
    .filter((file) => /\.(?:txt|md)$/.test(file) && statSync(file).isFile())
    .sort()
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return {
        folder: relative(corpus, path),
        name: relative(corpus, file),
        text,
        languageId: file.endsWith('.md') ? 'markdown' : 'plaintext',
        han: hanOf(text),
      };
    });
}

/** `file offset` of what is truly damaged. Offsets are UTF-16 or code points, by whoever made the list: both are kept. */
const known = new Set(
  readFileSync(join(corpus, 'clean/KNOWN.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; offset: number })
    .map(({ file, offset }) => `clean/${file} ${offset}`),
);
const isKnown = ({ text, finding }: Alarm): boolean => {
  for (let i = finding.start; i < finding.end; i++) if (known.has(`${text.name} ${i}`)) return true;
  // The reports of 2002 hold characters of a private code: a true find, as corpus/README.md says.
  return finding.kind === 'private-use' && text.name === 'reports/2002.txt';
};

const folders = [
  ...readdirSync(join(corpus, 'clean'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(corpus, 'clean', entry.name))
    .sort(),
  join(corpus, 'reports'),
];
const texts = folders
  .flatMap(textsBelow)
  .filter(({ folder }) => !options.get('folder') || folder.includes(options.get('folder') as string));

const LEVELS = ['error', 'warning', 'information', 'hint'] as const;

function measure(profile: Profile | 'auto'): void {
  const profiles = new Map<string, number>();
  const alarms: Alarm[] = [];
  let listed = 0;
  for (const text of texts) {
    const check = new DocumentCheck(text.text, { languageId: text.languageId, profile });
    const key = `${text.folder} ${check.profile}`;
    profiles.set(key, (profiles.get(key) ?? 0) + 1);
    for (const finding of check.findings()) {
      const alarm = { text, finding };
      if (isKnown(alarm)) listed++;
      else alarms.push(alarm);
    }
  }
  console.log(`\n### profile ${profile === 'auto' ? 'recognised' : `forced: ${profile}`}`);
  if (profile === 'auto') {
    head('folder', 'files', 'Han', 'recognised as');
    for (const folder of new Set(texts.map((text) => text.folder))) {
      const own = texts.filter((text) => text.folder === folder);
      const as = [...profiles]
        .filter(([key]) => key.startsWith(`${folder} `))
        .map(([key, files]) => `${key.slice(folder.length + 1)} ${files}`);
      row(folder, String(own.length), String(own.reduce((sum, { han }) => sum + han, 0)), as.join(', '));
    }
  }
  head('folder', 'certain damage', ...LEVELS, 'warnings / 100,000 Han');
  const han = texts.reduce((sum, text) => sum + text.han, 0);
  const line = (name: string, own: readonly Alarm[], ownHan: number) => {
    const at = (level: string) => own.filter(({ finding }) => finding.severity === level).length;
    const loud = at('error') + at('warning');
    const certain = own.filter(({ finding }) => finding.certain && groupOf(finding.kind) === 'damage').length;
    row(name, String(certain), ...LEVELS.map((level) => String(at(level))), (loud * 1e5) / ownHan);
  };
  for (const folder of new Set(texts.map((text) => text.folder))) {
    const own = texts.filter((text) => text.folder === folder);
    line(
      folder,
      alarms.filter(({ text }) => text.folder === folder),
      own.reduce((sum, text) => sum + text.han, 0),
    );
  }
  line('all', alarms, han);
  console.log(`\n${listed} findings are true by KNOWN.jsonl.`);

  head(
    'kind',
    'certain',
    'probable',
    ...LEVELS,
    ...[...new Set(texts.map(({ folder }) => folder))].map((folder) => folder.replace('clean/', '')),
  );
  for (const kind of KINDS) {
    const own = alarms.filter(({ finding }) => finding.kind === kind);
    if (own.length === 0) continue;
    const certain = own.filter(({ finding }) => finding.certain).length;
    row(
      kind,
      String(certain),
      String(own.length - certain),
      ...LEVELS.map((level) => String(own.filter(({ finding }) => finding.severity === level).length)),
      ...[...new Set(texts.map(({ folder }) => folder))].map((folder) =>
        String(own.filter(({ text }) => text.folder === folder).length),
      ),
    );
  }
  print(alarms);
}

function print(alarms: readonly Alarm[]): void {
  if (samples === 0) return;
  for (const kind of KINDS) {
    if (options.get('kind') && options.get('kind') !== kind) continue;
    const own = alarms.filter(
      ({ finding }) =>
        finding.kind === kind && (!options.get('level') || options.get('level')?.includes(finding.severity)),
    );
    if (own.length === 0) continue;
    console.log(`\n${kind}: ${own.length}`);
    // Spread over the corpus, not the first of one file.
    const step = Math.max(1, own.length / samples);
    for (let i = 0; i < own.length; i += step) {
      const { text, finding } = own[Math.floor(i)] as Alarm;
      const before = visible(text.text.slice(Math.max(0, finding.start - 14), finding.start));
      const after = visible(text.text.slice(finding.end, finding.end + 14));
      const fix = finding.fixes[0]?.edits.map((edit) => visible(edit.text) || '∅').join('|') ?? '-';
      console.log(
        `  ${finding.severity} ${finding.certain ? 'certain' : 'probable'} ${before}【${visible(finding.text).slice(0, 40)}】${after} → ${fix}   (${text.name}:${finding.start})`,
      );
    }
  }
}

measure('auto');
measure('official');

/** What repair() changes in clean text, file by file. */
let changed = 0;
for (const { text, name, languageId } of texts) {
  const { edits } = repair(text, { languageId });
  const own = edits.filter(
    ({ start, end }) => ![...Array(end - start + 1).keys()].some((i) => known.has(`${name} ${start + i}`)),
  );
  if (own.length === 0 || name === 'reports/2002.txt') continue;
  changed++;
  for (const { start, end, text: fix } of own)
    console.log(`repair changes ${name}:${start} 【${visible(text.slice(start, end))}】 → ${visible(fix) || '∅'}`);
}
console.log(`\nrepair() changes ${changed} of ${texts.length} clean files beyond KNOWN.jsonl.`);
