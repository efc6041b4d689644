import assert from 'node:assert/strict';
import { rule } from '../../../src/garble/rules/mojibake';
import { gb2312Level } from '../../../src/text/han';
import { runRule } from '../../support/runRule';
import { isTried, sample } from '../../support/runs';
import { seeded } from '../../support/syntheticText';

// What looks garbled and is not: no finding may stand on any of it, however doubtful.

const LANGUAGES: Readonly<Record<string, string>> = {
  French: 'L’été dernier, à Orléans, l’élève a été félicité : « Où êtes-vous né ? » Ça n’a pas gêné Noël, naïf et âgé.',
  Vietnamese: 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi. Đường phố Hồ Chí Minh.',
  Polish: 'Zażółć gęślą jaźń. Wszyscy ludzie rodzą się wolni i równi pod względem swej godności; łódź, źdźbło, ćma.',
  Czech: 'Příliš žluťoučký kůň úpěl ďábelské ódy. Všichni lidé rodí se svobodní a sobě rovní.',
  German: 'Die Größe der Übungsfläche in Österreich beträgt über fünf Äcker; schöne Grüße aus Köln.',
  Turkish: 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Şişli, Iğdır, çağrı, öğüt.',
  Icelandic: 'Hver maður er borinn frjáls og jafn öðrum að virðingu og réttindum. Þórður á Æðarfossi.',
  Latvian: 'Visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā un tiesībās. Ķēniņš, ģērbšanās, šķīvis.',
  Russian: 'Все люди рождаются свободными и равными в своём достоинстве и правах. Съешь ещё этих мягких булок.',
  Ukrainian: 'Всі люди народжуються вільними і рівними у своїй гідності та правах. Її ґанок, їжак.',
  Serbian: 'Сва људска бића рађају се слободна и једнака у достојанству и правима. Љубичић, ђак, џеп.',
  Greek: 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.',
  Hebrew: 'כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם. שָׁלוֹם עֲלֵיכֶם',
  Arabic: 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. العَرَبِيَّة',
  Thai: 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ',
  Hindi: 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।',
  Mongolian: 'Хүн бүр төрж мэндлэхэд эрх чөлөөтэй, адилхан нэр төртэй, ижил эрхтэй байдаг.',
  Tibetan: 'འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས།',
  Uyghur: 'ھەممە ئادەم تۇغۇلۇشىدىنلا ئەركىن، ئىززەت-ھۆرمەت ۋە ھوقۇقتا باپباراۋەر.',
  Yi: 'ꊿꂷꃅꄿꐨꐥ，ꌅꅍꀂꏽꐯꒈꃅꐥꌐ',
  Japanese: '人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。学校の図書館で勉強した。',
  'Japanese, half-width': 'ﾆﾎﾝｺﾞﾉﾃｷｽﾄ、ﾊﾝｶｸｶﾀｶﾅ。ｱｲｳｴｵ（ｻﾝﾌﾟﾙ）',
  Korean: '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 뷁쀍뛟 샤워꼭지.',
  IPA: 'həˈləʊ ˈwɜːld, /ˈŋwɛn jɛn˥˩/, [ʂɤ̂.ˈxwêɪ], θɪŋk, ðə ˈt͡ʃʰiː',
  Pinyin: 'Zhōnghuá Rénmín Gònghéguó, lǜsè fāzhǎn, nǚ’ér, ḿ, ňg, ếi',
};

