import { decode } from '../../text/codec';
import { type Attributes, readMarkup } from '../markup';

/** An element of a small part that is read whole. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlElement[];
}

export interface XmlHandler {
  /** @param attributes without their prefixes */
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(data: string): void;
}

/** What elements are called here, by their namespace; both editions of OOXML. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

/**
 * Reads XML element by element, names led to the usual prefixes (`w:p`) by the namespaces that the root declares.
 * @returns whether it is well-formed as far as tags go: every element ended, in order, and one root
 */
export function readXml(xml: string, handler: XmlHandler): boolean {
  const open: string[] = [];
  let prefixes: ReadonlyMap<string, string> = new Map();
  let isSound = true;
  let roots = 0;
  const names = new Map<string, string>();
  const nameOf = (written: string) => {
    let name = names.get(written);
    if (name === undefined) {
      const colon = written.indexOf(':');
      const prefix = prefixes.get(colon < 0 ? '' : written.slice(0, colon));
      const local = written.slice(colon + 1);
      name = prefix === undefined ? written : `${prefix}:${local}`;
      names.set(written, name);
    }
    return name;
  };
  const close = (written: string) => {
    if (open.at(-1) !== written) {
      isSound = false;
      return;
    }
    open.pop();
    handler.close(nameOf(written));
  };
  readMarkup(xml, 'xml', {
    open(written, attributes, selfClosing) {
      if (!isSound) return;
      if (open.length === 0) {
        prefixes = prefixesOf(attributes);
        isSound = ++roots === 1;
      }
      open.push(written);
      handler.open(nameOf(written), localNames(attributes));
      if (selfClosing) close(written);
    },
    close: (written) => {
      if (isSound) close(written);
    },
    text: (data) => {
      if (isSound && open.length > 0) handler.text(data);
    },
  });
  return isSound && roots === 1 && open.length === 0;
}

/** @returns the root; undefined where the XML is damaged */
export function parseXml(xml: string): XmlElement | undefined {
  type Growing = XmlElement & { readonly children: XmlElement[] };
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  const isSound = readXml(xml, {
    open(name, attributes) {
      const element: Growing = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    close: () => void open.pop(),
    text: () => {},
  });
  return isSound ? root : undefined;
}

/** The text of a part: UTF-8, or UTF-16 as its mark says. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes.subarray(2), 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes.subarray(2), 'utf-16be');
  return decode(bytes, 'utf-8');
}

/** The value of the first child of this name: `<w:start w:val="3"/>`. */
export function valOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get('val');
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** `<w:vanish/>` is on, `<w:vanish w:val="0"/>` is off. */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off'].includes(attributes.get('val') ?? '');
}

export function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function prefixesOf(attributes: Attributes): Map<string, string> {
  const prefixes = new Map<string, string>();
  for (const [name, value] of attributes) {
    const known = Object.hasOwn(PREFIXES, value) ? PREFIXES[value] : undefined;
    if (known !== undefined && /^xmlns(?::|$)/.test(name)) prefixes.set(name.slice('xmlns:'.length), known);
  }
  return prefixes;
}

function localNames(attributes: Attributes): Attributes {
  if (attributes.size === 0) return attributes;
  const local = new Map<string, string>();
  for (const [name, value] of attributes) {
    const bare = name.slice(name.indexOf(':') + 1);
    if (!local.has(bare)) local.set(bare, value);
  }
  return local;
}
