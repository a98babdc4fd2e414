'use strict';
(() => {
  const one = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const { short, limit } = document.body.dataset;

  // What is done and what was edited, by invitation. A browser that keeps nothing still serves the page.
  const kept = {
    name: (key) => `decline:${key}`,
    read(key) {
      try {
        const value = JSON.parse(localStorage.getItem(this.name(key)));
        return value !== null && typeof value === 'object' ? value : {};
      } catch {
        return {};
      }
    },
    write(key, value) {
      try {
        if (value.done || 'text' in value) localStorage.setItem(this.name(key), JSON.stringify(value));
        else localStorage.removeItem(this.name(key));
      } catch {
        one('say').textContent = 'This browser keeps nothing: ticks and edits are gone when you close the page.';
      }
    },
  };

  const cards = all('.card').map((element) => ({
    element,
    key: element.dataset.key,
    name: element.querySelector('.name').textContent,
    done: element.querySelector('.done'),
    draft: element.querySelector('.draft'),
    facts: fold(`${element.querySelector('.facts').textContent} ${element.dataset.reply}`),
  }));
  const byElement = new Map(cards.map((card) => [card.element, card]));
  const cardOf = (node) => byElement.get(node.closest('.card'));

  function say(text) {
    // A second message of the same words is announced only if it is a change.
    one('say').textContent = '';
    requestAnimationFrame(() => { one('say').textContent = text; });
  }

  function keep(card) {
    const value = { done: card.done.checked };
    if (card.draft && card.draft.value !== card.draft.defaultValue) value.text = card.draft.value;
    kept.write(card.key, value);
  }

  function show(card) {
    card.element.classList.toggle('is-done', card.done.checked);
    if (!card.draft) return;
    const chars = [...card.draft.value].length;
    const count = card.element.querySelector('.count');
    const over = chars - limit;
    let text = `${chars} of ${limit} characters`;
    if (over > 0) text += `, ${over} too many`;
    else if (short !== limit) text += chars > short ? `, too long for a note (${short})` : `, fits a note (${short})`;
    count.textContent = text;
    count.classList.toggle('over', over > 0);
    card.draft.setAttribute('aria-invalid', String(over > 0));
    card.element.querySelector('.reset').hidden = card.draft.value === card.draft.defaultValue;
  }

  function tally() {
    const done = cards.filter((card) => card.done.checked).length;
    one('handled').textContent = `${done} of ${cards.length} done`;
    one('progress').value = done;
  }

  // Search and filters. A group that is closed opens while it holds what is looked for.
  const closed = document.querySelector('details.group');
  let wasOpen = null;

  function filter() {
    const words = fold(one('search').value).split(/\s+/).filter(Boolean);
    const wanted = { class: one('class').value, reply: one('reply').value };
    const looking = words.length > 0 || wanted.class !== '' || wanted.reply !== '';
    let shown = 0;
    for (const card of cards) {
      const { dataset } = card.element;
      const text = () => (card.draft ? `${card.facts} ${fold(card.draft.value)}` : card.facts);
      const fits = (wanted.class === '' || wanted.class === dataset.class)
        && (wanted.reply === '' || wanted.reply === dataset.reply)
        && !(one('open').checked && card.done.checked)
        && (words.length === 0 || ((hay) => words.every((word) => hay.includes(word)))(text()));
      card.element.hidden = !fits;
      shown += fits;
    }
    for (const group of all('.group')) {
      const members = all('.card', group);
      const left = members.filter((member) => !member.hidden).length;
      group.querySelector('.number').textContent =
        left === members.length ? String(left) : `${left} of ${members.length}`;
      group.hidden = left === 0;
    }
    if (closed && looking) {
      wasOpen ??= closed.open;
      closed.open = true;
    } else if (closed && wasOpen !== null) {
      closed.open = wasOpen;
      wasOpen = null;
    }
    one('shown').textContent = shown === cards.length ? `${shown} shown` : `${shown} of ${cards.length} shown`;
    one('none').hidden = shown > 0;
  }

  async function write(card) {
    try {
      await navigator.clipboard.writeText(card.draft.value);
      return true;
    } catch {
      // Not allowed, or not there: the way that pages had before.
      const from = document.activeElement;
      card.draft.select();
      const copied = document.execCommand('copy');
      if (copied && from) from.focus();
      return copied;
    }
  }

  async function copy(card) {
    if (!card.draft) return;
    const button = card.element.querySelector('.copy');
    const face = button.querySelector('.face');
    const copied = await write(card);
    face.textContent = copied ? 'Copied ✓' : 'Press Ctrl+C';
    button.classList.toggle('copied', copied);
    say(copied ? `Copied the reply to ${card.name}.` : 'The browser does not let the page copy: the reply is selected, press Ctrl+C.');
    clearTimeout(card.timer);
    card.timer = setTimeout(() => {
      face.textContent = 'Copy';
      button.classList.remove('copied');
    }, 2500);
  }

  const reachable = () => cards.filter((card) => card.element.checkVisibility?.() ?? card.element.offsetParent !== null);

  function go(card) {
    if (!card) return;
    card.element.focus({ preventScroll: true });
    card.element.scrollIntoView({ block: 'nearest' });
  }

  function step(by) {
    const list = reachable();
    const at = list.indexOf(document.activeElement && cardOf(document.activeElement));
    go(at < 0 ? list[by > 0 ? 0 : list.length - 1] : list[at + by]);
  }

  function tick(card) {
    const list = reachable();
    const next = list[list.indexOf(card) + 1] ?? list[list.indexOf(card) - 1];
    keep(card);
    show(card);
    tally();
    if (one('open').checked) {
      filter();
      if (next) go(next);
      else one('search').focus();
    }
  }

  function clear() {
    one('search').value = '';
    one('class').value = '';
    one('reply').value = '';
    one('open').checked = false;
    filter();
    one('search').focus();
  }

  const onCard = {
    c: (card) => copy(card),
    e: (card) => card.draft?.focus(),
    x(card) {
      card.done.checked = !card.done.checked;
      tick(card);
      say(`${card.name}: ${card.done.checked ? 'done' : 'not done'}`);
    },
  };

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    const card = cardOf(target);
    if (event.key === 'Escape') {
      if (target.id === 'search' && target.value !== '') { target.value = ''; filter(); }
      else if (card) card.element.focus();
      else return;
    } else if (target.matches('textarea, select, input:not([type="checkbox"])')) return;
    else if (event.key === '/') { one('search').focus(); one('search').select(); }
    else if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (card && Object.hasOwn(onCard, event.key)) onCard[event.key](card);
    else return;
    event.preventDefault();
  }

  for (const card of cards) {
    const value = kept.read(card.key);
    // A browser that brings back a form's fields on reload has no say: what is kept does.
    card.done.checked = value.done === true;
    if (card.draft) card.draft.value = typeof value.text === 'string' ? value.text : card.draft.defaultValue;
    show(card);
  }
  tally();
  if (cards.length === 0) return;
  filter();

  document.addEventListener('keydown', key);
  document.addEventListener('input', ({ target }) => {
    if (target.matches('.draft')) { const card = cardOf(target); show(card); keep(card); }
    else if (target.id === 'search') filter();
  });
  document.addEventListener('change', ({ target }) => {
    if (target.matches('.done')) tick(cardOf(target));
    else if (target.closest('.bar')) filter();
  });
  document.addEventListener('click', ({ target }) => {
    if (target.closest('.copy')) copy(cardOf(target));
    else if (target.closest('#clear')) clear();
    else if (target.closest('.reset')) {
      const card = cardOf(target);
      card.draft.value = card.draft.defaultValue;
      show(card);
      keep(card);
      card.draft.focus();
      say(`The reply to ${card.name} is as it was drafted.`);
    }
  });
  // A text field prints no further than its box.
  window.addEventListener('beforeprint', () => {
    for (const card of cards) if (card.draft) card.element.querySelector('.mirror').textContent = card.draft.value;
  });
})();
