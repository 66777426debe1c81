import type { PhoneFile } from '../../../src/phone/file.ts';
import type { Request } from '../../../src/phone/model/step.ts';
import { forEar } from '../../../src/phone/speech/for-ear.ts';
import type { Caller, Calls } from './caller.ts';

/** What a call has at hand. */
export interface Scene {
  calls: Calls;
  files: Record<string, PhoneFile>;
  clock: { now: Date };
  saved: Request[];
  words: (language: string, key: string) => string;
}

const hours = new Date('2026-11-30T11:30:00Z');
const evening = new Date('2026-11-30T20:00:00Z');

function contains(said: string, wanted: string) {
  if (!said.includes(wanted)) throw new Error(`"${wanted}" was not said, but "${said.slice(0, 300)}"`);
}

/** Begins a call in a language. */
async function begin({ calls, files }: Scene, language: string, from?: string): Promise<Caller> {
  const caller = await calls.place(from);
  await caller.press(String(Object.keys(files).indexOf(language) + 1));
  return caller;
}

/** Presses the key of an entry by its name, over as many menus as it takes. */
async function choose({ files }: Scene, caller: Caller, language: string, name: string): Promise<string> {
  for (let menu = 0; menu < 20; menu++) {
    for (let key = 1; key <= 7; key++) {
      const entry = files[language]!.words['phone.option']!.replace('{name}', () => name).replace('{key}', String(key));
      if (caller.said().includes(forEar(entry.replace(/([?!]) ?:/, '$1'), language))) return caller.press(String(key));
    }
    await caller.press('9');
  }
  throw new Error(`${name} is in no menu`);
}

/** The guide about late books with a day and an amount, whose sums are those of the page. */
async function lateBook(scene: Scene, language: string, sums: string[]) {
  const caller = await begin(scene, language);
  await caller.press('2');
  await choose(scene, caller, language, scene.files[language]!.guides['late-book']!.title);
  await caller.press('1');
  await caller.press('13102026#');
  const said = await caller.press('450#');
  for (const sum of sums) contains(said, sum);
  await caller.hangUp();
}

/** A message is spoken after hours; what was said lies in the request. */
async function spokenMessage(scene: Scene, end: (caller: Caller) => Promise<void>) {
  scene.clock.now = evening;
  const before = scene.saved.length;
  const caller = await begin(scene, 'en');
  await caller.press('0');
  await caller.press('1');
  contains(await caller.press('2'), 'It is recorded and kept with your message.');
  // The notice is heard whole, then the tone.
  await new Promise((resolve) => setTimeout(resolve, (caller.said().length / 13 + 4) * 1000));
  await caller.phone.speak(3);
  await end(caller);
  for (let time = 0; time < 40 && scene.saved.length === before; time++)
    await new Promise((resolve) => setTimeout(resolve, 200));
  const { sound, text } = scene.saved[before] ?? {};
  if (!sound || sound.length < 2 * 16_000) throw new Error(`not recorded: ${sound?.length} bytes`);
  contains(text ?? '', 'Somebody spoke a message on the telephone.');
  scene.clock.now = hours;
  if (!caller.phone.isOver) await caller.hangUp();
}

