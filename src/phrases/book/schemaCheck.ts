/** Whether a value is as a schema wants it. */
type Check = (value: unknown) => boolean;

/** A JSON schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** What says nothing about a value: the editor shows it. */
export const ANNOTATIONS = new Set([
  '$id',
  '$schema',
  'title',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'defaultSnippets',
  'examples',
  'definitions',
]);

/**
 * A quick check for a schema: whatever it accepts is valid; what it does not accept is for a validator to judge, which also says why.
 * It refuses more than the schema does where characters beyond the basic plane make a string long.
 * @throws Error where the schema has a keyword that is not known here, or a known one used as it is not here: `true` or `false` for
 * a schema, `additionalProperties` without `properties` or with a schema
 */
export function quickCheck(schema: Schema, root: Schema = schema): Check {
  if (!isObject(schema)) throw new Error(`schema: ${JSON.stringify(schema)} is no object`);
  const checks: Check[] = [];
  for (const keyword of Object.keys(schema)) {
    if (ANNOTATIONS.has(keyword)) continue;
    const check = KEYWORDS[keyword]?.(schema, root);
    if (!check) throw new Error(`schema: ${keyword} is not known`);
    checks.push(check);
  }
  // One after another, without a loop: a check is called a million times.
  const [first = accept, ...others] = checks.filter((check) => check !== accept);
  return others.reduce((before, check) => (value) => before(value) && check(value), first);
}

/** One check a keyword, from the schema that holds it. */
const KEYWORDS: Readonly<Record<string, (schema: Schema, root: Schema) => Check>> = {
  $ref: ({ $ref }, root) => quickCheck(definition(String($ref), root), root),
  type: ({ type }) => typeCheck(String(type)),
  const: (schema) => (value) => value === schema.const,
  enum: (schema) => {
    const allowed = new Set(schema.enum as unknown[]);
    return (value) => allowed.has(value);
  },
  minLength: ({ minLength }) => {
    const least = Number(minLength);
    return (value) => typeof value !== 'string' || value.length >= 2 * least || characters(value, 2 * least) >= least;
  },
  maxLength: ({ maxLength }) => {
    const most = Number(maxLength);
    return (value) => typeof value !== 'string' || value.length <= most;
  },
  pattern: ({ pattern }) => {
    const expression = new RegExp(String(pattern), 'u');
    return (value) => typeof value !== 'string' || expression.test(value);
  },
  minimum: ({ minimum }) => {
    const least = Number(minimum);
    return (value) => typeof value !== 'number' || value >= least;
  },
  maximum: ({ maximum }) => {
    const most = Number(maximum);
    return (value) => typeof value !== 'number' || value <= most;
  },
  minItems: ({ minItems }) => {
    const least = Number(minItems);
    return (value) => !Array.isArray(value) || value.length >= least;
  },
  maxItems: ({ maxItems }) => {
    const most = Number(maxItems);
    return (value) => !Array.isArray(value) || value.length <= most;
  },
  items: ({ items }, root) => {
    const check = quickCheck(items as Schema, root);
    return (value) => {
      if (!Array.isArray(value)) return true;
      // every() would pass over holes.
      for (const item of value) if (!check(item)) return false;
      return true;
    };
  },
  // Judged with the properties.
  required: (schema) => (schema.properties ? accept : propertiesCheck({ properties: {}, ...schema }, schema)),
  additionalProperties: ({ properties, additionalProperties }) => {
    if (properties === undefined || typeof additionalProperties !== 'boolean')
      throw new Error('schema: additionalProperties is known as true or false beside properties only');
    return accept;
  },
  properties: (schema, root) => propertiesCheck(schema, root),
};

const accept: Check = () => true;

/** In one pass over what the value has: a book holds a million fields. */
function propertiesCheck({ properties, required = [], additionalProperties }: Schema, root: Schema): Check {
  const wanted = new Set(required as string[]);
  const fields = new Map<string, { check: Check; isRequired: boolean }>();
  for (const [name, schema] of Object.entries(properties as Record<string, Schema>))
    fields.set(name, { check: quickCheck(schema, root), isRequired: wanted.has(name) });
  for (const name of wanted) if (!fields.has(name)) fields.set(name, { check: accept, isRequired: true });
  const isOpen = additionalProperties !== false;
  return (value) => {
    if (!isObject(value)) return true;
    let found = 0;
    // JSON has nothing inherited, and a list of its names would be made for each of a million fields.
    for (const name in value) {
      const field = fields.get(name);
      if (field === undefined) {
        if (!isOpen) return false;
      } else {
        if (!field.check(value[name])) return false;
        if (field.isRequired) found++;
      }
    }
    return found === wanted.size;
  };
}

function typeCheck(type: string): Check {
  switch (type) {
    case 'object':
      return isObject;
    case 'array':
      return Array.isArray;
    case 'integer':
      return Number.isInteger;
    case 'string':
    case 'number':
    case 'boolean':
      return (value) => typeof value === type;
    default:
      throw new Error(`schema: type ${type} is not known`);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `#/definitions/…` */
export function definition(reference: string, root: Schema): Schema {
  let found: unknown = root;
  for (const name of reference.replace(/^#\//, '').split('/')) found = (found as Schema | undefined)?.[name];
  if (!isObject(found)) throw new Error(`schema: ${reference} is not there`);
  return found;
}

/** How many characters a string has; it is not read any further than `enough` units. */
function characters(text: string, enough: number): number {
  let count = 0;
  for (let i = 0; i < Math.min(text.length, enough); i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}
