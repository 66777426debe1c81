import { addresses } from '../site/addresses.ts';
import { articlesOf } from '../site/collection.ts';
import { guidesOf } from '../guides/pages/list.ts';
import { servicesOf } from '../services/list.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';

/** The `llms.txt` of a language (llmstxt.org): guides, services and articles by topic, each with its summary and the address of its plain text. */
export async function listForModels(lang: string): Promise<string> {
  const { site, hours } = readSite();
  const { origin } = new URL(site.address);
  const topics = await Promise.all(
    Object.entries(site.topics).map(async ([topic, { name, summary }]) => {
      const articles = (await articlesOf(lang, topic)).filter(({ untranslated }) => !untranslated);
      const lines = articles.map(
        ({ slug, data }) => `- [${data.title}](${origin}${addresses.plainText(lang, slug)}): ${data.summary}`,
      );
      const guides = (await guidesOf(lang, topic))
        .filter(({ untranslated }) => !untranslated)
        .map(({ slug, guide }) => `- [${guide.title}](${origin}${addresses.guideText(lang, slug)}): ${guide.summary}`);
      const services = servicesOf(lang, topic)
        .filter(({ untranslated }) => !untranslated)
        .map(
          ({ slug, fields }) => `- [${fields.title}](${origin}${addresses.serviceText(lang, slug)}): ${fields.summary}`,
        );
      return `## ${name[lang]}\n\n${summary[lang]}\n\n${[...guides, ...services, ...lines].join('\n')}\n`;
    }),
  );
  const places = Object.entries(hours.places ?? {}).map(
    ([slug, { name }]) => `- [${name[lang]}](${origin}${addresses.place(lang, slug)})`,
  );
  if (places.length > 0) topics.push(`## ${language(lang).t('places.title')}\n\n${places.join('\n')}\n`);
  return `# ${site.name[lang]}\n\n> ${site.organisation.name[lang]}, ${site.organisation.website}\n\n${topics.join('\n')}`;
}
