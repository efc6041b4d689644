import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import zhCn from '../../l10n/bundle.l10n.zh-cn.json';
import zhTw from '../../l10n/bundle.l10n.zh-tw.json';
import type { Finding, FindingOf, Kind } from '../../src/garble';
import { KINDS } from '../../src/garble';
import { excerpt, fixTitle, message, problemMessage, refusalMessage, type Translate, title } from '../../src/messages';
import { characterName } from '../../src/messages/names';
import { quoted } from '../../src/messages/quotation';
import { type Problem, type ProblemCode, readBook } from '../../src/phrases';

const SPOKEN: readonly (readonly [Translate, Readonly<Record<string, string>>])[] = [
  [translate(zhCn), zhCn],
  [translate(zhTw), zhTw],
];
const [cn, tw] = SPOKEN.map(([t]) => t) as [Translate, Translate];
const en: Translate = (text, values = {}) => filled(text, values);

/** Fails where the bundle lacks the message or the values lack a place. */
function translate(bundle: Readonly<Record<string, string>>): Translate {
  return (text, values = {}) => {
    const translated = bundle[text];
    assert.ok(translated !== undefined, `no translation of: ${text}`);
    return filled(translated, values);
  };
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) => {
    assert.ok(name in values, `no value for ${place} in: ${text}`);
    return String(values[name]);
  });
}

/** A finding over `text`, with one fix that replaces it all, or none. */
function finding<K extends Kind>(
  kind: K,
  text: string,
  fix: string | undefined,
  more: Omit<FindingOf<K>, Common>,
): Finding {
  const fixes = fix === undefined ? [] : [{ edits: [{ start: 5, end: 5 + text.length, text: fix }] }];
  return {
    kind,
    start: 5,
    end: 5 + text.length,
    text,
    severity: 'warning',
    certain: true,
    fixes,
    ...more,
  } as unknown as Finding;
}
type Common = 'kind' | 'start' | 'end' | 'text' | 'severity' | 'certain' | 'fixes';

const GBK = { chain: [{ actual: 'utf-8', readAs: 'gbk' }], lostBytes: 0, confidence: 0.93 };
const uncertain = (found: Finding): Finding => ({ ...found, certain: false });

