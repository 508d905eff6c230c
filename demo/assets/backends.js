// The page's choices are in its address, so that it can be shared; what looks like a secret is not.
import { backends } from './backends-list.js';

const byId = (id) => document.getElementById(id);
const form = byId('choice');
const { src, thread, mapping } = form.elements;
const SECRET = /token|key|secret|password|auth|nonce|jwt/i;

/** The mapping as it is typed, or what is wrong with it. */
function readMapping() {
  const text = mapping.value.trim();
  if (!text || byId('mapping-field').hidden) return {};
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    return { problem: `It is not JSON: ${error.message}.` };
  }
}

const chosen = () => form.elements.backend.value;
const values = () => ({
  backend: chosen(),
  src: src.value.trim(),
  thread: thread.value.trim(),
  mapping: readMapping().json,
});

/** An address without what nobody else should know. */
function harmless(address) {
  if (!address || !URL.canParse(address, location.href)) return address;
  const url = new URL(address, location.href);
  const secret = [...url.searchParams.keys()].filter((name) => SECRET.test(name));
  if (secret.length === 0 && !url.username && !url.password) return address;
  for (const name of secret) url.searchParams.delete(name);
  url.username = url.password = '';
  return url.href;
}

function share({ backend, src, thread, mapping }) {
  const query = new URLSearchParams({ backend });
  const theme = new URLSearchParams(location.search).get('theme');
  if (theme) query.set('theme', theme);
  if (src) query.set('src', harmless(src));
  if (thread) query.set('thread', thread);
  // Headers may hold a key of the owner's.
  if (mapping) query.set('mapping', JSON.stringify({ ...mapping, headers: undefined }));
  history.replaceState(null, '', `?${query}`);
}

const escape = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** What to paste. */
function snippet({ backend, src, thread, mapping }) {
  const preset = backend !== 'reference' && backend !== 'own' && ['adapter', backend];
  const attributes = [preset, ['src', src || backends[backend].example || ''], ['thread', thread || '…']]
    .filter(Boolean)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(' ');
  const lines = ['<script type="module" src="comment-thread.js"></script>'];
  if (!mapping) return [...lines, `<comment-thread ${attributes}></comment-thread>`].join('\n');
  // In a script only `<` could end it.
  const json = JSON.stringify(mapping, null, 2).replace(/</g, '\\u003c').replace(/^/gm, '    ');
  const block = ['  <script type="application/json" slot="mapping">', json, '  </script>'];
  return [...lines, `<comment-thread ${attributes}>`, ...block, '</comment-thread>'].join('\n');
}

/** Puts the thread on the stage: a new element, as a page would have it. */
function show() {
  const { backend, src, thread, mapping } = values();
  document.querySelector('comment-thread')?.remove();
  byId('empty').hidden = Boolean(src);
  if (!src || readMapping().problem) return;
  const element = document.createElement('comment-thread');
  if (backend !== 'reference' && backend !== 'own') element.setAttribute('adapter', backend);
  for (const [name, value] of Object.entries({ src, thread, 'heading-level': '3', debug: '' }))
    element.setAttribute(name, value);
  // As a property: under the strict policy of this page no script block may be written.
  if (mapping) element.mapping = mapping;
  byId('stage').append(element);
}

/** All but the thread follows each key: the address, the tag, the sentence about the mapping. */
function follow() {
  const now = values();
  share(now);
  byId('snippet').textContent = snippet(now);
  void judge();
}

/** The mapping is checked as the widget would check it: a preset's with the changes in it. */
async function judge() {
  const { json, problem } = readMapping();
  const said = problem ?? (json && (await check(json)));
  if (json !== undefined && JSON.stringify(readMapping().json) !== JSON.stringify(json)) return;
  const optional = chosen() !== 'own';
  mapping.toggleAttribute('aria-invalid', false);
  if (said) mapping.setAttribute('aria-invalid', 'true');
  byId('mapping-said').textContent =
    said ??
    (json
      ? 'The mapping is right.'
      : optional
        ? 'JSON: the keys of the preset to change.'
        : 'JSON: what your backend calls things.');
}

async function check(json) {
  const { problem } = await import('/dist/chunks/check.js');
  const backend = chosen();
  const preset = backend === 'own' ? {} : (await import(`/dist/presets/${backend}.js`)).default.mapping;
  return problem({ ...preset, ...json });
}

/** Another backend: its hints, and its defaults where nothing else is known. */
function choose({ src: address, thread: key, mapping: text } = {}) {
  const backend = backends[chosen()];
  src.value = address ?? backend.src ?? '';
  src.placeholder = backend.example ?? '';
  thread.value = key ?? backend.thread ?? '';
  mapping.value = text ?? (backend.mapping ? JSON.stringify(backend.mapping, null, 2) : '');
  byId('src-hint').textContent = backend.srcHint;
  byId('thread-hint').textContent = backend.threadHint;
  byId('mapping-field').hidden = chosen() === 'reference';
  byId('mapping-label').textContent = chosen() === 'own' ? 'Mapping' : 'Changes to the preset (optional)';
  mapping.rows = chosen() === 'own' ? 12 : 3;
  const needs = document.createElement('p');
  needs.textContent = backend.needs;
  const code = document.createElement('pre');
  code.append(Object.assign(document.createElement('code'), { textContent: backend.code }));
  byId('needs').replaceChildren(needs, ...(backend.code ? [code] : []));
  follow();
  show();
}

for (const [value, { name }] of Object.entries(backends)) {
  const label = document.createElement('label');
  const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'backend', value });
  label.append(radio, ` ${name}`);
  byId('backends').append(label);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  follow();
  show();
});
form.addEventListener('input', ({ target }) => {
  if (target.name !== 'backend') follow();
});
form.addEventListener('change', ({ target }) => {
  if (target.name === 'backend') choose();
});
byId('copy').addEventListener('click', async ({ target }) => {
  const text = byId('snippet');
  let said = 'Copied';
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    document.getSelection().selectAllChildren(text);
    said = 'Press Ctrl+C';
  }
  target.textContent = said;
  setTimeout(() => (target.textContent = 'Copy'), 2000);
});

const query = new URLSearchParams(location.search);
const wanted = query.get('backend') ?? 'reference';
form.elements.backend.value = Object.hasOwn(backends, wanted) ? wanted : 'reference';
const shared = query.get('mapping') ?? undefined;
choose({
  src: query.get('src') ?? undefined,
  thread: query.get('thread') ?? undefined,
  mapping: shared && pretty(shared),
});

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
