import type { TemplateResult } from 'lit';
import { failed } from './failure.js';
import type { Scene } from './kit.js';

/** In place of a comment's text: the text as it was typed, to be mended. */
export function editForm(scene: Scene): TemplateResult {
  const { kit, id, name, shared, doing } = scene;
  const { html, nothing } = kit;
  const { localizer: l, maxLength } = shared;
  const { text, restored, error } = doing.editing!;
  const busy = doing.busy === 'edit';
  return html`<form class="edit" part="edit-form" novalidate aria-label=${l.text('edit.label', { name })}>
    ${
      restored
        ? html`<div class="notice" part="notice draft">
          ${kit.icons[1]}
          <div class="row">
            <p>${l.text('draft')}</p>
            <button type="button" class="act" data-act="discard">${l.text('draft.discard')}</button>
          </div>
        </div>`
        : nothing
    }
    <div class="field" part="field">
      <label class="label" part="label" for="edit-${id}">${l.text('edit.field')}</label>
      ${
        error
          ? html`<p class="error" part="error" id="edit-error-${id}">
            ${kit.icons[0]}<span><span class="sr">${l.text('error')} </span>${error}</span>
          </p>`
          : nothing
      }
      <textarea
        class="input"
        part="input"
        id="edit-${id}"
        dir="auto"
        required
        ?readonly=${busy}
        aria-invalid=${error ? 'true' : nothing}
        aria-describedby=${error ? `edit-error-${id}` : nothing}
        .value=${text}
      ></textarea>
    </div>
    ${failed(scene)}
    <div class="edit-foot">
      <button class="btn primary" part="button save" aria-disabled=${busy ? 'true' : nothing}>
        ${busy ? html`<span class="spin"></span>${l.text('edit.saving')}` : l.text('edit.save')}
      </button>
      <button type="button" class="btn" part="button cancel-edit" data-act="cancel">${l.text('edit.cancel')}</button>
      ${kit.counter(text.length, maxLength, l)}
    </div>
  </form>`;
}
