import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import zhCn from '../../l10n/bundle.l10n.zh-cn.json';
import zhTw from '../../l10n/bundle.l10n.zh-tw.json';
import manifest from '../../package.json';
import nlsEn from '../../package.nls.json';
import nlsCn from '../../package.nls.zh-cn.json';
import nlsTw from '../../package.nls.zh-tw.json';
import lock from '../../package-lock.json';
import { KINDS, type Kind, PROFILES, RULES } from '../../src/garble';
import { title } from '../../src/messages';

// What is said in several places must be the same everywhere: manifest, translations, documents, code.

interface Setting {
  readonly scope?: string;
  readonly order?: number;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Setting>>;
}

const settings = manifest.contributes.configuration.properties as Readonly<Record<string, Setting>>;
const commands = manifest.contributes.commands.map(({ command }) => command);
const kinds = RULES.map(({ kind }) => kind);
const code = readdirSync('src/vscode')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('src/vscode', name), 'utf8'))
  .join('\n');
const readme = text('README.md');
const rulesPage = text('docs/rules.md');

function text(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Both hold the same, whatever the order. */
function same(actual: Iterable<string>, expected: Iterable<string>): void {
  assert.deepEqual([...actual].sort(), [...expected].sort());
}

/** Each of them stands in the document. */
function named(document: string, words: Iterable<string>): void {
  assert.deepEqual(
    [...words].filter((word) => !document.includes(word)),
    [],
  );
}

function camelCase(kind: string): string {
  return kind.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

suite('manifest', () => {
  test('one CommonJS bundle is the entry for the desktop and the web', () => {
    assert.equal(manifest.main, './dist/extension.js');
    assert.equal(manifest.browser, manifest.main);
    assert.ok(!('type' in manifest) && !('files' in manifest));
    assert.deepEqual(manifest.bin, { tuiqiao: './dist/cli.cjs' });
    assert.equal(manifest.scripts.prepare, manifest.scripts.build, 'a clone builds itself');
  });

  test('versions agree', () => {
    const { devDependencies, engines, version } = manifest;
    assert.equal(engines.vscode, `^${devDependencies['@types/vscode']}`);
    assert.equal(engines.node, `>=${devDependencies['@types/node'].split('.')[0]}`);
    assert.equal(version, /^## \[(.+?)\]/m.exec(text('CHANGELOG.md'))?.[1]);
    assert.equal(version, lock.version);
    for (const [name, pinned] of Object.entries(devDependencies)) assert.match(pinned, /^\d+\.\d+\.\d+$/, name);
    assert.ok(!('dependencies' in manifest), 'everything is bundled');
  });

  test('no heavy activation, every trust', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^onLanguage:/);
    // A restricted workspace may not name files to read; everything else works there.
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    for (const key of restrictedConfigurations) assert.ok(key in settings, key);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  test('the icon is a square PNG of at least 128 pixels', () => {
    const icon = readFileSync(manifest.icon);
    assert.equal(icon.toString('latin1', 1, 4), 'PNG');
    assert.ok(icon.readUInt32BE(16) >= 128);
    assert.equal(icon.readUInt32BE(16), icon.readUInt32BE(20));
  });
});

suite('translations of the manifest', () => {
  test('the same keys in every language, all used, none missing', () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/"%([^"%]+)%"/g)].map(([, key]) => key as string));
    for (const nls of [nlsEn, nlsCn, nlsTw]) {
      same(Object.keys(nls), used);
      for (const [key, value] of Object.entries(nls)) assert.ok(value.trim() === value && value !== '', key);
    }
  });

  test('a kind has one title', () => {
    for (const [nls, bundle] of [
      [nlsEn, {}],
      [nlsCn, zhCn],
      [nlsTw, zhTw],
    ] as readonly (readonly [Record<string, string>, Record<string, string>])[]) {
      for (const kind of KINDS) {
        const said = nls[`kind.${kind}`];
        if (said !== undefined)
          assert.equal(
            said,
            title(kind, (key) => bundle[key] ?? key),
          );
      }
    }
  });

  test('every bundle belongs to a language of the manifest', () => {
    same(
      readdirSync(manifest.l10n),
      ['zh-cn', 'zh-tw'].map((language) => `bundle.l10n.${language}.json`),
    );
  });
});

