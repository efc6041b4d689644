import type Mocha from 'mocha';

/** What `extensionTestsPath` has to export: VS Code calls it, and a rejection is its exit code 1. */
export function runInHost(mocha: Mocha): Promise<void> {
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures > 0 ? reject(new Error(`${failures} failed`)) : resolve()));
  });
}
