/** A comment of the demo, as it is written down in the files of this folder. */
export interface Seed {
  /** Its name within the file, for `to`. */
  id: string;
  /** The comment that it answers; it must come before this one. */
  to?: string;
  name: string;
  url?: string;
  badge?: 'author';
  /** How many hours ago it was written. Never a date: the demo should not look abandoned. */
  ago: number;
  editedAgo?: number;
  /** Markdown. */
  text: string;
  status?: 'pending' | 'deleted';
}

export const days = (n: number): number => n * 24;
