import { timesOf } from '../../ask/desks/times.ts';
import { dateIn, nextDate } from '../../hours/zone.ts';
import { guideStep } from './guide.ts';
import { menuStep, type Entry } from './menu.ts';
import { awayStep, callStep, personStep, reachOf, recordStep, savedStep } from './person.ts';
import { secondsOf } from './lists.ts';
import { goTo, placeOf, type CallState } from './state.ts';
import type { Data, Sentence, Step } from './step.ts';
import { passing, say, sentence, sentences, wordsOf } from './words.ts';

/** What a call says at a place, and what can be keyed there: a pure function, the same for every outlet. */
export function speak(state: CallState, data: Data): Step {
  const found = stepAt(state, data);
  const isPrivate = state.given.length > 0 && placeOf(state).name === 'guide' && !!data.guide?.private;
  const step = isPrivate ? { ...found, say: passing(found.say), menu: passing(found.menu) } : found;
  const { wrong, tries } = state;
  if (!wrong) return step;
  const why =
    typeof wrong === 'object'
      ? passing(sentences(wrong.text, data.file.language))
      : [say(data, tries > 1 ? 'phone.help' : wrong === 'silence' ? 'phone.silence' : 'phone.again')];
  // A long text was heard already: only what can be keyed is repeated. Hash repeats all.
  return { ...step, say: secondsOf(step.say) > 15 ? why : [...why, ...step.say] };
}

function stepAt(state: CallState, data: Data): Step {
  const { name, id } = placeOf(state);
  const { file } = data;
  const list = (key: string, entries: Entry[]) => menuStep(state, data, { before: [say(data, key)], entries });
  const to = (place: string) => goTo(state, place);
  switch (name) {
    case 'language':
      return languageStep(state, data);
    case 'hours':
      return list(
        'phone.desks',
        Object.entries(file.desks.desks).flatMap(([desk, { name: called }]) =>
          timesOf(file.desks, desk, data.now) ? [{ name: called, to: to(`desk:${desk}`) }] : [],
        ),
      );
    case 'desk':
      return deskStep(state, data, id);
    case 'guides':
      return list(
        'phone.guides.which',
        Object.entries(file.guides).map(([slug, guide]) => ({
          name: guide.title,
          to: to(`guide:${slug}`),
          language: guide.language,
        })),
      );
    case 'guide':
      return guideStep(state, data, id);
    case 'topics':
      return list(
        'phone.topics',
        file.topics.map((topic) => ({ name: topic.name, to: to(`topic:${topic.id}`) })),
      );
    case 'topic':
      return list('phone.pages', pagesIn(data, id, to));
    case 'number':
      return {
        say: [],
        menu: [say(data, 'phone.number.ask'), say(data, 'phone.typed.person')],
        keys: { kind: 'typed', most: 5 },
      };
    case 'page':
      return pageStep(state, data, id);
    case 'person':
      return personStep(state, data, id);
    case 'missed':
    case 'failed': {
      const found = reachOf(file, id);
      const why = [say(data, name === 'missed' ? 'phone.missed' : 'phone.failed')];
      return found ? awayStep(state, data, found, why) : { say: why, menu: [], keys: { kind: 'end' } };
    }
    case 'call':
    case 'other':
    case 'check':
    case 'save':
      return callStep(state, data, id);
    case 'record':
      return recordStep(state, data, id);
    case 'saved':
      return savedStep(state, data);
    case 'text':
      return textStep(state, data, id);
    case 'sent':
    case 'unsent':
      return menuStep(state, data, {
        before: [say(data, name === 'sent' ? 'phone.sms.sent' : 'phone.sms.failed')],
        entries: [],
      });
    case 'end':
      return { say: [say(data, 'phone.bye')], menu: [], keys: { kind: 'end' } };
    default:
      return mainStep(state, data);
  }
}

/** Each language in itself and by its own voice. */
function languageStep(state: CallState, { file }: Data): Step {
  return {
    say: [sentence(`${file.name}.`, file.language)],
    menu: file.languages
      .slice(0, 9)
      .map(({ tag, choose }, index) => sentence(choose.replace('{key}', String(index + 1)), tag)),
    keys: {
      kind: 'menu',
      to: Object.fromEntries([
        ...file.languages
          .slice(0, 9)
          .map(({ tag }, index) => [
            String(index + 1),
            { ...state, language: tag, path: ['main'], tries: 0, wrong: undefined },
          ]),
        ['0', { ...goTo({ ...state, language: file.language, path: ['main'] }, 'person') }],
        ['#', { ...state, tries: 0, wrong: undefined }],
      ]) as Record<string, CallState>,
    },
  };
}

