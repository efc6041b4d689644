import type { Scene } from '../stagehand';
import type { Case } from './cases';

/** What stands around the caret of a case; the document has lines before and behind, which must stay as they are. */
export interface Line {
  readonly before: string;
  readonly after: string;
}

/** A stretch that an input method commits, or letters typed straight into the document. */
export interface Keys {
  /** What is spelled; empty where letters are typed as they are. */
  readonly spelled: string;
  readonly committed: string;
}

/** What is typed, and the phrase of the built-in book that it begins. */
export interface Input {
  readonly keys: readonly Keys[];
  readonly phrase: string;
}

const UNITY = '团结、务实、进取、创新';
const LOYALTY = '忠诚有魂、参谋有道、协调有方、服务有力、督办有效';

export function inputOf({ input }: Pick<Case, 'input'>): Input {
  switch (input) {
    case 'one Han':
      return { keys: [{ spelled: 'tuan', committed: '团' }], phrase: UNITY };
    case 'two Han':
      return {
        keys: [
          { spelled: 'tuan', committed: '团' },
          { spelled: 'jie', committed: '结' },
        ],
        phrase: UNITY,
      };
    case 'three Han':
      return {
        keys: [
          { spelled: 'zhong', committed: '忠' },
          { spelled: 'cheng', committed: '诚' },
          { spelled: 'you', committed: '有' },
        ],
        phrase: LOYALTY,
      };
    case 'whole word':
      return { keys: [{ spelled: 'tuanjie', committed: '团结' }], phrase: UNITY };
    case 'tjws':
      return { keys: [{ spelled: '', committed: 'tjws' }], phrase: UNITY };
  }
}

export function lineOf({ place, file }: Pick<Case, 'place' | 'file'>): Line {
  switch (place) {
    case 'end of line':
      return { before: '全厂职工发扬光荣传统', after: '' };
    case 'middle of a run':
      return { before: '我们', after: '努力工作' };
    case 'after a mark':
      return { before: file === 'md' ? '全厂职工发扬传统，' : '认真、', after: '争取更大成绩。' };
    case 'after letters':
      return { before: '全厂职工都会使用VSCode', after: '' };
    case 'line over 1,000':
      return { before: `${'全厂职工发扬光荣传统'.repeat(110)}要`, after: '' };
    case 'foreign wordPattern':
      return { before: '我们要', after: '' };
    case 'quick suggestions off':
      return { before: '全厂职工发扬光荣传统，', after: '' };
  }
}

/** The whole document with something at the caret. */
export function documentOf(each: Case, typed: string): string {
  const { before, after } = lineOf(each);
  const title = each.file === 'md' ? '# 讲话稿' : '讲话稿';
  return `${title}\n\n${before}${typed}${after}\n\n以上意见，请予审议。\n`;
}

/** What a case begins with. */
export function sceneOf(each: Case): Scene {
  const text = documentOf(each, '');
  return {
    file: `draft.${each.file}`,
    text,
    caret: text.indexOf(lineOf(each).before) + lineOf(each).before.length,
    foreignWords: each.place === 'foreign wordPattern',
    settings: { 'editor.quickSuggestions': each.place === 'quick suggestions off' ? false : null },
  };
}
