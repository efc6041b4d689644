import assert from 'node:assert/strict';
import { Frecency } from '../../../../src/vscode/typing/frecency';

const DAY = 24 * 60 * 60 * 1000;

/** A store as VS Code gives one: it holds what JSON can. */
class Store {
  #json = '{}';
  keys(): readonly string[] {
    return Object.keys(JSON.parse(this.#json));
  }
  get<T>(key: string, fallback?: T): T {
    return JSON.parse(this.#json)[key] ?? fallback;
  }
  async update(key: string, value: unknown): Promise<void> {
    this.#json = JSON.stringify({ ...JSON.parse(this.#json), [key]: value });
  }
}

suite('frecency', () => {
  let now: number;
  let store: Store;
  setup(() => {
    now = 20_000 * DAY;
    store = new Store();
  });

  const open = () => new Frecency(store, () => now);
  const order = (frecency: Frecency, ...texts: string[]): string => {
    const score = (text: string) => frecency.usage.get(text) ?? 0;
    return [...texts].sort((a, b) => score(b) - score(a)).join('');
  };

  test('nothing picked, nobody asked', async () => {
    assert.equal(open().usage.size, 0);
    const frecency = open();
    await frecency.count('甲');
    assert.equal(frecency.usage.get('乙'), undefined);
    assert.ok((frecency.usage.get('甲') ?? 0) > 0);
  });

  test('more often and more lately is better', async () => {
    const frecency = open();
    for (const text of '甲甲甲乙') await frecency.count(text);
    assert.equal(order(frecency, '丙', '乙', '甲'), '甲乙丙');
    now += 31 * DAY;
    await frecency.count('乙');
    assert.equal(order(frecency, '丙', '甲', '乙'), '乙甲丙'); // 1.49 against 1.47
    await frecency.count('甲');
    assert.equal(order(frecency, '丙', '乙', '甲'), '甲乙丙');
  });

  test('a pick of long ago counts for little, but for more than none', async () => {
    const frecency = open();
    for (let i = 0; i < 100; i++) await frecency.count('甲');
    now += 300 * DAY;
    await frecency.count('乙');
    assert.equal(order(frecency, '丙', '甲', '乙'), '乙甲丙');
  });

  test('is kept, and reset', async () => {
    const frecency = open();
    for (const text of '甲乙乙') await frecency.count(text);
    assert.equal(order(open(), '丙', '甲', '乙'), '乙甲丙');
    await frecency.reset();
    assert.equal(frecency.usage.size, 0);
    assert.equal(open().usage.size, 0);
  });

  test('forgets the weakest of more than a thousand, and reads nothing but numbers', async () => {
    const first = open();
    await first.count('甲');
    const { usage } = first;
    now += DAY;
    await first.count('乙');
    const lately = first.usage.get('乙') as number;
    const others = Array.from({ length: 998 }, (_, i): [string, number] => [`丙${i}`, lately]);
    await store.update('usage', Object.fromEntries([...usage, ...others, ['乙', lately]]));
    const frecency = open();
    assert.equal(frecency.usage.size, 1000);
    await frecency.count('丁');
    assert.equal(frecency.usage.get('甲'), undefined);
    assert.deepEqual([...frecency.usage.keys()].sort(), ['乙', '丁', ...others.map(([text]) => text)].sort());
    assert.equal(Object.keys(store.get<object>('usage')).length, 1000);
    await store.update('usage', { 甲: 'x', 乙: 3 });
    assert.equal(open().usage.get('甲'), undefined);
    assert.equal(open().usage.get('乙'), 3);
  });
});
