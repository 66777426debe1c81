/** Texts of links that say nothing about where they lead, in the languages of the interface, Swedish and Danish. */
const vague: Record<string, string> = {
  en: 'here|click here|click|this|this link|this page|this website|link|the link|read more|more|see more|see here|learn more|find out more|more info|more information|details|continue|go|website|page|download|view|visit|open|press here|follow this link|read this',
  nb: 'her|klikk her|klikk|trykk her|trykk|denne|denne lenken|denne linken|denne siden|lenke|lenken|link|linken|les mer|les mer her|mer|se mer|se her|mer informasjon|mer info|finn ut mer|detaljer|fortsett|gå hit|nettside|nettsiden|siden|side|last ned|vis|åpne|gå til',
  nn: 'her|klikk her|klikk|trykk her|trykk|denne|denne lenkja|denne lenka|denne sida|lenkje|lenkja|lenke|lenka|link|les meir|les meir her|meir|sjå meir|sjå her|meir informasjon|meir info|finn ut meir|detaljar|hald fram|gå hit|nettside|nettsida|sida|side|last ned|vis|opne|gå til',
  sl: 'tukaj|tu|kliknite tukaj|klikni tukaj|kliknite|klik|kliknite tu|pritisnite tukaj|ta|ta povezava|tej povezavi|na tej povezavi|na povezavi|to stran|ta stran|povezava|povezavi|povezavo|preberite več|več|več tukaj|preberi več|glejte tukaj|več informacij|več o tem|podrobnosti|podrobneje|nadaljujte|naprej|spletna stran|spletni strani|stran|strani|prenesi|prenos|odpri|oglejte si',
  de: 'hier|klicken sie hier|hier klicken|klick|klicken|diese|dieser link|diesem link|diesen link|diese seite|link|der link|mehr|mehr lesen|weiterlesen|mehr erfahren|mehr informationen|weitere informationen|mehr infos|siehe hier|siehe|details|weiter|website|webseite|seite|download|herunterladen|öffnen|ansehen',
  fr: 'ici|cliquez ici|cliquer ici|clic|cliquez|ce lien|cette page|ce site|lien|le lien|lire la suite|en savoir plus|plus|voir plus|voir ici|plus d’informations|plus d’infos|savoir plus|détails|continuer|suite|site|site web|page|télécharger|ouvrir|voir|par ici|suivez ce lien',
  ar: 'هنا|اضغط هنا|اضغطوا هنا|انقر هنا|انقروا هنا|اضغط|انقر|هذا|هذا الرابط|هذه الصفحة|رابط|الرابط|اقرأ المزيد|المزيد|اقرؤوا المزيد|مزيد من المعلومات|لمزيد من المعلومات|معرفة المزيد|اعرف المزيد|التفاصيل|تفاصيل|متابعة|الموقع|الصفحة|صفحة|تحميل|تنزيل|فتح|عرض|من هنا',
  uk: 'тут|сюди|натисніть тут|клацніть тут|натисніть|натисніть сюди|це|це посилання|цим посиланням|за посиланням|за цим посиланням|ця сторінка|цій сторінці|посилання|читати далі|читайте далі|детальніше|докладніше|більше|дізнатися більше|дивіться тут|більше інформації|подробиці|далі|продовжити|сайт|сторінка|завантажити|відкрити|переглянути',
  sv: 'här|klicka här|klicka|tryck här|denna länk|den här länken|den här sidan|länk|länken|läs mer|mer|se mer|se här|mer information|detaljer|fortsätt|webbplats|sida|sidan|ladda ner|öppna',
  da: 'her|klik her|klik|tryk her|dette link|denne side|link|linket|læs mere|mere|se mere|se her|mere information|detaljer|fortsæt|hjemmeside|side|siden|download|hent|åbn',
};

const bare = (text: string) =>
  text
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/[^\p{L}\p{M}\p{N}’ ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const sets = new Map(Object.entries(vague).map(([language, texts]) => [language, new Set(texts.split('|').map(bare))]));

/**
 * Whether the text of a link says nothing about where it leads (WCAG 2.2, 2.4.4, failure F84), in a language or in English.
 *
 *     isVague('Click here!', 'en'); // true
 */
export function isVague(text: string, language: string): boolean {
  const words = bare(text);
  return [language.split('-')[0]!, 'en'].some((tag) => sets.get(tag)?.has(words) ?? false);
}
