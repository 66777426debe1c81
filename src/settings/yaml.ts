import { LineCounter, isMap, isNode, isPair, isScalar, parseDocument, visit, type Document } from 'yaml';
import { z } from 'astro/zod';
import { firstOf, short, suggest, unshownIn, type Problem } from './problems.ts';
import { cutByComma, slipIn, yamlInWords } from './yaml-words.ts';

/** The result of reading a YAML text against a schema. */
export interface Reading<Value> {
  /** Undefined when there are `problems`. */
  value: Value | undefined;
  /** The top-level fields that fit the schema, each by itself, so that they can be checked further all the same. */
  parts: Partial<Value>;
  problems: Problem[];
  /** The line (1-based) of the field at a path, or of its nearest parent that is there. */
  lineOf: (path: PropertyKey[]) => number;
}

/**
 * Parses YAML (1.2) and validates it against a zod schema. All mistakes are found in one pass, each at the line of its field, in
 * the words of the schema's descriptions. `file` stands in the problems; `firstLine` is the line of the file on which the text
 * begins. Throws nothing.
 *
 *     const { value, problems } = readYaml('zone: Oslo', hoursSchema, 'content/hours.yaml');
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  file: string,
  firstLine = 1,
): Reading<z.infer<Schema>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const lineOf = (path: PropertyKey[]) => lineAt(offsetOf(document, path));
  if (document.errors.length > 0) {
    const tell = ({ pos, code, message }: (typeof document.errors)[number]) => {
      const told = yamlInWords(text, counter.linePos(pos[0]).line, code, short(message.replace(/\s+/g, ' ')));
      return [{ file, line: told.line + firstLine - 1, message: told.message }];
    };
    const told = firstOf(document.errors, tell, { file, line: firstLine });
    // What one slip does to the lines after it is no slip of theirs.
    const problems = told.filter(({ line }, place) => told.findIndex((other) => other.line === line) === place);
    return { value: undefined, parts: {}, problems, lineOf };
  }
  const lost: Problem[] = [];
  visit(document, {
    Pair(_, { key }) {
      // Zod drops it without a word.
      if (isScalar(key) && key.value === '__proto__')
        lost.push({ file, line: lineAt(key.range![0]), message: '"__proto__" cannot be a name. Choose another.' });
    },
    Scalar(_, { value, range, type }) {
      const unshown = typeof value === 'string' && unshownIn(value);
      if (unshown) lost.push({ file, line: lineAt(range![0]), message: unshown });
      const slip = type === 'PLAIN' ? slipIn(text, value, range!) : undefined;
      if (slip) lost.push({ file, line: lineAt(slip.at), message: slip.message });
    },
    Alias(_, alias, around) {
      const meant = alias.resolve(document);
      if (!meant)
        lost.push({
          file,
          line: lineAt(alias.range![0]),
          message: `a text cannot begin with * here. Put it in quotation marks: "*${short(alias.source)} …"`,
        });
      if (meant && around.includes(meant))
        lost.push({
          file,
          line: lineAt(alias.range![0]),
          message: `*${short(alias.source)} stands inside what it stands for. Write the text itself.`,
        });
    },
    Map(_, { items, flow }) {
      items.forEach(({ key, value }, place) => {
        const before = items[place - 1]?.value;
        if (flow && value === null && isScalar(key) && isScalar(before))
          lost.push({
            file,
            line: lineAt(key.range![0]),
            message: cutByComma(String(before.value), String(key.value)),
          });
      });
      // The parser compares every key with every other, which takes minutes in a file that is made for that.
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          lost.push({
            file,
            line: lineAt(key.range![0]),
            message: `"${short(String(key.value))}" stands here a second time. Take one out.`,
          });
        seen.add(key.value);
      }
    },
  });
  if (lost.length > 0) {
    const problems = firstOf(lost, (one) => [one], { file, line: firstLine });
    return { value: undefined, parts: {}, problems, lineOf };
  }
  let found: unknown;
  try {
    found = document.toJS() ?? {};
  } catch (error) {
    const message = `cannot be read as YAML: ${error instanceof Error ? error.message : ''}. Text that begins with * or & must stand in quotes.`;
    return { value: undefined, parts: {}, problems: [{ file, line: firstLine, message }], lineOf };
  }
  const result = schema.safeParse(found, { reportInput: true });
  if (result.success) return { value: result.data, parts: result.data as object, problems: [], lineOf };
  const wrong = result.error.issues.flatMap((issue) => inWords(issue, schema));
  const tell = ({ path, message }: (typeof wrong)[number]) => [
    { file, line: lineOf(path), field: path.map(String).join('.') || undefined, message },
  ];
  const problems = firstOf(wrong, tell, { file, line: firstLine });
  return { value: undefined, parts: partsOf(schema, found), problems, lineOf };
}

/** The fields of an object that fit the schema, each by itself. */
function partsOf<Schema extends z.ZodType>(schema: Schema, found: unknown): Partial<z.infer<Schema>> {
  if (!(schema instanceof z.ZodObject) || typeof found !== 'object' || found === null) return {};
  const parts = Object.entries(schema.shape).flatMap(([field, shape]) => {
    const result = (shape as z.ZodType).safeParse((found as Record<string, unknown>)[field]);
    return result.success && result.data !== undefined ? [[field, result.data]] : [];
  });
  return Object.fromEntries(parts) as Partial<z.infer<Schema>>;
}

