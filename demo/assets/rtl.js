// Arabic comes with the element; an owner changes one sentence of it.
document.querySelector('comment-thread').strings = { submit: 'نشر التعليق' };
