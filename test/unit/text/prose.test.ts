import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lines } from '../../../src/text/lines';
import { proseScanner, proseSpans } from '../../../src/text/prose';
import type { Span } from '../../../src/text/span';
import { damagedText, languageId } from '../../support/damagedText';
import { runs } from '../../support/runs';

const M = 1 << 20;
const repeat = (piece: string, length = M) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

suite('prose', () => {
  test('a plain text is prose, less its URLs', () => {
    const text =
      '见 https://www.a.cn/b?c=%E5%8A%9E，详情如下。\nftp://a.cn/(甲)、（http://b.cn/c(d)）完。http://a.cn。';
    assert.deepEqual(
      proseSpans(text, 'plaintext').map((span) => text.slice(span.start, span.end)),
      ['见 ', '，详情如下。', '(甲)、（', '）完。', '。'],
    );
  });

  test('a URL ends where the sentence goes on', () => {
    const prose = (text: string) =>
      proseSpans(text, 'plaintext')
        .map((span) => text.slice(span.start, span.end))
        .join('|');
    assert.equal(prose('(http://a.cn/b)'), '(|)');
    assert.equal(prose('http://a.cn/b, 乙'), ', 乙');
    assert.equal(prose('"http://a.cn/b"'), '"|"');
    assert.equal(prose('http://a.cn/b.html.'), '.');
    assert.equal(prose('比例3://4'), '比例3://4');
    assert.equal(prose('：//甲'), '：//甲');
  });

  test('spans are sorted, not empty, inside their line, and the same from any line on [law]', () => {
    fc.assert(
      fc.property(damagedText(40), languageId, (text, language) => {
        const scanner = proseScanner(language);
        let state = scanner.initial;
        let free = 0;
        const all: Span[] = [];
        for (const line of lines(text)) {
          const spans: Span[] = [];
          const again: Span[] = [];
          const next = scanner.line(text, line, state, spans);
          assert.equal(scanner.line(text, line, state, again), next, 'pure');
          assert.deepEqual(again, spans);
          for (const span of spans) {
            assert.ok(span.start >= Math.max(free, line.start) && span.end > span.start && span.end <= line.end);
            free = span.end;
          }
          all.push(...spans);
          state = next;
        }
        assert.deepEqual(all, proseSpans(text, language));
      }),
      runs(200),
    );
  });

  test('a hostile megabyte costs what its length does [cost]', function () {
    this.timeout(60_000);
    let uneven = '';
    for (let i = 1; uneven.length < M; i++) uneven += `${'`'.repeat(i)}甲`;
    const lines = [
      '**团结**、',
      '](',
      '[](',
      '[](\\(',
      '[甲](a "',
      '<a',
      '<a b="',
      `<a b='" c="`,
      '$',
      '$a',
      '\\$$',
      '[',
      '[][',
      '[甲][',
      '<!--',
      '{#',
      '>',
      '- ',
      '`a``',
      '`a\n',
      '> > > >\n',
      '- a\n  ',
      'a://',
      'http://a(',
      '<pre>\n',
      '<div>\n',
      '~~~~a\n```\n',
      '[甲]:\n',
      '[^1]: a\n',
      '|-',
      'a\n-\n',
      '\\',
      '#a(',
      '#[',
      '/*',
      '$$\n',
      '\\begin{',
      '\\a{',
      '\\[',
      '"',
      "'",
      '"""',
      '<script',
      '&',
    ].map((piece) => repeat(piece));
    const nested = Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}- a`).join('\n');
    const slow: string[] = [];
    for (const text of [uneven, nested, ...lines]) {
      for (const language of ['markdown', 'latex', 'typst', 'javascript', 'html', 'plaintext']) {
        // A part: the whole megabyte is for `TUIQIAO_RUNS`.
        const part = process.env.TUIQIAO_RUNS ? text : text.slice(0, M / 25);
        const began = performance.now();
        proseSpans(part, language);
        const took = performance.now() - began;
        if (took > (process.env.TUIQIAO_RUNS ? 1_000 : 10_000))
          slow.push(`${language} ${JSON.stringify(text.slice(0, 12))}: ${took.toFixed(0)} ms`);
      }
    }
    assert.deepEqual(slow, []);
  });
});
