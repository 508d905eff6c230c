import type { CSSResult } from 'lit';
import { adapt } from './adapt.js';
import { base } from './base.js';
import { body } from './body.js';
import { comment } from './comment.js';
import { controls } from './controls.js';
import { form } from './form.js';
import { frame } from './frame.js';
import { list } from './list.js';
import { notices } from './notices.js';
import { tokens } from './tokens.js';
import { type } from './type.js';

/** All sheets of the one shadow root; `unstyled` leaves the first. Of two rules of the same weight the later one wins. */
export const styles: CSSResult[] = [
  base,
  tokens,
  frame,
  controls,
  type,
  list,
  comment,
  body,
  form,
  notices,
  adapt,
];
