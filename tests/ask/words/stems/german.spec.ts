import { expect, test } from '@playwright/test';
import { stem } from '../../../../src/ask/words/stems/german.mjs';
import { wordsOf } from '../../../../src/ask/words/text.ts';

/** The stem of a word as it is written. */
const stemOf = (word: string) => stem(wordsOf(word)[0]!);

for (const forms of [
  'Antrag Anträge Antrags Anträgen Antraege',
  'beantragen beantrage beantragst Beantragung',
  'Bürger Bürgers Bürgern Bürgerin Bürgerinnen Buerger',
  'Ausweis Ausweise Ausweises Ausweisen',
  'Wohnung Wohnungen',
  'Öffnungszeit Öffnungszeiten oeffnungszeiten',
  'Amt Amtes Ämter Ämtern Aemter',
  'Straße Straßen Strasse',
  'Gebühr Gebühren Gebuehr',
  'anmelden Anmeldung Anmeldungen anmelde',
  'verlängern verlängere Verlängerung Verlaengerung',
  'Student Studenten Studentin Studentinnen',
  'Buch Bücher Büchern Buches',
  'ausleihen Ausleihe',
  'Kind Kinder Kindern Kindes',
  'neu neue neuer neues neuen',
  'Zeugnis Zeugnisse Zeugnissen',
  'Haus Häuser Hauses',
  'Steuer Steuern',
  'Leistung Leistungen',
  'krank kranke kranken kranker',
  'Möglichkeit Möglichkeiten möglich',
  'bezahlen bezahle Bezahlung',
])
  test(`the German forms ${forms} share a stem`, () => {
    expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1);
  });

test('German words that mean different things keep different stems', () => {
  for (const [one, other] of [
    ['Kind', 'Kino'],
    ['Ausweis', 'Ausgang'],
    ['Antrag', 'Auftrag'],
    ['Wohnung', 'Wahl'],
    ['Buch', 'Bach'],
    ['Gebühr', 'Geburt'],
    ['Steuer', 'Stelle'],
  ] as const)
    expect(stemOf(one), `${one}, ${other}`).not.toBe(stemOf(other));
});
