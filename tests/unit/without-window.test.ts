// Real servers are tested from Node, and a site's build may load any module there: none may want a window to be loaded.
import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the controllers load where there is no window', async () => {
  const { ThreadController } = await import('../../src/controllers/thread.js');
  const { Conversation } = await import('../../src/controllers/conversation.js');
  assert.equal('window' in globalThis, false);
  assert.equal(typeof ThreadController, 'function');
  assert.equal(typeof Conversation, 'function');
});
