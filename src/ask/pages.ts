import type { ArticleFields } from '../articles/schema.ts';
import { addresses } from '../addresses.ts';
import type { Site } from '../site.ts';
import { language } from '../strings.ts';
import type { AskPage } from './prepare.ts';

/** An article as the search knows it. */
export function askPage(site: Site, tag: string, slug: string, fields: ArticleFields, text: string): AskPage {
  return {
    address: addresses.article(tag, slug),
    title: fields.title,
    summary: fields.summary,
    kind: ['article', language(tag).t('kind.article')],
    topic: [fields.topic, site.topics[fields.topic]!.name[tag]!],
    audience: fields.audience.map((name) => [name, site.audiences[name]!.name[tag]!]),
    asks: fields.asks,
    text,
  };
}
