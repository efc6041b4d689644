import type { BoilerplateSort } from '../finding';
import { lazily } from '../lazily';
import { foldPattern } from './foldedLine';

/** A phrase of notices to readers. */
interface Sign {
  readonly pattern: RegExp;
  readonly weight: number;
  /** Of one that speaks as a web site: words of which all that it matches holds one. */
  readonly ownWords?: string;
  /** It speaks of downloads. */
  readonly download?: true;
}

/**
 * How sure a line is chrome. `strong`: nobody writes it in a document's body. `fair`: a person might (a digest of the press,
 * a bulletin), but seldom. `weak`: ordinary words that are chrome only on a page that holds other chrome.
 */
export type Grade = 'strong' | 'fair' | 'weak';

// What web pages put around a text, as grammar rather than as a list of sites; matched on folded lines (foldedLine.ts).
//
// Vocabulary, all of it public and general; none of it rests on the seed documents alone:
// - labels of by-lines and dates: AUTHOR_PATTERN and DATETIME_PATTERN of GeneralNewsExtractor's descendants on PyPI
//   (iaar-gen-news-process 1.0.4, web-extractor 0.1.1): 责编, 责任编辑, 作者, 编辑, 来源, 撰文, 2024-01-02 10:20:30
// - document libraries, as seen on 31ppt.com, renrendoc.com, bingdoc.com, wenke99.com, 360docs.net: 资源ID, 下载积分, 上传人,
//   文档编号, 文档简介, 合集下载, 本文档由用户提供并上传, 收益归属内容提供方, 第1页 / 共44页, 本站不支持迅雷下载, 下载后原文更清晰
// - breadcrumbs and by-lines, as seen on fwwvf.cn (當前位置：首頁 > … > 正文), geek-share.com (您的位置), guayunfan.com
//   (时间:2022-04-02 … 版权反馈), infoeach.com (作者 时间 浏览 来源; 收藏本站| 设为首页), dswxyjy.org.cn (發布時間 分享到)
// - Taiwan's law pages (law.moj.gov.tw, laws.taipei.gov.tw): 跳到主要內容, 快速回到頁首按鈕; 友善列印, 點閱數 and 回上一頁 are
//   what its government sites have in common
// - disclaimers of forums and terms of use in public repositories: 本站所有文章均不代表本站观点, 不代表本網站立場,
//   所有章节均由网友上传, 版权归原作者所有
// - serials: JasonEX/MyNovelReader's rules (手机用户请到m.…阅读) and other cleaners of novels: 一秒记住, 请记住本站
// - what government sites print beside an article: 扫一扫在手机打开当前页 (their common template), 打印本页, 关闭窗口
// - Discuz!'s templates (forum_viewthread: 本帖最后由 … 编辑, 只看该作者, 倒序浏览, 电梯直达, 显示全部楼层)
// - what mp.weixin.qq.com prints around an article (预览时标签不可点, 微信扫一扫, 关注该公众号, 轻触阅读原文) and what public accounts
//   put above theirs (点击上方蓝字关注我们)
// - sites called 〈readers〉之家: 公务员之家 (gwyoo.com) stands in public lists of links, and inside texts copied from it

const whole = (source: string) => new RegExp(`^(?:${foldPattern(source)})$`);
const part = (source: string) => new RegExp(foldPattern(source));
const words = (list: string) => new Set(list.split(' ').map((word) => foldPattern(word)));

/** What a line is that matches the first of these patterns as a whole. They are tried as one: a line that matches none is asked once. */
function lineSorts<T>(rows: readonly (readonly [source: string, sort: T])[]): (line: string) => T | undefined {
  const pattern = whole(rows.map(([source]) => `(${source})`).join('|'));
  return (line) => {
    const groups = pattern.exec(line)?.slice(1);
    return groups && rows[groups.findIndex((group) => group !== undefined)]?.[1];
  };
}

