import * as vscode from 'vscode';
import type { Phrase, PhraseKind } from '../phrases';
import type { Script } from '../text/script';
import { localise } from './localise';

/**
 * A phrase as hovers and the details pane show it: the phrase with kind and theme, members, explanation, usage, sources.
 * Everything from a book is data: it goes in as text, never as Markdown.
 */
export function phraseMarkdown(phrase: Phrase, script: Script): vscode.MarkdownString {
  const form = script === 'traditional' ? phrase.traditional : undefined;
  const explanation = form?.explanation ?? phrase.explanation;
  const usage = form ? form.usage : phrase.usage;
  const members = form?.members ?? phrase.members;
  const expansion = form?.expansion ?? phrase.expansion;
  const markdown = new vscode.MarkdownString();

  markdown
    .appendMarkdown('**')
    .appendText(form?.text ?? phrase.text)
    .appendMarkdown('** · ');
  markdown.appendText(`${kindName(phrase.kind)} · ${phrase.theme}`);
  if (members && members.length > 1 && !isJustTheText(members, form?.text ?? phrase.text)) {
    markdown.appendMarkdown('\n\n');
    for (const [index, member] of members.entries()) markdown.appendMarkdown(`\n${index + 1}. `).appendText(member);
  } else if (expansion) {
    markdown.appendMarkdown('\n\n').appendText(expansion);
  }
  if (explanation) markdown.appendMarkdown('\n\n').appendText(explanation);
  if (usage) paragraph(markdown, localise('Usage'), usage);
  const sources = phrase.sources.map(({ title, section, date }) => [title, section, date].filter(Boolean).join(' · '));
  if (sources.length > 0) paragraph(markdown, localise('Source'), sources.join('\n'));
  return markdown;
}

function paragraph(markdown: vscode.MarkdownString, label: string, text: string): void {
  markdown.appendMarkdown('\n\n*').appendText(label).appendMarkdown('*　').appendText(text);
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