/** Every variant of every kind: the finding, and its sentence in both Chinese languages. */
const SENTENCES: readonly (readonly [Finding, string, string])[] = [
  [
    finding('mojibake', '閫氱煡', '通知', GBK),
    '“閫氱煡”是编码误读产生的乱码（UTF-8 误作 GBK），应为“通知”。',
    '「閫氱煡」是編碼誤判造成的亂碼（UTF-8 誤作 GBK），應為「通知」。',
  ],
  [
    finding('mojibake', '閫氱煡', '通知', { ...GBK, chain: [] }),
    '“閫氱煡”是编码误读产生的乱码，应为“通知”。',
    '「閫氱煡」是編碼誤判造成的亂碼，應為「通知」。',
  ],
  [
    uncertain(finding('mojibake', '閫氱?', '通知', { ...GBK, lostBytes: 1 })),
    '“閫氱?”疑为乱码（UTF-8 误作 GBK，缺 1 字节），原文可能是“通知”（把握 93%），请对照原件核定。',
    '「閫氱?」疑為亂碼（UTF-8 誤作 GBK，缺 1 位元組），原文可能是「通知」（把握 93%），請對照原件核定。',
  ],
  [
    uncertain(finding('mojibake', '閫氱?', '通知', { ...GBK, second: '通盘' })),
    '“閫氱?”疑为乱码（UTF-8 误作 GBK），原文可能是“通知”（把握 93%）或“通盘”，请对照原件选定。',
    '「閫氱?」疑為亂碼（UTF-8 誤作 GBK），原文可能是「通知」（把握 93%）或「通盘」，請對照原件選定。',
  ],
  [
    finding('mojibake', '闂傚倸', undefined, GBK),
    '此处乱码已丢失字节，无法还原，请重新获取原文。',
    '此處亂碼已遺失位元組，無法還原，請重新取得原文。',
  ],
  [
    finding('mojibake', '閫氱煡', '通知', { ...GBK, wholeDocument: true }),
    '本文件是 UTF-8 编码，却按 GBK 打开，应通过编码重新打开。',
    '此檔案為 UTF-8 編碼，卻以 GBK 開啟，應以編碼重新開啟。',
  ],
  [
    finding('lost-character', '�', undefined, {}),
    '此处的“�”表示原字已丢失，请对照原件补入。',
    '此處的「�」表示原字已遺失，請對照原件補入。',
  ],
  [
    finding('lost-character', '�', '项', {}),
    '此处缺字，疑为“项”，请对照原件核定。',
    '此處缺字，疑為「项」，請對照原件核定。',
  ],
  [
    finding('escape', '\\u529e', '办', { form: 'escape-sequence' }),
    '“\\u529e”是未还原的转义序列，应为“办”。',
    '「\\u529e」是未還原的跳脫序列，應為「办」。',
  ],
  [
    finding('escape', '%E5%8A%9E', '办', { form: 'percent' }),
    '“%E5%8A%9E”是未还原的百分号编码，应为“办”。',
    '「%E5%8A%9E」是未還原的百分號編碼，應為「办」。',
  ],
  [
    finding('escape', '=E5', '办', { form: 'quoted-printable' }),
    '“=E5”是未还原的 QP 编码，应为“办”。',
    '「=E5」是未還原的 QP 編碼，應為「办」。',
  ],
  [
    finding('escape', '=?', '办', { form: 'mime-word' }),
    '“=?”是未还原的邮件标题编码，应为“办”。',
    '「=?」是未還原的郵件標頭編碼，應為「办」。',
  ],
  [
    finding('escape', '~{', '办', { form: 'hz' }),
    '“~{”是未还原的 HZ 编码，应为“办”。',
    '「~{」是未還原的 HZ 編碼，應為「办」。',
  ],
  [
    finding('pinyin-gloss', '(jié)', '', { base: '结' }),
    '“结”后的“(jié)”是转载时混入的拼音，应删去。',
    '「结」後的「(jié)」是轉載時混入的拼音，應刪除。',
  ],
  [
    uncertain(finding('pinyin-gloss', '(jie)', '', { base: '结' })),
    '“结”后的“(jie)”疑为混入的拼音；有意注音的，可忽略此处。',
    '「结」後的「(jie)」疑為混入的拼音；若為刻意注音，可忽略此處。',
  ],
  [
    finding('pinyin-gloss', '?qū)?yīng)', '對應', { base: '候', ateNeighbour: true }),
    '“?qū)?yīng)”由混入的拼音与残缺汉字构成，疑为“對應”。',
    '「?qū)?yīng)」由混入的拼音與殘缺漢字構成，疑為「對應」。',
  ],
  [
    finding('anti-copy-noise', '7 Y: y7', '', {}),
    '这串字符是论坛软件插入的防复制干扰码，与正文无关，应删去。',
    '這串字元是論壇軟體插入的防複製干擾碼，與正文無關，應刪除。',
  ],
  [
    finding('html-entity', '&ldquo;', '“', {}),
    '“&ldquo;”是未还原的 HTML 实体，应为「“」。',
    '「&ldquo;」是未還原的 HTML 實體，應為「“」。',
  ],
  [
    finding('html-entity', '&nbsp;', ' ', {}),
    '“&nbsp;”是未还原的 HTML 实体，应为空格。',
    '「&nbsp;」是未還原的 HTML 實體，應為空格。',
  ],
  [
    finding('html-entity', '&zwnj;', '', {}),
    '“&zwnj;”是未还原的 HTML 实体，应为空（即删去）。',
    '「&zwnj;」是未還原的 HTML 實體，應為空（即刪除）。',
  ],
  [finding('html-tag', '</p>', '', {}), '“</p>”是网页标签残留，应删去。', '「</p>」是網頁標籤殘留，應刪除。'],
  [
    finding('html-tag', '<br>', '\n', { lineBreak: true }),
    '“<br>”是网页换行标签残留，应改为换行。',
    '「<br>」是網頁換行標籤殘留，應改為換行。',
  ],
  ...(
    [
      ['copyright', '版权声明', '版權聲明'],
      ['navigation', '导航', '導覽列'],
      ['watermark', '水印', '浮水印'],
      ['download', '下载提示', '下載提示'],
      ['publishing', '发布信息', '發布資訊'],
      ['page-number', '页码', '頁碼'],
    ] as const
  ).map(
    ([what, simplified, traditional]) =>
      [
        finding('boilerplate', '第3页', '', { what }),
        `“第3页”疑为网站附加的${simplified}，不属正文。`,
        `「第3页」疑為網站附加的${traditional}，不屬正文。`,
      ] as const,
  ),
  [
    finding('placeholder', '□□', undefined, {}),
    '“□□”处疑有文字被隐去，请对照原件补入。',
    '「□□」處疑有文字遭隱去，請對照原件補入。',
  ],
  [
    finding('elision', '……（略）', undefined, {}),
    '正文在此截断，其后内容缺失，请获取全文。',
    '正文在此截斷，其後內容缺漏，請取得全文。',
  ],
  [
    finding('invisible', '\u200b', '', { codePoint: 0x200b, name: 'ZERO WIDTH SPACE' }),
    '此处有不可见字符 U+200B（零宽空格），应删去。',
    '此處有不可見字元 U+200B（零寬空格），應刪除。',
  ],
  [
    finding('invisible', '\u2028', '\n', { codePoint: 0x2028, name: 'LINE SEPARATOR' }),
    '此处有不可见字符 U+2028（行分隔符），应为换行。',
    '此處有不可見字元 U+2028（行分隔符號），應為換行。',
  ],
  ...(
    [
      ['radical', '部首符号', '部首符號'],
      ['compatibility', '兼容汉字', '相容漢字'],
      ['kanbun', '汉文训读符号', '漢文訓讀符號'],
    ] as const
  ).map(
    ([block, simplified, traditional]) =>
      [
        finding('confusable', '⻓', '长', { block }),
        `“⻓”是${simplified}（U+2ED3），不是通用字符，应为“长”（U+957F）。`,
        `「⻓」是${traditional}（U+2ED3），不是通用字元，應為「长」（U+957F）。`,
      ] as const,
  ),
  [
    finding('private-use', '\ue863', '䶮', {}),
    'U+E863 是私用区字符，换一台设备便无法显示，应为“䶮”。',
    'U+E863 是造字區字元，換一台裝置便無法顯示，應為「䶮」。',
  ],
  [
    finding('private-use', '\ue000', undefined, {}),
    'U+E000 是私用区字符，原字无从得知，请对照原件补入。',
    'U+E000 是造字區字元，原字無從得知，請對照原件補入。',
  ],
  [
    finding('script-mix', '關', '关', { script: 'simplified' }),
    '本文用简体，“關”为繁体字形，应作“关”。',
    '本文用簡體，「關」為繁體字形，應作「关」。',
  ],
  [
    finding('script-mix', '关', '關', { script: 'traditional' }),
    '本文用繁体，“关”为简体字形，应作“關”。',
    '本文用繁體，「关」為簡體字形，應作「關」。',
  ],
  [
    finding('script-mix', '皇後', '皇后', { script: 'traditional', conversion: true }),
    '“皇後”疑为简繁转换之误，应作“皇后”。',
    '「皇後」疑為簡繁轉換之誤，應作「皇后」。',
  ],
  [finding('halfwidth-punctuation', ',', '，', {}), '汉字旁的“,”应为全角“，”。', '漢字旁的「,」應為全形「，」。'],
  [finding('halfwidth-punctuation', '"', '“', {}), '汉字旁的“"”应为全角「“」。', '漢字旁的「"」應為全形「“」。'],
  [finding('stray-space', ' ', '', {}), '汉字之间有多余空格，应删去。', '漢字之間有多餘空格，應刪除。'],
  [
    finding('stray-space', '会 议', '会议', { wholeLine: true }),
    '此行每字之间都有空格，应一并删去。',
    '此行每字之間都有空格，應一併刪除。',
  ],
  [finding('hard-wrap', '\n', '', {}), '句子未完便已断行，应与下一行相接。', '句子未完便已斷行，應與下一行相接。'],
  [finding('unpaired', '“', undefined, { partner: '”' }), '「“」缺少与之成对的「”」。', '「“」缺少與之成對的「”」。'],
  [finding('unpaired', '「', undefined, { partner: '」' }), '“「”缺少与之成对的“」”。', '“「”缺少與之成對的“」”。'],
  [finding('unpaired', '《', undefined, { partner: '》' }), '“《”缺少与之成对的“》”。', '「《」缺少與之成對的「》」。'],
  [finding('duplicate', '进一步', '', {}), '“进一步”连续出现两次，疑为衍文。', '「进一步」連續出現兩次，疑為衍文。'],
  [
    finding('heading-numbering', '三', '二', {}),
    '此处序数为“三”，按前后文应为“二”。',
    '此處序號為「三」，依前後文應為「二」。',
  ],
  [
    finding('heading-numbering', '一', '一、', { missingMark: true }),
    '序数“一”之后疑脱“、”。',
    '序號「一」之後疑脫「、」。',
  ],
  [
    finding('punctuation', '、', '', { what: 'between-marks', mark: '”' }),
    '并列的引号之间通常不用顿号（GB/T 15834—2011，4.5.3.5）。',
    '並列的引號之間通常不用頓號（GB/T 15834—2011，4.5.3.5）。',
  ],
  [
    finding('punctuation', '、', '', { what: 'between-marks', mark: '》' }),
    '并列的书名号之间通常不用顿号（GB/T 15834—2011，4.5.3.5）。',
    '並列的書名號之間通常不用頓號（GB/T 15834—2011，4.5.3.5）。',
  ],
  [
    finding('punctuation', '等', '', { what: 'superfluous', mark: '……' }),
    '“等”之后不加“……”。',
    '「等」之後不加「……」。',
  ],
  [finding('punctuation', '。', undefined, { what: 'missing-final' }), '段末缺少句末标点。', '段末缺少句末標點。'],
  [finding('punctuation', '”', '“', { what: 'other' }), '「”」应为「“」。', '「”」應為「“」。'],
  [
    finding('numeral', '[2022]11号', '〔2022〕11号', { what: 'document-number' }),
    '发文字号应写作“〔2022〕11号”（GB/T 9704—2012，7.2.5）。',
    '發文字號應寫作「〔2022〕11号」（GB/T 9704—2012，7.2.5）。',
  ],
  [
    finding('numeral', '二零一九', '二〇一九', { what: 'year' }),
    '年份“二零一九”宜写作“二〇一九”。',
    '年份「二零一九」宜寫作「二〇一九」。',
  ],
  [
    finding('numeral', '01月', '1月', { what: 'date' }),
    '成文日期的月、日不编虚位，应为“1月”。',
    '成文日期的月、日不補零，應為「1月」。',
  ],
  [
    finding('numeral', '三、四个', undefined, { what: 'approximation' }),
    '“三、四个”表示概数，中间不用顿号。',
    '「三、四个」表示概數，中間不用頓號。',
  ],
  [finding('numeral', '１', '1', { what: 'other' }), '“１”应为“1”。', '「１」應為「1」。'],
  [finding('typo', '座标', '坐标', { grade: 'certain' }), '“座标”应为“坐标”。', '「座标」應為「坐标」。'],
  [finding('typo', '座标', '坐标', { grade: 'probable' }), '“座标”疑为“坐标”之误。', '「座标」疑為「坐标」之誤。'],
  [
    finding('typo', '其它', '其他', { grade: 'variant' }),
    '“其它”可通，推荐用“其他”。',
    '「其它」可通，建議用「其他」。',
  ],
  [
    finding('misquote', '为官一任', '为政一任', { source: '讲话' }),
    '“为官一任”与《讲话》所载有出入，原文作“为政一任”。',
    '「为官一任」與《讲话》所載有出入，原文作「为政一任」。',
  ],
  [
    finding('misquote', '为官一任', '为政一任', {}),
    '“为官一任”与短语库所收不同，短语库作“为政一任”。',
    '「为官一任」與用語庫所收不同，用語庫作「为政一任」。',
  ],
  [
    finding('enumeration', '三', undefined, { announced: '三个方面', count: 2, missing: '三是' }),
    '前文说“三个方面”，下文只有 2 项，未见“三是”。',
    '前文說「三个方面」，下文只有 2 項，未見「三是」。',
  ],
];

