/** All suites share one database: PGlite takes seconds to start. */
import { after, before } from 'node:test';
import { openBackend, type Backend } from './harness.js';
import { caching } from './suites/caching.js';
import { counting } from './suites/counts.js';
import { http } from './suites/http.js';
import { moderation } from './suites/moderation.js';
import { paging } from './suites/paging.js';
import { posting } from './suites/posting.js';
import { privacy } from './suites/privacy.js';
import { rateLimit } from './suites/rate-limit.js';
import { reading } from './suites/reading.js';
import { refusals } from './suites/refusals.js';
import { requests } from './suites/requests.js';
import { rush } from './suites/rush.js';
import { storage } from './suites/storage.js';

let backend: Backend;
const current = () => backend;

before(async () => {
  backend = await openBackend();
});
after(() => backend.close());

posting(current);
refusals(current);
requests(current);
reading(current);
paging(current);
caching(current);
counting(current);
rush(current);
moderation(current);
rateLimit(current);
http(current);
storage(current);
privacy();
