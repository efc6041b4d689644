import { sep } from 'node:path';
import { version } from '../../package.json';
import { check, type Finding, groupOf, snapshotOf } from '../garble';
import { fixTitle, message, title } from '../messages';
import { isReadable } from '../read/extensions';
import { jsonPieces } from '../report/jsonPieces';
import { sarif } from '../report/sarif';
import { lineStarts, locate } from '../text/places';
import { type Input, inputs, staged } from './inputs';
import { Exit, type Session } from './session';

export interface CheckFlags {
  readonly format: 'text' | 'json' | 'sarif';
  readonly damage?: boolean;
  readonly staged?: boolean;
}

/** `tuiqiao check`: says what there is. */
export async function checkFiles(session: Session, paths: readonly string[], flags: CheckFlags): Promise<void> {
  if (paths.length === 0 && !flags.staged) {
    session.complain(session.t('name a file, a folder or - for standard input'));
    return;
  }
  const results: Checked[] = [];
  for await (const input of flags.staged ? staged(session, paths) : inputs(session, paths, isReadable)) {
    const result = checked(session, input, flags.damage === true);
    if (result.findings.some(isLoud)) session.found();
    if (flags.format === 'text') session.print(result.findings.map((finding) => lineOf(input.path, finding)).join(''));
    else results.push(result);
  }
  if (flags.format === 'text') return;
  // One string a finding: it lies three levels deep, in SARIF four.
  const pieces = flags.format === 'json' ? jsonPieces(results, 3) : jsonPieces(sarifOf(session, results), 4);
  for (const piece of pieces) session.print(piece);
}

function sarifOf({ exit, t }: Session, results: readonly Checked[]): object {
  const files = results.map((result) => ({ ...result, path: result.path.split(sep).join('/') }));
  return sarif(files, version, exit !== Exit.Failed, {
    title: (kind) => title(kind, t),
    message: (finding) => message(finding, t),
    fixTitle: (finding, index) => fixTitle(finding, index, t),
  });
}

/** Whether a finding makes the program end with 1. */
export function isLoud({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

type Checked = ReturnType<typeof checked>;

function checked({ t }: Session, { path, encoding, text, languageId, paragraphs }: Input, damageOnly: boolean) {
  // In Word nobody sees lines: there a line is a paragraph.
  const starts = paragraphs ?? lineStarts(text);
  const findings = check(text, { languageId })
    .filter(({ kind }) => !damageOnly || groupOf(kind) === 'damage')
    .map((finding) => ({ ...snapshotOf(finding), ...locate(starts, finding), message: message(finding, t) }));
  return { path, encoding, findings };
}

/** As compilers print it: terminals and editors make a link of the beginning. */
function lineOf(path: string, { line, column, severity, kind, message: text }: Checked['findings'][number]): string {
  return `${path}:${line}:${column}: ${severity} ${kind}: ${text}\n`;
}
