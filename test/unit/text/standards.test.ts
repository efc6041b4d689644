import assert from 'node:assert/strict';
import { inStandard, type Standard } from '../../../src/text/standards';

function writes(taiwan: string, others: Partial<Record<Standard, string>>): void {
  assert.equal(inStandard(taiwan, 'tw'), taiwan);
  for (const [standard, text] of Object.entries(others)) assert.equal(inStandard(taiwan, standard as Standard), text);
}

suite('standards of Traditional characters', () => {
  test('by character', () => {
    writes('裡應外合', { hk: '裏應外合', opencc: '裏應外合' });
    writes('為群眾說話', { hk: '為羣眾説話', opencc: '爲羣衆說話' });
    writes('溫故而知新', { hk: '温故而知新', opencc: '溫故而知新' });
  });

  test('by word where the character alone does not say', () => {
    writes('著重與著名', { hk: '着重與著名', opencc: '着重與著名' });
    writes('橋梁和梁先生', { hk: '橋樑和梁先生', opencc: '橋樑和梁先生' });
    writes('人才與剛才', { hk: '人才與剛才', opencc: '人才與剛纔' });
    writes('參考、參透', { hk: '參考、參透', opencc: '參考、參透' });
  });

  test('the length stays, and so does everything that is not Han', () => {
    for (const text of ['', 'GDP', '𠮷野家𠮷', '「群」說…'])
      for (const standard of ['tw', 'hk', 'opencc'] as const) {
        const written = inStandard(text, standard);
        assert.equal(written.length, text.length);
        assert.equal(written.replace(/[群羣說説]/g, '*'), text.replace(/[群羣說説]/g, '*'));
      }
  });
});