suite('messages', () => {
  test('every kind has a sentence here and a title', () => {
    assert.deepEqual([...new Set(SENTENCES.map(([{ kind }]) => kind))].sort(), [...KINDS].sort());
    for (const kind of KINDS) {
      for (const t of [cn, tw]) assert.match(title(kind, t), /^[\p{Script=Han}（）A-Z ]{2,10}$/u);
    }
  });

  test('the sentences', () => {
    for (const [found, simplified, traditional] of SENTENCES) {
      assert.equal(message(found, cn), simplified);
      assert.equal(message(found, tw), traditional);
      assert.match(message(found, en), /^(?:[“「A-Z]|a |an ).*\.$/s);
    }
  });

  test('a kind that names its fix has words where there is none', () => {
    for (const [found] of SENTENCES) {
      const text = message({ ...found, fixes: [] } as Finding, cn);
      assert.doesNotMatch(text, /“”|空（/, found.kind);
    }
    assert.equal(
      message(finding('typo', '座标', undefined, { grade: 'probable' }), cn),
      '错别字：“座标”，请对照原件核定。',
    );
  });

  test('titles of fixes', () => {
    const fix = (text: string, to: string, t = cn) => fixTitle(finding('html-entity', text, to, {}), 0, t);
    assert.equal(fix('&amp;', '&'), '改为“&”');
    assert.equal(fix('&amp;', '&', tw), '改為「&」');
    assert.equal(fix('&nbsp;', ' '), '改为空格');
    assert.equal(fix('&emsp;', '\u3000', tw), '改為全形空格');
    assert.equal(fix('&rdquo;', '”'), '改为「”」');
    assert.equal(fix('\n', ''), '删去换行');
    assert.equal(fix('7 Y: y7', ''), '删去“7 Y: y7”');
    assert.equal(fix('  ', ''), '删去 2 个空格');
  });

  test('a fix that reaches beyond its finding is named by what it does inside', () => {
    const found = {
      ...finding('html-tag', '<p>', '', {}),
      fixes: [{ edits: [{ start: 5, end: 9, text: '' }] }],
    } as Finding;
    assert.equal(fixTitle(found, 0, cn), '删去“<p>”');
  });

  test('problems of a phrasebook name file, entry and field', () => {
    const problem = {
      entry: 2,
      text: '三服务',
      field: 'kind',
      code: 'not-allowed',
      values: { value: '成语', allowed: 'maxim, frame' },
    } as const;
    assert.equal(
      problemMessage('库.json', problem, cn),
      '库.json · 第 3 条 “三服务” · kind: 不可用“成语”，可用的是 maxim, frame',
    );
    assert.equal(
      problemMessage('book.json', { ...problem, entry: -1, field: '', code: 'not-a-book' }, en),
      'book.json: this is no phrasebook; one reads { "version": 1, "phrases": [ … ] }',
    );
  });
});

