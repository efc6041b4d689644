import radicals from '../data/radicals.txt';
import type { ConfusableBlock } from '../finding';

// Radicals from EquivalentUnifiedIdeograph.txt of the Unicode Character Database 15.0 (Unicode licence), by scripts/lookAlikes.mjs.

/** A character that is drawn like an ordinary one. */
export interface LookAlike {
  readonly block: ConfusableBlock;
  readonly text: string;
  /** Whether it is drawn just like it; a component (⺡ of 水's family) is not. */
  readonly alike: boolean;
}

/** ㆒ to ㆟, by code point from U+3192. */
const KANBUN = '一二三四上中下甲乙丙丁天地人';
/** Katakana that are drawn like Han, then the Han; ㄧ of Bopomofo and ㇐ of the strokes are as common for 一. */
const KANA = 'エ工ニ二ロ口ハ八ト卜カ力タ夕チ千オ才ー一ㄧ一㇐一';
/** Cyrillic and Greek letters that are drawn like Latin ones, then the Latin. */
const LETTERS = 'АAВBЕEКKМMНHОOРPСCТTХXаaеeоoрpсcуyхxіiѕsјjІIЅSЈJ' + 'ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo';

let table: Map<string, LookAlike> | undefined;

function lookAlikes(): Map<string, LookAlike> {
  if (!table) {
    table = new Map();
    const [whole = '', components = ''] = radicals.split(' ');
    addPairs(table, whole, 'radical', true);
    addPairs(table, components, 'radical', false);
    for (const [index, text] of [...KANBUN].entries())
      table.set(String.fromCharCode(0x3192 + index), { block: 'kanbun', text, alike: true });
    addPairs(table, KANA, 'kana', true);
    addPairs(table, LETTERS, 'other-script', true);
  }
  return table;
}

function addPairs(into: Map<string, LookAlike>, pairs: string, block: ConfusableBlock, alike: boolean): void {
  for (let i = 0; i + 1 < pairs.length; i += 2) into.set(pairs.charAt(i), { block, text: pairs.charAt(i + 1), alike });
}

/** The ordinary character that `character` (one UTF-16 unit) is drawn like, if any. */
export function lookAlike(character: string): LookAlike | undefined {
  return lookAlikes().get(character);
}
