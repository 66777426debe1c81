import { expect, test } from '@playwright/test';
import { z } from 'astro/zod';
import { readFileSync } from 'node:fs';
import { articleSchema } from '../../src/articles/schema.ts';
import { columns } from '../../src/catalogue/read/columns.ts';
import { guideSchema } from '../../src/guides/read/schema.ts';
import { hoursSchema } from '../../src/hours/hours.ts';
import { wordsSchema } from '../../src/ask/build/words.ts';
import { serviceSchema } from '../../src/services/schema.ts';
import { publicKinds } from '../../src/settings/file-kinds.ts';
import { siteSchema } from '../../src/settings/schema.ts';
import { tokens } from '../../src/site/theme/theme.ts';

/** Every field of a schema with its sentence for editors. */
function sentencesOf(schema: z.core.$ZodType, name = ''): [string, string | undefined][] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return sentencesOf(schema.unwrap(), name);
  if (schema instanceof z.ZodArray) return sentencesOf(schema.element, name);
  if (schema instanceof z.ZodRecord) return sentencesOf(schema.valueType, name);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([field, shape]) => {
    const inner = shape instanceof z.ZodOptional ? (shape.unwrap() as z.ZodType) : shape;
    return [[`${name}${field}`, shape.description ?? inner.description], ...sentencesOf(shape, `${name}${field}.`)] as [
      string,
      string | undefined,
    ][];
  });
}

for (const [file, schema] of Object.entries({
  article: articleSchema,
  service: serviceSchema,
  guide: guideSchema,
  'site.yaml': siteSchema,
  'hours.yaml': hoursSchema,
  'words/<language>.yaml': wordsSchema,
}))
  test(`the editors' manual explains every field of ${file}, in the words that the check uses`, () => {
    const manual = readFileSync('EDITORS.md', 'utf8');
    const sentences = sentencesOf(schema);
    expect(sentences.length).toBeGreaterThan(3);
    for (const [field, sentence] of sentences) {
      expect(sentence, `${field} has a sentence`).toBeTruthy();
      expect(manual, field).toContain(sentence);
    }
  });

test("the editors' manual names every kind of file that is published, with its largest size, and every value of a theme", () => {
  const manual = readFileSync('EDITORS.md', 'utf8').replace(/ +/g, ' ');
  for (const { name, endings, largest } of publicKinds) {
    const row = manual.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';
    for (const ending of endings) expect(row, name).toContain(`\`${ending}\``);
    expect(row, name).toContain(`| ${largest / 1_000_000} MB |`);
  }
  for (const token of Object.keys(tokens)) expect(manual).toContain(`\`${token}\``);
});

test("the editors' manual explains every column of the catalogue, in the words of the engine", () => {
  const manual = readFileSync('EDITORS.md', 'utf8').replaceAll('\\|', '|').replace(/ +/g, ' ');
  for (const [column, sentence] of Object.entries(columns)) expect(manual).toContain(`| \`${column}\` | ${sentence} |`);
});
