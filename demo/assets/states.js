// Reads the address and puts the thread on the page in the state asked for. The faults themselves are made by
// the server, behind /demo/<mode>/<state>/api, so that the widget meets a real network.
const modes = ['ok', 'pending', 'fail', 'duplicate', 'flood', 'signin', 'invalid', 'slow'];
const states = ['normal', 'empty', 'closed', 'error', 'loading', 'offline'];

const query = new URLSearchParams(location.search);
const pick = (name, words) => (words.includes(query.get(name)) ? query.get(name) : words[0]);
const mode = pick('mode', modes);
const state = pick('state', states);
if (query.get('dir') === 'rtl') document.documentElement.dir = 'rtl';

const thread = document.createElement('comment-thread');
thread.setAttribute('src', `/demo/${mode}/${state}/api`);
thread.setAttribute('thread', `states-${mode}-${state}-${suffix()}`);

if (state === 'offline') {
  thread.addEventListener(
    'comments-loaded',
    () => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
      window.dispatchEvent(new Event('offline'));
    },
    { once: true },
  );
}

document.getElementById('snippet').textContent = thread.outerHTML;
document.querySelector('main').append(thread);
if (!location.search) document.querySelector('.more').append(contents());

/** One word per tab: a reload keeps the thread, another visitor never sees it. */
function suffix() {
  let word = sessionStorage.getItem('states-suffix');
  if (!word) {
    word = crypto
      .getRandomValues(new Uint32Array(2))
      .reduce((text, number) => text + number.toString(36), '');
    sessionStorage.setItem('states-suffix', word);
  }
  return word;
}

/** The links to all states, below the thread, so that its controls come first in the tab order. */
function contents() {
  const groups = {
    'The thread': states.map((name) => [name, { state: name }]),
    'Posting a comment': modes.map((name) => [name, { mode: name }]),
    'The page': [
      ['light', { theme: 'light' }],
      ['dark', { theme: 'dark' }],
      ['right to left', { dir: 'rtl' }],
      ['dark, right to left', { theme: 'dark', dir: 'rtl' }],
    ],
    'Together, in the dark': [
      ...states.slice(1).map((name) => [name, { theme: 'dark', state: name }]),
      ...modes.slice(1).map((name) => [name, { theme: 'dark', mode: name }]),
    ],
  };
  const nav = document.createElement('nav');
  nav.setAttribute('aria-label', 'States');
  const list = document.createElement('dl');
  list.className = 'states';
  for (const [title, links] of Object.entries(groups)) {
    const term = document.createElement('dt');
    term.textContent = title;
    list.append(term);
    for (const [text, parameters] of links) {
      const link = document.createElement('a');
      link.href = `?${new URLSearchParams(parameters)}`;
      link.textContent = text;
      const item = document.createElement('dd');
      item.append(link);
      list.append(item);
    }
  }
  nav.append(list);
  return nav;
}
