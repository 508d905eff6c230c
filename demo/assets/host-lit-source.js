// The element of the page, with the page's own copy of Lit. The demo server bundles this file as
// /demo/host-lit.js.
import { LitElement, css, html } from 'lit';

const tides = [
  ['High', '04:12', '7.1 m'],
  ['Low', '10:31', '1.3 m'],
  ['High', '16:38', '7.4 m'],
  ['Low', '22:57', '1.0 m'],
];

class TideTable extends LitElement {
  static properties = { harbour: {}, total: { state: true } };

  static styles = css`
    :host {
      display: block;
      margin-block-start: 2.5rem;
    }
    table {
      inline-size: 100%;
      margin-block-end: 1rem;
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    caption {
      padding-block-end: 0.5rem;
      font-weight: 600;
      text-align: start;
    }
    th,
    td {
      padding-block: 0.4rem;
      border-block-start: 1px solid var(--line);
      font-weight: inherit;
      text-align: start;
    }
    comment-thread {
      margin-block-start: 2.5rem;
    }
  `;

  constructor() {
    super();
    this.harbour = 'host-lit';
    this.total = 0;
  }

  count(event) {
    this.total = event.target.total ?? 0;
  }

  render() {
    return html`
      <table>
        <caption>
          Tides at the old harbour
        </caption>
        ${tides.map(([name, time, height]) => html`<tr><th scope="row">${name}</th><td>${time}</td><td>${height}</td></tr>`)}
      </table>
      <p>${this.total} people have written about the tides.</p>
      <comment-thread src="/api" thread=${this.harbour} @comments-loaded=${this.count}></comment-thread>
    `;
  }
}

customElements.define('tide-table', TideTable);
