// What scripts/phrasebook.ts cannot work out: names of files, readings and Traditional forms that the converters get wrong.

/** The file of each theme of the built-in book. */
export const FILES: Readonly<Record<string, string>> = {
  定位与职责: 'position',
  精神作风: 'spirit',
  参谋调研: 'counsel',
  协调沟通: 'coordination',
  服务保障: 'service',
  督查落实: 'supervision',
  办文办会办事: 'office',
  学习本领: 'learning',
  创新进取: 'innovation',
  团队和谐: 'team',
  法治廉洁: 'integrity',
  政治表述: 'politics',
};

/** Words whose reading pinyin-pro gets wrong in some phrase: the word, and one syllable a Han. */
export const READINGS: Readonly<Record<string, string>> = {};

/** What opencc-js makes of a phrase, and what it should be. Applied to its output. */
export const TRADITIONAL: readonly (readonly [made: string, right: string])[] = [];

/** Characters whose Traditional form depends on the word: phrases that hold one are printed for reading. */
export const SEVERAL_FORMS =
  '干系后里面发复制准台云松只于著志谷余征几卷了冲丑斗范丰刮胡划回伙获饥家价借尽据卡克困累帘炼弥蒙秘宁扑仆千签曲确舍沈胜术苏坛体听同涂团吁向须旋叶佣郁御愿岳折症致钟种周朱注筑庄么出仇当党吊淀赶个构合汇伪咽游占证采才表别布厂尝奋夫广柜裹哄欢荐姜杰巨扣夸腊里历隶录霉面蔑蓦拈娘';
