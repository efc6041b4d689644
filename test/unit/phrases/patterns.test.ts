import assert from 'node:assert/strict';
import { extractPhrases, type Phrase } from '../../../src/phrases';

function drawn(text: string): Phrase[] {
  return extractPhrases([{ id: '讲话.txt', text }]);
}

/** Each of the phrases is drawn from the text, to the letter. */
function finds(text: string, ...phrases: string[]): void {
  const texts = drawn(text).map((phrase) => phrase.text);
  for (const phrase of phrases) assert.ok(texts.includes(phrase), `${phrase} not in ${texts.join(' | ')}`);
}

/** None of the phrases is drawn from the text. */
function leaves(text: string, ...phrases: string[]): void {
  const texts = drawn(text).map((phrase) => phrase.text);
  for (const phrase of phrases) assert.ok(!texts.includes(phrase), `${phrase} in ${texts.join(' | ')}`);
}

/** The one phrase with this text. */
function the(phrase: string, text: string): Phrase {
  const found = drawn(text).find((each) => each.text === phrase);
  assert.ok(found, `${phrase} not drawn from ${text}`);
  return found;
}

suite('lists', () => {
  test('the first member does not drag its governor along', () => {
    finds('各单位要大力弘扬勤学、善思、敢闯的精神。', '勤学、善思、敢闯');
    finds('必须坚决克服推诿拖拉、敷衍应付的毛病。', '推诿拖拉、敷衍应付');
    finds('同志之间要坦诚相见、互相补台、共同进步。', '坦诚相见、互相补台、共同进步');
    finds('我们应当把工作做到想得到、抓得住、办得好。', '想得到、抓得住、办得好');
    leaves('各单位要大力弘扬勤学、善思、敢闯的精神。', '弘扬勤学、善思、敢闯');
  });

  test('the last member does not take along what follows', () => {
    finds('要提高管理的精细化、标准化、信息化水平。', '精细化、标准化、信息化');
    finds('对慢作为、乱作为、不作为等现象要严肃查处。', '慢作为、乱作为、不作为');
    finds('兢兢业业、勤勤恳恳地做好每一件小事。', '兢兢业业、勤勤恳恳');
  });

  test('和 joins the last two', () => {
    finds('工作要得到职工的理解、信任和支持。', '理解、信任和支持');
    assert.deepEqual(the('理解、信任和支持', '工作要得到职工的理解、信任和支持。').members, ['理解', '信任', '支持']);
    // 和 inside a word joins nothing.
    finds('要做到团结、和谐、奋进。', '团结、和谐、奋进');
  });

  test('an adverb that is said of every member stays', () => {
    finds('离不开各科室的相互理解、支持、配合。', '相互理解、支持、配合');
  });

  test('between quotation marks a list is a slogan', () => {
    const text = '大家要发扬“认真、细心、周到”的作风。';
    assert.equal(the('认真、细心、周到', text).kind, 'quoted-slogan');
    assert.deepEqual(the('认真、细心、周到', text).members, ['认真', '细心', '周到']);
  });

  test('members of four characters are words of their own', () => {
    finds('必须坚决克服推诿拖拉、敷衍应付的毛病。', '推诿拖拉', '敷衍应付');
  });

  test('with its verb and what it is said of', () => {
    finds('各单位要大力弘扬勤学、善思、敢闯的精神。', '弘扬勤学、善思、敢闯的精神');
  });

  test('nothing is cut through a word to make the members even', () => {
    const press = '广大人民解放军、武警部队和公安干警都要作出贡献。';
    leaves(press, '民解放军、武警部队和公安干警');
    leaves('要加快文化、金融和旅游业的发展，加强工人、农民和知识分子的团结。', '工人、农民和知');
    leaves('要积极开发中、西部地区，促进发展。', '极开发中、西部地区');
  });

  test('a verb and what follows are not taken in because that makes four and four', () => {
    leaves('要综合运用经济、法律手段。', '运用经济、法律手段');
    leaves('必须严格把好土地、信贷闸门。', '把好土地、信贷闸门');
    finds('要坚持依法治厂、从严治厂。', '依法治厂、从严治厂');
    finds('做到优化服务、简化手续。', '优化服务、简化手续');
  });

  test('things side by side are less than demands and virtues', () => {
    const things = the('医疗卫生、环境保护和文化教育', '涉及医疗卫生、环境保护和文化教育。');
    const virtues = the('勤勤恳恳、任劳任怨和默默奉献', '做到勤勤恳恳、任劳任怨和默默奉献。');
    assert.ok((things.score ?? 0) < (virtues.score ?? 0) - 0.2);
  });

  test('a demand behind 、 begins a clause of its own', () => {
    finds('坚决克服斤斤计较、患得患失的毛病、要有敢为人先的勇气。', '斤斤计较、患得患失');
  });

  test('a space that got between two Han is none', () => {
    finds('各科室都要有自己 的想法、自己的主见，不要随大流。', '自己的想法、自己的主见');
  });

  test('numbers, names and pairs of short words are no slogans', () => {
    leaves('分别增长3.5%、4.2%、5.1%，发展平稳。', '3.5%、4.2%、5.1%');
    leaves('支持Word、Excel、PDF文件的改进工作。', 'Word、Excel、PDF');
    leaves('努力解决水、电问题。', '水、电');
  });
});

