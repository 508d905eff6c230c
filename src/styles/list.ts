import { css } from 'lit';

/**
 * A line falls from each avatar and turns into each reply. The strokes of a reply are opaque and faded as one
 * group, so that crossings do not darken.
 */
export const list = css`
  .list {
    list-style: none;
  }
  /* not a grid: thousands of rows would be sized anew for each that comes */
  .list,
  .item {
    display: flow-root;
  }
  .item + .item {
    margin-top: 1.5em;
  }
  .list .list > .item + .item {
    margin-top: 1em;
  }
  .list .list {
    padding-top: 1em;
    padding-inline-start: var(--_indent);
  }
  .item,
  .comment,
  .replybox {
    position: relative;
  }
  /*
   * A comment with few replies: off screen it is not drawn. It is as large as what is painted around it, the ring of
   * the focus and the stroke that leads to it. With replies its block size is set by the script.
   */
  .batch {
    --_left: 0.5em;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 8em;
    padding-block: 1em 0.5em;
    padding-inline: var(--_left) 0.5em;
    margin-block: -1em -0.5em;
    margin-inline: calc(var(--_left) * -1) -0.5em;
  }
  .item + .batch {
    margin-top: 0.5em;
  }
  .list .list > .batch {
    --_left: calc(var(--_indent) + 0.5em);
  }
  .list .list > .item + .batch {
    margin-top: 0;
  }
  .batch > .branch {
    inset-block: 1em 0.5em;
    inset-inline: var(--_left) 0.5em;
  }
  .branch,
  .stem,
  .has-replies::before {
    color: var(--_stroke);
    opacity: var(--_fade);
  }
  .branch,
  .branch::before,
  .branch::after,
  .has-replies::before {
    position: absolute;
    inset-block: 0;
  }
  .branch {
    inset-inline: 0;
  }
  .stem,
  .branch::before,
  .branch::after,
  .has-replies::before {
    content: '';
    border: 0 solid;
    border-inline-start-width: var(--_pen);
  }
  .branch::before,
  .branch::after {
    inset-inline-start: calc((var(--_av) - var(--_pen)) / 2 - var(--_indent));
  }
  .branch::before {
    inset-block: -0.875em auto;
    height: calc(0.875em + var(--_av) / 2);
    width: calc(var(--_indent) - var(--_av) / 2 - 4px);
    border-bottom-width: var(--_pen);
    border-end-start-radius: 0.75em;
  }
  /* to where the next one begins */
  .branch::after {
    bottom: -0.125em;
  }
  .item:last-child > .branch::after {
    display: none;
  }
  .stem {
    grid-area: 2 / 1;
    justify-self: center;
    margin-block: calc(var(--_av) * 0.28 + 6px) 3px;
  }

  /* the form under a comment; the line to the replies runs past it */
  .replybox {
    margin-top: 0.75em;
    padding-inline-start: calc(var(--_av) + var(--_gap));
    padding-bottom: 0.5em;
  }
  .has-replies::before {
    inset-block: -0.75em -0.125em;
    inset-inline-start: calc((var(--_av) - var(--_pen)) / 2);
  }
`;
