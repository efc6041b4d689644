import assert from 'node:assert/strict';
import { DocumentCheck } from '../../../src/garble';
import { proseSpans } from '../../../src/text/prose';

/** At each place, what the check says of it is what a scan of the whole text says. */
function agrees(check: DocumentCheck, languageId: string): void {
  const { text } = check;
  const spans = proseSpans(text, languageId);
  for (let offset = 0; offset <= text.length; offset++) {
    const expected = spans.some(({ start, end }) => start < offset && offset <= end);
    assert.equal(check.isProse(offset), expected, `${offset} of ${JSON.stringify(text)}`);
  }
}

const MARKDOWN = '---\ntitle: 讲话\n---\n\n# 标题\n\n要`代码`，见[通知](a.md)。\r\n\r\n```\n代码\n```\n正文。';

suite('where running text is', () => {
  test('agrees with a scan of the whole text', () => {
    for (const languageId of ['markdown', 'plaintext', 'latex'])
      agrees(new DocumentCheck(MARKDOWN, { languageId }), languageId);
    agrees(new DocumentCheck(''), 'plaintext');
  });

  test('after edits too', () => {
    const check = new DocumentCheck(MARKDOWN, { languageId: 'markdown' });
    const at = check.text.indexOf('正文');
    check.edit([{ start: at, end: at, text: '```\n' }]);
    agrees(check, 'markdown');
    check.edit([{ start: 0, end: 4, text: '' }]);
    agrees(check, 'markdown');
  });
});
