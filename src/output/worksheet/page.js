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
        const isEmpty = !value.done && value.choice === '' && Object.keys(value.edits).length === 0;
        if (!isEmpty) localStorage.setItem(this.name(key), JSON.stringify(value));
        else localStorage.removeItem(this.name(key));
      } catch {
        one('say').textContent = 'This browser keeps nothing: ticks and edits are gone when you close the page.';
      }
    },
  };

  const data = JSON.parse(one('data').textContent);
  // The first choice is none: what the program decided.
  const choices = [{}, ...data.choices];
  const names = choices.map((choice) => Object.entries(choice).flat().join(':'));
  const groups = all('.group');

  const cards = all('.card').map((element) => {
    const id = Number(element.id.replace('card-', ''));
    const part = (selector) => element.querySelector(selector);
    const name = part('.name').textContent;
    return {
      element, id, name, part,
      key: element.dataset.key,
      group: element.closest('.group'),
      fold: part('.fold'),
      done: part('.done'),
      draft: part('.draft'),
      facts: fold(`${name} ${part('.headline').textContent} ${part('.facts').textContent}`),
      ...data.cards[id - 1],
    };
  });
  const byElement = new Map(cards.map((card) => [card.element, card]));
  const cardOf = (node) => byElement.get(node.closest('.card'));

  let silence = 0;
  function say(text) {
    // A second message of the same words is announced only if it is a change.
    one('say').textContent = '';
    requestAnimationFrame(() => { one('say').textContent = text; });
    clearTimeout(silence);
    silence = setTimeout(() => { one('say').textContent = ''; }, 6000);
  }

  // Edits are kept for each choice, so that none is lost by another choice.
  function keep(card) {
    if (card.draft.value === card.text) delete card.edits[card.choice];
    else card.edits[card.choice] = card.draft.value;
    kept.write(card.key, { done: card.done.checked, choice: card.choice, edits: card.edits });
  }

  function show(card) {
    card.element.classList.toggle('is-done', card.done.checked);
    const chars = [...card.draft.value].length;
    const count = card.part('.count');
    const over = chars - limit;
    let text = `${chars} of ${limit} characters`;
    if (over > 0) text += `, ${over} too many`;
    else if (short !== limit) text += chars > short ? `, too long for a note (${short})` : `, fits a note (${short})`;
    count.textContent = text;
    count.classList.toggle('over', over > 0);
    card.draft.setAttribute('aria-invalid', String(over > 0));
    card.part('.reset').hidden = card.draft.value === card.text;
  }

  function showVerdict(card, verdict) {
    const { dataset } = card.element;
    dataset.class = verdict.label;
    dataset.reply = verdict.reply;
    dataset.lang = verdict.lang;
    card.part('.class').textContent = verdict.label;
    card.part('.class').className = `chip class ${verdict.class}`;
    card.part('.reply').textContent = verdict.reply;
    card.part('.why').textContent = verdict.because;
    card.part('.decider').textContent = verdict.decider;
    card.part('.suggested').hidden = !verdict.suggested;
    card.part('.ties').textContent = verdict.ties;
    card.part('.tie').hidden = verdict.ties === '';
    card.part('.warnings').replaceChildren(...verdict.warnings.map((warning) => {
      const line = document.createElement('p');
      line.className = 'warning';
      line.textContent = warning;
      return line;
    }));
  }

  // Shows what follows from a choice: the verdict, and the draft as it was edited last.
  function choose(card, choice) {
    card.choice = names.includes(choice) ? choice : '';
    if (card.choice !== '') offer(card);
    const [verdict, paragraphs] = card.outcomes[names.indexOf(card.choice)];
    showVerdict(card, data.verdicts[verdict]);
    card.text = paragraphs.map((at) => data.paragraphs[at]).join('\n\n');
    const edit = card.edits[card.choice];
    card.draft.value = typeof edit === 'string' ? edit : card.text;
    card.draft.lang = card.part('.mirror').lang = data.verdicts[verdict].lang;
    for (const part of all('.has-text', card.element)) part.hidden = card.text === '';
    card.part('.nothing').hidden = card.text !== '';
    show(card);
  }

  // The options of a card, under a heading for each kind. They are made when it is opened: of many cards, few are.
  const options = document.createDocumentFragment();
  function makeOptions() {
    options.append(new Option('as decided', ''));
    for (const [kind, heading] of [['reason', 'They are'], ['ties', 'You know them: tie'], ['reply', 'Reply with']]) {
      const part = document.createElement('optgroup');
      part.label = heading;
      choices.forEach((choice, at) => {
        if (kind in choice) part.append(new Option(String(choice[kind]), names[at]));
      });
      options.append(part);
    }
  }

  function offer(card) {
    const select = card.part('.choice');
    if (select.options.length === 0) select.append(options.cloneNode(true));
    select.value = card.choice;
  }

  // What the user says of people, as lines that `decline triage` reads.
  function decisions() {
    return [...cards].sort((a, b) => a.id - b.id).flatMap(({ said, choice }) => {
      const { reason, ties, reply, ...person } = said;
      const chosen = choices[names.indexOf(choice)];
      const before = 'reason' in chosen || 'ties' in chosen ? {} : { reason, ties, reply };
      const says = { ...before, ...chosen };
      return says.reason || says.ties || says.reply ? [`${JSON.stringify({ ...person, ...says })}\n`] : [];
    });
  }

  function save() {
    const lines = decisions();
    if (lines.length === 0) return say('Nothing is decided yet: choose what you say of somebody on a card.');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(lines, { type: 'application/jsonl' }));
    link.download = 'decisions.jsonl';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    return say(`Saved what you say of ${lines.length === 1 ? 'one person' : `${lines.length} people`}: decisions.jsonl`);
  }

  function tally() {
    const done = cards.filter((card) => card.done.checked).length;
    one('handled').textContent = `${done} of ${cards.length} done`;
    one('progress').value = done;
  }

  // Fills a filter with the values that there are, and how many cards have each.
  function fill(filter) {
    const select = one(filter);
    const { value } = select;
    const counts = new Map(value === '' ? [] : [[value, 0]]);
    for (const { element } of cards) {
      const found = element.dataset[filter];
      counts.set(found, (counts.get(found) ?? 0) + 1);
    }
    const options = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([found, count]) => new Option(`${found} (${count})`, found));
    select.replaceChildren(new Option('All', ''), ...options);
    select.value = value;
  }

  // Search and filters. A group that is closed opens while it holds what is looked for.
  const filters = ['class', 'reply', 'lang', 'claim'];
  const closed = document.querySelector('details.group');
  let wasOpen = null;

  function fits({ element: { dataset }, facts, draft, done }, words) {
    const text = () => `${facts} ${dataset.class} ${dataset.reply} ${fold(draft.value)}`;
    const atLeast = one('mutuals').value;
    return filters.every((filter) => one(filter).value === '' || one(filter).value === dataset[filter])
      && (atLeast === '' || (dataset.mutuals !== '' && Number(dataset.mutuals) >= Number(atLeast)))
      && !(one('open').checked && done.checked)
      && (words.length === 0 || ((hay) => words.every((word) => hay.includes(word)))(text()));
  }

  function filter() {
    const words = fold(one('search').value).split(/\s+/).filter(Boolean);
    const looking = words.length > 0 || [...filters, 'mutuals'].some((filter) => one(filter).value !== '');
    for (const card of cards) card.element.hidden = !fits(card, words);
    for (const group of groups) {
      const members = cards.filter((card) => card.group === group);
      const left = members.filter((card) => !card.element.hidden).length;
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
    const found = cards.filter((card) => !card.element.hidden);
    one('shown').textContent =
      found.length === cards.length ? `${found.length} shown` : `${found.length} of ${cards.length} shown`;
    one('none').hidden = found.length > 0;
    if (looking) found[0]?.element.scrollIntoView({ block: 'nearest' });
  }

  const orders = {
    received: (a, b) => b.element.dataset.received.localeCompare(a.element.dataset.received),
    mutuals: (a, b) => Number(b.element.dataset.mutuals || -1) - Number(a.element.dataset.mutuals || -1),
    name: (a, b) => a.name.localeCompare(b.name),
    '': (a, b) => a.id - b.id,
  };

  // Sorts the cards within their groups.
  function sort() {
    const order = orders[one('sort').value];
    cards.sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || order(a, b) || a.id - b.id);
    for (const card of cards) card.group.append(card.element);
  }

  async function write(card) {
    try {
      await navigator.clipboard.writeText(card.draft.value);
      return true;
    } catch {
      // Not allowed, or not there: the way that pages had before.
      const from = document.activeElement;
      card.fold.open = true;
      card.draft.select();
      const copied = document.execCommand('copy');
      if (copied && from) from.focus();
      return copied;
    }
  }

  async function copy(card) {
    if (card.text === '') return;
    const button = card.part('.copy');
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
    card.part('summary').focus({ preventScroll: true });
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
    if (card.done.checked) card.fold.open = false;
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
    for (const field of [...filters, 'search', 'mutuals']) one(field).value = '';
    one('open').checked = false;
    filter();
    one('search').focus();
  }

  const onCard = {
    c: (card) => copy(card),
    e(card) {
      card.fold.open = true;
      card.part(card.text === '' ? '.choice' : '.draft').focus();
    },
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
      else if (card) card.part('summary').focus();
      else return;
    } else if (target.matches('textarea, select, input:not([type="checkbox"])')) return;
    else if (event.key === '/') { one('search').focus(); one('search').select(); }
    else if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (card && Object.hasOwn(onCard, event.key)) onCard[event.key](card);
    else return;
    event.preventDefault();
  }

  makeOptions();
  for (const card of cards) {
    const value = kept.read(card.key);
    // A browser that brings back a form's fields on reload has no say: what is kept does.
    card.done.checked = value.done === true;
    card.edits = { ...value.edits };
    card.part('.choosing').hidden = false;
    choose(card, value.choice);
  }
  // All is open in the page itself, for a browser without scripts.
  for (const details of all('details')) details.open = false;
  tally();
  if (cards.length === 0) return;
  filters.forEach(fill);
  sort();
  filter();

  document.addEventListener('keydown', key);
  document.addEventListener('input', ({ target }) => {
    if (target.matches('.draft')) { const card = cardOf(target); show(card); keep(card); }
    else if (target.matches('#search, #mutuals')) filter();
  });
  document.addEventListener('change', ({ target }) => {
    if (target.matches('.done')) tick(cardOf(target));
    else if (target.matches('.choice')) {
      const card = cardOf(target);
      const reopened = card.done.checked ? ', not done' : '';
      // Who is answered otherwise isn't answered yet.
      card.done.checked = false;
      choose(card, target.value);
      keep(card);
      tally();
      filters.forEach(fill);
      say(`${card.name}: ${card.element.dataset.class}, reply ${card.element.dataset.reply}${reopened}`);
    } else if (target.id === 'sort') sort();
    else if (target.closest('.bar')) filter();
  });
  // This event doesn't bubble, so it is caught on its way down.
  document.addEventListener('toggle', ({ target }) => { if (target.matches('.fold')) offer(cardOf(target)); }, true);
  document.addEventListener('click', ({ target }) => {
    if (target.closest('.copy')) copy(cardOf(target));
    else if (target.closest('#clear')) clear();
    else if (target.closest('#save')) save();
    else if (target.closest('.reset')) {
      const card = cardOf(target);
      card.draft.value = card.text;
      show(card);
      keep(card);
      card.draft.focus();
      say(`The reply to ${card.name} is as it was drafted.`);
    }
  });
  // A text field prints no further than its box, and older browsers print nothing of what is closed.
  let opened = [];
  window.addEventListener('beforeprint', () => {
    for (const card of cards) card.part('.mirror').textContent = card.draft.value;
    opened = all('details:not([open])');
    for (const details of opened) details.open = true;
  });
  window.addEventListener('afterprint', () => { for (const details of opened) details.open = false; });
})();
