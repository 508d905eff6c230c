// Shows the tag as it stands in this page, so that the text cannot differ from what runs.
const thread = document.querySelector('comment-thread');
const lines = thread.querySelector('script').textContent.trimEnd().split('\n').slice(1);
const margin = Math.min(...lines.map((line) => line.search(/\S/)));
const attributes = ['src', 'thread', 'sort', 'page-size'].map(
  (name) => `${name}="${thread.getAttribute(name)}"`,
);

document.getElementById('snippet').textContent = [
  `<comment-thread ${attributes.join(' ')}>`,
  '  <script type="application/json" slot="mapping">',
  ...lines.map((line) => '    ' + line.slice(margin)),
  '  </script>',
  '</comment-thread>',
].join('\n');
