import { expect, test } from '@playwright/test';
import { stem } from '../../../../src/ask/words/stems/arabic.mjs';
import { wordsOf } from '../../../../src/ask/words/text.ts';

/** The stem of a word as it is written. */
const stemOf = (word: string) => stem(wordsOf(word)[0]!);

for (const forms of [
  'أثاث اثاث الأثاث والأثاث',
  'إبلاغ ابلاغ الإبلاغ للإبلاغ بالإبلاغ',
  'مكتبة المكتبة مكتبه المكتبه بالمكتبة والمكتبة',
  'مياه المياه والمياه',
  'أسماء اسماء الأسماء الاسماء',
  'مستشفى مستشفي المستشفى',
  'فاتورة فاتوره الفاتورة',
  'سيارة السيارة سياره سيارات السيارات',
  'طلب الطلب طلبات',
  'إعلان اعلان الإعلان',
  'مسؤول المسؤول مسوول',
  'موظف الموظفون الموظفين',
  'آخر اخر الآخر',
  'مُدِير مدير المدير',
  'مـكـتـب مكتب المكتب',
  'بطاقة بطاقه البطاقة بطاقتي',
  'رخصة الرخصة رخصه للرخصة',
  'مبنى مبني المبنى',
  'شارع الشارع بالشارع',
  'تجديد التجديد للتجديد',
])
  test(`the Arabic forms ${forms} share a stem`, () => {
    expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1);
  });

test('Arabic words that mean different things keep different stems', () => {
  for (const [one, other] of [
    ['ماء', 'اسماء'],
    ['مكتبة', 'كتاب'],
    ['حاوية', 'حديقة'],
    ['اسماء', 'الماء'],
    ['طلب', 'طفل'],
    ['شارع', 'شرع'],
  ] as const)
    expect(stemOf(one), `${one}, ${other}`).not.toBe(stemOf(other));
});
