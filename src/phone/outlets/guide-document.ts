import type { Guide } from '../../guides/tree/guide.ts';
import type { PhoneFile } from '../file.ts';
import { secondsOf } from '../model/lists.ts';
import { reachOf } from '../model/person.ts';
import { speak } from '../model/speak.ts';
import { placeOf, start, type CallState } from '../model/state.ts';
import type { Data, Sentence } from '../model/step.ts';
import { say, sentence } from '../model/words.ts';
import { inXml, passagesOf, patience } from './spoken.ts';
import { voiceXmlDocument } from './voicexml.ts';

/** More menus than this make a document that takes long to load: the function asks such a guide step by step. */
const mostMenus = 400;

/**
 * A guide of choices as one document of VoiceXML 2.1, a menu for each step: no key leaves the browser that reads it, so that it may
 * be private too. It is a subdialog that returns the key which led out of it (0, 8 or star) and what a person is asked about;
 * called by itself it says the telephone number of the desk. Nothing for a guide that takes numbers, days or several choices, that
 * depends on the day, or is too large.
 */
export function guideDocument(guide: Guide, file: PhoneFile, now: Date): string | undefined {
  const isChosen = Object.values(guide.questions).every(({ kind }) => kind === 'choice' || kind === 'yes-no');
  if (!isChosen || /"today"|"ago":/.test(JSON.stringify(guide))) return undefined;
  const data: Data = { file, guide, now };
  const here = `guide:${guide.slug}`;
  const nameOf = ({ given, page }: CallState) => JSON.stringify([given, page]);
  const states: CallState[] = [{ ...start, language: file.language, path: ['main', 'guides', here] }];
  const places = new Map([[nameOf(states[0]!), 0]]);
  const leaves = new Map<string, string>();
  const menus: string[] = [];
  for (let place = 0; place < states.length; place++) {
    const state = states[place]!;
    const step = speak(state, data);
    if (step.keys.kind !== 'menu') return undefined;
    const choices = Object.entries(step.keys.to).map(([key, to]) => {
      if (to.path.at(-1) !== here) return choice(key, leaveBy(key, to));
      const name = nameOf(to);
      if (!places.has(name)) places.set(name, states.push(to) - 1);
      return choice(key, `#step-${places.get(name)}`);
    });
    if (states.length > mostMenus) return undefined;
    const all = prompts([...step.say, ...step.menu], 1);
    // A long text is not said again to who keys a wrong key.
    const again = secondsOf(step.say) > 15 ? prompts(step.menu, 2) : '';
    menus.push(`<menu id="step-${place}">${all}${again}${choices.join('')}</menu>`);
  }
  const dialogs = [mistakes(), ...menus, ...leaves.values()].join('');
  return voiceXmlDocument(localeOf(file), `<property name="termchar" value=""/>${dialogs}`);

  function choice(key: string, next: string): string {
    return `<choice dtmf="${key}" next="${next}"/>`;
  }

  function leaveBy(key: string, to: CallState): string {
    const about = key === '0' ? placeOf(to).id : '';
    const id = `leave-${{ '*': 'star', '#': 'hash' }[key] ?? key}${about && `-${about}`}`;
    if (!leaves.has(id)) leaves.set(id, leave(id, key, about));
    return `#${id}`;
  }

  function leave(id: string, key: string, about: string): string {
    const desk = file.desks.desks[reachOf(file, about)?.desk ?? ''];
    const alone = [
      ...(desk?.phone ? [sentence(`${desk.name}: ${desk.phone}.`, file.language)] : []),
      say(data, 'phone.bye'),
    ];
    return `<form id="${id}"><var name="keys" expr="'${key}'"/><var name="about" expr="'${inXml(about)}'"/><catch event="error.semantic">${prompts(alone)}<exit/></catch><block><return namelist="keys about"/></block></form>`;
  }

  /** Who keys nothing, or nothing of the list, hears so twice and is brought to a person then. */
  function mistakes(): string {
    const at = (event: string, key: string) =>
      `<${event} count="1">${prompts([say(data, key)])}<reprompt/></${event}><${event} count="2">${prompts([say(data, 'phone.help')])}<reprompt/></${event}><${event} count="3"><goto next="${leaveBy('0', { ...start, path: ['person'] })}"/></${event}>`;
    return `<property name="timeout" value="${patience.key}s"/>${at('noinput', 'phone.silence')}${at('nomatch', 'phone.again')}`;
  }

  function prompts(said: Sentence[], count?: number): string {
    return passagesOf({ say: said, menu: [] }, file)
      .map(
        ({ text, locale }) =>
          `<prompt${count ? ` count="${count}"` : ''} xml:lang="${inXml(locale)}">${inXml(text)}</prompt>`,
      )
      .join('');
  }
}

const localeOf = ({ language, languages }: PhoneFile) =>
  languages.find(({ tag }) => tag === language)?.locale ?? language;
