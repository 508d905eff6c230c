// Every custom property of <comment-thread> with a control that fits it. What was changed is set on the thread and
// written out as a style sheet.
const colour = (name, label, light, dark) => ({ name, label, type: 'color', light, dark });
const length = (name, label, value, unit, max, step) => ({
  name,
  label,
  type: 'range',
  value,
  unit,
  max,
  step,
});
const choice = (name, label, ...options) => ({ name, label, options });

const GROUPS = {
  Type: [
    choice('font', 'Face', 'inherit', 'system-ui, sans-serif', 'Georgia, serif', 'ui-monospace, monospace'),
    length('font-size', 'Size', 1, 'em', 1.5, 0.0625),
    length('line-height', 'Height of a line', 1.55, '', 2, 0.05),
    choice('heading-font', 'Face of titles', 'inherit', 'system-ui, sans-serif', 'Georgia, serif'),
    choice('mono', 'Face of code', 'ui-monospace, Menlo, monospace', 'Courier New, monospace'),
  ],
  Colour: [
    colour('text', 'Ink', '#1f2328', '#dfe4ea'),
    colour('text-muted', 'Weak ink', '#515964', '#b2bac3'),
    colour('accent', 'Accent', '#0a57c2', '#8fc2ff'),
    colour('on-accent', 'On the accent', '#ffffff', '#06182d'),
    colour('link', 'Links in comments', '#0a57c2', '#8fc2ff'),
    colour('focus', 'Ring of the focus', '#0a57c2', '#8fc2ff'),
    colour('danger', 'Errors', '#b3261e', '#ffb1a8'),
    colour('warning', 'Warnings', '#7a4b00', '#f2c572'),
    colour('field-border', 'Borders of fields', '#7a828c', '#7d858f'),
    colour('field-bg', 'Ground of fields', '#fbfbfb', '#161b22'),
    colour('surface', 'Ground of notices', '#f4f4f4', '#1d232b'),
    colour('highlight', 'Ground of the target', '#e7eef9', '#1b2734'),
    colour('line', 'Lines', '#1f2328', '#dfe4ea'),
    length('line-opacity', 'Strength of lines', 0.17, '', 1, 0.01),
  ],
  Shape: [
    length('radius', 'Corners', 8, 'px', 24, 1),
    length('avatar-size', 'Avatar', 2.25, 'em', 4, 0.125),
    length('avatar-radius', 'Corners of the avatar', 50, '%', 50, 1),
    length('line-width', 'Thickness of lines', 2, 'px', 6, 1),
    length('indent', 'Indent of replies', 2.625, 'em', 5, 0.125),
    length('measure', 'Longest line', 68, 'ch', 120, 1),
    choice('max-width', 'Width', 'none', '40em', '30em'),
  ],
  Motion: [length('duration', 'Fading', 0.15, 's', 1, 0.05)],
};
const PAGES = { light: ['#ffffff', '#1f2328'], dark: ['#10141a', '#dfe4ea'] };

const get = (id) => document.getElementById(id);
const form = get('controls');
const thread = document.querySelector('comment-thread');
/** By name, in the order of the list. */
const changed = new Map();
let link;

for (const [title, tokens] of Object.entries(GROUPS)) {
  const group = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = title;
  group.append(legend, ...tokens.map(control));
  form.append(group);
}

function control(token) {
  const { name, label: words, type, value, unit, max, step, options, light } = token;
  const label = document.createElement('label');
  const field = document.createElement(options ? 'select' : 'input');
  if (options)
    field.append(
      ...options.map((textContent) => Object.assign(document.createElement('option'), { textContent })),
    );
  else Object.assign(field, { type, min: 0, max, step, value: light ?? value });
  field.defaultValue = field.value;
  field.dataset.token = name;
  field.addEventListener('input', () => {
    changed.set(`--comment-thread-${name}`, `${field.value}${unit ?? ''}`);
    show();
  });
  label.append(words, field);
  return label;
}

/** The colours that the defaults of a light and of a dark page come to, where the owner has chosen none. */
function offer(scheme) {
  for (const token of GROUPS.Colour)
    if (token.type === 'color' && !changed.has(`--comment-thread-${token.name}`))
      form.querySelector(`[data-token=${token.name}]`).value = token[scheme];
}

function page() {
  const [background, color] = [get('ground').value, get('ink').value];
  Object.assign(get('preview').style, { background, color });
  // A thread looks at its page again when the page's root changes, as a theme switch does.
  document.documentElement.dataset.preview = color;
  const shade = [1, 3, 5].reduce((sum, at) => sum + parseInt(color.slice(at, at + 2), 16), 0);
  offer(shade > 380 ? 'dark' : 'light');
}

function show() {
  thread.removeAttribute('style');
  for (const [name, value] of changed) thread.style.setProperty(name, value);
  const lines = [...changed].map(([name, value]) => `  ${name}: ${value};\n`);
  const theme = get('ready').value;
  const first = theme ? `@import url('themes/${theme}.css');\n` : '';
  get('css').textContent = lines.length
    ? `${first}comment-thread {\n${lines.join('')}}`
    : first || '/* nothing differs from the defaults */';
  get('said').textContent = '';
}

/** Nothing stands for no theme. */
function wear(theme) {
  link?.remove();
  link =
    theme &&
    Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `/dist/themes/${theme}.css` });
  if (link) document.head.append(link);
}

get('ready').addEventListener('change', ({ target }) => {
  wear(target.value);
  show();
});
for (const id of ['ground', 'ink']) get(id).addEventListener('input', page);
for (const [scheme, [ground, ink]] of Object.entries(PAGES))
  get(scheme).addEventListener('click', () => {
    get('ground').value = ground;
    get('ink').value = ink;
    page();
  });
form.addEventListener('reset', () => {
  changed.clear();
  wear();
  setTimeout(() => {
    page();
    show();
  });
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
});
get('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(get('css').textContent);
    get('said').textContent = 'Copied.';
  } catch {
    document.getSelection().selectAllChildren(get('css'));
    get('said').textContent = 'Press Ctrl+C to copy what is selected.';
  }
});

const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
const { classList } = document.documentElement;
const start = ['dark', 'light'].find((scheme) => classList.contains(scheme)) ?? (isDark ? 'dark' : 'light');
get(start).click();
show();
