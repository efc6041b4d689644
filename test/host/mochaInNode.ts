// Imported before the tests, so that `suite` and `test` exist when they are loaded.
import Mocha from 'mocha';
import { MarkedReporter } from './reporter';

export const mocha = new Mocha({ ui: 'tdd', timeout: 20_000, reporter: MarkedReporter as never });
mocha.suite.emit('pre-require', globalThis, '', mocha);