const CHINESE: Readonly<Record<string, string>> = {
  'rare Han': '瀛寰广记、鎏金铜像、镌刻碑文、缂丝作坊、氍毹、饕餮、魑魅魍魉、蹀躞、觊觎、龃龉、罄竹难书、踽踽独行',
  places:
    '浠水县、渌口区、濮阳市、瀍河回族区、郯城县、亳州、歙县、黟县、盱眙、涪陵、郴州、儋州、鄄城、鄠邑、邛崃、犍为',
  names:
    '汪曾祺、沈从文、闻一多、钱锺书、曹锟、张锟、朱镕基、陶喆、李嫣、王珺、谌贻琴、仉桂美、亓官、妫河、逄、蔺、瞿、郗、郦',
  minerals: '锗、铟、镓、铌、钽、锆、铪、铼、锇、钌、镧、铈、镨、钕、钐、铕、钆、铽、镝、钬、铒、铥、镱、镥',
  medicine: '羟基、羧酸、嘌呤、嘧啶、吲哚、噻唑、呋喃、茚、蒽、菲、萘、苷、甾醇、萜类、酯酶、肽链、腺苷',
  birds: '鹡鸰、鸬鹚、鸊鷉、鸲鹆、鹣鲽、鸳鸯、鹧鸪、鹈鹕、鸱鸮、鹪鹩、䴙䴘、鲟鳇、鲥鱼、鳜鱼、鳊鲂',
  sutra: '揭谛揭谛，波罗揭谛，波罗僧揭谛，菩提萨婆诃。',
  'sutra, Traditional': '揭諦揭諦，波羅揭諦，波羅僧揭諦，菩提薩婆訶。故說般若波羅蜜多咒，即說咒曰',
  dharani: '南无喝啰怛那哆啰夜耶，南无阿唎耶，婆卢羯帝烁钵啰耶，菩提萨埵婆耶，唵，萨皤啰罚曳，数怛那怛写',
  verse: '玄玄妙門啓，赫赫聖基隆。賜蕭瑀，餞王晙巡邊。蓊勃繚繞，崚嶒崒嵂；岧嶤嵽嵲，瀺灂瀄汨。',
  rhapsody: '其山則崆巄嵽嵲，嶙峋岝㟎，崴磈嵬岌，嶔巇屹㠚。其草則藨苧薠莞，蔣蒲蒹葭。鷖鴗鵠鷞，鴛鴦鸂鶒。',
  classics: '關關雎鳩，在河之洲。窈窕淑女，君子好逑。參差荇菜，左右芼之。於穆清廟，肅雝顯相。濟濟多士，秉文之德。',
  bopomofo: 'ㄅㄆㄇㄈ、ㄉㄊㄋㄌ；中（ㄓㄨㄥ）國（ㄍㄨㄛˊ）；ㄋㄧˇ ㄏㄠˇ',
  Cantonese: '佢哋嘅嘢喺嗰度，唔好搞錯咗；冇人知點解，咁樣得唔得㗎？嚟啦，睇吓先，啲嘢好靚，嗌佢食飯。',
  'words that repeat': '哗啦啦，叽叽喳喳，呜呜咽咽，嘻嘻哈哈，嗷嗷待哺，喋喋不休，啧啧称赞，姗姗来迟',
};

const SIGNS: Readonly<Record<string, string>> = {
  'box table': '┌─┬─┐│表│格│├─┼─┤│甲│乙│└─┴─┘╔═╦═╗║数║据║╚═╩═╝▀▄█▌▐░▒▓',
  mathematics: '∀ε>0，∃δ>0，|x−a|<δ ⇒ |f(x)−L|<ε；∑、∏、∫、∮、√2≈1.414，α+β≤γ，∂²u/∂x²，ℝ³⊂ℂ，ẋ=Aẋ，θ̂',
  punctuation: '“重要讲话”……——《办法》（试行）·〔2022〕11号；±5℃×3÷2；§1、©2024、®、™、€100、£5、¥8、µm、½、°',
  emoji: '😀 会议顺利 👍🏽 结束 👨‍👩‍👧‍👦 🇨🇳 ✅ ❌ ⭐⭐⭐',
  'foreign names':
    '他在 café 里读 naïve 一词，Škoda 与 Citroën 参展，São Paulo、Zürich、Kraków 设分馆；Gödel、Erdős、Čapek。',
  'a list of letters': '带变音符号的字母有ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ共六十二个。',
  'a path': 'C:\\成功\\許可\\功能.txt，\\\\服务器\\许可\\盖章，成功\\失败',
  'a formula': '\\alpha+\\beta，令 $f(x)=\\frac{1}{2}$，許\\[a-z]',
};

/** The Han of the second level of GB 2312, which garbles are full of. */
const RARE = Array.from({ length: 0x5200 }, (_, i) => String.fromCharCode(0x4e00 + i)).filter(
  (character) => gb2312Level(character.charCodeAt(0)) === 2,
);

suite('mojibake: silent on', () => {
  for (const texts of [LANGUAGES, CHINESE, SIGNS])
    for (const [name, text] of Object.entries(texts))
      test(name, () => {
        assert.deepEqual(runRule(rule, text), []);
        // Inside Chinese, and as a line among lines.
        assert.deepEqual(runRule(rule, `会议指出，${text}各单位要认真落实。\n第一，${text}`), []);
      });

  test('every rare Han between common ones [law]', () => {
    assert.equal(RARE.length, 3008);
    for (const character of sample(RARE, 10))
      assert.deepEqual(runRule(rule, `关于${character}的问题，${character}字如何写？`), []);
  });

  test('rare Han in rows: in the order of the standard nothing is certain, and next to nothing is doubted', () => {
    const lines = Array.from({ length: Math.ceil(RARE.length / 8) }, (_, i) => RARE.slice(8 * i, 8 * i + 8).join(''));
    const found = lines.flatMap((line) => runRule(rule, line));
    assert.deepEqual(
      found.filter(({ certain }) => certain),
      [],
    );
    assert.ok(found.length <= lines.length / 50, `${found.length} of ${lines.length} lines`);
  });

  test('rare Han by chance: nothing is certain [law]', () => {
    const random = seeded(20);
    for (let i = 0; i < 2000; i++) {
      const line = Array.from({ length: 12 }, () => RARE[Math.floor(random() * RARE.length)]).join('');
      if (!isTried(i, 20)) continue;
      assert.deepEqual(
        runRule(rule, line).filter(({ certain }) => certain),
        [],
        line,
      );
    }
  });
});
