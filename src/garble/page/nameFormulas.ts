// Where names of persons stand in official prose: what placeholder.ts needs to know a gap from a form's blank.
// The formulas are those of the Party's constitution and of the State Council's yearly reports.

/** What follows the name of a person in official formulas; both scripts. */
export const AFTER_NAME = [
  '同志',
  '思想',
  '精神',
  '主义',
  '主義',
  '总书记',
  '總書記',
  '主席',
  '总理',
  '總理',
  '重要',
  '讲话',
  '講話',
  '指出',
  '强调',
  '強調',
  '新时代',
  '新時代',
];
/** A blank before these belongs to a form: 第__条, __年__月, 人民币__元. */
export const UNITS =
  '年月日时時分元号號条條款项項页頁次人名个個省市县縣区區局厅廳部乡鄉镇鎮村路栋棟室岁歲万萬亿億台份字届屆周週期';
/** The commonest surnames: 张** in a list of names is a way to protect persons. */
export const SURNAMES: ReadonlySet<string> = new Set([
  ...'王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付方邹鄒熊白孟秦邱侯江尹薛阎閻段雷龙龍黎史陶贺賀毛郝顾顧龚龔邵',
  ...['欧阳', '歐陽', '上官', '司马', '司馬', '诸葛', '諸葛', '东方', '東方', '皇甫', '尉迟', '尉遲', '公孙', '公孫'],
]);

/** Formulas that everybody knows by heart, with the name gone: what stands before the gap, what behind it, what the finding covers. */
export const GAPS: readonly {
  readonly sign: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}[] = [
  {
    sign: '思',
    before: ['马列主义、', '馬列主義、', '列宁主义、', '列寧主義、', '克思主义、', '克思主義、'],
    after: ['思想、', '思想和', '思想,', '思想，'],
  },
  {
    sign: '理',
    before: ['毛泽东思想、', '毛澤東思想、', '毛泽东思想和', '毛澤東思想和'],
    after: ['理论和', '理論和', '理论、', '理論、', '理论,', '理論，', '理论，'],
  },
  {
    sign: '同',
    before: ['以'],
    after: [
      '同志为核心',
      '同志為核心',
      '同志为总书记',
      '同志為總書記',
      '同志为代表的',
      '同志為代表的',
      '同志为主要代表',
      '同志為主要代表',
    ],
  },
  {
    sign: '同',
    before: ['。', '，', ',', '；', '“'],
    after: ['同志指出', '同志强调', '同志強調', '同志曾', '同志多次', '同志说过', '同志說過'],
  },
];

/** By the unit behind a gap, in what units the words before it end: it is frequent, and nearly always stands behind something else. */
export const GAP_EDGES: ReadonlyMap<number, readonly number[]> = GAPS.reduce((edges, { sign, before }) => {
  const unit = sign.charCodeAt(0);
  return edges.set(unit, [...(edges.get(unit) ?? []), ...before.map((words) => words.charCodeAt(words.length - 1))]);
}, new Map<number, readonly number[]>());
