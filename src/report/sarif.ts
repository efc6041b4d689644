import { CHECKED_KINDS, type Finding, type Kind, type Severity } from '../garble';
import type { Located } from '../text/places';

/** The findings of one file, with their places. */
export interface FileFindings {
  /** With slashes. */
  readonly path: string;
  readonly encoding: string;
  readonly findings: readonly (Finding & Located)[];
}

/** What is said of kinds, findings and fixes: the sentences are the caller's. */
export interface Words {
  title(kind: Kind): string;
  message(finding: Finding): string;
  /** What `fixes[index]` does. */
  fixTitle(finding: Finding, index: number): string;
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
export function sarif(files: readonly FileFindings[], version: string, successful: boolean, words: Words): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'tuiqiao',
            version,
            rules: CHECKED_KINDS.map((kind) => ({ id: kind, shortDescription: { text: words.title(kind) } })),
          },
        },
        invocations: [{ executionSuccessful: successful }],
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        artifacts: files.map(({ path, encoding }) => ({ location: { uri: uriOf(path) }, encoding })),
        results: files.flatMap((file, index) =>
          file.findings.map((finding) => resultOf(file.path, index, finding, words)),
        ),
      },
    ],
  };
}

function resultOf(path: string, index: number, finding: Finding & Located, words: Words): object {
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
    description: { text: words.fixTitle(finding, number) },
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
    ruleIndex: CHECKED_KINDS.indexOf(finding.kind),
    level: LEVELS[finding.severity],
    message: { text: words.message(finding) },
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