suite('commands', () => {
  test('what is contributed is registered, and the other way round', () => {
    same(
      commands,
      [...code.matchAll(/register(?:TextEditor)?Command\(\s*'([^']+)'/g)].map(([, id]) => id as string),
    );
  });

  test('what the code runs of ours, menus and keys mention, exists', () => {
    const { menus, keybindings } = manifest.contributes;
    const mentioned = [...Object.values(menus).flat(), ...keybindings].map(({ command }) => command);
    const run = [...code.matchAll(/(?:executeCommand\(|command: )'(tuiqiao\.[^']+)'/g)].map(([, id]) => id as string);
    for (const id of [...mentioned, ...run]) assert.ok(commands.includes(id), id);
  });

  test('each has the category and a title, and stands in the README in both languages', () => {
    const titles = manifest.contributes.commands.map(({ title: key }) => key.slice(1, -1));
    assert.ok(manifest.contributes.commands.every(({ category }) => category === '%category%'));
    named(
      readme,
      titles.map((key) => (nlsCn as Record<string, string>)[key] as string),
    );
    named(
      readme,
      titles.map((key) => (nlsEn as Record<string, string>)[key] as string),
    );
  });
});

suite('settings', () => {
  test('what is contributed is read, and the other way round', () => {
    const read = text('src/vscode/workbench/settings.ts').matchAll(/\b(?:read|get|inspect)(?:<.*?>)?\(\s*'([\w.]+)'/g);
    same(Object.keys(settings), new Set([...read].map(([, key]) => `tuiqiao.${key}`)));
  });

  test('each has scope, order and description, and stands in the README', () => {
    const orders = Object.values(settings).map(({ order }) => order);
    assert.equal(new Set(orders).size, orders.length);
    for (const [key, setting] of Object.entries(settings)) {
      assert.ok(
        setting.scope && setting.order !== undefined && (setting.markdownDescription ?? setting.description),
        key,
      );
      if (setting.enum) assert.equal(setting.enumDescriptions?.length, setting.enum.length, key);
    }
    named(readme, Object.keys(settings));
  });

  test('profiles and levels are those of the code', () => {
    assert.deepEqual(settings['tuiqiao.profile']?.enum, ['auto', ...PROFILES]);
    for (const level of Object.values(settings['tuiqiao.levels']?.properties ?? {})) {
      assert.deepEqual(level.enum, ['error', 'warning', 'information', 'hint', 'off']);
    }
  });
});

suite('kinds', () => {
  test('one rule a kind, in the order of the kinds', () => {
    assert.deepEqual(
      kinds,
      KINDS.filter((kind) => kinds.includes(kind)),
    );
  });

  test('every rule has a setting, and every setting a kind', () => {
    const levels = Object.keys(settings['tuiqiao.levels']?.properties ?? {});
    assert.deepEqual(
      kinds.filter((kind) => !levels.includes(kind)),
      [],
    );
    assert.deepEqual(
      levels.filter((kind) => !KINDS.includes(kind as Kind)),
      [],
    );
    for (const kind of levels)
      assert.equal(settings['tuiqiao.levels']?.properties?.[kind]?.description, `%kind.${kind}%`);
  });

  test('every rule has a section in docs/rules.md, and every section a kind', () => {
    const headings = (page: string) => [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading as string);
    const sections = headings(rulesPage);
    assert.deepEqual(headings(text('docs/rules.zh-tw.md')), sections, 'the Traditional page has the same');
    assert.deepEqual(
      kinds.filter((kind) => !sections.includes(kind)),
      [],
    );
    assert.deepEqual(
      sections.filter((section) => !KINDS.includes(section as Kind)),
      [],
    );
    assert.equal(new Set(sections).size, sections.length);
    named(readme, ['docs/rules.md']);
  });

  test('every rule has its file and a unit test of its name', () => {
    for (const [folder, ending] of [
      ['src/garble/rules', '.ts'],
      ['test/unit/garble', '.test.ts'],
    ] as const) {
      assert.deepEqual(
        kinds.filter((kind) => !existsSync(join(folder, camelCase(kind) + ending))),
        [],
        folder,
      );
    }
  });
});

suite('the package', () => {
  const [first, ...allowed] = text('.vscodeignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  test('is an allow-list', () => {
    assert.equal(first, '**');
    for (const line of allowed) assert.match(line, /^!/);
  });

  test('holds what the manifest and the code point at', () => {
    const links = [...code.matchAll(/'((?:docs|media)\/[\w./-]+)'/g)].map(([, path]) => path as string);
    const schemas = JSON.stringify(manifest.contributes).matchAll(/"\.\/(media\/[^"]+)"/g);
    const needed = [
      'package.json',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      manifest.main,
      'dist/engine.mjs',
      'dist/phrasebook.json',
      manifest.icon,
      ...links,
    ];
    for (const language of ['', '.zh-cn', '.zh-tw']) needed.push(`package.nls${language}.json`);
    for (const [, path] of schemas) needed.push(path as string);
    for (const path of needed.map((each) => each.replace(/^\.\//, '')))
      assert.ok(
        allowed.some((line) => covers(line.slice(1), path)),
        path,
      );
  });

  test('holds no source, no test, no screenshot, no command line', () => {
    for (const path of [
      'src/extension.ts',
      'test/run.mjs',
      'media/screenshot-check.png',
      'dist/cli.cjs',
      'dist/extension.js.map',
      'dist/engine.mjs.map',
      'media/samples/draft.md',
    ]) {
      assert.ok(!allowed.some((line) => covers(line.slice(1), path)), path);
    }
  });
});

suite('schemas of phrasebooks', () => {
  type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
  /** What the editor shows of a schema. Everything else says what a book may hold. */
  const SHOWN = new Set(['title', 'description', 'enumDescriptions', 'label']);
  const schemas = [nlsEn, nlsCn, nlsTw].map(
    (nls) => JSON.parse(text((nls as Record<string, string>)['schema.phrasebook'] as string)) as Json,
  );

  /** The schema without what is shown of it, which is put into `shown` with its path. Below `properties` stand names of fields. */
  function bare(schema: Json, shown: Map<string, Json>, path = '', names = false): Json {
    if (Array.isArray(schema)) return schema.map((each, at) => bare(each, shown, `${path}/${at}`));
    if (typeof schema !== 'object' || schema === null) return schema;
    const kept: Record<string, Json> = {};
    for (const [name, value] of Object.entries(schema as Record<string, Json>)) {
      const isField = names || path.includes('/body');
      if (!isField && SHOWN.has(name)) shown.set(`${path}/${name}`, value);
      else
        kept[name] = bare(value, shown, `${path}/${name}`, !names && (name === 'properties' || name === 'definitions'));
    }
    return kept;
  }

  test('one a language; they allow the same and explain the same', () => {
    const shown = schemas.map(() => new Map<string, Json>());
    const [first, ...others] = schemas.map((schema, at) => bare(schema, shown[at] as Map<string, Json>));
    for (const other of others) assert.deepEqual(other, first);
    const [english, ...chinese] = shown as [Map<string, Json>, ...Map<string, Json>[]];
    assert.ok(english.size > 25);
    for (const language of chinese) {
      assert.deepEqual([...language.keys()], [...english.keys()]);
      for (const [path, words] of language) assert.notDeepEqual(words, english.get(path), path);
    }
  });
});

/** Whether a pattern of .vscodeignore names the path. */
function covers(pattern: string, path: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : part.replace(/[.\\+?^${}()|[\]]/g, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`).test(path);
}

suite('documents', () => {
  test('the first line of the README installs what .ci/run installs', () => {
    const packages = /^packages=\((.*)\)$/m.exec(text('.ci/run'))?.[1] ?? '';
    named(readme.split('\n', 1)[0] as string, ['apt-get', ...packages.split(' ')]);
  });

  test('what the documents link to exists', () => {
    for (const document of [
      'README.md',
      'CONTRIBUTING.md',
      'docs/rules.md',
      'docs/rules.zh-tw.md',
      'test/README.md',
      'CHANGELOG.md',
    ]) {
      if (!existsSync(document)) continue;
      const links = [...text(document).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target as string);
      const folder = document.includes('/') ? join(document, '..') : '.';
      assert.deepEqual(
        links.filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(folder, target))),
        [],
        document,
      );
    }
  });

  test('the README names every command and option of the command line', () => {
    const program = text('src/cli/run.ts');
    const words = [...program.matchAll(/\.command\('(\w+)'\)/g)].map(([, name]) => `tuiqiao ${name}`);
    const options = [...program.matchAll(/(?:\.option|new Option)\('(--\w+)/g)].map(([, name]) => name as string);
    assert.ok(words.length >= 4 && options.length >= 7);
    named(readme, [...words, ...options]);
  });
});

suite('the unit tests', () => {
  test('what asks how much to try is marked: a stage of its own tries it whole', () => {
    const unmarked = ['test/unit', 'test/golden']
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
      .filter((path) => path.endsWith('.test.ts'))
      .flatMap((path) => text(path).split(/\n(?= *(?:test|suite)\()/))
      .filter((each) => /\b(?:runs|sample|thorough|isTried)\(/.test(each) && !each.slice(0, 160).includes('[law]'))
      .map((each) => each.trim().split('\n', 1)[0]);
    assert.deepEqual(unmarked, []);
  });
});