/** The calls, each a sentence. */
export const scripts: { name: string; run: (scene: Scene) => Promise<void> }[] = [
  {
    name: 'en: from the menu to the outcome of a guide',
    async run(scene) {
      const caller = await begin(scene, 'en');
      await caller.press('2');
      await choose(scene, caller, 'en', scene.files['en']!.guides['which-library-card']!.title);
      contains(await caller.press('2'), 'Your staff card is your library card.');
      await caller.hangUp();
    },
  },
  {
    name: 'en: a date and an amount',
    run: (scene) => lateBook(scene, 'en', ['one hundred and fifty kroner', 'six hundred kroner', 'forty-eight days']),
  },
  {
    name: 'nb: a date and an amount',
    run: (scene) => lateBook(scene, 'nb', ['hundre og femti kroner', 'seks hundre kroner', 'førtiåtte dager']),
  },
  {
    name: 'sl: a date and an amount',
    run: (scene) => lateBook(scene, 'sl', ['sto petdeset kron', 'šeststo kron', 'oseminštirideset dni']),
  },
  {
    name: 'sl: opening hours',
    async run(scene) {
      const caller = await begin(scene, 'sl');
      await caller.press('1');
      contains(await caller.press('1'), 'od osmih do devetnajstih');
      await caller.hangUp();
    },
  },
  {
    name: 'nb: a wrong key, and a day that is none',
    async run(scene) {
      const caller = await begin(scene, 'nb');
      contains(await caller.press('7'), scene.words('nb', 'phone.again'));
      await caller.press('2');
      await choose(scene, caller, 'nb', scene.files['nb']!.guides['late-book']!.title);
      await caller.press('1');
      const said = await caller.press('99992026#');
      if (!said.includes('dato')) throw new Error(`it is not said that this is no date: ${said}`);
      await caller.hangUp();
    },
  },
  {
    name: 'en: silence is asked about, said in other words, and ends at a person',
    async run(scene) {
      scene.clock.now = hours;
      const caller = await begin(scene, 'en');
      contains(await caller.wait(40), scene.words('en', 'phone.silence'));
      contains(await caller.wait(40), scene.words('en', 'phone.help'));
      contains(await caller.wait(45), 'We are putting you through.');
      await caller.hangUp();
    },
  },
  {
    name: 'en: keys before the question are heard, and every word can be cut short',
    async run(scene) {
      const caller = await scene.calls.place();
      for (const key of '12') await caller.phone.press(key);
      for (let time = 0; time < 40 && !caller.said().includes('What is it about?'); time++) await caller.wait(0.2);
      contains(caller.said(), 'What is it about?');
      await caller.hangUp();
    },
  },
  {
    name: 'en: a person while somebody answers',
    async run(scene) {
      scene.clock.now = hours;
      const caller = await begin(scene, 'en');
      await caller.press('0');
      contains(await caller.press('1'), 'We are putting you through.');
      for (let time = 0; time < 60 && !caller.phone.isOver; time++) await caller.wait(0.2);
      if (!caller.phone.isOver) throw new Error('the call with the desk did not end');
      await caller.hangUp();
    },
  },
  {
    name: 'nb: a person after hours, and a request to be called back on another number',
    async run(scene) {
      scene.clock.now = evening;
      const before = scene.saved.length;
      const caller = await begin(scene, 'nb');
      await caller.press('0');
      contains(await caller.press('1'), 'Ingen svarer på telefonen nå.');
      await caller.press('1');
      await caller.press('2');
      contains(await caller.press('22855051#'), 'to to åtte fem fem null fem en');
      contains(await caller.press('1'), 'Referansen er K');
      if (scene.saved.length !== before + 1) throw new Error('the request was not stored');
      scene.clock.now = hours;
      await caller.hangUp();
    },
  },
  {
    name: 'en: a spoken message is recorded, kept, and thanked for',
    run: (scene) =>
      spokenMessage(scene, async (caller) => {
        await caller.phone.press('#');
        for (let time = 0; time < 40 && !caller.said().includes('Thank you.'); time++) await caller.wait(0.2);
        contains(caller.said(), 'Thank you.');
      }),
  },
  {
    name: 'en: a spoken message is kept whose caller hangs up',
    run: (scene) => spokenMessage(scene, (caller) => caller.hangUp()),
  },
  {
    name: 'en: an answer by its number, and one that is not there',
    async run(scene) {
      const [, page] = Object.entries(scene.files['en']!.pages).find(([, { number }]) => number)!;
      const caller = await begin(scene, 'en');
      await caller.press('4');
      contains(await caller.press('99999#'), 'There is no answer with the number');
      contains(await caller.press(`${page.number}#`), forEar(page.title, 'en'));
      await caller.hangUp();
    },
  },
  {
    name: 'sl: two hundred digits are no answer, and the call goes on',
    async run(scene) {
      const caller = await begin(scene, 'sl');
      await caller.press('4');
      contains(await caller.press(`${'13'.repeat(30)}#`), 'Odgovora s številko');
      await caller.hangUp();
    },
  },
  {
    name: 'en: who hangs up in the middle leaves nothing behind',
    async run(scene) {
      const caller = await begin(scene, 'en');
      await caller.press('2');
      await caller.hangUp();
      const next = await begin(scene, 'en');
      contains(next.said(), 'Main menu.');
      await next.hangUp();
    },
  },
  {
    name: 'nb and sl: two calls at once do not meet',
    async run(scene) {
      const [one, other] = [await scene.calls.place('4722855050'), await scene.calls.place('')];
      await one.press('2');
      await other.press('3');
      const [hoursOfOne, guidesOfOther] = await Promise.all([one.press('1'), other.press('2')]);
      contains(hoursOfOne, forEar(scene.files['nb']!.words['phone.desks']!, 'nb'));
      contains(guidesOfOther, forEar(scene.files['sl']!.words['phone.guides.which']!, 'sl'));
      await Promise.all([one.hangUp(), other.hangUp()]);
    },
  },
  {
    name: 'ten calls at once',
    async run(scene) {
      const callers: Caller[] = [];
      for (let count = 0; count < 10; count++) callers.push(await scene.calls.place());
      await Promise.all(callers.map((caller) => caller.press('1')));
      const said = await Promise.all(callers.map((caller) => caller.press('1')));
      for (const one of said) contains(one, 'Whose opening hours?');
      await Promise.all(callers.map((caller) => caller.hangUp()));
    },
  },
];