/** The patterns and word lists of siteChrome.ts, built at the first line that may be chrome. */
export const siteVocabulary = lazily(() => {
  const DATE = String.raw`(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)`;
  const STAMPED = part(`^${DATE}`);
  const TO_THE_SECOND = part(String.raw`^${DATE} ?\d{1,2}:\d{2}:\d{2}`);

  /** Labels before a colon, by what they say of a line. */
  const LABELS: ReadonlyMap<string, 'stamp' | 'date' | 'who' | 'book' | 'site'> = new Map(
    (
      [
        [
          'stamp',
          '发布时间 发布日期 更新时间 更新日期 上传时间 上传日期 发表时间 发表日期 发帖时间 录入时间 添加时间 收录时间 公开日期',
        ],
        ['date', '时间 日期'],
        [
          'who',
          '来源 文章来源 信息来源 稿件来源 资料来源 作者 文章作者 编辑 责任编辑 责编 撰文 校对 审核 选稿 记者 通讯员 发布者 发布人 发布机构 发布单位 单位',
        ],
        [
          'book',
          '字数 页数 全文页数 大小 文件大小 资源大小 价格 格式 文档格式 资源格式 分类 栏目 所属栏目 标签 关键词',
        ],
        [
          'site',
          '浏览 浏览量 浏览次数 浏览数 点击 点击数 点击量 点击率 点击次数 阅读 阅读量 阅读数 阅读次数 访问量 访问次数 人气 点阅 点阅数 点阅次数 点阅率 下载次数 下载积分 下载地址 所需积分 资源id 文档编号 上传人 上传者 上传用户 字体 字号 字体大小 评论 评论数 收藏 收藏数 分享 分享到 分享至',
        ],
      ] as const
    ).flatMap(([sort, list]) => list.split(' ').map((label) => [foldPattern(label), sort] as const)),
  );
  const LABEL = new RegExp(
    `(?<![\\p{sc=Han}])(${[...LABELS.keys()]
      .sort((a, b) => b.length - a.length)
      .map((label) => [...label].join(' ?'))
      .join('|')})(?:[(](?:卖家|人|次)[)])? ?[:|] ?`,
    'gu',
  );

  const LABELLED = new RegExp(`^${LABEL.source}`, 'u');

  /** Words of buttons and menus. */
  const MENU = words(
    '首页 网站首页 返回首页 设为首页 加入收藏 收藏本站 收藏本页 网站地图 网站导航 网站导览 上一页 下一页 上一篇 下一篇 上一章 下一章 尾页 末页 返回列表 返回目录 返回上页 返回上一页 回上一页 回首页 回顶部 返回顶部 回到顶部 回页首 快速回到页首按钮 打印 打印本页 打印本文 列印 友善列印 关闭 关闭窗口 关闭本页 分享 分享到 收藏 举报 登录 登入 注册 登录注册 会员登录 账号登录 帮助中心 会员中心 联系我们 关于我们 版权反馈 手机版 移动版 触屏版 电脑版 扫一扫 微信扫一扫 二维码 换一换 跳到主要内容 跳到主要内容区块 更多 more 查看更多 点击查看更多 加载更多 发表评论 我要评论 网友评论 大 中 小 字号 字体 阅读原文 转发 点赞 赞 微信 微博 qq空间 新浪微博 朋友圈',
  );
  /** Words of download boxes: how, 下载, and what; and the other fields of such a box. */
  const DOWNLOAD = whole(
    '(?:(?:[立随]即|免费|付费|快捷|点击|点此|点击此处|资源|合集|(?:doc|docx|ppt|pptx|pdf|txt)?文档|(?:会员|账号|微信|游客|三方)(?:登录|一键))?下载' +
      '(?:本文|本?文档|这篇文档|资源|地址|全文)?|加入vip(?:免费下载|免费专享)|(?:文档|资源)(?:简介|描述)|在线预览)',
  );
  /** Headings of notices and of lists of links; a body may hold them too. */
  const HEADINGS = words(
    '版权提示 版权声明 版权说明 免责声明 温馨提示 友情提示 特别声明 相关推荐 相关阅读 相关文章 相关文档 相关资料 相关资源 相关新闻 相关链接 推荐阅读 推荐文章 热门推荐 热门文章 热门文档 猜你喜欢 为您推荐 精品推荐 最新文章 点击排行 点击排行榜 友情链接',
  );

  const CRUMB = '(?:您|你)?(?:的)?(?:现在|当前|目前)?(?:的)?(?:所在)?(?:的)?位置 ?:? ?';
  const CRUMBS = whole(`${CRUMB}(?:[^>:。]{0,12}>? ?)?(?:网站)?(?:首页|主页) ?(?:[>]|->)[^。]{1,120}`);
  const BARE_CRUMBS = whole(String.raw`(?:网站|返回)?(?:首页|主页)(?: ?(?:>|->|/|\|) ?[^>。/|]{1,30}){1,8}`);
  const HOMEWARD = whole('(?:返回|回到|回|到|进入)[^。,]{0,10}(?:首页|主页)');
  const LOCATED = part('位置');
  const LAST_CRUMB = /(?:>|->) ?(?:正文|全文|详情|列表|详细内容|文章内容|内容)$/;
  const NEIGHBOUR = whole('(?:上|下)一(?:篇|页|章|则|条)(?:文章|新闻)? ?: ?[^。]{1,60}');

  const pageGrade = lineSorts<Grade>([
    [String.raw`[[(]?第 ?\d{1,4} ?页 ?[,/]? ?[(]?共 ?\d{1,4} ?页[)]?[\])]?`, 'strong'],
    [String.raw`[^。]{2,60}_第 ?\d{1,4} ?页`, 'strong'],
    [String.raw`page ?\d{1,4} ?(?:of|/) ?\d{1,4}`, 'strong'],
    [String.raw`共 ?\d{1,4} ?页 ?[,/]? ?第 ?\d{1,4} ?页`, 'strong'],
    [String.raw`\d{1,4} ?/ ?\d{1,4}`, 'weak'],
    [String.raw`[-·~] ?\d{1,4} ?[-·~]`, 'weak'],
    [String.raw`第 ?\d{1,4} ?页`, 'weak'],
  ]);

  /** Whole lines of forums and of WeChat; a post's head holds its date and buttons. */
  const furniture = lineSorts<{ readonly what: BoilerplateSort; readonly grade: Grade }>([
    [`(?:本帖)?最后由 ?[^。]{1,30} ?于 ?${DATE}[ 0-9:]{0,10}编辑`, { what: 'publishing', grade: 'strong' }],
    [
      `发表于 ?(?:${DATE}[ 0-9:]{0,10}|[^|。]{1,12}前)(?: ?[|] ?(?:只看(?:该作者|楼主|大图)|[倒正]序浏览|阅读模式|显示全部(?:楼层|帖子)|来自[^|。]{1,16})){1,4}`,
      { what: 'publishing', grade: 'strong' },
    ],
    [
      '(?:点击|戳|轻触|长按)(?:上方|下方|上面|下面)?的?[“"]?蓝(?:色)?字(?:体)?[”"]? ?[,·|]? ?(?:一键|立即)?(?:关注[^。]{0,16})?[!↑↓]*',
      { what: 'navigation', grade: 'strong' },
    ],
    [
      '预览时标签不可点|扫一扫,? ?(?:在手机(?:上)?|用手机)(?:打开|查看|阅读|浏览)(?:当前|此|本)?(?:页(?:面)?|文章)',
      { what: 'navigation', grade: 'strong' },
    ],
    // A book says so too, on its last page.
    [
      '(?:©|[(]c[)])? ?版权所有,? ?(?:未经[^。,]{0,8}(?:授权|许可|同意|允许)(?:[^。,]{0,4}),? ?(?:禁止|不得|请勿|严禁|谢绝)[^。]{0,12}|[翻侵盗违][^。,]{0,2}必究)',
      { what: 'copyright', grade: 'fair' },
    ],
    ['微信扫一扫,? ?关注(?:该|本|我们的)?公众号|关注(?:该|本|我们的)公众号', { what: 'navigation', grade: 'strong' }],
    ['关注公众号', { what: 'navigation', grade: 'fair' }],
    [`原创 [^。,]{1,40} ${DATE} \\d{1,2}:\\d{2}(?: [^。,]{1,10})?`, { what: 'publishing', grade: 'strong' }],
    [
      String.raw`阅读 ?\d[\d.]{0,6}(?:万|w)?\+?(?: ?(?:赞|点赞|在看|分享|收藏|评论|留言|转发) ?\d[\d.]{0,6}(?:万|w)?\+?){2,5}`,
      { what: 'navigation', grade: 'strong' },
    ],
    [
      String.raw`阅读 ?\d[\d.]{0,6}(?:万|w)?\+?(?: ?(?:赞|点赞|在看|分享|收藏|评论|留言|转发) ?\d[\d.]{0,6}(?:万|w)?\+?){1,5}`,
      { what: 'navigation', grade: 'fair' },
    ],
    ['[-· ]*(?:the )?end[-· ]*', { what: 'navigation', grade: 'weak' }],
    [
      '(?:轻触|点击)(?:左下角)?[“"]?阅读原文[”"]?(?:查看更多)?|(?:继续|向上|向下)滑动看下一个|喜欢此内容的人还喜欢',
      { what: 'navigation', grade: 'strong' },
    ],
    [
      '(?:长按|扫描|识别|扫一扫)(?:识别|扫描|上方|下方)?二维码,? ?(?:关注|加入|添加)[^。]{0,12}',
      { what: 'navigation', grade: 'fair' },
    ],
  ]);

  /** What a notice to readers says, with its weight. */
  const SIGNS: readonly Sign[] = [
    {
      pattern: part('不代表(?:本|我)?(?:网)?(?:站|网|平台|公众号)?(?:的)?(?:赞同)?.{0,4}(?:观点|立场|意见|看法)'),
      weight: 3,
      ownWords: '不代表',
    },
    {
      pattern: part('(?:网友|用户|会员|网民)(?:自行|自发|自主|提供并)?(?:上传|贡献|投稿|分享|提供)'),
      weight: 2,
      ownWords: '网友 用户 会员 网民',
    },
    { pattern: part('(?:来源|来自|源自|收集|整理|转载|摘)(?:于|自)?(?:互联网|网络|网上|网友)'), weight: 2 },
    { pattern: part('侵(?:权|犯|害).{0,20}(?:联系|告知|通知|删除|来信|举报|反馈)'), weight: 2 },
    { pattern: part('转载(?:时)?(?:请|须|需|应)(?:务必)?(?:注明|标明|保留)'), weight: 2 },
    { pattern: part('未经.{0,10}(?:许可|授权|同意).{0,10}(?:转载|复制|摘编|镜像)'), weight: 2 },
    { pattern: part('(?:版权|著作权)(?:均|仍|都)?(?:归|属)(?:于|属)?.{0,10}(?:所有|用户|作者)'), weight: 2 },
    { pattern: part('收益归.{0,4}内容提供'), weight: 3, ownWords: '收益归' },
    { pattern: part('本网?站'), weight: 1, ownWords: '本站 本网站' },
    { pattern: part('客服'), weight: 1 },
    { pattern: part('仅供.{0,6}(?:学习|参考|交流|预览)'), weight: 1 },
    { pattern: part('(?:请勿|不得|禁止).{0,6}(?:商业用途|商用)'), weight: 1 },
    {
      pattern: part('下载(?:word)?后.{0,10}(?:查看|使用|阅读|编辑|原文|完整|清晰|无)'),
      weight: 2,
      ownWords: '下载',
      download: true,
    },
    { pattern: part('(?:放心|免费|付费|自助|快捷|迅雷|在线)下载'), weight: 2, ownWords: '下载', download: true },
    {
      pattern: part('下载(?:文档|文件|资源)?(?:前|时).{0,12}(?:文档|内容|资源)'),
      weight: 2,
      ownWords: '下载',
      download: true,
    },
    { pattern: part('请(?:您)?.{0,4}(?:下载|登录|注册|收藏)'), weight: 1 },
    {
      pattern: part('(?:内容|预览|文档|显示|文件).{0,12}(?:完整|不全|准确|异常|误差|压缩|水印)'),
      weight: 1,
    },
    { pattern: part('欢迎(?:您)?(?:参考|咨询|收藏|下载|转发|访问|光临)'), weight: 1 },
    { pattern: part('(?:精心|整理|提供|参考|原创).{0,8}(?:范文|文章|文档|资料)'), weight: 1 },
    { pattern: part('(?:为|供)(?:您|你|大家)'), weight: 1 },
    { pattern: part('联系(?:我们|站长|管理员|客服|本站)'), weight: 1 },
    { pattern: part('(?:自动|系统)(?:生成|抓取|识别|采集)'), weight: 1 },
    { pattern: part('举报|认领|投诉'), weight: 1 },
    {
      pattern: part('^本文(?:来自|来源于|转自|转载自|摘自|由|选自)[^,。]{1,16}(?:网|网站|公众号|论坛|文库|之家)'),
      weight: 2,
      ownWords: '本文',
    },
    // A public account asks for readers. An office's own does so, too, but holds out no model texts for it.
    {
      pattern: part(
        '更多(?:精彩|优质|相关|免费)?(?:内容|资料|范文|文章|文稿|材料|资讯|干货),? ?(?:(?:请|欢迎|敬请)(?:大家|您)?(?:扫码)?(?:关注|搜索|访问|收藏|添加)|尽在)',
      ),
      weight: 2,
      ownWords: '更多',
    },
    { pattern: part('(?:关注|搜索|添加)(?:我们的?|本站的?|微信)?.{0,4}公众号'), weight: 2 },
    {
      pattern: part(
        '(?:回复|发送) ?["“][^"”]{1,12}["”],? ?(?:即可)?(?:免费)?(?:获取|领取|下载|查看)[^。]{0,6}(?:资料|范文|文稿|原文|全文|文档|模板|课件|干货|更多|全套)',
      ),
      weight: 3,
      ownWords: '回复 发送',
    },
    { pattern: part('(?:获取|领取|下载)(?:更多|全套|完整版|海量)'), weight: 2 },
    { pattern: part('扫码|(?:长按|扫描|识别).{0,8}二维码'), weight: 1 },
  ];
  const OWN_WORDS = words(SIGNS.flatMap(({ ownWords }) => ownWords ?? []).join(' '));
  const RIGHTS = [
    'icp(?:备|证)',
    '公网安备',
    '网站标识码',
    'copyright|©|[(]c[)] ?(?:19|20)',
    '版权所有',
    'all rights reserved',
    '技术支持 ?:',
    '(?:主办|承办|运营)(?:单位)? ?:',
  ].map(part);

  const READERS =
    '公务员|秘书|文秘|公文|范文|党建|机关|教师|老师|学生|论文|作文|文章|文档|文学|小说|法律|医学|考试|人才|站长|脚本|资料|资源|材料|演讲|讲话稿|总结|读书|作家|课件|教案|试题|简历|合同|写作';
  const SITE = `(?:${READERS})(?:之家|网站|网|在线|文库|论坛|资源网|资料网|下载网|大全网|范文网|吧)(?: ?(?:www[.])?[a-z0-9-]{1,30}[.](?:com|cn|net|org)(?:[.]cn)?)?`;
  const GLUED = part(`(${SITE}) ?(?:版权所有|独家发布|整理发布|收集整理|搜集整理|提供下载)[.!]?$`);
  const OTHER_READER = part(`(?:${READERS})$`);
  /** A sentence that speaks of the site: 由论文网收集整理. */
  const GOVERNING = part('[由归为属于是系的和与、,:“「《在经请]$');
  /** What an address looks like, or that one follows. */
  const ADDRESS = '(?:[a-z0-9-]{1,30}[.][a-z]|网址|域名|地址|手机版|小说网|中文网)';
  const SERIAL = part(
    `^[(\\[]?(?:(?:天才)?(?:一|壹)秒记住[^,。]{0,12}${ADDRESS}|手机用户请(?:到|浏览|访问)[^,。]{0,8}${ADDRESS}|手机版阅读网址|请(?:牢)?记住本(?:站|书)[^,。]{0,8}${ADDRESS}|最新网址 ?(?::|[a-z0-9-]{1,30}[.])|本书首发[^,。]{0,12}${ADDRESS}|请收藏本站)`,
  );

  return {
    HOMEWARD,
    LOCATED,
    STAMPED,
    TO_THE_SECOND,
    LABELS,
    LABEL,
    LABELLED,
    MENU,
    DOWNLOAD,
    HEADINGS,
    CRUMBS,
    BARE_CRUMBS,
    LAST_CRUMB,
    NEIGHBOUR,
    pageGrade,
    furniture,
    REPRINT: part('^(?:本文|文章|图片|图文|内容|部分内容|以上内容)(?:均)?(?:来自|来源|转自|转载|摘自|整理)'),
    SIGNS,
    OWN_WORDS,
    RIGHTS,
    GLUED,
    OTHER_READER,
    GOVERNING,
    SERIAL,
  };
});