/** Offset of the key at a path, or of its nearest parent that is there. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [place, step] of path.entries()) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      if (!pair) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = isPair(pair) ? pair.value : undefined;
    } else {
      node = document.getIn(path.slice(0, place + 1), true);
      if (isNode(node) && node.range) offset = node.range[0];
    }
  }
  return offset;
}

/** An issue of zod as sentences for an editor: what is wrong, and what to write instead. */
function inWords(issue: z.core.$ZodIssue, schema: z.ZodType) {
  const described = sentenceOf(schema, issue.path);
  const at = (message: string) => [{ path: issue.path, message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: `is not a field here.${suggest(key, fieldsOf(schema, issue.path))}`,
      }));
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return at(`is missing. ${described}`.trim());
      if (isWords(schema, issue.path) && typeof issue.input === 'string')
        return at(`needs its text by language, such as { en: ${JSON.stringify(issue.input)} }. ${described}`);
      return at(
        `${quote(issue.input)} is not ${kinds[issue.expected] ?? issue.expected}.${asList(issue)} ${described} ${hintFor(issue)}`.trim(),
      );
    case 'invalid_value':
      return at(`${quote(issue.input)} is not allowed.${suggest(String(issue.input), issue.values.map(String))}`);
    case 'invalid_key':
      return at(
        issue.issues.find(({ code }) => code === 'custom')?.message ??
          'is not a name as it should be: small letters a-z, digits and hyphens.',
      );
    case 'too_small':
      if (issue.origin === 'string' && issue.input === '') return at(`is empty. ${described}`.trim());
      return at(issue.message.startsWith('Too ') ? bound('at least', issue.minimum, issue.origin) : issue.message);
    default:
      if (issue.code === 'too_big' && issue.message.startsWith('Too '))
        return at(bound('at most', issue.maximum, issue.origin));
      return at(
        typeof issue.input === 'object' || issue.input === undefined
          ? issue.message
          : `${quote(issue.input)} ${issue.message}`,
      );
  }
}

function bound(most: 'at least' | 'at most', count: number | bigint, origin: string): string {
  if (origin === 'string') return `must have ${most} ${count} characters.`;
  return origin === 'array' || origin === 'set' ? `must have ${most} ${count} entries.` : `must be ${most} ${count}.`;
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

/** For a number that was meant as text: YAML takes a postcode such as 01234 for one. */
function hintFor({ expected, input }: z.core.$ZodIssueInvalidType): string {
  return expected === 'string' && ['number', 'boolean'].includes(typeof input) ? 'Put it in quotation marks.' : '';
}

/** A text where a list belongs, as a list: words in brackets, sentences in lines. */
function asList({ expected, input }: z.core.$ZodIssueInvalidType): string {
  if (expected !== 'array' || typeof input !== 'string' || input.includes('\n')) return '';
  const parts = input.split(',').map((part) => part.trim());
  return parts.some((part) => part.includes(' '))
    ? ` Begin a line of its own with - and a space for each: "- ${short(input)}".`
    : ` Put it in brackets: [${short(parts.join(', '))}].`;
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `"${short(value)}"` : short(JSON.stringify(value) ?? '');
}

/** The schema at a path, through optional and default wrappers. */
function schemaAt(schema: z.ZodType, path: PropertyKey[]): z.ZodType | undefined {
  let here: z.ZodType | undefined = schema;
  for (const step of path) {
    here = here && bare(here);
    if (here instanceof z.ZodObject) here = here.shape[String(step)];
    else if (here instanceof z.ZodRecord) here = here.valueType as z.ZodType;
    else if (here instanceof z.ZodArray) here = here.element as z.ZodType;
    else return undefined;
  }
  return here;
}

function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bare(schema.unwrap() as z.ZodType);
  return schema;
}

/** Whether the schema of the field at a path is a text by language (`words` in `fields.ts`). */
export function isWords(schema: z.ZodType, path: PropertyKey[]): boolean {
  const here = schemaAt(schema, path);
  const record = here && bare(here);
  return record instanceof z.ZodRecord && record.valueType instanceof z.ZodString;
}

function fieldsOf(schema: z.ZodType, path: PropertyKey[]): string[] {
  const here = schemaAt(schema, path);
  const object = here && bare(here);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function sentenceOf(schema: z.ZodType, path: PropertyKey[]): string {
  const here = schemaAt(schema, path);
  return here?.description ?? (here && bare(here).description) ?? '';
}
