/** Words that stand for "picture" and nothing else, in the languages of the interface. */
const pictureWords = new Set(
  `image picture photo photograph illustration drawing screenshot figure graphic icon logo pic img foto
  bilde bildet bilete biletet fotografi tegning teikning skjermbilde skjermbilete illustrasjon figur ikon
  slika fotografija risba skica posnetek zaslona ilustracija ikona grafika
  bild abbildung zeichnung grafik bildschirmfoto symbol
  dessin photographie capture écran schéma icône
  зображення картинка фото фотографія малюнок рисунок скриншот ілюстрація іконка світлина
  صورة الصورة رسم شكل لقطة شاشة أيقونة صوره`.split(/\s+/),
);

/** Words that may stand beside those and still say nothing: articles, prepositions, "my". */
const empty = new Set(
  `a an the of this my your en ei et eit den det av ein eine das der die von une un la le d de l с это це`.split(' '),
);

/** More is no description but a text, which belongs on the page where everybody reads it. */
const longest = 500;

/** A sentence on why the description of a picture says nothing to those who cannot see it; undefined when it may be good. */
export function wrongAlt(alt: string): string | undefined {
  const text = alt.trim();
  if (text === '')
    return 'the picture has no description. Write it between the square brackets, for readers who cannot see it.';
  if (text.length > longest)
    return `the description of the picture has ${text.length} characters; ${longest} are the most. Say in a sentence what it shows, and write the rest into the text.`;
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  if (
    /^[\w\p{L}][\w\p{L} ().-]*\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp|pdf)$/iu.test(text) ||
    /^(img|dsc[nf]?|pxl|mvimg|image|screenshot|skjermbilde|scan|whatsapp image)[\s_-]*\d[\w.\s-]*$/i.test(text)
  )
    return `"${shown}" is the name of a file, not what the picture shows. Write what somebody misses who cannot see it.`;
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word && !empty.has(word));
  if (words.every((word) => pictureWords.has(word)))
    return `"${shown}" does not say what the picture shows. Write what somebody misses who cannot see it, such as "The card reader, to the left of the screen".`;
  return undefined;
}
