import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const words =
  'account answer apply article book borrow building card certificate change choose code collect copy course date day deadline desk digital document email exam fee file form grade help hour key letter library list loan lock message month name network notice number office order page password pay permit phone place print question read receipt register renew reply request reserve return room rule screen search semester send service sign step student study support table term text ticket time title topic visit wait week write year'.split(
    ' ',
  );

/** A generator of the same numbers on every machine (mulberry32). */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const topics = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** The same `count` articles of about 400 words, once as an agency's content folder and once as plain Markdown. */
export function writeCorpus(folder: string, count: number): { agency: string; markdown: string } {
  const random = numbers(42);
  const pick = <Item>(items: Item[]) => items[Math.floor(random() * items.length)]!;
  const sentence = () => {
    const text = Array.from({ length: 8 + Math.floor(random() * 10) }, () => pick(words)).join(' ');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () => Array.from({ length: 3 + Math.floor(random() * 3) }, sentence).join(' ');
  const slug = (index: number) => `${words[index % words.length]}-${index}`;

  rmSync(folder, { recursive: true, force: true });
  const agency = join(folder, 'agency');
  const markdown = join(folder, 'markdown');
  mkdirSync(join(agency, 'articles', 'en'), { recursive: true });
  mkdirSync(join(agency, 'public'), { recursive: true });
  mkdirSync(markdown, { recursive: true });
  writeFileSync(join(agency, 'public', 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(agency, 'theme.css'), ':root { --brand: #14524f; }');
  writeFileSync(join(agency, 'site.yaml'), settings());
  for (let index = 0; index < count; index++) {
    const sections = Array.from({ length: 4 }, (_, section) => {
      const list = Array.from({ length: 4 }, () => `- ${sentence()}`).join('\n');
      const link = slug(Math.floor(random() * count));
      return {
        heading: `## ${pick(words)} and ${pick(words)} ${section}`,
        text: `${paragraph()} See [${pick(words)}](${link}.mdx).`,
        list,
      };
    });
    const title = `${pick(words)} ${pick(words)} ${index}`;
    const fields = `title: ${title}\nsummary: ${sentence()}`;
    const body = sections.map(({ heading, text, list }) => `${heading}\n\n${text}\n\n${list}`).join('\n\n');
    // Three articles in ten use components, as in the sample agency.
    const extra =
      index % 10 < 3 ? `\n\n<Note type="warning">\n\n${sentence()}\n\n</Note>\n\n<Hours desk="desk" />` : '';
    writeFileSync(
      join(agency, 'articles', 'en', `${slug(index)}.mdx`),
      `---\n${fields}\ntopic: ${topics[index % topics.length]}\naudience: [all]\nowner: desk\nreviewed: 2026-09-14\n---\n${body}${extra}\n`,
    );
    const plain =
      body.replace(/\]\(([\w-]+)\.mdx\)/g, '](/$1/)') +
      (extra && `\n\n> ${sentence()}\n\nMonday to Friday 08:00 to 16:00`);
    writeFileSync(
      join(markdown, `${slug(index)}.md`),
      `---\n${fields}\ntopic: ${topics[index % topics.length]}\n---\n${plain}\n`,
    );
  }
  return { agency, markdown };
}

function settings(): string {
  const named = (name: string) => `{ en: ${name} }`;
  return `name: ${named('Generated')}
address: https://generated.example
languages: [en]
organisation: { name: ${named('Generated')}, website: "https://generated.example" }
topics:
${topics.map((topic) => `  ${topic}: { name: ${named(topic)}, summary: ${named(`All about ${topic}`)} }`).join('\n')}
audiences: { all: { name: ${named('everybody')} } }
desks: { desk: { name: ${named('Desk')}, email: desk@generated.example } }
accessibility:
  { status: full, prepared: "2026-09-01", reviewed: "2026-09-01", method: self, law: ${named('The law')}, desk: desk, enforcement: { name: ${named('Authority')}, address: "https://authority.example" } }
privacy: { desk: desk, reviewed: "2026-09-01", logDays: 0, authority: { name: ${named('Authority')}, address: "https://authority.example" } }
security: mailto:security@generated.example
`;
}
