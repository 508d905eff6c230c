import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../i18n/localize.js';
import type { Sort } from '../model/comment.js';
import { chevronIcon } from './icons.js';

export interface HeaderData {
  readonly localizer: Localizer;
  readonly headingLevel: number;
  /** Undefined while it is not known. */
  readonly count: number | undefined;
  readonly sorts: readonly Sort[];
  readonly sort: Sort;
  readonly canReply: boolean;
}

export function header({
  localizer: l,
  headingLevel,
  count,
  sorts,
  sort,
  canReply,
}: HeaderData): TemplateResult {
  return html`<div class="head" part="header">
    <div class="title" part="title" id="title" role="heading" aria-level=${headingLevel}>
      ${count ? l.text('count', { n: count }) : l.text('region')}
    </div>
    ${
      count && count > 4 && canReply
        ? html`<a class="skip" href="#comment-form" data-do="skip">${l.text('skip.form')}</a>`
        : nothing
    }
    ${
      sorts.length > 1 && count
        ? html`<label class="sort" part="sort"
          >${l.text('sort')}
          <select data-do="sort" .value=${sort}>
            ${sorts.map(
              (name) =>
                html`<option value=${name} ?selected=${name === sort}>${l.text(`sort.${name}`)}</option>`,
            )}</select
          >${chevronIcon}</label
        >`
        : nothing
    }
  </div>`;
}
