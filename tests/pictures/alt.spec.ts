import { expect, test } from '@playwright/test';
import { wrongAlt } from '../../src/pictures/alt.ts';

for (const alt of [
  ...['image', 'Picture', 'a photo', 'The image', 'Screenshot', 'My picture', 'figure 1', 'logo'],
  ...['bilde', 'Et bilde', 'Bildet', 'fotografi', 'Skjermbilde', 'biletet', 'Eit bilete', 'teikning'],
  ...['slika', 'Slika 3', 'Fotografija', 'posnetek zaslona'],
  ...['Bild', 'Ein Bild', 'Abbildung 2', 'Das Foto'],
  ...['une image', 'Photo', 'capture d’écran', 'le dessin'],
  ...['зображення', 'Фото', 'картинка 1', 'Малюнок'],
  ...['صورة', 'الصورة', 'لقطة شاشة'],
  ...['🙂', '...', '1', '-'],
])
  test(`“${alt}” says nothing of a picture`, () => {
    expect(wrongAlt(alt)).toContain('does not say what the picture shows');
  });

for (const alt of [
  'IMG_2031.JPG',
  'hall.png',
  'DSC00012',
  'image1',
  'photo-of-hall.webp',
  'IMG 20260914 101112',
  'Screenshot 2026-11-30 at 08.15.12',
])
  test(`“${alt}” is the name of a file`, () => {
    expect(wrongAlt(alt)).toContain('is the name of a file');
  });

for (const alt of [
  'The hall with its green door',
  'A picture of the king above the fireplace',
  'Bild: die Treppe zum Rathaus',
  'Grønn dør',
  'Logo of the town: a well under a palm',
  'Plan of the ground floor',
  'خريطة الطابق الأرضي',
  'Вхід з вулиці',
  'Rdeča vrata',
  'See fjordvik.example',
])
  test(`“${alt}” says something`, () => {
    expect(wrongAlt(alt)).toBeUndefined();
  });

test('no description, and one without end, are named as what they are', () => {
  expect(wrongAlt('  ')).toContain('the picture has no description.');
  expect(wrongAlt('word '.repeat(2000))).toContain('has 9999 characters; 500 are the most.');
});
