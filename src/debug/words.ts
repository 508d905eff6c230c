import { fileAt } from '../adapters/http.js';
import { likest } from '../adapters/likest.js';
import { strings as actions } from '../i18n/action-strings.js';
import { strings as outbox } from '../i18n/outbox-strings.js';
import { strings as shortcuts } from '../i18n/shortcut-strings.js';
import { en, type Message } from '../i18n/strings.js';
import { listing, plural, warning, type Finding } from './finding.js';
import type { Host } from './subject.js';

const SENTENCES: Readonly<Record<string, Message>> = { ...en, ...actions, ...outbox, ...shortcuts };
const KEYS = Object.keys(SENTENCES);
/** For editors. */
const SCHEMA = '$schema';

/** Sentences of the page that nothing ever says, because the element has no such key. */
export async function aboutWords(host: Host, signal: AbortSignal): Promise<Finding[]> {
  const { strings, stringsSrc } = host;
  const block = host.querySelector(':scope > script[type="application/json"][slot="strings"]');
  return [
    ...(block ? about('The block `slot="strings"`', parse(block.textContent)) : []),
    ...(strings ? about('The property `strings`', strings) : []),
    ...(stringsSrc ? about(`The file \`${stringsSrc}\``, await readFile(stringsSrc, signal)) : []),
  ];
}

function about(where: string, said: unknown): Finding[] {
  if (typeof said !== 'object' || said === null || Array.isArray(said))
    return [
      warning(
        `${where} cannot be read: the thread speaks without it.`,
        'It must be a JSON object of sentences, such as `{"submit": "Send it"}`.',
      ),
    ];
  const unknown = Object.keys(said).filter((key) => !KEYS.includes(key) && key !== SCHEMA);
  if (unknown.length === 0) return [];
  const meant = unknown.map((key) => {
    const name = KEYS.find((one) => SENTENCES[one] === key) ?? likest(key, KEYS);
    return `\`${key}\`${name === undefined ? '' : ` (did you mean \`${name}\`?)`}`;
  });
  return [
    warning(
      `${where} has ${plural(unknown.length, 'key')} that the element does not know: ${listing(meant)}.`,
      'All keys are in `dist/locales/en.json`; `dist/strings.schema.json` lets an editor complete them.',
    ),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readFile(src: string, signal: AbortSignal): Promise<unknown> {
  try {
    const { response, json } = await fileAt(src, signal);
    return response.ok ? json : undefined;
  } catch {
    return undefined;
  }
}
