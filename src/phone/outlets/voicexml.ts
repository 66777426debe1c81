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
  return `<grammar version="1.0" mode="dtmf" root="keys" xml:lang="en">${rule}</grammar>`;
}

/**
 * A guide that has a document of its own, as a dialog: the key by which its caller left it, and what a person is asked about, are
 * sent on; where the document cannot be had, a request goes to be asked step by step (`plain`).
 */
export function guideForm(document: string, action: string): string {
  const submit = `<submit next="${inXml(action)}" method="post" namelist="keys about plain"/>`;
  const assign = (name: string, expr: string) => `<assign name="${name}" expr="${expr}"/>`;
  const variable = (name: string) => `<var name="${name}" expr="''"/>`;
  return `<form id="step">${['keys', 'about', 'plain'].map(variable).join('')}<catch event="error">${assign('plain', "'yes'")}${submit}</catch><subdialog name="guide" src="${inXml(document)}"><filled>${assign('keys', 'guide.keys')}${assign('about', 'guide.about')}${submit}</filled></subdialog></form>`;
}

/** A turn as a dialog: where keys and silence are sent, and where a call that nobody answered goes on. */
export function voiceXmlForm(turn: Turn, { action, missed }: { action: string; missed: string }): string {
  const { keys } = turn.step;
  const says = prompt(turn);
  if (keys.kind === 'menu' || keys.kind === 'typed') {
    const isMenu = keys.kind === 'menu';
    const property = (name: string, value: string) => `<property name="${name}" value="${value}"/>`;
    const submit = `<submit next="${inXml(action)}" method="post" namelist="keys silent"/>`;
    const silence = `<assign name="keys" expr="''"/><assign name="silent" expr="'yes'"/>${submit}`;
    return `<form id="step"><var name="silent" expr="''"/><field name="keys">${property('termchar', isMenu ? '' : '#')}${property('interdigittimeout', `${patience.between}s`)}${property('timeout', `${isMenu ? patience.key : patience.digits}s`)}${grammar(isMenu ? [...'0123456789*#'] : keys.most)}${says}<noinput>${silence}</noinput><nomatch>${silence}</nomatch><filled><assign name="keys" expr="keys$.utterance.split(' ').join('')"/>${submit}</filled></field></form>`;
  }
  if (keys.kind === 'transfer') {
    return `<form id="step"><block>${says}</block><transfer name="call" dest="tel:${inXml(keys.phone)}" type="bridge" connecttimeout="${ringing}s"><filled><if cond="call == 'near_end_disconnect' || call == 'far_end_disconnect'"><exit/><else/><goto next="${inXml(missed)}"/></if></filled></transfer></form>`;
  }
  return `<form id="step"><block>${says}<exit/></block></form>`;
}