suite('clauses side by side', () => {
  test('of one length, without what leads to them', () => {
    finds('要唱响主旋律，守好主阵地，打好主动仗。', '唱响主旋律，守好主阵地，打好主动仗');
    finds('要摸清底数，找准病根，对症下药。', '摸清底数，找准病根，对症下药');
    finds('使工作张弛有度，进退有据。', '张弛有度，进退有据');
  });

  test('with words in common', () => {
    finds('不断学习才能不断提高，不断提高才能不断超越。', '不断学习才能不断提高，不断提高才能不断超越');
    finds('只讲付出不讲回报，只讲实干不讲条件。', '只讲付出不讲回报，只讲实干不讲条件');
    finds('做到家家有账本，户户有台账。', '家家有账本，户户有台账');
  });

  test('a subject in front is left out where the clauses begin alike', () => {
    finds('车间生产任务繁重，生产责任重大，要认真对待。', '生产任务繁重，生产责任重大');
  });

  test('pairs of pairs, and parts joined by ；', () => {
    finds('对上，要如实报告，不掩饰；对下，要耐心解释，不敷衍。', '对上，要如实报告，不掩饰；对下，要耐心解释，不敷衍');
    assert.equal(the('对上，要如实报告；对下，要耐心解释', '对上，要如实报告；对下，要耐心解释。').members?.length, 2);
  });

  test('what follows if so and if not', () => {
    assert.equal(the('不严则乱，严则百事可成', '管理是一门学问，不严则乱，严则百事可成。').kind, 'maxim');
    leaves('依照本规则，适用相关守则。', '依照本规则，适用相关守则');
    leaves('否则罚款，再犯则停业。', '否则罚款，再犯则停业');
  });

  test('clauses that have nothing in common', () => {
    leaves('会议结束以后，大家就回去了。', '会议结束以后，大家就回去了');
  });
});

suite('abbreviations', () => {
  const expansion = (phrase: string, text: string): readonly string[] | undefined => {
    const { members, expansion, kind } = the(phrase, text);
    assert.equal(kind, 'numeric-abbreviation');
    if (members !== undefined) for (const member of members) assert.ok(expansion?.includes(member), expansion);
    return members;
  };

  test('said right behind', () => {
    assert.deepEqual(expansion('三个坚持', '做到“三个坚持”：坚持求实、坚持求新、坚持求精。'), [
      '坚持求实',
      '坚持求新',
      '坚持求精',
    ]);
    assert.deepEqual(expansion('四查', '开展“四查”（查隐患、查漏洞、查作风、查纪律）活动。'), [
      '查隐患',
      '查漏洞',
      '查作风',
      '查纪律',
    ]);
    assert.deepEqual(expansion('两个确保', '落实“两个确保”，即确保安全、确保进度。'), ['确保安全', '确保进度']);
  });

  test('numbered items: 一是, 一要', () => {
    assert.deepEqual(expansion('三到位', '努力做到“三到位”。一是责任到位，二是措施到位，三是督查到位。'), [
      '责任到位',
      '措施到位',
      '督查到位',
    ]);
    assert.deepEqual(expansion('两要', '工作要做到“两要”：一要主动，不等不靠。二要细致，不留死角。'), ['主动', '细致']);
  });

  test('headings that follow', () => {
    const text =
      '重点要做到“三个好”：\n一、强化学习，做到本领好\n认真读书。\n二、改进作风，做到形象好\n多下基层。\n三、狠抓落实，做到成效好\n加强督查。';
    assert.deepEqual(expansion('三个好', text), ['本领好', '形象好', '成效好']);
  });

  test('a table that follows', () => {
    const text =
      '全面推行“三张清单”。\n\n| 序号 | 内容 |\n|---|---|\n| 1 | 责任清单 |\n| 2 | 问题清单 |\n| 3 | 整改清单 |\n';
    assert.deepEqual(expansion('三张清单', text), ['责任清单', '问题清单', '整改清单']);
  });

  test('clauses that all hold its noun', () => {
    const text = '不断改进“三服务”工作。努力为企业服务，为职工服务，为社会服务。';
    assert.deepEqual(expansion('三服务', text), ['为企业服务', '为职工服务', '为社会服务']);
  });

  test('without items it stands for nothing', () => {
    assert.equal(expansion('四个自信', '坚定“四个自信”。一是抓学习。'), undefined);
  });
});

