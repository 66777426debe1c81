/**
 * Sends a vote without leaving the page: what the function answers (thanks, what was missing, what may help now) comes into the
 * place of the question, and its heading takes the focus. What cannot be sent so is sent as any form is.
 */
const vote = document.querySelector<HTMLFormElement>('form[data-vote]');
if (vote) listenTo(vote);

function listenTo(form: HTMLFormElement) {
  let isSending = false;
  const send = async (button: HTMLButtonElement) => {
    const fields = new FormData(form);
    fields.append(button.name, button.value);
    const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(form.getAttribute('action')!, {
      method: 'POST',
      body,
      headers: { Accept: 'text/html' },
    });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = page.querySelector<HTMLElement>('[data-answer]');
    if (!found) throw new Error(`${answer.url}: ${answer.status}`);
    show(found, form);
  };
  const submit = (event: SubmitEvent) => {
    const button = event.submitter as HTMLButtonElement;
    // The form for a message is a page of its own.
    if (button.name === 'step') return;
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    void send(button).catch(() => {
      form.removeEventListener('submit', submit);
      form.requestSubmit(button);
    });
  };
  form.addEventListener('submit', submit);
}

function show(found: HTMLElement, form: HTMLFormElement) {
  const heading = document.createElement('h2');
  heading.tabIndex = -1;
  heading.id = 'vote';
  found.role = 'region';
  found.setAttribute('aria-labelledby', heading.id);
  const first = found.querySelector('h1')!;
  heading.append(...first.childNodes);
  first.replaceWith(heading);
  const place = form.closest('[data-answer]') ?? form;
  // What is offered holds the way to a person, which stands beside the question too.
  if (found.querySelector('[data-offers]:not([hidden])')) place.parentElement!.replaceChildren(found);
  else place.replaceWith(found);
  const more = found.querySelector<HTMLFormElement>('form[data-more]:not([hidden])');
  if (more) {
    more.querySelector<HTMLInputElement>('[name=question]')!.value = searched();
    listenTo(more);
  }
  heading.focus();
}

/** What was searched for, when a search of this site led here: it goes along with a message. */
function searched(): string {
  if (!URL.canParse(document.referrer)) return '';
  const { origin, pathname, searchParams } = new URL(document.referrer);
  return origin === location.origin && pathname.endsWith('/search/') ? (searchParams.get('q') ?? '') : '';
}
export {};
