import type { TemplateResult } from 'lit';
import type { CommentAdapter, Verdict } from '../adapters/adapter.js';
import { failed } from './failure.js';
import type { Scene } from './kit.js';
import { NO_VOTES, votesOf } from './verbs.js';

const THUMB =
  'M5 7v7H2V7zm0 0 2.7-5c1 0 1.8.8 1.6 2L9 6.5h3.6A1.4 1.4 0 0 1 14 8.2l-1 4.6A1.5 1.5 0 0 1 11.5 14H5';

/** Votes, edit, delete, and what a moderator decides: what the backend can do and this reader may. */
export function buttons(scene: Scene, adapter: CommentAdapter): TemplateResult {
  const { kit, comment, name, shared, doing } = scene;
  const { html, nothing } = kit;
  const { localizer: l, readonly } = shared;
  const { busy, asking, editing } = doing;
  const can = readonly ? {} : comment.can;
  const button = (act: string, expanded?: boolean): TemplateResult => html`<button
    type="button"
    class="act"
    part="action ${act}"
    data-act=${act}
    aria-label=${l.text(`${act as 'edit'}.label`, { name })}
    aria-expanded=${expanded ?? nothing}
    aria-disabled=${busy ? 'true' : nothing}
  >
    ${busy === act && !asking ? html`<span class="spin"></span>` : nothing}${l.text(act as 'edit')}
  </button>`;
  const verdict = (name: Verdict): unknown =>
    can.moderate && adapter.moderate && (adapter.verdicts?.includes(name) ?? true) ? button(name) : nothing;
  return html`${comment.status === 'published' ? votes(scene, votesOf(adapter)) : verdict('approve')}${
    can.edit && adapter.edit ? button('edit', Boolean(editing)) : nothing
  }${can.remove && adapter.remove ? button('remove', Boolean(asking)) : nothing}${verdict('spam')}${verdict('trash')}${
    asking ? confirm(scene) : editing ? nothing : failed(scene)
  }`;
}

/** Buttons, or mere sums where the thread takes no votes any more. */
function votes({ kit, comment, name, shared }: Scene, taken: readonly number[]): unknown {
  const { html, nothing } = kit;
  const { localizer: l, open } = shared;
  const { up, down, mine } = comment.votes ?? NO_VOTES;
  const vote = (value: 1 | -1, sum: number | undefined): unknown => {
    if (!taken.includes(value)) return nothing;
    const word = value === 1 ? 'like' : 'dislike';
    const icon = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${THUMB}></path></svg>`;
    const n = sum ?? 0;
    if (!open)
      return n
        ? html`<span class="act vote ${word}" part="votes"
            >${icon}<span aria-hidden="true">${l.number(n)}</span><span class="sr">${l.text(`${word}s`, { n })}</span></span
          >`
        : nothing;
    const pressed = mine === value;
    return html`<button
      type="button"
      class="act vote ${word}"
      part="action ${word} ${pressed ? 'pressed' : ''}"
      data-act=${word}
      aria-pressed=${pressed}
      aria-disabled=${taken.includes(pressed ? 0 : value) ? nothing : 'true'}
      aria-label=${sum === undefined ? l.text('dislike.uncounted', { name }) : l.text(word, { name, n })}
    >
      ${icon}${n ? l.number(n) : nothing}
    </button>`;
  };
  const both = [vote(1, up), vote(-1, down)];
  // One group, so that a narrow line does not part them.
  return both.some((one) => one !== nothing) ? html`<span class="votes">${both}</span>` : nothing;
}

/** Asked in place, below: the button that deletes is neither where the first one was nor is it focused. */
function confirm(scene: Scene): TemplateResult {
  const { kit, id, shared, doing } = scene;
  const { html, nothing } = kit;
  const l = shared.localizer;
  const busy = doing.busy === 'remove';
  return html`<div class="notice danger ask" part="confirm" role="group" aria-labelledby="ask-${id}">
    <p id="ask-${id}">${l.text('remove.ask')}</p>
    <div class="ask-foot">
      <button
        type="button"
        class="btn small bad"
        part="button confirm-remove"
        data-act="remove-now"
        aria-disabled=${doing.busy ? 'true' : nothing}
      >
        ${busy ? html`<span class="spin"></span>${l.text('remove.busy')}` : l.text('remove.yes')}
      </button>
      <button type="button" class="btn small" part="button" data-act="keep">${l.text('remove.no')}</button>
    </div>
    ${failed(scene)}
  </div>`;
}
