'use strict';
// The page's own data: base64 of deflated JSON, so that a page of thousands of rows can still be sent by mail, and so that
// no word of a report can be taken for markup.
async function unpack(letters) {
  const text = atob(letters);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
}

const byId = id => document.getElementById(id);

// All text goes through textContent: it is never read as markup. Names and sentences run in the direction of their script.
function element(name, text = '', parent = null, attributes = {}) {
  const node = document.createElement(name);
  if (text !== '') { node.textContent = text; node.dir = 'auto'; }
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (parent) parent.append(node);
  return node;
}

const counted = (count, one, many = one + 's') => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
