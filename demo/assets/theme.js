// Every demo page takes ?theme=dark or ?theme=light. Loaded in the head without `defer`, so that the page is
// drawn once, in the colours asked for.
const wanted = new URLSearchParams(location.search).get('theme');
if (wanted === 'dark' || wanted === 'light') document.documentElement.classList.add(wanted);
