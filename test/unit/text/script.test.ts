import assert from 'node:assert/strict';
import { fold, foldText, type Script, scriptOf, scriptOfUnit } from '../../../src/text/script';

function folds(text: string, expected: string): void {
  assert.equal(foldText(text), expected);
  assert.equal(foldText(text).length, text.length);
}

function votes(text: string, expected: Script): void {
  assert.equal(scriptOf(text), expected);
}

suite('folding', () => {
  test('Traditional to Simplified', () => {
    folds('團結、務實、進取、創新', '团结、务实、进取、创新');
    folds('為領導服務，為人民群眾服務', '为领导服务，为人民群众服务');
    folds('後來在裡面乾了幹部的活', '后来在里面干了干部的活');
  });

  test('variants of Taiwan, Hong Kong and OpenCC are one class', () => {
    for (const variants of [
      '为為爲',
      '里裡裏',
      '众眾衆',
      '台臺',
      '着著',
      '床牀',
      '群羣',
      '户戶',
      '线線綫',
      '启啟啓',
      '干幹乾',
    ]) {
      const [first, ...others] = foldText(variants);
      assert.ok(
        others.every((other) => other === first),
        variants,
      );
    }
  });

  test('different words stay different', () => {
    const words = ['天夫', '己已巳', '人入', '末未', '千干', '土士', '候侯', '戊戌', '辨辩辫', '佳住'];
    for (const characters of words) assert.equal(new Set(foldText(characters)).size, characters.length, characters);
  });

  test('idempotent, over every unit', () => {
    for (let unit = 0; unit < 0x10000; unit++) assert.equal(fold(fold(unit)), fold(unit));
  });

  test('what is no Han stays as it is, surrogates too', () => {
    folds('abc，。“”①𠮷𠀀😀\ud842', 'abc，。“”①𠮷𠀀😀\ud842');
    folds('', '');
  });
});

suite('the script of a text', () => {
  test('by its telling characters', () => {
    votes('团结就是力量', 'simplified');
    votes('團結就是力量', 'traditional');
    votes('在国务院領導下开展工作', 'simplified');
    votes('台灣省政府', 'traditional');
  });

  test('no telling', () => {
    for (const text of ['', '工作', '令行禁止', 'abc', '。，', '后里干面', '国國']) votes(text, 'unknown');
  });

  test('what both scripts write does not vote', () => {
    for (const character of '后里干面只于云台乾著瞭藉才几谷斗')
      assert.equal(scriptOfUnit(character.charCodeAt(0)), 'unknown', character);
  });

  test('what one script alone writes does', () => {
    for (const character of '个们国发与为这说还进')
      assert.equal(scriptOfUnit(character.charCodeAt(0)), 'simplified', character);
    for (const character of '個們國發與為這說還進裡裏眾衆爲卻並')
      assert.equal(scriptOfUnit(character.charCodeAt(0)), 'traditional', character);
  });
});