function mainStep(state: CallState, data: Data): Step {
  const { file, now } = data;
  const to = (place: string) => goTo(state, place);
  const notices = file.notices
    .filter(({ from, until }) => from <= +now && +now < until)
    .flatMap(({ text }) => sentences(text, file.language));
  const entries: Entry[] = [
    ...(Object.keys(file.desks.desks).some((desk) => timesOf(file.desks, desk, now))
      ? [{ name: wordsOf(data, 'phone.hours'), to: to('hours') }]
      : []),
    ...(Object.keys(file.guides).length > 0 ? [{ name: wordsOf(data, 'phone.guides'), to: to('guides') }] : []),
    ...(file.topics.length > 0 ? [{ name: wordsOf(data, 'phone.topics.all'), to: to('topics') }] : []),
    ...(Object.values(file.pages).some(({ number }) => number)
      ? [{ name: wordsOf(data, 'phone.number'), to: to('number') }]
      : []),
  ];
  const before = [say(data, 'phone.main'), ...notices, say(data, 'phone.keys')];
  return menuStep(state, data, { before, entries });
}

/** The hours of a desk: now, and in the week that comes. */
function deskStep(state: CallState, data: Data, id: string): Step {
  const { file, now } = data;
  const desk = file.desks.desks[id];
  const times = timesOf(file.desks, id, now);
  const phone =
    desk?.phone && file.desks.hours.phones?.[id]?.length ? timesOf(file.desks, id, now, true)?.now : undefined;
  const days = [dateIn(file.desks.hours.zone, now)];
  while (days.length < 7) days.push(nextDate(days.at(-1)!));
  const lines = [
    desk && `${desk.name}.`,
    times?.now && `${times.now}.`,
    phone && `${phone}.`,
    ...(times?.lines(days).map(({ days: on, times: at, why }) => `${on}: ${at}${why ? `, ${why[1]}` : ''}.`) ?? []),
    desk?.words && `${desk.words}.`,
  ];
  const before = lines.flatMap((line): Sentence[] => (line ? [sentence(line, file.language)] : []));
  const subject = file.reach.find((one) => one.desk === id)?.id ?? '';
  return menuStep(state, data, { before, entries: [], subject });
}

function pagesIn({ file }: Data, topic: string, to: (place: string) => CallState): Entry[] {
  const found = file.topics.find(({ id }) => id === topic);
  return [
    ...(found?.guides ?? []).map((slug) => ({
      name: file.guides[slug]!.title,
      to: to(`guide:${slug}`),
      language: file.guides[slug]!.language,
    })),
    ...(found?.pages ?? []).map((slug) => ({
      name: file.pages[slug]!.title,
      to: to(`page:${slug}`),
      language: file.pages[slug]!.language,
    })),
  ];
}

/** A page: what it is called, what it says in short, and how to have it. */
function pageStep(state: CallState, data: Data, slug: string): Step {
  const page = data.file.pages[slug];
  if (!page) return menuStep(state, data, { before: [say(data, 'phone.missing')], entries: [] });
  const before = [
    sentence(`${page.title}.`.replace(/([.!?])\.$/, '$1'), page.language),
    ...sentences(page.summary, page.language),
    ...(page.number ? [say(data, 'phone.page.number', { number: page.number })] : []),
  ];
  const entries: Entry[] =
    data.sends && data.caller ? [{ name: wordsOf(data, 'phone.sms'), to: goTo(state, `text:page:${slug}`) }] : [];
  return menuStep(state, data, { before, entries });
}

/** A page or a guide as a text. A guide of private answers is sent as a whole, never a step of it. */
function textStep(state: CallState, { file }: Data, id: string): Step {
  const [kind, ...slug] = id.split(':');
  const found = (kind === 'guide' ? file.guides : file.pages)[slug.join(':')];
  const done = { ...state, path: state.path.slice(0, -1) };
  return {
    say: [],
    menu: [],
    keys: {
      kind: 'text',
      text: found ? `${found.title}\n${found.address}` : '',
      then: goTo(done, 'sent'),
      failed: goTo(done, 'unsent'),
    },
  };
}
