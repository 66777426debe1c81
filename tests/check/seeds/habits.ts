import { ofFields, ofFile, ofText, type Seed } from './seed.ts';

const swap = (from: RegExp, to: string) => (fields: string) => fields.replace(from, to);
const title = (text: string) => swap(/title: .*/, `title: ${text}`);

const brackets = (found: string) =>
  `readers see the brackets of "${found}". Is it a place to fill in, or a link without its address?`;
const asItStands = (found: string) => `"${found}" is shown here as it stands. Type the sign itself, or leave it out.`;

/** What comes of habits: of other programs, of copying, and of typing fast. */
export const inHabits: Seed[] = [
  ofText(
    'hyphens right below a paragraph',
    'You pay each month.\n---\nWe send it.',
    9,
    'the hyphens below make a heading of this text. Put an empty line between them, or take them out.',
  ),
  ofText('a name to fill in', 'Write to [insert name] first.', 9, brackets('[insert name]')),
  ofText(
    'a date to fill in',
    'Pay by XX.XX.2026 at the desk.',
    9,
    '"XX.XX.2026" is a place for a date. Write the date.',
  ),
  ofText(
    'a day that its month has not got',
    'Pay by 31 June 2026 at the desk.',
    9,
    '"31 June 2026" is no date: the month has fewer days.',
  ),
  ofText('an hour that no day has', 'Open from 8:00 to 25:00.', 9, '"25:00" is no time of day. Mend it.'),
  ofText('a minute that no hour has', 'Open from 8:75 to 9:15.', 9, '"8:75" is no time of day. Mend it.'),
  ofText(
    'an address with counters',
    'See [the council](https://council.example/?utm_source=letter&fbclid=a).',
    9,
    'utm_source, fbclid in the address only counts readers. Take it out, with what stands behind it.',
  ),
  ofText(
    'an address that a filter of mail has wrapped',
    'See [it](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcouncil.example%2Fa&data=05).',
    9,
    'the link "eur01.safelinks.protection.outlook.com" is what a program has put in front of the address. Write https://council.example/a',
  ),
  ofText(
    'an address of a search engine',
    'See [the council](https://www.google.com/url?q=https://council.example/b&sa=D).',
    9,
    'the link "www.google.com" is what a program has put in front of the address. Write https://council.example/b',
  ),
  ofText(
    'a file that colleagues share',
    'See [the form](https://town.sharepoint.com/sites/x/form.docx).',
    9,
    '"town.sharepoint.com" may ask readers to sign in. Try the link in a private window, or put the file into public/.',
  ),
  ofText(
    'a link to a preview',
    'See [the form](https://deploy-preview-12--help.netlify.app/en/).',
    9,
    'the link "deploy-preview-12--help.netlify.app" is a preview, which is gone some day. Write the address of the page itself.',
  ),
  ofText(
    'a mail address without an end',
    'Write to [us](mailto:desk@agency).',
    9,
    'the link "mailto:desk@agency" is no whole address of mail. Write mailto:desk@agency.example',
  ),
  ofText(
    'a telephone link with words',
    'Call [us](tel:town-hall).',
    9,
    'the link "tel:town-hall" is no number to dial. Write digits, with + and the country before them: tel:+4722225555',
  ),
  ofText(
    'an address that begins twice',
    'See [the council](https://https://council.example/).',
    9,
    'the link "https://https://council.example/" begins twice. Write https://council.example/',
  ),
  ofText(
    'an address that ends with the sentence',
    'See [the council](https://council.example/a.).',
    9,
    'the address ends with ., which belongs to the sentence. Take it out.',
  ),
  ofText(
    'a service linked as an article',
    'See [the permit](fence-permit.mdx).',
    9,
    'the link to "fence-permit.mdx" leads to an article that is not there. It is a service: write services/fence-permit.mdx',
  ),
  ofText(
    'a heading that ends with a colon',
    '## What it costs:\n\nNothing.',
    9,
    'a heading ends without a colon. Take it out.',
  ),
  ofText(
    'a sentence as a heading',
    '## What you have to pay when you have moved in the middle of the month and nobody has read the meter since\n\nNothing.',
    9,
    'the heading has 103 characters, and readers skim headings. Write a few words, and the rest below it.',
  ),
  ofText(
    'a heading in a list',
    '- ## Costs\n\n  Nothing.',
    9,
    'a heading stands in a list. Put it above the list, or write its words in bold.',
  ),
  ofText('a misspelt sign of HTML', 'The bill&nbps;is here.', 9, asItStands('&nbps;')),
  ofText('a sign of HTML that was written twice', 'The bill&amp;nbsp;is here.', 9, asItStands('&nbsp;')),
  ofText('a sign of HTML without its end', 'It costs &lt 5 dinars.', 9, asItStands('&lt')),
  ofText('three exclamation marks', 'Pay today!!!', 9, '"!!!": one sign says it. Take out the others.'),
  ofText(
    'a space before a full stop',
    'You pay at the desk .',
    9,
    'before "." stands a space, and the sign may begin the next line. Take the space out.',
  ),
  ofText(
    'the number of a page of another program',
    'Page 1 of 3\n\nYou pay at the desk.',
    9,
    '"Page 1 of 3" comes from another program. Delete it.',
  ),
  ofText(
    'an attribute twice',
    '<Note type="warning" type="info">\n\nText.\n\n</Note>',
    9,
    '<Note …> has type="…" twice. Take one out.',
  ),
  ofText(
    'a box in a box',
    '<Note>\n\n<Note>\n\nText.\n\n</Note>\n\n</Note>',
    11,
    'a box stands in another. Close the first one before it: </Note>',
  ),
  ofText(
    'an empty box',
    'Text.\n\n<Note>\n\n</Note>',
    11,
    'the box is empty. Write its text before </Note>, or take it out.',
  ),
  ofFields('a page without a name', title('New page'), 2, 'title: is what a program calls a new page. Write its name.'),
  ofFields(
    'the name of a copy',
    title('Copy of Pay your water bill'),
    2,
    'title: is what a program calls a new page. Write its name.',
  ),
  ofFile(
    'a PDF that is none',
    'public/downloads/form.pdf',
    '<html>',
    1,
    'holds no PDF, and no program opens it. Save it anew.',
  ),
  ofFile(
    'a Word file that is none',
    'public/downloads/form.docx',
    'A form',
    1,
    'holds no DOCX, and no program opens it. Save it anew.',
  ),
  ofFile(
    'a file at the old address of a step of a guide',
    'public/en/guides/what-goes-where/paper/list.pdf',
    '%PDF-1.7',
    1,
    'lies where the site writes its own files. Put it into a folder with another name, such as public/downloads/.',
  ),
];
