import type { Finding, Kind, Misreading } from '../garble/finding';
import { applyEdits } from '../garble/repair';
import { boilerplateSort, characterName, confusableBlock, encodingName, escapeForm, markName } from './names';
import { codePoint, quoted } from './quotation';
import type { Translate } from './translate';

/** The title of a kind: a noun phrase. */
export function title(kind: Kind, t: Translate): string {
  switch (kind) {
    case 'mojibake':
      return t('Garbled text (mojibake)');
    case 'lost-character':
      return t('Lost character');
    case 'escape':
      return t('Escape left over');
    case 'pinyin-gloss':
      return t('Injected pinyin');
    case 'anti-copy-noise':
      return t('Anti-copy noise');
    case 'html-entity':
      return t('HTML entity left over');
    case 'html-tag':
      return t('HTML tag left over');
    case 'boilerplate':
      return t('Site boilerplate');
    case 'placeholder':
      return t('Text withheld');
    case 'elision':
      return t('Text cut off');
    case 'invisible':
      return t('Invisible character');
    case 'confusable':
      return t('Look-alike code point');
    case 'private-use':
      return t('Private-use character');
    case 'script-mix':
      return t('Mixed script');
    case 'halfwidth-punctuation':
      return t('Half-width punctuation');
    case 'stray-space':
      return t('Stray space');
    case 'hard-wrap':
      return t('Line break inside a sentence');
    case 'unpaired':
      return t('Unpaired mark');
    case 'duplicate':
      return t('Repeated text');
    case 'heading-numbering':
      return t('Heading number');
    case 'punctuation':
      return t('Punctuation');
    case 'numeral':
      return t('Numerals');
    case 'typo':
      return t('Wrong character');
    case 'misquote':
      return t('Misquotation');
    case 'enumeration':
      return t('Incomplete enumeration');
  }
}

/** Whether the sentence of the kind says what the text should be; a rule may find what it cannot mend. */
function namesItsFix(finding: Finding): boolean {
  switch (finding.kind) {
    case 'escape':
    case 'html-entity':
    case 'confusable':
    case 'script-mix':
    case 'halfwidth-punctuation':
    case 'typo':
    case 'misquote':
      return true;
    case 'pinyin-gloss':
      return finding.ateNeighbour === true;
    case 'heading-numbering':
      return !finding.missingMark;
    case 'punctuation':
      return finding.what === 'other';
    case 'numeral':
      return finding.what !== 'approximation';
    default:
      return false;
  }
}

