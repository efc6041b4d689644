import type { Kind } from '../finding';
import type { Rule } from '../rule';
import { rule as antiCopyNoise } from './antiCopyNoise';
import { rule as boilerplate } from './boilerplate';
import { rule as confusable } from './confusable';
import { rule as duplicate } from './duplicate';
import { rule as elision } from './elision';
import { rule as escapeLeftOver } from './escape';
import { rule as halfwidthPunctuation } from './halfwidthPunctuation';
import { rule as hardWrap } from './hardWrap';
import { rule as headingNumbering } from './headingNumbering';
import { rule as htmlEntity } from './htmlEntity';
import { rule as htmlTag } from './htmlTag';
import { rule as invisible } from './invisible';
import { rule as lostCharacter } from './lostCharacter';
import { rule as mojibake } from './mojibake';
import { rule as numeral } from './numeral';
import { rule as pinyinGloss } from './pinyinGloss';
import { rule as placeholder } from './placeholder';
import { rule as privateUse } from './privateUse';
import { rule as punctuation } from './punctuation';
import { rule as scriptMix } from './scriptMix';
import { rule as straySpace } from './straySpace';
import { rule as unpaired } from './unpaired';

/** The table of rules, in the order of KINDS: of findings that partly overlap the earlier kind stays. */
export const RULES: readonly Rule[] = [
  mojibake,
  lostCharacter,
  escapeLeftOver,
  pinyinGloss,
  antiCopyNoise,
  htmlEntity,
  htmlTag,
  boilerplate,
  placeholder,
  elision,
  invisible,
  confusable,
  privateUse,
  scriptMix,
  halfwidthPunctuation,
  straySpace,
  hardWrap,
  unpaired,
  duplicate,
  headingNumbering,
  punctuation,
  numeral,
] as readonly Rule[];

/** The kinds that a rule finds; the others of KINDS have their names and nothing else yet. */
export const CHECKED_KINDS: readonly Kind[] = RULES.map(({ kind }) => kind);
