import type { Turn } from '../call.ts';
import { inXml, passagesOf, patience, ringing } from './spoken.ts';

/** A document of VoiceXML 2.1 around its dialogs (https://www.w3.org/TR/voicexml21/). */
export function voiceXmlDocument(locale: string, dialogs: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="${inXml(locale)}"><property name="inputmodes" value="dtmf"/>${dialogs}</vxml>`;
}

/** What is said, with each sentence of a language in a voice for it. */
function prompt(turn: Turn): string {
  const says = passagesOf(turn.step, turn.data.file).map(
    ({ text, locale }) => `<prompt xml:lang="${inXml(locale)}" bargein="true">${inXml(text)}</prompt>`,
  );
  return says.join('');
}

/** One key, or digits and stars up to a hash, as a grammar (SRGS). */
function grammar(keys: string[] | number): string {
  const rule = Array.isArray(keys)
    ? `<rule id="keys" scope="public"><one-of>${keys.map((key) => `<item>${key}</item>`).join('')}</one-of></rule>`
    : `<rule id="keys" scope="public"><item repeat="0-${keys}"><one-of>${[...'0123456789*'].map((key) => `<item>${key}</item>`).join('')}</one-of></item></rule>`;
  return `<grammar xmlns="http://www.w3.org/2001/06/grammar" version="1.0" mode="dtmf" root="keys" xml:lang="en">${rule}</grammar>`;
}

/** Where a dialog leads: the address of a key or of silence, or of all of them with the field `keys`. */
export type Leads = { to: (key: string) => string; silence: string } | { action: string; missed: string };

/** A turn as a dialog. `id` names it in its document. */
export function voiceXmlForm(turn: Turn, id: string, leads: Leads): string {
  const { keys } = turn.step;
  const says = prompt(turn);
  if (keys.kind === 'menu' || keys.kind === 'typed') {
    const isMenu = keys.kind === 'menu';
    const all = [...'0123456789*#'];
    const term = `<property name="termchar" value="${isMenu ? '' : '#'}"/><property name="interdigittimeout" value="${patience.between}s"/>`;
    const silence =
      'to' in leads
        ? `<goto next="${inXml(leads.silence)}"/>`
        : `<assign name="keys" expr="''"/><assign name="silent" expr="'yes'"/><submit next="${inXml(leads.action)}" method="post" namelist="keys silent"/>`;
    const filled =
      'to' in leads
        ? all
            .map(
              (key, place) =>
                `<${place ? 'elseif' : 'if'} cond="keys$.utterance == '${key}'"${place || all.length === 1 ? '/' : ''}>`.replace(
                  '<if',
                  '<if',
                ) + `<goto next="${inXml(leads.to(key))}"/>`,
            )
            .join('') + '</if>'
        : `<assign name="keys" expr="keys$.utterance.split(' ').join('')"/><submit next="${inXml(leads.action)}" method="post" namelist="keys silent"/>`;
    return `<form id="${id}"><var name="silent" expr="''"/><field name="keys">${term}<property name="timeout" value="${isMenu ? patience.key : patience.digits}s"/>${grammar(isMenu ? all : keys.most)}${says}<noinput>${silence}</noinput><nomatch>${silence}</nomatch><filled>${filled}</filled></field></form>`;
  }
  if (keys.kind === 'transfer') {
    const missed = 'action' in leads ? leads.missed : leads.silence;
    return `<form id="${id}"><block>${says}</block><transfer name="call" dest="tel:${inXml(keys.phone)}" type="bridge" connecttimeout="${ringing}s"><filled><if cond="call == 'near_end_disconnect' || call == 'far_end_disconnect'"><exit/><else/><goto next="${inXml(missed)}"/></if></filled></transfer></form>`;
  }
  return `<form id="${id}"><block>${says}<exit/></block></form>`;
}