/** One sentence that says what a finding is and what it should be. */
export function message(finding: Finding, t: Translate): string {
  const text = quoted(finding.text, t);
  const mended = replacement(finding);
  if (mended === undefined && namesItsFix(finding)) {
    return t('{title}: {text}; check the source.', { title: title(finding.kind, t), text });
  }
  const fix = quoted(mended ?? '', t);
  switch (finding.kind) {
    case 'mojibake':
      return mojibake(finding, text, fix, t);
    case 'lost-character':
      return finding.fixes.length > 0
        ? t('A character is lost here, probably {fix}; check the source.', { fix })
        : t('{text} marks a character that was lost; restore it from the source.', { text });
    case 'escape':
      return t('{text} is {form} that was never decoded; it should read {fix}.', {
        text,
        fix,
        form: escapeForm(finding.form, t),
      });
    case 'pinyin-gloss': {
      const base = quoted(finding.base, t);
      if (finding.ateNeighbour)
        return t('{text} is injected pinyin with a broken character, probably {fix}.', { text, fix });
      return finding.certain
        ? t('{text} after {base} is pinyin that crept in when the page was copied; delete it.', { text, base })
        : t('{text} after {base} looks like injected pinyin; ignore it if the gloss is meant.', { text, base });
    }
    case 'anti-copy-noise':
      return t(
        'These characters were inserted by forum software to spoil copying and are no part of the text; delete them.',
      );
    case 'html-entity':
      return t('{text} is an HTML entity that was never decoded; it should read {fix}.', { text, fix });
    case 'html-tag':
      return finding.lineBreak
        ? t('{text} is a left-over line-break tag; make it a line break.', { text })
        : t('{text} is a left-over HTML tag; delete it.', { text });
    case 'boilerplate':
      return t('{text} looks like {what} added by the site, not text of the document.', {
        text,
        what: boilerplateSort(finding.what, t),
      });
    case 'placeholder':
      return t('{text} seems to stand for withheld text; restore it from the source.', { text });
    case 'elision':
      return t('The text breaks off here and the rest is missing; get the full text.');
    case 'invisible':
      return invisible(
        codePoint(finding.codePoint),
        characterName(finding.codePoint, finding.name, t),
        mended ? fix : '',
        t,
      );
    case 'confusable':
      return t('{text} is a {block} ({codepoint}), not the ordinary character; it should be {fix} ({fixCodepoint}).', {
        text,
        fix,
        block: confusableBlock(finding.block, t),
        codepoint: codePoint(finding.text.codePointAt(0) ?? 0),
        fixCodepoint: codePoint(mended?.codePointAt(0) ?? 0),
      });
    case 'private-use': {
      const codepoint = codePoint(finding.text.codePointAt(0) ?? 0);
      return finding.fixes.length > 0
        ? t('{codepoint} is a private-use character that other devices cannot show; it should be {fix}.', {
            codepoint,
            fix,
          })
        : t('{codepoint} is a private-use character of unknown meaning; restore it from the source.', { codepoint });
    }
    case 'script-mix':
      if (finding.conversion) return t('{text} looks like a conversion slip; it should be {fix}.', { text, fix });
      return finding.script === 'simplified'
        ? t('The document is in Simplified Chinese, but {text} is Traditional; it should be {fix}.', { text, fix })
        : t('The document is in Traditional Chinese, but {text} is Simplified; it should be {fix}.', { text, fix });
    case 'halfwidth-punctuation':
      return t('{text} next to Han should be full-width {fix}.', { text, fix });
    case 'stray-space':
      return finding.wholeLine
        ? t('Every character of this line is spaced out; close it up.')
        : t('There is a stray space between Han characters; delete it.');
    case 'hard-wrap':
      return t('The line breaks before the sentence ends; join it to the next.');
    case 'unpaired':
      return t('{text} has no matching {partner}.', { text, partner: quoted(finding.partner, t) });
    case 'duplicate':
      return t('{text} stands twice in a row; one is probably superfluous.', { text });
    case 'heading-numbering':
      return finding.missingMark
        ? t('A “、” seems to be missing after {text}.', { text })
        : t('This heading is numbered {text}; after what precedes it should be {fix}.', { text, fix });
    case 'punctuation':
      return punctuation(finding.what, finding.mark ?? '', text, fix, t);
    case 'numeral':
      return numeral(finding.what, text, fix, t);
    case 'typo':
      switch (finding.grade) {
        case 'certain':
          return t('{text} should be {fix}.', { text, fix });
        case 'probable':
          return t('{text} is probably a slip for {fix}.', { text, fix });
        case 'variant':
          return t('{text} is accepted; {fix} is preferred.', { text, fix });
      }
      break;
    case 'misquote':
      return finding.source
        ? t('{text} differs from {source}, which reads {fix}.', { text, fix, source: finding.source })
        : t('{text} differs from the phrasebook, which has {fix}.', { text, fix });
    case 'enumeration':
      return t('The text announces {announced} but gives only {n}; {missing} is not there.', {
        announced: quoted(finding.announced, t),
        n: finding.count,
        missing: quoted(finding.missing, t),
      });
  }
}

