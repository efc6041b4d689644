import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { Command, Option } from 'commander';
import zhCn from '../l10n/bundle.l10n.zh-cn.json';
import zhTw from '../l10n/bundle.l10n.zh-tw.json';
import { version } from '../package.json';
import { check, type Finding, groupOf, type Repair, repairWhere } from './garble';
import { encodingName, message, type Translate } from './messages';
import { Phrasebook } from './phrases';
import { loadBuiltin } from './phrases/builtin';
import { type DecodedText, decodeText } from './read/encoding';
import { sarif } from './report/sarif';
import { unifiedDiff } from './report/unifiedDiff';
import { encode } from './text/codec';
import { lineStarts, placeOf } from './text/places';

// Exit codes: 0 clean, 1 findings at warning or above, 2 could not run (an unreadable file, a wrong option).
const FOUND = 1;
const FAILED = 2;

const LANGUAGES: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.tex': 'latex',
  '.typ': 'typst',
};
/** What is looked for in a folder. */
const TEXT_EXTENSIONS = new Set(['.md', '.markdown', '.txt', '.tex', '.typ']);

const t = translation();
let exitCode = 0;

/** A file, or standard input, as text. */
interface Input extends DecodedText {
  readonly path: string;
  readonly languageId: string;
}

function translation(): Translate {
  const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  const bundle: Record<string, string> = /^zh[_-](tw|hk|mo)/i.test(language) ? zhTw : /^zh/i.test(language) ? zhCn : {};
  return (text, values = {}) => (bundle[text] ?? text).replace(/\{([^}]+)\}/g, (place, name: string) => String(values[name] ?? place));
}

function complain(text: string): void {
  process.stderr.write(`tuiqiao: ${text}\n`);
  exitCode = FAILED;
}

/** Reads what the paths name, in their order; says what it could not read and goes on. */
function* inputs(paths: readonly string[]): Generator<Input> {
  for (const path of paths) {
    if (path === '-') {
      const input = inputOf('-', () => readFileSync(0));
      if (input) yield input;
      continue;
    }
    let files: string[];
    try {
      files = statSync(path).isDirectory() ? filesIn(path) : [path];
    } catch (error) {
      complain(t('{path}: cannot be read ({reason})', { path, reason: reasonOf(error) }));
      continue;
    }
    for (const file of files) {
      const input = inputOf(file, () => readFileSync(file));
      if (input) yield input;
    }
  }
}

function inputOf(path: string, read: () => Uint8Array): Input | undefined {
  let bytes: Uint8Array;
  try {
    bytes = read();
  } catch (error) {
    complain(t('{path}: cannot be read ({reason})', { path, reason: reasonOf(error) }));
    return undefined;
  }
  const decoded = decodeText(bytes);
  if (!decoded) {
    complain(t('{path}: is a binary file, not a text; skipped', { path }));
    return undefined;
  }
  if (decoded.encoding !== 'utf-8') {
    process.stderr.write(`tuiqiao: ${t('{path}: read as {encoding}', { path, encoding: encodingName(decoded.encoding) })}\n`);
  }
  return { ...decoded, path, languageId: LANGUAGES[extname(path).toLowerCase()] ?? 'plaintext' };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT_EXTENSIONS.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[\\/])(node_modules|\.git)[\\/]/.test(path))
    .sort();
}

/** The text files that git has staged, as they lie in the index's work tree. */
function stagedFiles(): string[] {
  const list = execFileSync('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z', '--relative'], { encoding: 'utf8' });
  return list.split('\0').filter((path) => TEXT_EXTENSIONS.has(extname(path).toLowerCase()));
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

function isLoud(finding: Finding): boolean {
  return finding.severity === 'error' || finding.severity === 'warning';
}

interface CheckFlags {
  format: 'text' | 'json' | 'sarif';
  damage?: boolean;
  staged?: boolean;
}

