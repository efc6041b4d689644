import { decode } from '../../src/text/codec';

/** A random number in [0, 1), the same sequence for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SUBJECTS =
  '各级各部门 办公室全体同志 各乡镇街道 机关党员干部 县直各单位 项目承办单位 基层一线人员 业务主管科室 值班人员 材料起草小组'.split(
    ' ',
  );
const MODES = '要切实 应当认真 必须持续 进一步 始终坚持 着力 全力 不断 从严从实 统筹'.split(' ');
const VERBS = '加强 推进 落实 完善 优化 规范 健全 深化 细化 夯实'.split(' ');
const OBJECTS =
  '制度建设 作风建设 调查研究 督促检查 服务保障 信息报送 档案管理 应急值守 公文处理 队伍建设 环境整治 民生实事'.split(
    ' ',
  );
const TAILS =
  '确保件件有着落 做到事事有回音 推动工作上台阶 提高办事质量和效率 让群众得到实惠 按期保质完成任务 形成齐抓共管的局面 不留死角和盲区'.split(
    ' ',
  );
const QUOTES = '务实、高效、清廉 放管服 一网通办 最后一公里 回头看 传帮带'.split(' ');

/** Paragraphs of official-sounding prose, about `bytes` of UTF-8 in all. They repeat their words. */
export function cleanText(bytes: number, seed = 1, lineEnd = '\n'): string {
  const random = seeded(seed);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] as string;
  const paragraphs: string[] = [];
  for (let written = 0; written < bytes; ) {
    let paragraph = '　　';
    for (let sentences = 2 + Math.floor(random() * 4); sentences > 0; sentences--) {
      const quote = random() < 0.2 ? `“${pick(QUOTES)}”` : '';
      const share = random() < 0.15 ? `，完成率达${Math.floor(random() * 100)}%` : '';
      paragraph += `${pick(SUBJECTS)}${pick(MODES)}${pick(VERBS)}${pick(OBJECTS)}${quote}${share}，${pick(TAILS)}。`;
    }
    paragraphs.push(paragraph);
    written += paragraph.length * 3 + lineEnd.length;
  }
  return paragraphs.join(lineEnd);
}

/** Damage of every kind, put into every sixth clause or so. */
export function garbledText(bytes: number, seed = 1, lineEnd = '\n'): string {
  const random = seeded(seed + 1);
  const noise = () =>
    Array.from(
      { length: 8 },
      () => `${String.fromCharCode(33 + random() * 26)} ${String.fromCharCode(63 + random() * 63)}`,
    ).join('');
  const damage: ((clause: string) => string)[] = [
    (clause) => decode(new TextEncoder().encode(clause), 'gbk'),
    (clause) => decode(new TextEncoder().encode(clause), 'windows-1252'),
    (clause) => `${clause.slice(0, 3)}\ufffd${clause.slice(4)}`,
    (clause) => `${clause}<br />`,
    (clause) => `&ldquo;${clause}&rdquo;`,
    (clause) => clause.replace('务', '務(wù)').replace('实', '實(shí)'),
    (clause) => `${clause}${noise()}`,
    (clause) => `${clause.slice(0, 2)} ${clause.slice(2)},`,
    (clause) => `${clause}\u200b`,
  ];
  return cleanText(bytes, seed, lineEnd).replace(/[\u4e00-\u9fff]+/g, (clause) =>
    random() < 1 / 6 ? (damage[Math.floor(random() * damage.length)] as (clause: string) => string)(clause) : clause,
  );
}
