import assert from 'node:assert/strict';
import { proseSpans } from '../../../src/text/prose';

function proseOf(languageId: string) {
  return (text: string, ...expected: string[]): void => {
    const prose = proseSpans(text, languageId)
      .map((span) => text.slice(span.start, span.end).trim())
      .filter((each) => each !== '');
    assert.deepEqual(prose, expected, text);
  };
}

suite('latex', () => {
  const keeps = proseOf('latex');

  test('text between commands', () => {
    keeps('\\section{总则}\\label{sec:a}', '总则');
    keeps('加强\\textbf{组织}领导，见\\ref{sec:a}、\\cite[第3页]{b}。', '加强', '组织', '领导，见', '、', '。');
    keeps('\\documentclass[12pt]{ctexart}');
    keeps('\\href{http://a.cn}{附件}甲', '附件', '甲');
    keeps('甲\\footnote{乙}丙', '甲', '乙', '丙');
    keeps('甲\\\\[2pt]乙', '甲', '乙');
    keeps('50\\% 的', '50', '的');
    keeps('第一条~本办法 & 甲', '第一条', '本办法', '甲');
  });

  test('comments and verbatim', () => {
    keeps('甲 % 乙', '甲');
    keeps('甲\\verb|乙|丙', '甲', '丙');
    keeps('甲\n\\begin{lstlisting}[language=C]\n乙\n\\end{lstlisting}丙', '甲', '丙');
    keeps('\\begin{verbatim*}\n乙\n\\end{verbatim*}');
    keeps('\\begin{itemize}\n\\item 甲\n\\end{itemize}', '甲');
  });

  test('math', () => {
    keeps('设$x$为\\(y\\)，\\[甲\n乙\\]丙', '设', '为', '，', '丙');
    keeps('\\begin{align*}\n甲\n\\end{align*}\n乙', '乙');
    keeps('甲$$x\ny$$乙', '甲', '乙');
    // A lone dollar sign hides its paragraph and no more.
    keeps('价格$5\n乙\n\n丙', '价格', '丙');
    keeps('价格\\$5，乙', '价格', '5，乙');
  });
});

suite('typst', () => {
  const keeps = proseOf('typst');

  test('mark-up', () => {
    keeps('= 总则 <a>\n加强*组织*领导，见 @a。', '= 总则', '加强*组织*领导，见', '。');
    keeps('甲 // 乙\n丙 /* 丁\n戊 */ 己', '甲', '丙', '己');
    keeps('甲`乙`丙\n```c\n丁\n```\n戊', '甲', '丙', '戊');
    keeps('设 $x + "甲"$ 为', '设', '为');
    keeps('见 http://a.cn/b 。', '见', '。');
    keeps('甲\\#乙', '甲\\#乙');
  });

  test('code, and the content in it', () => {
    keeps('#set text(lang: "zh")\n甲', '甲');
    keeps('#let a = [乙]\n甲', '乙', '甲');
    keeps('甲#strong[乙]丙', '甲', '乙', '丙');
    keeps('#figure(\n  image("甲.png"),\n  caption: [乙],\n)\n丙', '乙', '丙');
    keeps('#grid(columns: 2)[甲][乙]丙', '甲', '乙', '丙');
    keeps('#let f(x) = {\n  let y = "甲"\n  [乙 #x 丙]\n}\n丁', '乙', '丙', '丁');
    keeps('甲#h(1em)乙#a.b 丙', '甲', '乙', '丙');
    keeps('#if a [甲] else [乙]\n丙', '甲', '乙', '丙');
    keeps('[甲 #x.y] 乙', '[甲', '] 乙');
  });
});
