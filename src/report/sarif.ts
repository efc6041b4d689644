import { type Finding, KINDS, type Severity } from '../garble';
import { message, replacement, type Translate, title } from '../messages';
import type { Place } from '../text/places';

/** The findings of one file, with their places. */
export interface FileFindings {
  readonly path: string;
  readonly findings: readonly (Finding & Place)[];
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** A SARIF 2.1.0 log (OASIS standard) of one run. Columns count UTF-16 units, as `columnKind` says. */
export function sarif(files: readonly FileFindings[], version: string, t: Translate): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'tuiqiao',
            version,
            rules: KINDS.map((kind) => ({ id: kind, shortDescription: { text: title(kind, t) } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: files.flatMap(({ path, findings }) => findings.map((finding) => resultOf(path, finding, t))),
      },
    ],
  };
}

function resultOf(path: string, finding: Finding & Place, t: Translate): object {
  const uri = path.split(/[\\/]/).map(encodeURIComponent).join('/');
  const region = { startLine: finding.line, startColumn: finding.column, charOffset: finding.start, charLength: finding.end - finding.start };
  const best = replacement(finding);
  return {
    ruleId: finding.kind,
    ruleIndex: KINDS.indexOf(finding.kind),
    level: LEVELS[finding.severity],
    message: { text: message(finding, t) },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region } }],
    ...(best === undefined
      ? {}
      : {
          fixes: [
            {
              artifactChanges: [
                {
                  artifactLocation: { uri },
                  replacements: (finding.fixes[0]?.edits ?? []).map((edit) => ({
                    deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
                    insertedContent: { text: edit.text },
                  })),
                },
              ],
            },
          ],
        }),
  };
}
