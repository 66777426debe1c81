import { intervalsFrom, phoneWithin, exceptionOn } from '../../hours/times.ts';
import { timesOf } from '../../ask/desks/times.ts';
import { sayTime } from '../../hours/say.ts';
import type { PhoneFile, Reach } from '../file.ts';
import { menuStep, type Entry } from './menu.ts';
import { fresh, goTo, home, placeOf, replace, type CallState } from './state.ts';
import type { Data, Sentence, Step } from './step.ts';
import { passing, say, sentence, wordsOf } from './words.ts';

/** Whether somebody answers the telephone of a desk at an instant: in its telephone hours, else in its opening hours. */
export function isAnswered({ desks: { hours, desks } }: Pick<PhoneFile, 'desks'>, desk: string, now: Date): boolean {
  if (!desks[desk]?.phone) return false;
  const week = hours.phones?.[desk]?.length ? hours : { ...hours, phones: { [desk]: hours.desks[desk] ?? [] } };
  const special = (date: string) => exceptionOn(hours, desk, date)?.times;
  const [first] = intervalsFrom(hours.zone, now, (date) => phoneWithin(week, desk, date, special(date)));
  return first !== undefined && first.opens <= +now;
}

/** The subject of those who choose none, and its desk. */
export function reachOf({ reach, desk }: PhoneFile, id: string): Reach | undefined {
  return reach.find((one) => one.id === id) ?? reach.find((one) => one.desk === desk) ?? reach[0];
}

/** What it is about, where several desks answer; else the one desk. */
export function personStep(state: CallState, data: Data, id: string): Step {
  const { reach } = data.file;
  if (!id && reach.length > 1) {
    const entries = reach.map(({ id: one, name }): Entry => ({ name, to: goTo(state, `person:${one}`) }));
    // Who chooses nothing is put through all the same.
    const step = menuStep(state, data, { before: [say(data, 'phone.about')], entries });
    if (step.keys.kind === 'menu') step.keys.to['0'] = goTo(state, `person:${reachOf(data.file, '')!.id}`);
    return step;
  }
  const found = reachOf(data.file, id);
  if (!found) return { say: [say(data, 'phone.closed.none')], menu: [], keys: { kind: 'end' } };
  const desk = data.file.desks.desks[found.desk]!;
  if (isAnswered(data.file, found.desk, data.now))
    return {
      say: [say(data, 'phone.through', { desk: desk.name })],
      menu: [],
      keys: {
        kind: 'transfer',
        phone: desk.phone!.replaceAll(' ', ''),
        otherwise: replace(state, `missed:${found.id}`),
      },
    };
  return awayStep(state, data, found, [say(data, 'phone.closed', { desk: desk.name })]);
}

/** Nobody answers: when somebody does, and the way to leave a number. */
export function awayStep(state: CallState, data: Data, { id, desk }: Reach, before: Sentence[]): Step {
  const entries: Entry[] = data.file.takesMessages
    ? [
        { name: wordsOf(data, 'phone.leave'), to: goTo(state, `call:${id}`) },
        ...(data.records ? [{ name: wordsOf(data, 'phone.record'), to: goTo(state, `record:${id}`) }] : []),
      ]
    : [];
  return menuStep(state, data, { before: [...before, ...phoneTimes(data, desk)], entries, noPerson: true });
}

/** When the telephone of a desk is answered. */
function phoneTimes({ file, now }: Data, desk: string): Sentence[] {
  const phone = file.desks.desks[desk]?.phone;
  const state = phone && timesOf(file.desks, desk, now, true)?.now;
  return state ? [sentence(`${state}.`, file.language)] : [];
}