function mojibake(finding: Extract<Finding, { kind: 'mojibake' }>, text: string, fix: string, t: Translate): string {
  const chain = chainOf(finding.chain, finding.lostBytes, t);
  const [last] = finding.chain;
  if (finding.wholeDocument && last) {
    return t('This file is {expected} but was opened as {actual}; reopen it with that encoding.', {
      expected: encodingName(last.actual),
      actual: encodingName(last.readAs),
    });
  }
  if (finding.fixes.length === 0)
    return t('Bytes are lost here, so this mojibake cannot be undone; get the text again.');
  if (finding.certain) return t('{text} is mojibake{chain}; it should read {fix}.', { text, chain, fix });
  const percent = Math.round(finding.confidence * 100);
  return finding.second === undefined
    ? t('{text} looks like mojibake{chain}, probably {fix} ({percent} %); check the source.', {
        text,
        chain,
        fix,
        percent,
      })
    : t('{text} looks like mojibake{chain}, probably {fix} ({percent} %), or else {second}; choose by the source.', {
        text,
        chain,
        fix,
        percent,
        second: quoted(finding.second, t),
      });
}

function invisible(codepoint: string, name: string, fix: string, t: Translate): string {
  return fix === ''
    ? t('There is an invisible {codepoint} ({name}) here; delete it.', { codepoint, name })
    : t('There is an invisible {codepoint} ({name}) here; it should be {fix}.', { codepoint, name, fix });
}

/** How the garble came about, in parentheses; how is not always known. */
function chainOf(chain: readonly Misreading[], lostBytes: number, t: Translate): string {
  const steps = chain.map(({ actual, readAs }) =>
    t('{actual} read as {readAs}', { actual: encodingName(actual), readAs: encodingName(readAs) }),
  );
  if (lostBytes > 0) steps.push(t('bytes lost: {n}', { n: lostBytes }));
  return steps.length === 0 ? '' : t(' ({chain})', { chain: steps.join(t(', ')) });
}

function punctuation(
  what: Extract<Finding, { kind: 'punctuation' }>['what'],
  mark: string,
  text: string,
  fix: string,
  t: Translate,
): string {
  switch (what) {
    case 'between-marks':
      return t('Side-by-side {mark} usually take no enumeration comma (GB/T 15834-2011, 4.5.3.5).', {
        mark: markName(mark, t),
      });
    case 'superfluous':
      return t('{text} takes no {mark} after it.', { text, mark: quoted(mark, t) });
    case 'missing-final':
      return t('The paragraph lacks a final mark.');
    case 'other':
      return t('{text} should be {fix}.', { text, fix });
  }
}

function numeral(what: Extract<Finding, { kind: 'numeral' }>['what'], text: string, fix: string, t: Translate): string {
  switch (what) {
    case 'document-number':
      return t('The document number should read {fix} (GB/T 9704-2012, 7.2.5).', { fix });
    case 'year':
      return t('The year {text} is better written {fix}.', { text, fix });
    case 'date':
      return t('Dates take no leading zero: {fix}.', { fix });
    case 'approximation':
      return t('{text} is an approximation and takes no enumeration comma.', { text });
    case 'other':
      return t('{text} should be {fix}.', { text, fix });
  }
}

/** The title of the quick fix that applies `fixes[index]`. */
export function fixTitle(finding: Finding, index: number, t: Translate): string {
  const text = replacement(finding, index) ?? '';
  if (text === '') return t('Delete {text}', { text: quoted(finding.text, t) });
  return t('Change to {fix}', { fix: quoted(text, t) });
}

/** What `fixes[index]` makes of the finding's own span; undefined where there is no such fix. */
function replacement(finding: Finding, index = 0): string | undefined {
  const edits = finding.fixes[index]?.edits;
  if (!edits) return undefined;
  const inside = edits
    .filter((edit) => edit.start <= finding.end && edit.end >= finding.start)
    .map((edit) => ({
      text: edit.text,
      start: Math.max(0, edit.start - finding.start),
      end: Math.min(finding.text.length, edit.end - finding.start),
    }));
  return applyEdits(finding.text, inside);
}
