import { expect, test } from '@playwright/test';
import { asQuestion } from '../../../src/ask/build/question.ts';

for (const [language, ask, shown] of [
  ['en', 'Can I read e-books', 'Can I read e-books?'],
  ['en', "Where's my card", "Where's my card?"],
  ['en', 'How do I renew?', 'How do I renew?'],
  ['en', 'How to renew a loan', 'How to renew a loan'],
  ['en', 'Will be late', 'Will be late'],
  ['en', 'Forgot my password', 'Forgot my password'],
  ['en', 'Candle holders', 'Candle holders'],
  ['en', 'I forgot it.', 'I forgot it.'],
  ['en', '', ''],
  ['nb', 'Kan jeg låne ei bok', 'Kan jeg låne ei bok?'],
  ['nb', 'Er biblioteket åpent på søndag', 'Er biblioteket åpent på søndag?'],
  ['nb', 'Har mistet kortet', 'Har mistet kortet'],
  ['nn', 'Korleis fornyar eg eit lån', 'Korleis fornyar eg eit lån?'],
  ['sl', 'Ali lahko podaljšam', 'Ali lahko podaljšam?'],
  ['sl', 'S katero kartico plačam', 'S katero kartico plačam?'],
  ['sl', 'Alibi za izpit', 'Alibi za izpit'],
  ['de', 'Kann ich das Buch verlängern', 'Kann ich das Buch verlängern?'],
  ['de', 'Wieder kein Netz', 'Wieder kein Netz'],
  ['fr', 'Puis-je prolonger un prêt', 'Puis-je prolonger un prêt\u202f?'],
  ['fr', 'Où rendre un livre ?', 'Où rendre un livre\u202f?'],
  ['fr', 'Carte perdue', 'Carte perdue'],
  ['uk', 'Як продовжити книгу', 'Як продовжити книгу?'],
  ['uk', 'Якісний друк', 'Якісний друк'],
  ['ar', 'كيف أجدد الإعارة', 'كيف أجدد الإعارة؟'],
  ['ar', 'هل المكتبة مفتوحة?', 'هل المكتبة مفتوحة؟'],
  ['ar', 'نسيت كلمة المرور', 'نسيت كلمة المرور'],
  ['fi', 'Missä kirjasto on', 'Missä kirjasto on'],
] as const)
  test(`"${ask}" ends as it does in the language ${language}`, () => {
    expect(asQuestion(ask, language)).toBe(shown);
  });
