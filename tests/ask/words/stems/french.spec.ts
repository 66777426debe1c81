import { expect, test } from '@playwright/test';
import { stem } from '../../../../src/ask/words/stems/french.mjs';
import { wordsOf } from '../../../../src/ask/words/text.ts';

/** The stem of a word as it is written. */
const stemOf = (word: string) => stem(wordsOf(word)[0]!);

for (const forms of [
  'inscription inscriptions',
  'inscrire inscris',
  'demande demandes demander demandez demandé demandée',
  'renouveler renouvelle renouvelez renouvellement renouvelé',
  'carte cartes',
  'bibliothèque bibliothèques',
  'emprunter emprunt emprunts empruntez emprunté',
  'retard retards',
  'document documents',
  'étudiant étudiante étudiants étudiantes',
  'payer paiement paiements',
  'réserver réservation réservations réservez',
  'municipal municipale municipaux municipales',
  'gratuit gratuite gratuits',
  'nouveau nouveaux',
  'logement logements loger',
  'déclarer déclaration déclarations déclarez',
  'école écoles',
  'vérifier vérification',
  'utilisateur utilisateurs utilisatrice utilisation utiliser',
  'habitant habitants habiter',
  'déménager déménagement',
  'perdu perdue perdus',
  'livre livres',
  'heure heures',
  'prolonger prolongation prolongez',
  'cheval chevaux',
  'attestation attestations attester',
])
  test(`the French forms ${forms} share a stem`, () => {
    expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1);
  });

test('French words that mean different things keep different stems', () => {
  for (const [one, other] of [
    ['livret', 'livre'],
    ['carte', 'carton'],
    ['poste', 'pose'],
    ['retard', 'retrait'],
    ['demande', 'demain'],
    ['école', 'écologie'],
  ] as const)
    expect(stemOf(one), `${one}, ${other}`).not.toBe(stemOf(other));
});
