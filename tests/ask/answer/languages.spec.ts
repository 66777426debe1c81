import { expect, test } from '@playwright/test';
import { answer } from '../../../src/ask/answer/answer.ts';
import { asked, questionsOf, unspaced } from '../languages.ts';
import { first, open, page } from '../pages.ts';

for (const language of Object.keys(asked))
  test(`questions without spaces find their page (${language}), and nothing is taken for a mistake`, async () => {
    const pages = unspaced[language]!.map(([slug, title, text]) => page(slug, title, text));
    const vocabulary = await open(language, pages);
    for (const [question, slug] of questionsOf(language)) {
      const { found, corrected } = answer({ question, insist: false }, vocabulary);
      expect(found[0]?.address, question).toBe(`/en/${slug}/`);
      expect(corrected, question).toEqual([]);
    }
    expect(first('失業保険', vocabulary)).toBeUndefined();
  });

const others = ['Eins', 'Zwei', 'Drei'].map((name, index) => page(`other-${index}`, name, 'abc def ghi'));

for (const [language, question, title, text] of [
  ['ar', 'اثاث', 'التخلص من الأثاث', 'نأخذ القطع الكبيرة.'],
  ['ar', 'ابلاغ', 'الإبلاغ عن عطل', 'اتصل بنا.'],
  ['ar', 'الاسماء', 'إعلان أسماء المقبولين', 'تنشر في الموقع.'],
  ['ar', 'اعلان', 'الإعلان عن النتائج', 'تنشر في الموقع.'],
  ['ar', 'مكتبة', 'الانضمام إلى المكتبة', 'التسجيل مجاني.'],
  ['ar', 'المكتبه', 'مكتبة المدينة', 'التسجيل مجاني.'],
  ['ar', '٢٨', 'موعد الدفع', 'آخر يوم هو 28.'],
  ['ar', '28', 'موعد الدفع', 'آخر يوم هو ٢٨.'],
  ['ar', '۲۸', 'موعد الدفع', 'آخر يوم هو ٢٨.'],
  ['ar', 'المسؤول', 'مسوول الخدمة', 'اسأله.'],
  ['ar', 'ماء', 'فاتورة المياه', 'تصل كل شهر.'],
  ['ar', 'كيف اجدد بطاقتي', 'تجديد البطاقة', 'في المكتب.'],
  ['fa', 'كتابخانه', 'کتابخانهٔ شهر', 'رایگان است.'],
  ['fa', 'می‌روم', 'کی میروم', 'فردا.'],
  ['de', 'wie kann ich meinen ausweis verlängern', 'Verlängerung des Ausweises', 'Am Schalter.'],
  ['de', 'wann hat das buergeramt offen', 'Öffnungszeiten des Bürgeramts', 'Montags.'],
  ['de', 'oeffnungszeiten', 'Öffnungszeit', 'Montags.'],
  ['de', 'wo zahle ich die Gebuehren', 'Eine Gebühr bezahlen', 'An der Kasse.'],
  ['de', 'Führerschein', 'Führerscheinstelle', 'Hier tauschen Sie ihn um.'],
  ['fr', "comment s'inscrire", 'Inscription', 'Au guichet.'],
  ['fr', 'l’inscription', 'Inscriptions', 'Au guichet.'],
  ['fr', 'je renouvelle ma carte', 'Renouveler une carte', 'Au guichet.'],
  ['fr', 'oeuvre', 'Prêt d’une œuvre', 'Au guichet.'],
  ['uk', 'як продовжити книги', 'Продовження книг', 'У бібліотеці.'],
  ['uk', 'де взяти довідку', 'Довідки', 'У деканаті.'],
  ['uk', 'грунт', 'Аналіз ґрунту', 'У лабораторії.'],
  ['uk', 'бібліотці', 'Бібліотека', 'Відчинено щодня.'],
  ['hi', 'पुस्तकालय', 'पुस्तकालय कार्ड', 'काउंटर पर।'],
  ['el', 'βιβλιοθηκη', 'Βιβλιοθήκη', 'Κάθε μέρα.'],
  ['en', 'บัตรห้องสมุด', 'บัตรห้องสมุด in Thai', 'For readers of Thai.'],
] as const)
  test(`what is typed as people type it finds its page (${language}): ${question}`, async () => {
    const vocabulary = await open(language, [...others, page('it', title, text)]);
    const { found, corrected } = answer({ question, insist: false }, vocabulary);
    expect(found[0]?.address).toBe('/en/it/');
    if (question !== 'бібліотці') expect(corrected).toEqual([]);
  });

test('a short Arabic word with its article is not taken for another', async () => {
  const vocabulary = await open('ar', [page('water', 'فاتورة الماء', 'عن الماء والمسموح.'), ...others]);
  for (const question of ['الاسماء', 'المسؤول', 'السماء', 'المال'])
    expect(answer({ question, insist: false }, vocabulary).corrected, question).toEqual([]);
});