suite('what is wrong with a phrasebook', () => {
  const says = (code: ProblemCode, values: Problem['values'], expected: string) =>
    assert.equal(problemMessage('库.json', { entry: -1, field: '', code, values }, cn), `库.json: ${expected}`);

  test('lengths, numbers of items, and sizes each have their words', () => {
    says('too-short', { least: 1 }, '值太短，至少 1');
    says('too-long', { most: 9 }, '值太长，至多 9');
    says('too-few', { least: 2 }, '项数太少，至少 2');
    says('too-many', { most: 40 }, '项数太多，至多 40');
    says('too-small', { least: 0 }, '数值太小，至少 0');
    says('too-large', { most: 1 }, '数值太大，至多 1');
    says('not-json', { reason: 'x' }, '不是有效的 JSON（x）');
  });

  test('a version that is missing is none that is newer', async () => {
    const reason = async (book: object) =>
      problemMessage('库.json', (await readBook(book)).problems[0] as Problem, cn).slice('库.json'.length);
    assert.equal(await reason({ phrases: [] }), ' · version: 缺少此项，应补上');
    assert.equal(await reason({ version: 2, phrases: [] }), ' · version: 版本 2 高于本扩展支持的版本，请更新扩展');
    assert.equal(await reason({ version: 0, phrases: [] }), ' · version: 不可用“0”，可用的是 1');
  });

  test('a phrase that is refused is named, with the field that speaks against it', () => {
    const because = { field: 'members/1', code: 'too-short', values: { least: 1 } } as const;
    assert.equal(refusalMessage({ text: '团结、务实', because }, cn), '“团结、务实”未收入：members/1: 值太短，至少 1');
  });
});

