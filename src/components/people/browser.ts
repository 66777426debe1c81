import '../../site/page.ts';
import '../../hours/open-now.ts';

/**
 * The script of the home page: says at its top how many telephones are answered now, as `hours/open-now.ts` has written beside
 * each, and puts them before writing while there is one. Without it writing, which works at any hour, comes first.
 */
const people = document.querySelector<HTMLElement>('[data-people]');
const call = people?.querySelector<HTMLElement>('[data-call]');
const now = document.querySelector<HTMLElement>('[data-now]');
if (people && call && now) {
  const sentence = now.querySelector<HTMLElement>('[data-sentence]')!;
  const [toCall, toWrite] = now.querySelectorAll('a');
  const forms = JSON.parse(now.dataset['forms']!) as Record<string, string>;
  let placed = false;

  const show = () => {
    const lines = [...call.querySelectorAll<HTMLElement>('[data-openings]')].filter((line) => !line.hidden);
    // Nothing is known yet, or not any more.
    if (!lines.some((line) => line.textContent)) return;
    const open = lines.filter((line) => line.classList.contains('open-now')).length;
    const form = forms[new Intl.PluralRules(document.documentElement.lang).select(open)] ?? forms['other']!;
    sentence.textContent = open > 0 ? form.replace('{count}', String(open)) : now.dataset['none']!;
    sentence.classList.toggle('open-now', open > 0);
    if (toWrite) {
      toCall!.hidden = open === 0;
      toWrite.hidden = open > 0;
    }
    // Once: what somebody reads or has reached does not move away.
    if (!placed && open > 0) people.prepend(call);
    placed = true;
  };
  show();
  new MutationObserver(show).observe(call, { subtree: true, childList: true, attributeFilter: ['class', 'hidden'] });
}
