// Imported before the tests, so that `suite` and `test` exist when they are loaded. A web worker has no `require`,
// so this is mocha's build for browsers, which is bundled.
import 'mocha/mocha.js';
import type Mocha from 'mocha';
import { MarkedReporter } from './reporter';

const Runner = (globalThis as unknown as { Mocha: typeof Mocha }).Mocha;
export const mocha = new Runner({ ui: 'tdd', timeout: 20_000, reporter: MarkedReporter as never });
mocha.suite.emit('pre-require', globalThis, '', mocha);