suite('excerpts and quotation', () => {
  const shows = (text: string, shown: string) => assert.equal(excerpt(text), shown);

  test('short text stays, breaks and tabs become signs', () => {
    shows('通知', '通知');
    shows('一\r\n二\n三\r四\t五', '一↵二↵三↵四⇥五');
  });

  test('what cannot be seen, or would act, is shown by its code point', () => {
    shows('通\u200b知', '通[U+200B]知');
    shows('\u202e文\u001b[31m', '[U+202E]文[U+001B][31m');
    shows('\ud842', '[U+D842]');
    shows('通\u{e0041}', '通[U+E0041]');
    shows('𠮷', '𠮷');
  });

  test('long text is cut, and nothing in two', () => {
    shows('字'.repeat(40), '字'.repeat(40));
    shows('字'.repeat(41), `${'字'.repeat(40)}…`);
    shows(`${'字'.repeat(39)}𠮷𠮷`, `${'字'.repeat(39)}…`);
    shows(`${'字'.repeat(37)}\u200b字`, `${'字'.repeat(37)}…`);
    assert.ok(excerpt('\u200b'.repeat(1_000_000)).length <= 41);
  });

  test('marks that the text holds are not put around it', () => {
    for (const [text, simplified, traditional] of [
      ['通知', '“通知”', '「通知」'],
      ['“', '「“」', '「“」'],
      ['「', '“「”', '“「”'],
      ['“放管服”改革', '「“放管服”改革」', '「“放管服”改革」'],
      ['\u00a0', '不换行空格', '不斷行空格'],
      ['\t', '制表符', '定位字元'],
    ] as const) {
      assert.equal(quoted(text, cn), simplified);
      assert.equal(quoted(text, tw), traditional);
    }
  });

  test('characters without a name of ours keep that of Unicode', () => {
    assert.equal(characterName(0x3164, 'HANGUL FILLER', cn), 'HANGUL FILLER');
    assert.equal(characterName(0x85, '<control>', tw), '控制字元');
  });
});

