import { z } from 'astro/zod';
import { articleSchema } from '../../articles/schema.ts';
import { wordsSchema } from '../../ask/build/words.ts';
import { guideJsonSchema } from '../../guides/read/schema.ts';
import { hoursSchema } from '../../hours/hours.ts';
import { noticesSchema } from '../../notices/check.ts';
import { serviceSchema } from '../../services/schema.ts';
import { siteSchema } from '../../settings/schema.ts';
import english from '../../settings/strings/en.json' with { type: 'json' };

/** A JSON Schema (draft 7, which every editor's program reads) with the sentences of the schema that the check uses. */
const jsonOf = (title: string, schema: z.ZodType): object => ({
  title,
  ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', target: 'draft-7' }),
});

/** The texts of the interface, each with the English one; a counted text in every plural form that a language can have. */
function stringsSchema(): object {
  const forms = ['zero', 'one', 'two', 'few', 'many', 'other'];
  const texts = Object.entries(english).flatMap(([key, text]) => {
    const [, stem] = /^(.*)\.other$/.exec(key) ?? [];
    return stem === undefined ? [[key, text]] : forms.map((form) => [`${stem}.${form}`, text]);
  });
  const properties = texts.map(([key, text]) => [
    key,
    { type: 'string', minLength: 1, description: `In English: ${text}` },
  ]);
  return {
    title: 'Your own wording for the interface, in one language',
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: Object.fromEntries(properties) as object,
    additionalProperties: false,
  };
}

/** The JSON Schemas of everything that an agency writes besides running text and lists, by name: by them programs complete and check while somebody types. */
export const jsonSchemas: Record<string, () => object> = {
  article: () => jsonOf('The fields of an article, between its two lines ---', articleSchema),
  service: () => jsonOf('The fields of a service, between its two lines ---', serviceSchema),
  guide: guideJsonSchema,
  site: () => jsonOf('The settings of the help site', siteSchema),
  hours: () => jsonOf('When the desks are open', hoursSchema),
  notices: () => jsonOf('What visitors must know now', noticesSchema()),
  words: () => jsonOf('What visitors say for what you say, in one language', wordsSchema),
  strings: stringsSchema,
};

/** Where the schema of a name lies in this repository, for programs that work without a network. */
export const schemaFile = (name: string) =>
  name === 'guide' ? 'src/guides/guide.schema.json' : `src/lifecycle/schemas/${name}.schema.json`;