function checkCommand(paths: string[], flags: CheckFlags): void {
  const wanted = flags.staged ? [...paths, ...stagedFiles()] : paths;
  if (wanted.length === 0 && !flags.staged) return complain(t('name a file, a folder or - for standard input'));
  const results = [];
  for (const input of inputs(wanted)) {
    const findings = check(input.text, { languageId: input.languageId }).filter(
      (finding) => !flags.damage || groupOf(finding.kind) === 'damage',
    );
    if (findings.some(isLoud) && exitCode === 0) exitCode = FOUND;
    const starts = lineStarts(input.text);
    results.push({
      path: input.path,
      encoding: input.encoding,
      findings: findings.map((finding) => ({ ...finding, ...placeOf(starts, finding.start) })),
    });
  }
  if (flags.format === 'json') process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  else if (flags.format === 'sarif') process.stdout.write(`${JSON.stringify(sarif(results, version, t), null, 2)}\n`);
  else {
    for (const { path, findings } of results) {
      for (const finding of findings) {
        process.stdout.write(`${path}:${finding.line}:${finding.column}: ${finding.severity} ${finding.kind}: ${message(finding, t)}\n`);
      }
    }
  }
}

interface FixFlags {
  layout?: boolean;
  all?: boolean;
  write?: boolean;
  diff?: boolean;
}

function fixCommand(paths: string[], flags: FixFlags): void {
  if (paths.length === 0) return complain(t('name a file, a folder or - for standard input'));
  const wanted = (finding: Finding) => {
    if (flags.all) return true;
    const group = groupOf(finding.kind);
    return finding.certain && (group === 'damage' || (group === 'layout' && flags.layout === true));
  };
  const several = paths.length > 1 || paths.some((path) => path !== '-' && isFolder(path));
  for (const input of inputs(paths)) {
    const result = repairWhere(input.text, wanted, { languageId: input.languageId });
    if (result.left.some(isLoud) && exitCode === 0) exitCode = FOUND;
    if (flags.diff) process.stdout.write(unifiedDiff(input.path, input.text, result.text));
    else if (flags.write) writeBack(input, result);
    else process.stdout.write(several ? `==> ${input.path} <==\n${result.text}\n` : result.text);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Writes the repaired text in the file's own encoding, whole or not at all. */
function writeBack(input: Input, { text, applied, left }: Repair): void {
  if (input.path === '-') return complain(t('standard input cannot be written; leave out --write'));
  const { path, encoding } = input;
  if (text !== input.text) {
    const bytes = encode(input.bom ? `\ufeff${text}` : text, encoding);
    if (!bytes) {
      return complain(
        t('{path}: {encoding} cannot hold the repaired text; nothing was written. Convert the file to UTF-8 first.', {
          path,
          encoding: encodingName(encoding),
        }),
      );
    }
    const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
    try {
      writeFileSync(temporary, bytes, { mode: statSync(path).mode });
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      return complain(t('{path}: cannot be written ({reason})', { path, reason: reasonOf(error) }));
    }
  }
  process.stdout.write(`${path}: ${t('{n} fixed; {m} left that need the source.', { n: applied.length, m: left.length })}\n`);
}

function completeCommand(text: string): void {
  for (const { insert, replace } of Phrasebook.from(loadBuiltin()).complete(text, { trigger: 'invoked', pinyin: 'full' })) {
    process.stdout.write(`${text.slice(0, text.length - replace)}${insert}\n`);
  }
}

function explainCommand(text: string): void {
  const matches = Phrasebook.from(loadBuiltin()).findAll(text);
  if (matches.length === 0) exitCode = FOUND;
  for (const { phrase, start, end } of matches) {
    const sources = phrase.sources.map(({ title, section, date }) => [title, section, date].filter(Boolean).join(' · '));
    process.stdout.write(`${text.slice(start, end)}\n  ${phrase.explanation}\n  ${sources.join('\n  ')}\n`);
  }
}

const program = new Command('tuiqiao')
  .description('Chinese garble check and phrase completion')
  .version(version)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : FAILED));

program
  .command('check')
  .argument('[PATH...]', 'files, folders, or - for standard input')
  .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'sarif']).default('text'))
  .option('--damage', 'only damage: no layout, no wording')
  .option('--staged', 'the text files that git has staged')
  .action(checkCommand);

program
  .command('fix')
  .argument('[PATH...]', 'files, folders, or - for standard input')
  .addOption(new Option('--layout', 'certain layout too').conflicts('all'))
  .option('--all', 'the first fix of every finding')
  .addOption(new Option('--write', 'write the files').conflicts('diff'))
  .option('--diff', 'print what would change')
  .action(fixCommand);

program.command('complete').argument('<TEXT>', 'the line up to the caret').action(completeCommand);
program.command('explain').argument('<TEXT>', 'a text with phrases in it').action(explainCommand);

// A reader that closes the pipe early (head) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exitCode : FAILED));
program.parse();
process.exitCode = exitCode;
