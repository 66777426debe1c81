import { expect, test } from '@playwright/test';
import { run } from '../agency.ts';
import { check } from './mistakes.ts';

const fields = `title: A service
summary: One sentence that says what people get.
topic: water
audience: [residents]
who: Everybody.
cost: Free of charge.
takes: A day.
channels:
  - by: online
    link: https://my.wadi-zahr.example
owner: waterworks
reviewed: 2026-09-14
asks: [first question, second question, third question]`;
const service = (text: string, body = 'What it is.') => `---\n${text}\n---\n${body}\n`;

test('every mistake of a service is listed with its line and what to write instead', () => {
  const { code, mistakes } = check({
    'services/en/names.mdx': service(
      `${fields.replace('topic: water', 'topic: watre').replace('[residents]', '[resident]').replace('owner: waterworks', 'owner: waterwork')}\nevents: [moving]\nrelated: [large-itmes]\nguides: [late-book]`,
      'See [that](services/fence-permitt.mdx).\n\n<Service name="fence-permitt" />',
    ),
    'services/en/ways.mdx': service(
      fields.replace(
        '    link: https://my.wadi-zahr.example',
        `  - by: desk
    desk: town-hal
  - by: letter
    desk: town-hall
  - by: phone
    link: https://my.wadi-zahr.example
  - by: email
  - by: online
    link: my.wadi-zahr.example`,
      ),
    ),
    'services/en/desks.mdx': service(
      fields.replace(
        '    link: https://my.wadi-zahr.example',
        `    link: /en/nowhere/
  - by: desk
    desk: town-hal
  - by: letter
    desk: town-hall`,
      ),
    ),
    'services/en/bin-collection.mdx': service(fields),
    'services/en/by.mdx': service(fields),
    'services/en/machines.mdx': service(`${fields}\nprice: 60 kroner\ndays: soon`),
    'services/en/empty.mdx': service('title: A service'),
    'services/ar/fence-permit.mdx': (text) =>
      text
        .replace('price: 20 JOD', 'price: 30 JOD')
        .replace('[residents, businesses]', '[residents]')
        .replace(/ {2}- by: desk\n.*\n.*\n/, ''),
    'services/notes.txt': 'Not a service.',
    'articles/en/linking.mdx': service(
      'title: A page\nsummary: One sentence that says what the reader gets.\ntopic: water\naudience: [residents]\nowner: waterworks\nreviewed: 2026-09-14',
      '<Service name="meter-chek" />',
    ),
  });
  expect(code).toBe(1);
  const inPages = mistakes.filter((line) => line.startsWith('services/') || line.startsWith('articles/'));
  expect(inPages).toEqual([
    'articles/en/linking.mdx:9:1 <Service name="meter-chek">: there is no such service. Did you mean "meter-check"?',
    'services/ar/fence-permit.mdx:5 audience: differs from services/en/fence-permit.mdx, which has residents, businesses. It is the same in every language.',
    'services/ar/fence-permit.mdx:12 channels: differ from services/en/fence-permit.mdx, which has online, desk (town-hall). They are the same in every language, in the same order.',
    'services/ar/fence-permit.mdx:16 price: differs from services/en/fence-permit.mdx, which has 20 JOD. It is the same in every language.',
    'services/en/bin-collection.mdx:1 the file name "bin-collection" is also that of articles/en/bin-collection.mdx. Choose another, such as what people get by it.',
    'services/en/by.mdx:1 the file name "by" is the address of another page. Choose another.',
    'services/en/desks.mdx:11 channels.0.link: the link "/en/nowhere/" leads to a page or file that is not there.',
    'services/en/desks.mdx:13 channels.1.desk: "town-hal" is not a desk. Did you mean "town-hall"?',
    'services/en/desks.mdx:14 channels.2.by: a letter needs an address: write street, postcode and town under organisation in site.yaml.',
    'services/en/empty.mdx:2 summary: is missing. One or two sentences on what the reader gets; lists and search engines show them.',
    'services/en/empty.mdx:2 topic: is missing. The topic it belongs to: one of the topics in site.yaml.',
    'services/en/empty.mdx:2 audience: is missing. Whom it is for: one or more of the audiences in site.yaml.',
    'services/en/empty.mdx:2 who: is missing. Who may use the service, and who may not.',
    'services/en/empty.mdx:2 cost: is missing. What it costs, in words; also when it is free.',
    'services/en/empty.mdx:2 takes: is missing. How long it takes, in words.',
    'services/en/empty.mdx:2 channels: is missing. The ways to get it; the best one first.',
    'services/en/empty.mdx:2 owner: is missing. The desk that answers for the text: one of the desks in site.yaml.',
    'services/en/empty.mdx:2 reviewed: is missing. The day somebody last checked that all of it is true.',
    'services/en/machines.mdx:15 price: "60 kroner" must be free, or an amount with its currency in three letters, such as 60 NOK.',
    'services/en/machines.mdx:16 days: "soon" is not a number. After how many days it is done at the latest, for other programs; 0 is at once.',
    'services/en/names.mdx:4 topic: "watre" is not a topic. Did you mean "water"?',
    'services/en/names.mdx:5 audience: "resident" is not an audience. Did you mean "residents"?',
    'services/en/names.mdx:12 owner: "waterwork" is not a desk. Did you mean "waterworks"?',
    'services/en/names.mdx:15 events: "moving" is not a life event.',
    'services/en/names.mdx:16 related: "large-itmes" is not an article. Did you mean "large-items"?',
    'services/en/names.mdx:17 guides: "late-book" is not a guide. Known: high-water-bill, where-waste-goes.',
    'services/en/names.mdx:19:5 the link to "services/fence-permitt.mdx" leads to a service that is not there. Did you mean "services/fence-permit"?',
    'services/en/names.mdx:21:1 <Service name="fence-permitt">: there is no such service. Did you mean "fence-permit"?',
    'services/en/ways.mdx:10 channels.0.link: is missing. Write where it is done online: https://…',
    'services/en/ways.mdx:15 channels.3.desk: is missing. Name one of the desks in site.yaml.',
    'services/en/ways.mdx:16 channels.3.link: stands on the way "phone". Only the way "online" has a link.',
    'services/en/ways.mdx:17 channels.4.by: "email" is not allowed. Known: online, desk, phone, letter.',
    'services/en/ways.mdx:19 channels.5.link: "my.wadi-zahr.example" must be a web address that begins with https://, or an address on this site that begins with a slash.',
    'services/notes.txt:1 becomes no page. A page is a file that ends in .mdx, directly in the folder of its language, such as services/en/.',
  ]);
});

test('a service that is not translated is told to editors, and is no mistake', () => {
  const { code, output } = run('src/check/formats/run.ts', { CONTENT: 'tests/site' });
  expect(output).toContain(
    'services/en/meter-check.mdx:2 title: is not translated into ar. Readers there see this text, with a note.',
  );
  expect(code).toBe(0);
});