suite('translations', () => {
  const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('localise.ts'))
    .map((name) => [name, readFileSync(join('src', name), 'utf8')] as const);
  const calls = source.flatMap(([name, text]) =>
    [...text.matchAll(/\b(?:t|localise)\(\s*(['"`]?)/g)].map((call) => ({ name, text, call })),
  );
  const used = new Set(
    source.flatMap(([, text]) =>
      [...text.matchAll(/\b(?:t|localise)\(\s*'((?:[^'\\\n]|\\.)*)'/g)].map(([, literal]) =>
        (literal as string).replace(/\\(.)/g, '$1'),
      ),
    ),
  );

  test('messages are literals, so that they can be found', () => {
    const dynamic = calls
      .filter(({ call }) => call[1] !== "'")
      .map(({ name, text, call }) => `${name}: ${text.slice(call.index, call.index + 40)}`);
    assert.deepEqual(dynamic, []);
    assert.ok(used.size > 150);
  });

  test('every message is translated, and none is left over', () => {
    for (const [, bundle] of SPOKEN) {
      assert.deepEqual(
        [...used].filter((text) => !(text in bundle)),
        [],
        'not translated',
      );
      assert.deepEqual(
        Object.keys(bundle).filter((text) => !used.has(text)),
        [],
        'not used',
      );
    }
    assert.deepEqual(Object.keys(zhTw), Object.keys(zhCn), 'both in the same order');
  });

  test('the same places in every language', () => {
    const places = (text: string) => [...text.matchAll(/\$?\{[^} ]*\}/g)].map(String).sort();
    for (const [, bundle] of SPOKEN) {
      for (const [text, translated] of Object.entries(bundle)) assert.deepEqual(places(translated), places(text), text);
    }
  });

  test('words and marks of the place', () => {
    const nls = (language: string) =>
      JSON.parse(readFileSync(`package.nls.${language}.json`, 'utf8')) as Record<string, string>;
    const mainland =
      /字符|信息|默認|設置|文檔|質量|軟件|半角|字節|短語|服務器|網絡|程序|視頻|搜索|命令行|光標|鼠標|數據|支持/;
    for (const text of [...Object.values(zhTw), ...Object.values(nls('zh-tw'))]) {
      assert.doesNotMatch(text, mainland);
      // Alone it is a mark to be translated, see quoted().
      assert.doesNotMatch(text, /[“”]/);
    }
    // The setting of the Traditional standard shows its characters.
    const simplified = Object.entries(nls('zh-cn')).filter(
      ([key]) => !key.startsWith('setting.completion.traditional'),
    );
    for (const text of [...Object.values(zhCn), ...simplified.map(([, value]) => value)]) {
      assert.doesNotMatch(text, /[「」]/);
      assert.doesNotMatch(text, /[錯誤檔設預應為刪處]/);
    }
    for (const text of [...Object.values(zhTw), ...Object.values(zhCn)]) assert.doesNotMatch(text, /错误|錯誤|！|您/);
  });
});
