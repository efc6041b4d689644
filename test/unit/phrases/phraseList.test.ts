import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ChangedPhrases,
  type CompletionOptions,
  MadePhrases,
  type Phrase,
  Phrasebook,
  readBookBytes,
  writeBook,
} from '../../../src/phrases';
import { HanCharacters } from '../../../src/phrases/matching/hanCharacters';
import { isHan } from '../../../src/text/han';
import { seeded, syntheticBook } from '../../bench/syntheticBook';
import { sample, thorough } from '../../support/runs';
import { SAMPLE } from './sample';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

suite('a phrasebook of lists [law]', () => {
  const [size, least] = thorough([80, 1000], [25, 80]) as [number, number];
  const made = [...SAMPLE, ...syntheticBook(size)];
  let whole: Phrasebook;
  let stored: Phrasebook;

  suiteSetup(async () => {
    const { phrases } = await readBookBytes(encode(writeBook(made)));
    const sorted = Array.from({ length: phrases.length }, (_, at) => phrases.phrase(at));
    // The other list holds some of the same: what another book says of them.
    const others = sorted.slice(0, 40).map((phrase) => ({ ...phrase, explanation: `另说${phrase.text}` }));
    whole = Phrasebook.from([...sorted, ...others]);
    const fresh = await readBookBytes(encode(writeBook(made)));
    stored = Phrasebook.fromLists([new MadePhrases([]), fresh.phrases, new MadePhrases(others)]);
  });

  /** Some beginnings of each phrase, and all of it. */
  function* lines(): Generator<string, void> {
    const random = seeded(7);
    for (const { text, pinyin, traditional, members } of made) {
      const cut = 1 + Math.floor(random() * text.length);
      const letters = (pinyin ?? '').split(' ').map((syllable) => syllable.charAt(0));
      yield `我们要${text.slice(0, cut)}`;
      yield `我们要${traditional?.text.slice(0, cut) ?? text}`;
      yield `我们要${letters.slice(0, cut).join('')}`;
      yield `我们要${text.slice(0, 1)}${letters.slice(1, 1 + cut).join('')}`;
      if (members?.[1] !== undefined) yield `我们要${members[1]}`;
      yield `我们要${text}。`;
    }
  }

  test('answers as one of phrases that are made [law]', () => {
    const usage = new Map(made.filter((_, at) => at % 5 === 0).map(({ text }, at) => [text, at]));
    const ways: CompletionOptions[] = [
      {},
      { trigger: 'invoked', pinyin: 'full', usage, theme: '精神作风' },
      { trigger: 'invoked', script: 'traditional', quotes: 'corner' },
    ];
    let listed = 0;
    for (const line of sample([...lines()], 5)) {
      for (const options of ways) {
        const [found, expected] = [stored.complete(line, options), whole.complete(line, options)];
        assert.deepEqual(
          found.map(({ head: _, ...completion }) => completion),
          expected.map(({ head: _, ...completion }) => completion),
          line,
        );
        for (const { head, phrase } of found)
          assert.deepEqual([head.text, head.kind, head.theme], [phrase.text, phrase.kind, phrase.theme]);
        listed += found.length;
      }
      assert.deepEqual(stored.continue(line), whole.continue(line));
      assert.deepEqual(stored.findAll(line), whole.findAll(line));
      const [match, expected] = [stored.at(line, 4), whole.at(line, 4)];
      assert.deepEqual(match, expected);
      if (match && expected)
        assert.deepEqual(stored.otherwise(match.phrase), whole.otherwise(expected.phrase), match.phrase.text);
    }
    assert.ok(listed > least, `${listed} listed`);
    assert.deepEqual(stored.triggerCharacters(), whole.triggerCharacters());
    assert.deepEqual(stored.phrases, whole.phrases);
  });

  test('a list makes no phrase before it is looked at, and each but once', () => {
    const asked: number[] = [];
    const list = new MadePhrases(made);
    const book = Phrasebook.fromLists([
      {
        length: made.length,
        head: (at) => list.head(at),
        phrase(at) {
          asked.push(at);
          return list.phrase(at);
        },
      },
    ]);
    book.prepareLetters();
    book.triggerCharacters();
    const completions = [...lines()].flatMap((line) => book.complete(line, { trigger: 'invoked', pinyin: 'full' }));
    book.complete('我们要', { usage: new Map([[made[3]?.text ?? '', 1]]) });
    assert.equal(asked.length, 0);
    const [first] = completions;
    assert.equal(first?.phrase, list.phrase(asked[0] as number));
    assert.equal(asked.length, 1);
  });

  test('a changed list changes what it hands out, once', () => {
    let changes = 0;
    const list = new ChangedPhrases(new MadePhrases(made), (phrase): Phrase => {
      changes++;
      return { ...phrase, sources: [{ title: '本书' }] };
    });
    const book = Phrasebook.fromLists([list]);
    assert.equal(changes, 0);
    const text = made[0]?.text ?? '';
    const [first, again] = [book.at(text, 0)?.phrase, book.at(text, 0)?.phrase];
    assert.deepEqual(first, { ...made[0], sources: [{ title: '本书' }] });
    assert.equal(first, again);
    assert.equal(changes, 1);
  });

  test('its Han are those of its texts, of one unit or two', () => {
    const text = fc.string({
      unit: fc.constantFrom('学', '習', '𠮷', '𠮶', '\ud842', '\udfb7', '，', 'a', '😀'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const characters = new HanCharacters();
        for (const each of texts) characters.add(each);
        const all = texts.flatMap((each) => [...each]).filter((character) => isHan(character.charCodeAt(0)));
        assert.deepEqual(characters.sorted(), [...new Set(all)].sort());
      }),
    );
  });
});
