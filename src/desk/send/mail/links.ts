/**
 * A text without anything that a mail program makes a link of: the receipt goes to whatever address was typed, under the
 * agency's name, and nobody shall send strangers links with it. Such a word becomes `[…]`, mail addresses too. Where a sentence
 * ends and the next begins without a space, which a program may take for a host, one is put in: `end.Next` is `end. Next`.
 */
export function withoutLinks(text: string): string {
  return text.replace(/\S+/gu, (word) => {
    const meant = asMeant(word);
    if (isLink(meant)) return '[…]';
    if (!host.test(meant)) return word;
    // All that looks like a host in it must be the end of a sentence.
    const spaced = word.replace(/(?<=\p{Ll}{2}|\p{N})\.(?=\p{Lu}\p{Ll})/gu, '. ');
    return spaced.split(' ').some((part) => host.test(asMeant(part))) ? '[…]' : spaced;
  });
}

/** A word as a program reads it: full-width and other forms as the plain ones, every kind of dot a dot, nothing invisible. */
function asMeant(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\u3002\uff0e\uff61\u2024\ufe52\u0701\u0702\u06d4]/g, '.')
    .replace(/[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]/gu, '');
}

const isLink = (word: string) => signs.some((sign) => sign.test(word));

/** What makes a link of a word whatever stands around it. */
const signs = [
  // An address of a mail, of the web, of a share (`\\host`).
  /@|\/\/|\\\\/,
  /(^|[^\p{L}\p{N}])www\d*\./iu,
  // A scheme: one that programs know, or any before a letter or a slash.
  /(^|[^\p{L}\p{N}])(https?|ftps?|sftp|ssh|mailto|tel|sms|sip|sips|callto|skype|whatsapp|tg|xmpp|irc|ircs|geo|maps|file|data|javascript|vbscript|news|nntp|ldap|magnet|bitcoin|webcal|facetime|facetime-audio|market|intent|itms|itms-apps|zoommtg|msteams|ms-\w+|search-ms|onenote|outlook|cid|mid):/iu,
  /(^|[^\p{L}\p{N}])[a-z][a-z0-9+.-]+:[\p{L}/]/iu,
  // Numbers of a host: four with dots, or with colons in brackets; and a port before a path.
  /(^|[^\p{N}.])\d{1,10}(\.\d{1,10}){3}(?![\p{N}])/u,
  /\[[0-9a-f.]*:[0-9a-f:.]*\]/iu,
  /[\p{L}\p{N}]:\d{1,5}\//u,
  // A dotted name with a path.
  /[\p{L}\p{N}_-]\.\p{L}[\p{L}\p{N}-]*\.?(:\d+)?[/?#]/u,
  // A top-level domain that is written in ASCII, and one that everybody knows before a letter or digit, such as `x.com`.
  /\.xn--[a-z0-9-]+/iu,
  /(?<![\p{L}\p{N}]\.)[\p{L}\p{N}_-]\.(com?|net|org|info|biz|edu|gov|mil|int|eu|io|me|tv|cc|ly|to|gl|gg|be|do|app|dev|xyz|top|site|shop|online|store|club|link|click|live|tech|space|website|page|pro|vip|icu|zip|mov|aero|museum|travel|jobs|mobi|name|cat|asia|tel)(?![\p{L}\p{N}])/iu,
  /(^|[^\p{L}\p{N}])([a-z]|\d+)\.(cn|de|ru|uk|fr|nl|it|pl|br|ch|at|dk|fi|es|us|ca|au|in|jp|kr|gr|ua|si|hr|rs|tk|ml|ga|cf|gq|pw|ws|su|sh|ai|vc|im|is|lu|li|mx|ar|cl|tw|hk|sg|za|tr|cz|sk|hu|ro|bg|pt|ie|se|gy|la|st|nu|ac|so|mk|by|kz|ir|il|ps)(?![\p{L}\p{N}])/u,
];

/** What may be the name of a host: two signs or more, a letter among them, a dot, and two letters or more. `f.eks.`, `24.mai` and `13.30` are none. */
const host = /(?=[\p{L}\p{N}_-]*\p{L})[\p{L}\p{N}_-]{2,}\.\p{L}{2,}/u;
