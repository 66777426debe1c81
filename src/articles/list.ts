import { addresses } from '../addresses.ts';
import { articlesOf } from '../collection.ts';
import { guidesOf } from '../guides/list.ts';
import { servicesOf } from '../services/list.ts';
import { readSite } from '../site.ts';

/** The guides, services and articles of a language for language models: summaries and addresses of the plain text (llmstxt.org). */
export async function listForModels(lang: string): Promise<string> {
  const { site } = readSite();
  const topics = await Promise.all(
    Object.entries(site.topics).map(async ([topic, { name, summary }]) => {
      const articles = (await articlesOf(lang, topic)).filter(({ untranslated }) => !untranslated);
      const lines = articles.map(
        ({ slug, data }) => `- [${data.title}](${site.address}${addresses.plainText(lang, slug)}): ${data.summary}`,
      );
      const guides = (await guidesOf(lang, topic))
        .filter(({ untranslated }) => !untranslated)
        .map(
          ({ slug, guide }) =>
            `- [${guide.title}](${site.address}${addresses.guideText(lang, slug)}): ${guide.summary}`,
        );
      const services = servicesOf(lang, topic)
        .filter(({ untranslated }) => !untranslated)
        .map(
          ({ slug, fields }) =>
            `- [${fields.title}](${site.address}${addresses.serviceText(lang, slug)}): ${fields.summary}`,
        );
      return `## ${name[lang]}\n\n${summary[lang]}\n\n${[...guides, ...services, ...lines].join('\n')}\n`;
    }),
  );
  return `# ${site.name[lang]}\n\n> ${site.organisation.name[lang]}, ${site.organisation.website}\n\n${topics.join('\n')}`;
}
