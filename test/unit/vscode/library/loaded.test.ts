import assert from 'node:assert/strict';
import { Loaded } from '../../../../src/vscode/library/loaded';

suite('a value loaded when it is asked for', () => {
  test('once, whoever asks', async () => {
    let loads = 0;
    const value = new Loaded(async () => ++loads);
    assert.equal(value.isAsked, false);
    assert.deepEqual(await Promise.all([value.get(), value.get()]), [1, 1]);
    assert.equal(await value.get(), 1);
    assert.equal(value.isAsked, true);
  });

  test('again after a load that failed', async () => {
    let loads = 0;
    const value = new Loaded(async () => {
      loads++;
      if (loads === 1) throw new Error('unreachable');
      return loads;
    });
    await assert.rejects(value.get(), /unreachable/);
    assert.equal(value.isAsked, false);
    assert.equal(await value.get(), 2);
  });

  test('a late failure does not take away what has been set since', async () => {
    const value = new Loaded((): Promise<string> => Promise.reject(new Error('late')));
    const failing = value.get();
    value.set('set');
    await assert.rejects(failing, /late/);
    assert.equal(await value.get(), 'set');
  });

  test('again when it has been cleared', async () => {
    let loads = 0;
    const value = new Loaded(async () => ++loads);
    await value.get();
    value.clear();
    assert.equal(await value.get(), 2);
  });
});