/** Where to call back: the number that calls, another, and whether it was keyed right; then the request is stored. */
export function callStep(state: CallState, data: Data, id: string): Step {
  const { name } = placeOf(state);
  const found = reachOf(data.file, id);
  if (!found) return menuStep(state, data, { before: [], entries: [] });
  if (name === 'call' && data.caller)
    return menuStep(state, data, {
      before: passing([say(data, 'phone.mine', { number: data.caller })]),
      entries: [
        { name: wordsOf(data, 'phone.yes'), to: goTo({ ...state, typed: '' }, `save:${id}`) },
        { name: wordsOf(data, 'phone.no'), to: goTo(state, `other:${id}`) },
      ],
      noPerson: true,
    });
  if (name === 'check')
    return menuStep(state, data, {
      before: passing([say(data, 'phone.check', { number: state.typed })]),
      entries: [
        { name: wordsOf(data, 'phone.right'), to: { ...goTo(state, `save:${id}`), typed: state.typed } },
        { name: wordsOf(data, 'phone.wrong'), to: replace(state, `other:${id}`) },
      ],
      noPerson: true,
    });
  if (name === 'save') return saveStep(state, data, found);
  return {
    say: [],
    menu: [say(data, 'phone.callback'), say(data, 'phone.typed.back')],
    keys: { kind: 'typed', most: 20 },
  };
}

/** The number that was keyed is checked by ear; one that is too short or too long is no number. */
export function hearNumber(state: CallState, keys: string, data: Data, id: string): CallState {
  const digits = keys.replace(/^\*+/, '+');
  if (!/^\+?\d{5,15}$/.test(digits))
    return { ...state, tries: state.tries + 1, wrong: { text: wordsOf(data, 'phone.bad') } };
  return { ...goTo(state, `check:${id}`), typed: digits };
}

/** Longer than a message needs, and two megabytes. */
const longestRecording = 120;

/** A message is spoken: the caller hears first that it is recorded. */
export function recordStep(state: CallState, data: Data, id: string): Step {
  const found = reachOf(data.file, id);
  if (!found || !data.records) return menuStep(state, data, { before: [], entries: [] });
  const { then, failed, request } = requestOf(state, data, found);
  const text = wordsOf(data, 'phone.spoken', { about: aboutOf(state, data, found) });
  return {
    say: [say(data, 'phone.record.ask')],
    menu: [],
    keys: { kind: 'record', seconds: longestRecording, request: { ...request, text }, then, failed },
  };
}

function saveStep(state: CallState, data: Data, found: Reach): Step {
  return { say: [], menu: [], keys: { kind: 'save', ...requestOf(state, data, found) } };
}

/** What a request is about: the guide or the page on the way here, else the subject. */
function aboutOf(state: CallState, data: Data, { name }: Reach): string {
  const guide = state.path.find((place) => place.startsWith('guide:'))?.slice('guide:'.length);
  const title = guide && data.file.guides[guide]?.title;
  const page = state.path.find((place) => place.startsWith('page:'))?.slice('page:'.length);
  return title ?? (page && data.file.pages[page]?.title) ?? name;
}

function requestOf(state: CallState, data: Data, found: Reach) {
  const { id, desk } = found;
  return {
    request: {
      subject: id,
      desk,
      phone: state.typed || data.caller || '',
      text: wordsOf(data, 'phone.request', { about: aboutOf(state, data, found) }),
    },
    then: { ...home(state), path: ['main', `saved:${id}`] },
    failed: replace(fresh(state), `failed:${id}`),
  };
}

/** The thanks: said only of what is stored. */
export function savedStep(state: CallState, data: Data): Step {
  const { file, now } = data;
  const { reference = '', by = '' } = state.done ?? {};
  const { zone } = file.desks.hours;
  const promise =
    by && sayTime(file.words['phone.by'] ?? '', new Date(by), file.language, zone, file.desks.texts, { now });
  return menuStep(state, data, {
    before: passing([
      say(data, 'phone.thanks', { reference: reference.split('').join(' ') }),
      ...(promise ? [sentence(promise, file.language)] : []),
    ]),
    entries: [{ name: wordsOf(data, 'phone.home'), to: home(state) }],
    noPerson: true,
  });
}
