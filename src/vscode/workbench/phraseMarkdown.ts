import * as vscode from 'vscode';
import type { Phrase, PhraseKind, Source } from '../../phrases';
import type { Script } from '../../text/script';
import { inStandard, type Standard } from '../../text/standards';
import { localise } from './localise';

/** Not contributed: the links in hovers and details panes run it, never a person. */
export const OPEN_SOURCE = '_tuiqiao.openSource';

/** Where a phrase was said, as a link carries it. */
export interface SourceLink {
  readonly uri: string;
  /** Half-open UTF-16 offsets. */
  readonly start?: number;
  readonly end?: number;
  /** What stands there, so that it is found again after an edit. */
  readonly text?: string;
}

/** How a phrase is to be written: in which script, and of Traditional in whose forms. */
export interface Wording {
  readonly script: Script;
  readonly standard: Standard;
}

/**
 * A phrase as hovers and the details pane show it: the phrase with kind and theme, members, explanation, usage, sources.
 * What other books say of it stands below, each with where it is from.
 * Everything from a book is data: it goes in as text, never as Markdown. The one command that links may run opens a source.
 */
export function phraseMarkdown(
  phrase: Phrase,
  { script, standard }: Wording,
  otherwise: readonly Phrase[] = [],
): vscode.MarkdownString {
  const form = script === 'traditional' ? phrase.traditional : undefined;
  const write = (text: string): string => (form ? inStandard(text, standard) : text);
  const text = write(form?.text ?? phrase.text);
  const members = (form?.members ?? phrase.members)?.map(write);
  const expansion = form?.expansion ?? phrase.expansion;
  const explanation = form?.explanation ?? phrase.explanation;
  const usage = form ? form.usage : phrase.usage;
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: [OPEN_SOURCE] };

  markdown.appendMarkdown('**').appendText(text).appendMarkdown('**  \n');
  markdown.appendText(`${kindName(phrase.kind)} · ${themeName(phrase.theme)}`);
  if (explanation) markdown.appendMarkdown('\n\n').appendText(write(explanation));
  if (members && members.length > 1 && !isJustTheText(members, text)) {
    markdown.appendMarkdown('\n\n');
    for (const [index, member] of members.entries()) markdown.appendMarkdown(`\n${index + 1}. `).appendText(member);
  } else if (expansion) {
    markdown.appendMarkdown('\n\n').appendText(write(expansion));
  }
  if (usage) labelled(markdown, localise('Usage')).appendText(write(usage));
  for (const [index, source] of phrase.sources.entries()) {
    if (index === 0) labelled(markdown, localise('Source'));
    else markdown.appendMarkdown('  \n');
    appendSource(markdown, source, phrase.text);
  }
  for (const other of otherwise) {
    const own = script === 'traditional' ? other.traditional : undefined;
    labelled(markdown, localise('Another explanation')).appendText(
      own ? inStandard(own.explanation, standard) : other.explanation,
    );
    const [source] = other.sources;
    if (source) appendSource(markdown.appendMarkdown('  \n'), source, other.text);
  }
  return markdown;
}

function labelled(markdown: vscode.MarkdownString, label: string): vscode.MarkdownString {
  return markdown.appendMarkdown('\n\n**').appendText(label).appendMarkdown('**　');
}

/** Where it was said; a link where the book knows the document. */
function appendSource(
  markdown: vscode.MarkdownString,
  { title, section, date, uri, start, end }: Source,
  said: string,
): void {
  const text = [title, section, date].filter(Boolean).join(' · ');
  if (uri === undefined) {
    markdown.appendText(text);
    return;
  }
  const link: SourceLink = {
    uri,
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    // Without a place it is the document that is meant.
    ...(start !== undefined && { text: said }),
  };
  // encodeURIComponent leaves parentheses, which would end the link.
  const argument = encodeURIComponent(JSON.stringify([link])).replace(/[()]/g, (mark) =>
    mark === '(' ? '%28' : '%29',
  );
  markdown.appendMarkdown('[').appendText(text).appendMarkdown(`](command:${OPEN_SOURCE}?${argument})`);
}

/** A list such as 团结、务实 says its members by itself. */
function isJustTheText(members: readonly string[], text: string): boolean {
  return members.join('、') === text || members.join('，') === text;
}

export function kindName(kind: PhraseKind): string {
  switch (kind) {
    case 'quoted-slogan':
      return localise('Quoted slogan');
    case 'parallel-list':
      return localise('Parallel list');
    case 'parallel-clause':
      return localise('Parallel clauses');
    case 'numeric-abbreviation':
      return localise('Numeric abbreviation');
    case 'four-character':
      return localise('Set phrase');
    case 'metaphor':
      return localise('Metaphor');
    case 'maxim':
      return localise('Maxim');
    case 'heading-slogan':
      return localise('Heading');
    case 'definition':
      return localise('Definition');
    case 'collocation':
      return localise('Collocation');
    case 'frame':
      return localise('Sentence frame');
  }
}

/** The theme in the language of the interface; that of a book of one's own as it is. */
export function themeName(theme: string): string {
  switch (theme) {
    case '定位与职责':
      return localise('Position and duties');
    case '精神作风':
      return localise('Spirit and style of work');
    case '参谋调研':
      return localise('Counsel and research');
    case '协调沟通':
      return localise('Coordination');
    case '服务保障':
      return localise('Service and support');
    case '督查落实':
      return localise('Supervision and follow-up');
    case '办文办会办事':
      return localise('Documents, meetings, affairs');
    case '学习本领':
      return localise('Learning and skills');
    case '创新进取':
      return localise('Innovation and drive');
    case '团队和谐':
      return localise('Team and harmony');
    case '法治廉洁':
      return localise('Law and integrity');
    case '政治表述':
      return localise('Political formulas');
    default:
      return theme;
  }
}
