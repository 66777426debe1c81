import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An article of a test: its file name, title and text. */
export type Text = [slug: string, title: string, text: string];

/** The English texts of the interface, in the forms by which a language counts. */
function englishFor(tag: string): string {
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  const texts = Object.entries(JSON.parse(readFileSync('src/settings/strings/en.json', 'utf8')) as object);
  const isKept = ([key]: [string, unknown]) => !/\.one$/.test(key) || pluralCategories.includes('one');
  return JSON.stringify(Object.fromEntries(texts.filter(isKept)));
}

/**
 * A small agency whose site has English and other languages, each with its own articles. A language for which the engine has no
 * texts gets the English ones, as EDITORS.md tells to begin with. Returns the folder, below the project's root.
 */
export function languageSite(articles: Record<string, Text[]>): string {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync('test-results/languages-');
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const tags = Object.keys(articles);
  const all = (text: string) => `{ ${tags.map((tag) => `${tag}: ${text}`).join(', ')} }`;
  write(
    'site.yaml',
    `name: ${all('Help')}
address: https://help.town.example
languages: [${tags.join(', ')}]
organisation: { name: ${all('Town')}, type: GovernmentOrganization, website: "https://town.example" }
colour: "#4a2a86"
topics: { all: { name: ${all('All')}, summary: ${all('Everything.')} } }
audiences: { residents: { name: ${all('residents')} } }
desks: { hall: { name: ${all('Hall')}, place: ${all('Square')}, phone: +000 00 01 10, email: hall@town.example } }
contact: false
privacy: { desk: hall, reviewed: "2026-11-15", logDays: 0, authority: { name: ${all('Authority')}, address: "https://data.example" } }
accessibility: { status: full, prepared: "2026-10-04", reviewed: "2026-11-15", method: self, law: ${all('the law')}, desk: hall, enforcement: { name: ${all('Council')}, address: "https://council.example" } }
security: mailto:security@town.example
`,
  );
  write('hours.yaml', 'zone: Europe/Oslo\ndesks:\n  hall: [{ days: [mon], opens: "09:00", closes: "15:00" }]\n');
  write('public/favicon.svg', readFileSync('tests/site/public/favicon.svg', 'utf8'));
  copyFileSync('tests/site/theme.css', join(folder, 'theme.css'));
  for (const tag of tags) {
    if (!existsSync(`src/settings/strings/${tag}.json`)) write(`strings/${tag}.json`, englishFor(tag));
    for (const [slug, title, text] of articles[tag]!)
      write(
        `articles/${tag}/${slug}.mdx`,
        `---\ntitle: ${title}\nsummary: ${text.split(/(?<=[.。។])/)[0]}\ntopic: all\naudience: [residents]\nowner: hall\nreviewed: 2026-09-14\n---\n${text}\n`,
      );
  }
  return folder;
}
