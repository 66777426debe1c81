import { ofFields, ofFile, ofText, type Seed } from './seed.ts';

/** Slips of another kind: what other programs leave in a text, and what readers cannot use. */
export const inWording: Seed[] = [
  ofText('a list with stars and no spaces', '*One\n*Two', 9, 'a list needs a space after each *'),
  ofText('a list with dashes of a text program', '– One\n– Two', 9, 'a list begins with - and a space.'),
  ofText(
    'a list with letters',
    'Bring:\n\na) the bill\nb) a card',
    11,
    'these lines run into one another for readers. Begin each entry of a list with 1. and a space.',
  ),
  ofText(
    'a table of another program',
    'Text.\n\nItem\tPrice\nBill\t10',
    11,
    'this looks like a table of another program. Write its rows as | Item | Days |, with |---|---| below the first.',
  ),
  ofText(
    'a table without headings',
    '|  |  |\n|---|---|\n| 1 | 2 |',
    9,
    'the row of headings is empty. Write above each column what it holds.',
  ),
  ofText(
    'a heading with nothing below it',
    '## Costs\n\n## When\n\nText.',
    9,
    'below the heading "Costs" stands no text. Write some, or delete the heading.',
  ),
  ofText(
    'a heading at the end',
    'Text.\n\n## Costs',
    11,
    'below the heading "Costs" stands no text. Write some, or delete the heading.',
  ),
  ofText(
    'a date with another weekday',
    'We close on Monday, 1 September 2026.',
    9,
    '"Monday, 1 September 2026": that date is a Tuesday. Mend the day or the date.',
  ),
  ofText(
    'text in capitals',
    'PAY YOUR BILL WITHIN FOURTEEN DAYS',
    9,
    'text in capitals is slow to read, and some screen readers spell it. Write it as a sentence, and what matters most **bold**.',
  ),
  ofText(
    'a star that nothing closes',
    'This is *important and the end.',
    9,
    'the * stands alone, and readers see it. Stressed text has one before it and one behind it; for a real one write \\*',
  ),
  ofText(
    'two links of one name',
    'See [the bill](water-bill.mdx) or [the bill](https://www.wadi-zahr.example/).',
    9,
    '"the bill" leads elsewhere in line 9. Say in each link what only it leads to.',
  ),
  ofText(
    'a link to the own page',
    'See [more](a-link-to-the-own-page.mdx).',
    9,
    'the link leads to the page that it stands on. Name another page, or take the link out.',
  ),
  ofText(
    'a link into the office',
    'See [the list](http://fileserver/lists/).',
    9,
    'the link "http://fileserver/lists/" leads to a machine that readers cannot reach. Write the address that works outside of the office.',
  ),
  ofText(
    'a sign that nobody sees',
    'The wa\u200bter bill.',
    9,
    'a sign that nobody sees stands here, and the search does not find the word. Type the words anew.',
  ),
  ofText(
    'a word that a line parts',
    'The infor-\nmation is free.',
    9,
    '"infor- mation" is a word that the end of a line parts. Join its parts.',
  ),
  ofText(
    'a component in small letters',
    '<note>\n\nText.\n\n</note>',
    9,
    'the HTML element <note> is not allowed here. Use Markdown, or one of <Steps>, <Note>, <Hours>, <Contact>, <Emergency>, <Guide>, <Service>, <Download>, <Details>, <Video>. Did you mean <Note>?',
  ),
  ofText(
    'fields a second time',
    '---\ntitle: Again\n---\nText.',
    9,
    'a second group of fields stands here. Keep those of one, and delete the other.',
  ),
];

const swap = (from: string | RegExp, to: string) => (fields: string) => fields.replace(from, to);
const whole = `title: A page
summary: One sentence that says what the reader gets.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14`;

/** Slips in the fields that YAML takes otherwise than they were meant, and in the lines around them. */
export const inMatter: Seed[] = [
  ofFields(
    'a # in a title',
    swap(/title: .*/, 'title: Bill #3'),
    2,
    'what stands behind # is not read. Put all of it in quotation marks: title: "Bill #3", or leave a space behind the # of a note.',
  ),
  ofFields(
    'an entry without a space',
    swap('[residents]', '\n- residents\n -businesses'),
    7,
    'behind the - of an entry stands a space. Write - businesses',
  ),
  ofFields('an equals sign', swap('owner:', 'owner ='), 6, 'the line has no colon. Write owner: waterworks'),
  ofFields(
    'a page that is related twice',
    (fields) => `${fields}\nrelated: [water-bill, water-bill]`,
    8,
    'related: "water-bill" stands here twice. Take one out.',
  ),
  ofFields(
    'markup in a summary',
    swap('sentence', '**sentence**'),
    3,
    'summary: "**" is shown here as it stands. Write plain text, without Markdown or HTML.',
  ),
  ofFields(
    'a title that ends with a full stop',
    swap(/title: (.*)/, 'title: $1.'),
    2,
    'title: a title ends without a sign. Take it out.',
  ),
  ofFile(
    'fields that are never closed',
    'articles/en/never-closed.mdx',
    `---\n${whole}\n\nText.\n`,
    8,
    'the fields are never closed. Write a line --- here, below the last of them.',
  ),
  ofFile(
    'four hyphens',
    'articles/en/four-hyphens.mdx',
    `----\n${whole}\n----\nText.\n`,
    1,
    '"----" opens no fields. Write three hyphens and nothing else: ---',
  ),
  ofFile(
    'an empty line before the fields',
    'articles/en/empty-line.mdx',
    `\n---\n${whole}\n---\nText.\n`,
    1,
    'stands before the first line ---. Delete it: the fields are the beginning of the file.',
  ),
  ofFile(
    'fields without a line above',
    'articles/en/no-line-above.mdx',
    `${whole}\n---\nText.\n`,
    1,
    'the fields begin without a line --- above them. Write one here, and one below the last of them.',
  ),
];
