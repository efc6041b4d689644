import { type Finding, KINDS, type Severity } from '../garble';
import type { Translate } from '../messages';
import { fixTitle, message, title } from '../messages';
import type { Located } from '../text/places';

/** The findings of one file, with their places. */
export interface FileFindings {
  /** With slashes. */
  readonly path: string;
  readonly encoding: string;
  readonly findings: readonly (Finding & Located)[];
}

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/**
 * A SARIF 2.1.0 log (OASIS standard) of one run. Columns count UTF-16 units, as `columnKind` says.
 * @param successful whether every file could be read
 */
export function sarif(files: readonly FileFindings[], version: string, successful: boolean, t: Translate): object {
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
        invocations: [{ executionSuccessful: successful }],
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        artifacts: files.map(({ path, encoding }) => ({ location: { uri: uriOf(path) }, encoding })),
        results: files.flatMap((file, index) => file.findings.map((finding) => resultOf(file.path, index, finding, t))),
      },
    ],
  };
}

function resultOf(path: string, index: number, finding: Finding & Located, t: Translate): object {
  const artifactLocation = { uri: uriOf(path), index };
  const region = {
    startLine: finding.line,
    startColumn: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    charOffset: finding.start,
    charLength: finding.end - finding.start,
  };
  const fixes = finding.fixes.map((fix, number) => ({
    description: { text: fixTitle(finding, number, t) },
    artifactChanges: [
      {
        artifactLocation,
        replacements: fix.edits.map((edit) => ({
          deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
          insertedContent: { text: edit.text },
        })),
      },
    ],
  }));
  return {
    ruleId: finding.kind,
    ruleIndex: KINDS.indexOf(finding.kind),
    level: LEVELS[finding.severity],
    message: { text: message(finding, t) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

/** A path as a URI: what is absolute gets the scheme, what is relative stays so. */
function uriOf(path: string): string {
  const parts = path.split('/');
  const drive = /^[a-z]:$/i.test(parts[0] ?? '') ? `/${parts.shift()}` : '';
  const encoded = parts.map(encodeURIComponent).join('/');
  if (drive !== '') return `file://${drive}/${encoded}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded.replace(/^(?:\.\/)+/, '');
}
