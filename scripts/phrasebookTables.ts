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
export const READINGS: Readonly<Record<string, string>> = {
  专一行: 'zhuan yi hang',
  同行共进: 'tong xing gong jin',
  行动: 'xing dong',
  设卡: 'she qia',
  琢磨: 'zuo mo',
  给予: 'ji yu',
  塞责: 'se ze',
  这种就了: 'zhe zhong jiu le',
  也就了: 'ye jiu le',
  // 地 as a particle; 特殊地位, 脚踏实地 keep di.
  不懈地: 'bu xie de',
  不断地: 'bu duan de',
  准确地: 'zhun que de',
  善始善终地: 'shan shi shan zhong de',
  大胆地: 'da dan de',
  扎扎实实地: 'zha zha shi shi de',
  真真地: 'zhen zhen de',
  更好地: 'geng hao de',
  有机地: 'you ji de',
  被动地: 'bei dong de',
  创造性地: 'chuang zao xing de',
};

/** Spellings of opencc-js or of a writer that the book does not use, and the one it does. */
export const TRADITIONAL: readonly (readonly [made: string, right: string])[] = [
  ['紮紮實實', '扎扎實實'],
  ['紮實', '扎實'],
  ['紮下根', '扎下根'],
  ['迴音', '回音'],
  ['擺佈', '擺布'],
  ['核準', '核准'],
];

/** Characters whose Traditional form depends on the word: phrases that hold one are printed for reading. */
export const SEVERAL_FORMS =
  '干系后里面发复制准台云松只于著志谷余征几卷了冲丑斗范丰刮胡划回伙获饥家价借尽据卡克困累帘炼弥蒙秘宁扑仆千签曲确舍沈胜术苏坛体听同涂团吁向须旋叶佣郁御愿岳折症致钟种周朱注筑庄么出仇当党吊淀赶个构合汇伪咽游占证采才表别布厂尝奋夫广柜裹哄欢荐姜杰巨扣夸腊里历隶录霉面蔑蓦拈娘';
