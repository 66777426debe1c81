/** Signs in with a passkey, and adds one: the browser alone can ask the device. What it does not know stays hidden. */
const place = document.querySelector<HTMLElement>('[data-part=passkey], [data-add]');
const button = place?.querySelector('button');
const isAdding = place?.hasAttribute('data-add');

if (place && button && 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential) {
  button.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    const told = place.querySelector('[role=status]')!;
    told.textContent = '';
    run().catch(() => {
      button.disabled = false;
      told.textContent = place.dataset['wrong'] ?? button.dataset['wrong'] ?? '';
    });
  });
}

async function run() {
  const { options, challenge } = await post({ do: isAdding ? 'make' : 'ask' });
  const credential = isAdding
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  const answer = JSON.stringify((credential as PublicKeyCredential).toJSON());
  const { to } = await post({ do: isAdding ? 'keep' : 'enter', challenge, answer });
  location.assign(to);
}

async function post(values: Record<string, string>) {
  const body = new URLSearchParams({
    ...values,
    lang: document.documentElement.lang,
    proof: place!.dataset['proof'] ?? '',
  });
  const answer = await fetch(place!.dataset['address']!, { method: 'POST', body });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
