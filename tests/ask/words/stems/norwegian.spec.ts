import { expect, test } from '@playwright/test';
import { stemNorwegian } from '../../../../src/ask/words/stems/norwegian.ts';

for (const forms of [
  'lan lanet lanene lanenes',
  'bok boken',
  'student studenten studenter studentene',
  'soknad soknaden soknader',
  'fornye fornyer fornyet',
  'naering naeringen',
  // Nouns in -er, -el and -mm-, in all their forms.
  'bruker brukeren brukere brukerne brukernes',
  'soker sokeren sokere sokerne',
  'regel regelen regler reglene',
  'nokkel nokkelen nokler noklene',
  'artikkel artikkelen artikler artiklene',
  'rom rommet rommene',
  'program programmet programmer programmene',
  // Verbs, and what is made of them.
  'betale betaler betalte betalt betaling betalingen',
  'bestille bestiller bestilling bestillinger',
  'endre endrer endret endring endringene',
  'registrere registrerer registrerte registrert registrering registreringen',
  // Neuters and degrees of adjectives.
  'gyldig gyldige gyldigere',
  'ansvarlig ansvarlige',
  'bok boka boken boker bokene',
  // Neuters in -a, and what loses more than its ending.
  'skjema skjemaet skjemaene',
  'firma firmaet',
  'universitet universitetet universiteter universitetene',
  'kurs kurset kurser kursene',
  'lisens lisensen lisenser',
  'semester semesteret semestre semestrene',
  'nummer nummeret numre numrene',
  'start starte starter startet',
  // Nynorsk.
  'sokar sokaren sokarar sokarane',
  'betaling betalinga betalingar betalingane',
  // Typed where the keyboard has no å.
  'laane lane',
])
  test(`the Norwegian forms ${forms} share a stem`, () => {
    expect(new Set(forms.split(' ').map(stemNorwegian)).size).toBe(1);
  });

test('Norwegian words that mean different things keep different stems', () => {
  for (const [one, other] of [
    ['levere', 'leve'],
    ['parkering', 'park'],
    ['sortere', 'sort'],
    ['billig', 'bil'],
    ['kort', 'kor'],
    ['lagre', 'lage'],
    ['populaer', 'popul'],
    ['baerbar', 'baerb'],
    ['best', 'be'],
    ['fest', 'fe'],
    ['fastlege', 'fast'],
    ['konsert', 'kone'],
  ] as const)
    expect(stemNorwegian(one), `${one}, ${other}`).not.toBe(stemNorwegian(other));
});
