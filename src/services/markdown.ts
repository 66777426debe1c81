import { plainMarkdown } from '../articles/markdown.ts';
import { absolute } from '../site/schema-org.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';
import type { ShownService } from './list.ts';
import type { Channel } from './schema.ts';

/** Renders a checked service as plain Markdown for programs: its facts as a list, then its text. The other parameters are those of `plainMarkdown`. */
export function serviceMarkdown(
  { fields, file, textLanguage }: ShownService,
  ...rest: Parameters<typeof plainMarkdown> extends [unknown, ...infer Others] ? Others : never
): string {
  const { t } = language(textLanguage);
  const { title, summary, who, cost, takes, needs, channels, law } = fields;
  const facts: [string, string][] = [
    [t('service.who'), who],
    [t('service.cost'), cost],
    [t('service.takes'), takes],
    [t('service.needs'), needs.join('; ')],
    ...channels.map((channel): [string, string] => [t(`service.${channel.by}`), channelInWords(channel, textLanguage)]),
    [t('service.law'), law.map(({ name }) => name).join('; ')],
  ];
  const list = facts.filter(([, text]) => text !== '').map(([name, text]) => `- ${name}: ${text}`);
  return plainMarkdown({ file, language: textLanguage, title, summary, facts: list.join('\n') }, ...rest);
}

function channelInWords({ by, link, desk, how = '' }: Channel, lang: string): string {
  if (link) return [how, absolute(link)].filter(Boolean).join(' ');
  const { name, phone, place } = readSite().site.desks[desk!]!;
  const where = { online: undefined, desk: place?.[lang], phone, letter: undefined }[by];
  return [[name[lang], where].filter(Boolean).join(', '), how].filter(Boolean).join('. ');
}
