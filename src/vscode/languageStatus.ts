import * as vscode from 'vscode';
import { PROFILES, type Profile } from '../garble/profile';
import type { DocumentChecks } from './documents/checks';
import type { Diagnostics } from './documents/diagnostics';
import { isProse, PROSE_SELECTOR } from './documents/documents';
import { inBackground } from './workbench/engine';
import { localise } from './workbench/localise';

/** The language status item: which kind of text the document is taken for and how much there is to check; one click changes the kind. */
export function registerLanguageStatus(checks: DocumentChecks, diagnostics: Diagnostics): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('tuiqiao.status', PROSE_SELECTOR);
  item.name = localise('Tuiqiao');
  item.command = { command: 'tuiqiao.chooseProfile', title: localise('Choose Kind of Text') };

  const update = async (document: vscode.TextDocument | undefined) => {
    if (!document || !isProse(document)) return;
    const check = await checks.of(document);
    const count = check.findings().length;
    const profile = profileName(check.profile);
    item.text =
      count > 0
        ? localise('{profile} · {n} to check', { profile, n: count })
        : localise('{profile} · no damage found', { profile });
  };
  const show = (document: vscode.TextDocument | undefined) => inBackground(update(document));
  show(vscode.window.activeTextEditor?.document);
  return vscode.Disposable.from(
    item,
    // Where nothing is published by itself, the kind of text may change all the same.
    checks.onDidReset(() => show(vscode.window.activeTextEditor?.document)),
    diagnostics.onDidPublish((document) => {
      if (document === vscode.window.activeTextEditor?.document) show(document);
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => show(editor?.document)),
    vscode.commands.registerCommand('tuiqiao.chooseProfile', () => chooseProfile(checks)),
  );
}

async function chooseProfile(checks: DocumentChecks): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isProse(document)) return;
  const current = checks.chosenProfile(document);
  const choices: (vscode.QuickPickItem & { profile: Profile | undefined })[] = [
    {
      label: localise('Recognise by itself'),
      detail: localise('From the text itself, when it is opened and when it is saved'),
      profile: undefined,
    },
    ...PROFILES.map((profile) => ({ label: profileName(profile), detail: profileDetail(profile), profile })),
  ];
  for (const choice of choices) if (choice.profile === current) choice.description = localise('current');
  const { profile } = await checks.of(document);
  const picked = await vscode.window.showQuickPick(choices, {
    title: localise('Choose Kind of Text'),
    placeHolder: localise('Now: {profile}', { profile: profileName(profile) }),
    matchOnDetail: true,
  });
  if (picked) await checks.chooseProfile(document, picked.profile);
}

function profileName(profile: Profile): string {
  switch (profile) {
    case 'official':
      return localise('Official prose');
    case 'scraped':
      return localise('Scraped material');
    case 'technical':
      return localise('Technical');
    case 'literary':
      return localise('Literary');
    case 'typeset':
      return localise('TeX or Typst source');
    case 'press':
      return localise('Hong Kong or Taiwan press');
    case 'damage':
      return localise('Damage only');
  }
}

/** What is looked for there, and what is left alone: its column of garble/levels.ts in a few words. */
function profileDetail(profile: Profile): string {
  switch (profile) {
    case 'official':
      return localise('Speeches, notices, statutes: damage, layout, punctuation and numerals');
    case 'scraped':
      return localise('Copied from pages: every trace of the page counts, layout too');
    case 'technical':
      return localise('Manuals: HTML, entities, escapes and half-width marks are legal there');
    case 'literary':
      return localise('Novels, essays, verse: damage, and little of the layout');
    case 'typeset':
      return localise('Commands and mark-up are left alone');
    case 'press':
      return localise('Traditional press releases: damage and layout, none of the Mainland standards');
    case 'damage':
      return localise('Mojibake, lost and look-alike characters; nothing else');
  }
}
