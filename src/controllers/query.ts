import type { Source } from '../adapters/resolve.js';
import type { Sort } from '../model/comment.js';

/** What tells one thread from another. */
export interface ThreadQuery {
  readonly source: Source;
  readonly thread: string;
  readonly sort: Sort | undefined;
  readonly limit: number;
}

/** What tells this thread from all others of the site, in the browser's storage. */
export function placeOf({
  source: { src, adapter },
  thread,
}: {
  readonly source: Pick<Source, 'src' | 'adapter'>;
  readonly thread: string;
}): string {
  return `${src ?? (typeof adapter === 'string' ? adapter : '')}:${thread}`;
}
