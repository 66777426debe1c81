import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { articles } from './articles/loader.ts';
import { articleSchema } from './articles/schema.ts';

/** What the loader adds to an editor's front matter. */
const article = articleSchema.extend({
  language: z.string(),
  slug: z.string(),
  /** Path from the project's root, for "suggest a change". */
  file: z.string(),
  /** The key of its text in the cache, for `readBody`. */
  digest: z.string(),
  /** The original has changed since this translation was made. */
  outdated: z.boolean(),
  /** The paragraphs of the original that are new since. */
  newer: z.array(z.object({ start: z.string(), fragment: z.string() })),
  headings: z.array(z.object({ depth: z.number(), id: z.string(), text: z.string() })),
});

export const collections = {
  articles: defineCollection({ loader: articles(), schema: article }),
};
