// Imported before the tests: where TUIQIAO_HALF is 0 or 1 only every second test is run, so that two processes share them.
const half = process.env.TUIQIAO_HALF;

if (half === '0' || half === '1') {
  const every = globalThis.test;
  let seen = 0;
  const one = (title: string, body?: Mocha.Func | Mocha.AsyncFunc): Mocha.Test | undefined =>
    seen++ % 2 === Number(half) ? every(title, body as Mocha.Func) : undefined;
  globalThis.test = Object.assign(one, every) as Mocha.TestFunction;
}
