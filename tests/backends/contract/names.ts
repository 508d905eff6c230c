/** All checks by the ability that they look at. Their names are the sentences that hold for a good adapter. */
export const CHECKS = {
  listing: [
    'a page is well formed',
    'every comment is well formed',
    'every comment has its date',
    'an unknown thread is empty or not found',
    'an empty thread is empty',
  ],
  paging: [
    'the pages come to an end',
    'the pages lose no comment',
    'the pages repeat no comment',
    'any page size brings the same comments',
    'the total is plausible',
  ],
  sorting: [
    'every order brings the same comments',
    'oldest goes from the oldest to the newest',
    'newest goes from the newest to the oldest',
  ],
  nesting: [
    'replies have their parents',
    'no reply comes without its parent',
    'no comment answers itself, directly or in a circle',
  ],
  creating: [
    'a new comment comes back as it was written',
    'a new comment is in the list once',
    'awkward words survive',
    'an awkward name survives',
    'a held comment is told as pending',
  ],
  replying: ['a reply stands under its parent', 'a reply to a reply stands in its place'],
  retrying: ['a repeated key makes one comment'],
  refusing: [
    'refuses as invalid',
    'refuses as rate-limited',
    'refuses as closed',
    'refuses as duplicate',
    'refuses as sign-in',
    'refuses as forbidden',
    'refuses as not-found',
    'a server that cannot be reached is told as offline',
    'a broken answer is told as server',
  ],
  aborting: [
    'a list that is aborted beforehand rejects',
    'a list that is aborted on its way rejects at once',
    'an abort leaves no unhandled rejection',
  ],
  privacy: [
    'the address leaves once, in a body',
    'the address is in no answer',
    'the address is in no error',
    'no comment has a field for an address',
  ],
  editing: ['an edit changes the words'],
  removing: ['what is removed is gone'],
  voting: ['a like counts', 'a dislike counts', 'a vote can be taken back'],
  moderating: [
    'a moderator sees what is held',
    'approve publishes',
    'spam is no longer shown',
    'trash is no longer shown',
  ],
} as const;

export type Ability = keyof typeof CHECKS;
export type CheckName<A extends Ability = Ability> = (typeof CHECKS)[A][number];

/** These change nothing on the server. */
export const READS: readonly Ability[] = ['listing', 'paging', 'sorting', 'nesting', 'aborting'];
