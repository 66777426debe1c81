import { z } from 'astro/zod';
import { isWords } from '../../settings/yaml.ts';
import type { Say } from './words.ts';

/** A field in the words of the editor's configuration. */
export interface Field {
  name: string;
  label?: string;
  hint?: string;
  widget: string;
  required?: boolean;
  fields?: Field[];
  [option: string]: unknown;
}

/** A value to choose, with what editors read for it. */
export interface Option {
  label: string;
  value: string;
}

/** What the schema alone does not know of its fields. */
export interface Context {
  say: Say;
  /** Whether a text may stand in some of the languages only. */
  isPartial?: boolean;
  languages: string[];
  /** The languages in words, by tag. */
  languageNames: Record<string, string>;
  /** The values to choose from, by the path of a field. */
  choices: Record<string, Option[]>;
  /** Fields that are not offered, by their path. */
  without?: string[];
  /** What a new file begins with, by the path of a field. */
  defaults?: Record<string, unknown>;
}

/** The fields of a schema as the editor shows them: each with its name, its sentence, its kind and its bounds. */
export function fieldsOf(schema: z.ZodObject, context: Context, path = ''): Field[] {
  return Object.entries(schema.shape)
    .filter(([name]) => !context.without?.includes(path + name))
    .map(([name, shape]) => fieldOf(name, shape as z.ZodType, context, path + name));
}

/** One field of a schema as the editor shows it. */
export function fieldOf(name: string, shape: z.ZodType, context: Context, path: string): Field {
  const { schema, required, description } = inner(shape);
  const { say, choices, defaults } = context;
  const hint = description === undefined ? undefined : say(description, description);
  return {
    name,
    label: say(`label.${name}`),
    ...(hint && { hint }),
    required,
    ...(defaults?.[path] !== undefined && { default: defaults[path] }),
    ...kindOf(schema, context, path, choices[path], required),
  };
}

/** A schema without what makes it optional, and the sentence that stands on either. */
function inner(shape: z.ZodType): { schema: z.ZodType; required: boolean; description?: string | undefined } {
  let [schema, required, description] = [shape, true, shape.description];
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    required = false;
    schema = schema.unwrap() as z.ZodType;
    description ??= schema.description;
  }
  return { schema, required, description };
}

function kindOf(
  schema: z.ZodType,
  context: Context,
  path: string,
  choices: Option[] | undefined,
  required: boolean,
): { widget: string } & Record<string, unknown> {
  const { say, isPartial, languages, languageNames } = context;
  if (schema instanceof z.ZodArray) {
    const item = schema.element as z.ZodType;
    const options = choices ?? optionsOf(item, context);
    if (options) return { widget: 'select', multiple: true, options, ...(required && { min: 1 }) };
    if (item instanceof z.ZodObject)
      return {
        widget: 'list',
        label_singular: say(`one.${path.split('.').at(-1)}`),
        collapsed: true,
        fields: fieldsOf(item, context, `${path}.`),
        ...(required && { min: 1 }),
      };
    return { widget: 'list', ...(required && { min: 1 }) };
  }
  if (isWords(schema, []))
    return {
      widget: 'object',
      fields: languages.map((tag) => ({
        name: tag,
        label: languageNames[tag] ?? tag,
        widget: 'text',
        required: !isPartial && required,
      })),
    };
  if (schema instanceof z.ZodObject)
    return { widget: 'object', collapsed: 'auto', fields: fieldsOf(schema, context, `${path}.`) };
  const options = choices ?? optionsOf(schema, context);
  if (options) return { widget: 'select', options };
  if (schema instanceof z.ZodLiteral || schema instanceof z.ZodBoolean) return { widget: 'boolean' };
  if (schema instanceof z.ZodNumber)
    return {
      widget: 'number',
      value_type: 'int',
      ...(schema.minValue !== null && Number.isFinite(schema.minValue) && { min: schema.minValue }),
      ...(schema.maxValue !== null && Number.isFinite(schema.maxValue) && { max: schema.maxValue }),
    };
  if (schema instanceof z.ZodISODate) return { widget: 'datetime', type: 'date', format: 'YYYY-MM-DD' };
  const { maxLength } = schema as z.ZodString;
  const most = typeof maxLength === 'number' ? { maxlength: maxLength } : {};
  return { widget: (maxLength ?? 0) > 100 ? 'text' : 'string', ...most };
}

/** The values of a field that names them itself. */
function optionsOf(schema: z.ZodType, { say }: Context): Option[] | undefined {
  if (!(schema instanceof z.ZodEnum)) return undefined;
  return schema.options.map((value) => ({ value: String(value), label: say(`value.${String(value)}`) }));
}
