/**
 * Domains under which people have their mail, by country, those that differ from one another by a letter among them: none of them is
 * a slip of another.
 */
const providers = new Set(
  `gmail.com googlemail.com hotmail.com outlook.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com mail.com
  email.com proton.me protonmail.com pm.me gmx.com zoho.com fastmail.com yandex.com
  hotmail.no live.no outlook.no online.no yahoo.no broadpark.no getmail.no
  hotmail.co.uk live.co.uk yahoo.co.uk btinternet.com outlook.ie
  gmx.de gmx.net gmx.at web.de t-online.de freenet.de posteo.de mailbox.org hotmail.de yahoo.de outlook.de
  orange.fr free.fr laposte.net sfr.fr wanadoo.fr hotmail.fr outlook.fr yahoo.fr live.fr
  siol.net telemach.net t-2.net amis.net guest.arnes.si email.si hotmail.si
  ukr.net i.ua meta.ua bigmir.net
  hotmail.se live.se telia.com hotmail.dk live.dk hotmail.it libero.it hotmail.es`.split(/\s+/),
);

/** Ends of a domain that are slips, and what was meant; no domain ends so. */
const slips: Record<string, string> = {
  ...Object.fromEntries(['cm', 'cmo', 'con', 'comm', 'ocm', 'vom', 'xom', 'coom', 'ccom'].map((end) => [end, 'com'])),
  ...Object.fromEntries(['ner', 'ent', 'nett', 'met', 'nte'].map((end) => [end, 'net'])),
};

/**
 * The address that somebody probably meant, where its domain is one slip away from a domain that many people have; nothing where
 * it is right, or nobody can tell. It is asked about and never refused: each of these domains could be somebody's.
 *
 * ```ts
 * meantBy('kari@gmial.cmo'); // 'kari@gmail.com'
 * ```
 */
export function meantBy(address: string): string | undefined {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  if (providers.has(domain) || domain.length > 40) return undefined;
  const [, name = '', end = ''] = /^(.*)\.([^.]+)$/.exec(domain) ?? [];
  const mended = slips[end] ? `${name}.${slips[end]}` : domain;
  // Names of a few letters are near to everything.
  const near = [...providers].filter((known) => known.length >= 7 && isOneSlip(mended, known));
  const meant = near.length === 1 && !providers.has(mended) ? near[0] : mended;
  return meant === domain ? undefined : `${address.slice(0, local.length)}@${meant}`;
}

/** Whether one letter too many, too few, another, or two that changed places lie between two words (optimal string alignment). */
function isOneSlip(typed: string, known: string): boolean {
  if (Math.abs(typed.length - known.length) > 1) return false;
  let start = 0;
  while (start < typed.length && typed[start] === known[start]) start++;
  let end = 0;
  while (end < Math.min(typed.length, known.length) - start && typed.at(-1 - end) === known.at(-1 - end)) end++;
  const [left, right] = [typed.slice(start, typed.length - end), known.slice(start, known.length - end)];
  const isSwapped = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  return (left.length <= 1 && right.length <= 1) || isSwapped;
}
