import { readFileSync } from 'node:fs';

/** What the module exports besides types, and so somebody may copy; VS Code's own has some more. */
const members = Array.from(
  readFileSync('node_modules/@types/vscode/index.d.ts', 'utf8').matchAll(
    /^\texport (?:abstract )?(?:class|enum|namespace|const|function) (\w+)/gm,
  ),
  ([, name]) => name,
);

/**
 * A program's beginning, in plain CommonJS: `require('vscode')` gives a stand-in from then on, and `context` is one for `activate()`,
 * and `vscodeListed` says how often somebody asked for the names of all its members.
 * Everything of the stand-in may be called, constructed, awaited, iterated and read; what an object is asked for that a real one would
 * have as a list, a text or a number, it has as an empty one.
 */
export const vscodeStandIn = `
const Module = require('node:module');
const anything = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === 'then') return undefined;
    if (key === Symbol.iterator) return function* () {};
    if (key === Symbol.asyncIterator) return async function* () {};
    if (key === Symbol.toPrimitive) return (hint) => hint === 'number' ? 0 : '';
    if (key === 'length' || key === 'size') return 0;
    if (key === 'get') return (_name, otherwise) => otherwise;
    return anything;
  },
  apply: () => anything,
  construct: () => anything,
});
class Disposable { static from() { return new Disposable(); } dispose() {} }
class Base extends Disposable { constructor(...values) { super(); this.values = values; } append() { return new Base(); } }
class EventEmitter { event = () => new Disposable(); fire() {} dispose() {} }
const lists = { textDocuments: [], visibleTextEditors: [], tabGroups: { all: [], onDidChangeTabs: () => new Disposable() }, workspaceFolders: [], activeTextEditor: undefined, languages: [] };
// A namespace: its lists are empty, its functions give a disposable.
const namespace = new Proxy({}, { get: (_, key) => key in lists ? lists[key]
  : key === 't' ? (message) => typeof message === 'string' ? message : message.message
  : key === 'getConfiguration' ? () => ({ get: (_name, otherwise) => otherwise, inspect: () => undefined, has: () => false, update: async () => {} })
  : key === 'findFiles' ? async () => []
  : key === 'isTrusted' ? true
  : key === 'fs' ? new Proxy({}, { get: () => async () => new Uint8Array() })
  : (...args) => { const made = new Base(); return new Proxy(made, { get: (target, name) => name in target || name === 'then' ? target[name] : anything }); } });
/** How often the members were listed, to be copied. */
let vscodeListed = 0;
const MEMBERS = ${JSON.stringify(members)};
const NAMESPACES = new Set(['window', 'workspace', 'languages', 'commands', 'l10n', 'env', 'extensions']);
// esbuild's import copies own properties and keeps the prototype: that is where it finds the rest.
const vscode = new Proxy({}, { getPrototypeOf: () => vscode, ownKeys: () => { vscodeListed++; return MEMBERS; }, get: (_, key) => key === '__esModule' ? undefined : NAMESPACES.has(key) ? namespace : key === 'EventEmitter' ? EventEmitter : key === 'Disposable' ? Disposable
  : /Kind|Severity|Tag|Target|Mode|Location$|Level|State|Type$|Column|Direction/.test(String(key)) && key !== 'CodeActionKind' && key !== 'DocumentDropOrPasteEditKind' ? new Proxy({}, { get: () => 0 })
  : new Proxy(Base, { get: (target, name) => name in target ? target[name] : new Base(), construct: (target, args) => new target(...args) }) });
const load = Module._load;
Module._load = (name, ...rest) => name === 'vscode' ? vscode : load(name, ...rest);
const context = { subscriptions: [], extensionUri: new Base(), globalState: namespace, workspaceState: namespace, extension: { packageJSON: {} } };
`;
