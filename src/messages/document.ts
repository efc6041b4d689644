import type { Unreadable } from '../read/document';
import type { DocxSummary } from '../read/docx';
import type { Translate } from './translate';

/** Why a file was not read, and what to do. */
export function unreadableMessage(file: string, problem: Unreadable, t: Translate): string {
  switch (problem) {
    case 'binary':
      return t('{path}: is a binary file, not a text; skipped', { path: file });
    case 'legacy-word':
      return t('{file} is a legacy .doc; save it as .docx first.', { file });
    case 'wps':
      return t('{file} is a WPS document; save it as .docx first.', { file });
    case 'spreadsheet':
      return t('{file} is a spreadsheet; copy its text into a text file.', { file });
    case 'presentation':
      return t('{file} is a presentation; copy its text into a text file.', { file });
    case 'open-document':
      return t('{file} is an OpenDocument file; save it as .docx first.', { file });
    case 'word-xml':
      return t('{file} is Word XML; save it as .docx first.', { file });
    case 'web-archive':
      return t('{file} is a single-file web page; save it as .docx first.', { file });
    case 'rtf':
      return t('{file} is RTF; save it as .docx first.', { file });
    case 'pdf':
      return t('{file} is a PDF; use the document that it was made from, or copy its text into a text file.', { file });
    case 'ofd':
      return t('{file} is an OFD; use the document that it was made from, or copy its text into a text file.', {
        file,
      });
    case 'encrypted':
      return t('{file} is protected by a password; save it without one first.', { file });
    case 'damaged':
      return t('{file} is damaged; open it in Word or WPS and save it again.', { file });
    case 'too-large':
      return t('{file} unpacks to more than can be read.', { file });
  }
}

/** What was done to get at the text of a Word document; empty where there was nothing to do. Headers and footers go without saying. */
export function summaryMessage({ insertions, deletions, moves, skipped }: DocxSummary, t: Translate): string {
  const { hidden, notes, comments, textBoxes, embedded } = skipped;
  const done = [
    insertions > 0 && t('{n} tracked insertions taken in', { n: insertions }),
    deletions > 0 && t('{n} tracked deletions left out', { n: deletions }),
    moves > 0 && t('{n} tracked moves taken in', { n: moves }),
    hidden > 0 && t('{n} hidden passages left out', { n: hidden }),
    notes > 0 && t('{n} notes left out', { n: notes }),
    comments > 0 && t('{n} comments left out', { n: comments }),
    textBoxes > 0 && t('{n} text boxes left out', { n: textBoxes }),
    embedded > 0 && t('{n} embedded files left out', { n: embedded }),
  ];
  return done.filter((each) => each !== false).join(t(', '));
}
