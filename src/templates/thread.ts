import { html, nothing, type TemplateResult } from 'lit';
import type { Sort } from '../model/comment.js';
import { count, type ThreadState } from '../model/thread-state.js';
import { header } from './header.js';
import { closed, empty, linkMissing, loadError, more, skeleton } from './notices.js';
import type { View } from './view.js';

export interface ThreadData {
  readonly state: ThreadState;
  readonly view: View;
  /** The comments, drawn. */
  readonly list: HTMLElement;
  /** Which way to write, where the page does not say. */
  readonly dir: string | undefined;
  readonly scheme: 'light' | 'dark';
  readonly headingLevel: number;
  readonly sorts: readonly Sort[];
  readonly sort: Sort;
  /** How often loading took so long that the reader was told. */
  readonly slow: number;
  /** The element holds content of the page's own, shown until there is something better. */
  readonly fallback: boolean;
  /** The address names a comment that is not there. */
  readonly linkMissing: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onChange: (event: Event) => void;
}

export function thread(data: ThreadData): TemplateResult {
  const { state, view } = data;
  const { localizer: l } = view.shared;
  const { status, comments } = state;
  const known = status === 'ready' || comments.size > 0;
  if (!known && status !== 'error' && data.fallback) return html`<slot></slot>`;
  const isClosed = known && state.info.open === false;
  const showForm = (known || status === 'error') && view.shared.canReply;
  return html`<section
    class="root"
    part="section"
    data-scheme=${data.scheme}
    dir=${data.dir ?? nothing}
    aria-labelledby="title"
    aria-busy=${status === 'loading' || state.loadingMore ? 'true' : nothing}
    @click=${data.onClick}
    @beforematch=${data.onClick}
    @pointerover=${data.onClick}
    @change=${data.onChange}
  >
    <slot name="header">
      ${header({
        localizer: l,
        headingLevel: data.headingLevel,
        count: known ? count(state) : undefined,
        sorts: data.sorts,
        sort: data.sort,
        canReply: view.shared.canReply,
      })}
    </slot>
    ${data.linkMissing ? linkMissing(l) : nothing}
    ${status === 'error' ? loadError(l, state.error!) : nothing} ${!known && data.fallback ? html`<slot></slot>` : nothing}
    ${!known && data.slow ? html`<slot name="loading">${skeleton(l, data.slow > 1)}</slot>` : nothing}
    ${status === 'ready' && comments.size === 0 && !isClosed ? empty(l) : nothing}
    ${comments.size > 0 ? data.list : nothing}
    ${state.next ? more(l, state.loadingMore, Boolean(state.error)) : nothing} ${isClosed ? closed(l) : nothing}
    ${showForm ? html`<div class="home">${view.outline.replyingTo === null ? view.form : nothing}</div>` : nothing}
    <slot name="footer"></slot>
  </section>`;
}
