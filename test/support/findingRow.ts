import { readFileSync } from 'node:fs';
import type { Finding } from '../../src/garble/index';

/** `line:column severity kind grade "text" -> "fix"`: a finding as the lists beside the golden texts have it. */
export function findingRow(text: string, finding: Finding): string {
  const before = text.slice(0, finding.start).split('\n');
  const fix = finding.fixes[0]?.edits.map((edit) => edit.text).join('…');
  const place = `${before.length}:${(before.at(-1) as string).length + 1}`;
  const grade = finding.certain ? 'certain' : fix === undefined ? 'hopeless' : 'probable';
  return `${place} ${finding.severity} ${finding.kind} ${grade} ${shown(finding.text)}${fix === undefined ? '' : ` -> ${shown(fix)}`}`;
}

/** As JSON, with what cannot be seen as its code point. */
function shown(text: string): string {
  return JSON.stringify(text).replace(
    /[\u0080-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ue000-\uf8ff\ufeff\ufffd]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The rows of a list, without its comments. */
export function expectedRows(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}