suite('numbered items', () => {
  test('what they say, without their number', () => {
    finds(
      '一是思想要统一。思想统一才有合力。二是行动要统一。三是步调要统一。',
      '思想要统一',
      '行动要统一',
      '步调要统一',
    );
    finds('首先认识要高，其次行动要快，三是落实要细。', '认识要高', '行动要快', '落实要细');
    finds('第一，工作思路要清晰。第二，工作重点要突出。', '工作思路要清晰', '工作重点要突出');
  });

  test('a demand of one word keeps its number', () => {
    finds('一要勤。多看多问。二要实。三要快。', '一要勤', '二要实', '三要快');
    finds('一要务实。\n说了就办。\n二要创新。\n敢想敢试。', '一要务实', '二要创新');
  });

  test('short ones side by side are a list', () => {
    assert.deepEqual(the('一是抓重点，二是补短板', '要分清主次，一是抓重点，二是补短板。').members, [
      '抓重点',
      '补短板',
    ]);
  });
});

suite('quotations, headings, definitions', () => {
  test('what stands between quotation marks', () => {
    finds('要当好“施工队长”。', '施工队长');
    assert.equal(the('千斤顶', '要当好“千斤顶”。').kind, 'metaphor');
    assert.equal(the('磨刀不误砍柴工', '俗话说“磨刀不误砍柴工”。').kind, 'maxim');
    finds('古人云：「業精於勤，荒於嬉」。', '業精於勤，荒於嬉');
    leaves('他问：“你今天去不去？”', '你今天去不去');
  });

  test('between two marks of a list, and behind the last, stands no member', () => {
    const members = (phrase: string, quoted: string) =>
      the(phrase, `大家要弘扬“${quoted}”的精神，发扬“${quoted}”的作风。`).members;
    assert.deepEqual(members('团结、务实', '团结、务实、'), ['团结', '务实']);
    assert.deepEqual(members('团结、、务实', '团结、、务实'), ['团结', '务实']);
  });

  test('headings that say what to do', () => {
    finds('# 强化担当，狠抓落实\n\n认真做好各项工作。', '强化担当，狠抓落实');
    finds('一、加强学习，提高本领\n认真做好各项工作。', '加强学习，提高本领');
    leaves('在全厂工作会议上的讲话\n认真做好各项工作。', '在全厂工作会议上的讲话');
    leaves('工作报告\n认真做好各项工作。', '工作报告');
  });

  test('what something is', () => {
    assert.equal(the('严，就是对工作一丝不苟', '严，就是对工作一丝不苟，精益求精。').kind, 'definition');
    assert.equal(the('实干是一种品格', '实干是一种品格。').kind, 'definition');
  });

  test('what something is likened to', () => {
    assert.equal(the('主心骨', '班组长是车间的主心骨。').kind, 'metaphor');
  });
});

suite('set phrases and frames', () => {
  test('words of four between marks, behind function words, before 的…精神', () => {
    finds('工作忙起来，千头万绪，要理清头绪。', '千头万绪');
    finds('要有锲而不舍的毅力。', '锲而不舍');
    finds('才能迎难而上。', '迎难而上');
    finds('新鲜事物令人眼花缭乱地涌来。', '眼花缭乱');
    finds('要虚怀若谷，与人为善，不计得失。', '与人为善');
  });

  test('by their shape, wherever they stand', () => {
    finds('我们这个班组常年加班加点赶进度。', '加班加点');
    finds('大家都是踏踏实实地干。', '踏踏实实');
  });

  test('plain terms are none', () => {
    leaves('会议研究了工业生产，分析了主要问题。', '工业生产', '主要问题');
    leaves('在上半年里，他们负责这一工作。', '上半年里', '这一工作');
    leaves('颁布之后，要加以扶持，促进经济发展。', '颁布之后', '加以扶持', '经济发展');
  });

  test('frames, filled and empty', () => {
    const text = '由坐等上门向主动服务转变，由单打独斗向协同作战转变，由经验办事向依法办事转变。';
    finds(text, '由单打独斗向协同作战转变');
    const frame = the('由……向……转变', text);
    assert.equal(frame.kind, 'frame');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is how snippets write their gaps
    assert.equal(frame.frame, '由${1:…}向${2:…}转变');
    finds('要充分发挥模范带头作用。', '充分发挥模范带头作用');
    finds('工作要做到忙而不乱。', '忙而不乱');
  });

  test('a frame that stands there once is a phrase, and no frame yet', () => {
    leaves('要充分发挥模范带头作用。', '发挥……作用');
  });

  test('demands, warnings, pairs', () => {
    finds('要树立全局意识。', '树立全局意识');
    finds('严禁弄虚作假。', '严禁弄虚作假');
    finds('班组是企业的细胞和基石。', '企业的细胞和基石');
    leaves('加强了学习。', '加强了学习');
  });
});
