import { pagingOf } from '../adapters/paging.js';
import { read } from '../adapters/paths.js';
import { toText } from '../model/normalize.js';
import { fine, note, plural, warning, wrong, type Finding } from './finding.js';
import { counted, flat, idOf, type Reading } from './reading.js';
import type { Subject } from './subject.js';

const WAY = {
  page: 'by page number',
  offset: 'by offset',
  cursor: 'by cursor',
  link: 'by the address of the next page',
  none: '',
};

/** How the pages follow each other, and whether the numbers agree. */
export function aboutPages(subject: Subject, reading: Reading): Finding[] {
  const { map, query } = subject;
  const { pages, limit, complete } = reading;
  const [first] = pages;
  if (!first) return [];
  const findings: Finding[] = [];
  const paging = pagingOf(map);
  const route = JSON.stringify(map.list);
  const came = counted(subject, first.items);
  const total = totalOf(subject, reading);

  // A page that is not the last one has all that a page can have.
  const capped = came > 0 && came < limit && (Boolean(first.next) || reading.hidden === true);
  if (capped && paging !== 'none') {
    const text = `${String(limit)} comments a page were asked for, ${String(came)} came, and there are more`;
    const cap = `Set \`"maxLimit": ${String(came)}\` in the mapping, or \`page-size="${String(came)}"\` on the element`;
    const hole = /\{limit\}/.test(route) ? '' : ', or send the size: `{limit}` in the query of `list`';
    if (reading.hidden)
      findings.push(
        wrong(`${text}, which nobody gets to see: a short page counts as the last one.`, `${cap}${hole}.`),
      );
    else if (/^(page|offset)$/.test(paging)) findings.push(warning(`${text}.`, `${cap}${hole}.`));
    else findings.push(note(`${text}: the backend gives no more than that.`));
  }

  const known = new Set<string>();
  pages.forEach(({ items }, index) => {
    const ids = items.map((node) => idOf(map, node)).filter(Boolean);
    const again = ids.filter((id) => known.has(id)).length;
    for (const id of ids) known.add(id);
    if (index === 0 || again === 0) return;
    const name = `Page ${String(index + 1)}`;
    if (again < ids.length)
      findings.push(
        warning(
          `${name} brings ${plural(again, 'comment')} again that came before.`,
          'The order may not be fixed where dates are equal: let the backend sort by date and id. Or its pages are not as long as it was asked for.',
        ),
      );
    else
      findings.push(
        wrong(
          `${name} brings the same comments as the pages before it.`,
          `The backend does not see which page is asked for: check ${HOLES[paging]} in \`list\`${
            paging === 'page' ? ', and `firstPage`' : ''
          }.`,
        ),
      );
  });
  const nexts = pages.map(({ next }) => next).filter(Boolean);
  if (new Set(nexts).size < nexts.length)
    findings.push(
      wrong(
        'Paging does not end: the answer names the same next page twice.',
        `Check \`next\` in the mapping, and ${HOLES[paging]} in \`list\`.`,
      ),
    );
  const empty = pages.findIndex(({ items }, index) => index > 0 && items.length === 0);
  if (empty > 0 && total === undefined)
    findings.push(
      note(
        `Page ${String(empty + 1)} is empty: without \`total\` a full last page is followed by a look for more.`,
      ),
    );

  const all = pages.flatMap(({ items }) => flat(map, items));
  const ids = new Set(all.map((node, index) => idOf(map, node) || `?${String(index)}`));
  if (total !== undefined && total < ids.size)
    findings.push(
      warning(
        `The backend counts ${plural(total, 'comment')} (\`total\`), but ${String(ids.size)} came.`,
        total <= counted(subject, all) && map.roots === undefined
          ? 'It may count only top-level comments, or those of a page: map `total` to the count of all, or leave it out.'
          : 'Map `total` to the count of all comments, or leave it out.',
      ),
    );
  else if (total !== undefined && complete && total > ids.size)
    findings.push(
      note(
        `The backend counts ${plural(total, 'comment')} (\`total\`), and ${String(ids.size)} came on all pages: the rest may be held, deleted or replies that it does not hand out.`,
      ),
    );
  if (paging === 'none' && total !== undefined && total > ids.size)
    findings.push(
      warning(
        'There are more comments than came, and the mapping does not say how to get to the next page.',
        'Set `paging`, and the holes that belong to it in `list`: `{page}`, `{offset}` or `{cursor}`.',
      ),
    );
  if (reading.error) findings.push(wrong(reading.error.details.hint ?? 'The next page cannot be found.'));

  const { method, url, milliseconds } = first.exchange;
  const many =
    pages.length > 1 || first.next
      ? `${plural(pages.length, 'page')} read${complete ? ', which are all' : ', there are more'}`
      : 'one page';
  findings.push(
    fine(
      `\`${method} ${url}\` answered in ${String(milliseconds)} ms: ${plural(all.length, 'comment')} came (${many}), ${
        total === undefined ? 'with no count of all' : `${String(total)} in all by the backend’s count`
      }. Page size ${String(limit)}${limit < query.limit ? ` (${String(query.limit)} wished for)` : ''}; ${WAY[paging] ? `pages are turned ${WAY[paging]}` : 'there is no paging'}.`,
    ),
  );
  return findings;
}

const HOLES = {
  page: '`{page}`',
  offset: '`{offset}`',
  cursor: '`{cursor}`',
  link: 'the address',
  none: 'the holes',
};

function totalOf({ map }: Subject, { pages }: Reading): number | undefined {
  const answer = pages[0]?.exchange.answer;
  const total = answer && Number(toText(read(map.total, answer)) || NaN);
  return total !== undefined && Number.isFinite(total) ? total : undefined;
}
