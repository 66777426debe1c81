import { expect, test } from '@playwright/test';
import { first, open, page } from '../pages.ts';

const filler = 'Opening hours, telephone and address stand below.';

for (const [language, pages, questions] of [
  [
    'en',
    [
      page('abroad', 'Study abroad', `Apply for an international place. ${filler}`),
      page('fraud', 'Report a fake message', `Phishing and fraud are reported here. ${filler}`),
      page('harassment', 'Report harassment', `Threats and bullying are reported here. ${filler}`),
      page('damaged', 'Lost and damaged books', `What a replacement costs. ${filler}`),
      page('counselling', 'Talk to a counsellor', `Counselling and mental health. ${filler}`),
      page('doctor', 'See a doctor', `When you are ill. ${filler}`),
    ],
    {
      'a term in australia': 'abroad',
      'got a weird email': 'fraud',
      'he keeps touching me': 'harassment',
      'spilled soup over it': 'damaged',
      'crying every night': 'counselling',
      'my throat feels funny': 'doctor',
    },
  ],
  [
    'nb',
    [
      page('utlandet', 'Studere i utlandet', `Søk om plass. ${filler}`),
      page('trakassering', 'Meld fra om trakassering', `Trusler og mobbing. ${filler}`),
      page('skadet', 'Mistet eller skadet bok', `Erstatning. ${filler}`),
      page('radgiver', 'Samtale med rådgiver', `Psykisk helse. ${filler}`),
    ],
    {
      'en tur til australia': 'utlandet',
      'han er ekkel': 'trakassering',
      'den er tygget': 'skadet',
      'jeg er deppa': 'radgiver',
    },
  ],
  [
    'sl',
    [
      page('tujina', 'Študij v tujini', `Mednarodna izmenjava. ${filler}`),
      page('nadlegovanje', 'Prijavite nadlegovanje', `Grožnje in trpinčenje. ${filler}`),
      page('svetovanje', 'Pogovor s svetovalcem', `Svetovanje v stiski. ${filler}`),
    ],
    { 'pol leta v avstraliji': 'tujina', 'stalno me zmerjajo': 'nadlegovanje', 'vsak dan jokam': 'svetovanje' },
  ],
] as const)
  test(`everyday words find the page that has the words of an office (${language})`, async () => {
    const vocabulary = await open(language, [...pages]);
    const found = Object.keys(questions).map((question) => [question, first(question, vocabulary)]);
    expect(found).toEqual(Object.entries(questions).map(([question, slug]) => [question, `/en/${slug}/`]));
  });
