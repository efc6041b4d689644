// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how snippets write their gaps
import { type CompletionOptions, type Phrase, Phrasebook } from '../../../src/phrases';

/** An entry with what tests do not look at filled in. */
export function entry(fields: Partial<Phrase> & Pick<Phrase, 'text'>): Phrase {
  return { kind: 'collocation', theme: '精神作风', explanation: '', sources: [], ...fields };
}

function traditional(text: string, more: { frame?: string; expansion?: string } = {}) {
  return { traditional: { text, explanation: '', ...more } };
}

/** A small book with one of everything. */
export const SAMPLE: readonly Phrase[] = [
  entry({
    text: '团结、务实、进取、创新',
    kind: 'quoted-slogan',
    members: ['团结', '务实', '进取', '创新'],
    pinyin: 'tuan jie wu shi jin qu chuang xin',
    ...traditional('團結、務實、進取、創新'),
  }),
  entry({
    text: '团结就是力量',
    theme: '团队和谐',
    pinyin: 'tuan jie jiu shi li liang',
    ...traditional('團結就是力量'),
  }),
  entry({ text: '团结一致', pinyin: 'tuan jie yi zhi', ...traditional('團結一致') }),
  entry({
    text: '忠诚有魂、参谋有道、协调有方',
    kind: 'parallel-list',
    members: ['忠诚有魂', '参谋有道', '协调有方'],
    pinyin: 'zhong cheng you hun can mou you dao xie tiao you fang',
    ...traditional('忠誠有魂、參謀有道、協調有方'),
  }),
  entry({
    text: '三服务',
    kind: 'numeric-abbreviation',
    members: ['为领导服务', '为部门和基层服务', '为人民群众服务'],
    expansion: '为领导服务，为部门和基层服务，为人民群众服务',
    pinyin: 'san fu wu',
    ...traditional('三服務', { expansion: '為領導服務，為部門和基層服務，為人民群眾服務' }),
  }),
  entry({ text: '要做“加油站”', kind: 'metaphor', pinyin: 'yao zuo jia you zhan', ...traditional('要做「加油站」') }),
  entry({ text: '窗口', kind: 'metaphor', pinyin: 'chuang kou', ...traditional('窗口') }),
  entry({
    text: '由……向……转变',
    kind: 'frame',
    frame: '由${1:粗放}向${2:精细}转变',
    pinyin: 'you xiang zhuan bian',
    ...traditional('由……向……轉變', { frame: '由${1:粗放}向${2:精細}轉變' }),
  }),
  entry({
    text: '充分发挥……作用',
    kind: 'frame',
    frame: '充分发挥${1:…}作用',
    pinyin: 'chong fen fa hui zuo yong',
    ...traditional('充分發揮……作用'),
  }),
  entry({
    text: '精益求精',
    kind: 'four-character',
    complete: false,
    pinyin: 'jing yi qiu jing',
    ...traditional('精益求精'),
  }),
  entry({
    text: '增强“四个意识”',
    theme: '政治表述',
    pinyin: 'zeng qiang si ge yi shi',
    ...traditional('增強「四個意識」'),
  }),
  entry({ text: '凭借优势', pinyin: 'ping jie you shi', ...traditional('憑藉優勢') }),
  entry({
    text: '绿水青山就是金山银山',
    kind: 'maxim',
    pinyin: 'lv shui qing shan jiu shi jin shan yin shan',
    ...traditional('綠水青山就是金山銀山'),
  }),
  entry({
    text: '工作、学习、生活',
    kind: 'parallel-list',
    members: ['工作', '学习', '生活'],
    pinyin: 'gong zuo xue xi sheng huo',
    ...traditional('工作、學習、生活'),
  }),
  entry({ text: '𠮷祥如意', pinyin: 'ji xiang ru yi', ...traditional('𠮷祥如意') }),
  entry({ text: '不謀全局者不足以謀一域', kind: 'maxim' }),
  entry({ text: '努力开创新局面' }),
];

export const BOOK = Phrasebook.from(SAMPLE);

/** The line up to the caret `‸`. */
export function before(marked: string): string {
  return marked.slice(0, marked.indexOf('‸'));
}

/** The texts that picking each completion leads to, best first, with the caret where it ends. */
export function picks(marked: string, options: CompletionOptions = {}, book = BOOK): string[] {
  const typed = before(marked);
  const after = marked.slice(typed.length + 1);
  return book
    .complete(typed, options)
    .map(({ insert, replace }) => `${typed.slice(0, typed.length - replace)}${insert}‸${after}`);
}
