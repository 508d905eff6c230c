// ?n= sets how many comments the thread has, ?size= how many come with one answer (all of them by default).
const query = new URLSearchParams(location.search);
const number = (name, fallback) =>
  Math.min(Math.max(Math.trunc(Number(query.get(name))) || fallback, 1), 10000);
const n = number('n', 1000);

const thread = document.createElement('comment-thread');
thread.setAttribute('src', '/demo/long/api');
thread.setAttribute('thread', `long-${n}`);
thread.setAttribute('page-size', number('size', n));

document.getElementById('snippet').textContent = thread.outerHTML;
document.querySelector('main').append(thread);
