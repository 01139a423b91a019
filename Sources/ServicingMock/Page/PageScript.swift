/// What the page does: it asks the control API, and shows what is answered as text alone, never as markup.
enum PageScript {
    static let text = core + PageJournal.script + PageViews.script + start

    private static let core =
        #"""
        'use strict';
        const world = document.getElementById('world'), main = document.querySelector('main');
        const token = document.getElementById('token'), message = document.getElementById('message');
        const here = location.pathname.replace(/\/__mock\/.*$/, ''), base = here.replace(/\/__world\/[^/]*$/, '');
        if (here !== base) world.value = here.slice(base.length + '/__world/'.length);
        token.value = sessionStorage.getItem('token') || '';
        let view = '', turn = 0, known = new Set();

        // Everything shown is made of elements and text, so that nothing a client sent can become markup.
        function el(name, attributes, ...children) {
          const made = document.createElement(name);
          for (const [key, value] of Object.entries(attributes || {})) {
            if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
            else if (value === true) made.setAttribute(key, '');
            else if (value !== false && value != null) made.setAttribute(key, value);
          }
          made.append(...children.flat().filter(child => child != null));
          return made;
        }
        function button(text, onclick) { return el('button', { type: 'button', onclick }, text); }
        function field(label, input) { return [el('label', { for: input.id }, label), input]; }
        // A point in time to the second; the whole one is in the entry.
        function when(text) { return text.replace(/(\.\d+)?(\+00:00|Z)$/, 'Z').replace('T', ' '); }
        function say(text, isBad) { message.textContent = text; message.className = isBad ? 'bad' : 'soft'; }

        // Numbers keep their digits: 10.00 stays what it is where the browser can tell.
        const isRaw = JSON.isRawJSON || (() => false);
        function parse(text) {
          return JSON.parse(text, (key, value, context) =>
            typeof value === 'number' && JSON.rawJSON && context && String(value) !== context.source
              ? JSON.rawJSON(context.source) : value);
        }

        async function ask(method, path, body) {
          const headers = { 'X-Mock-World': world.value.trim() || 'default' };
          if (method !== 'GET') headers['Content-Type'] = 'application/json';
          if (token.value) headers.Authorization = 'Bearer ' + token.value;
          const answer = await fetch(base + '/__mock/' + path,
            { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store' });
          const text = await answer.text();
          let json = null;
          try { json = text ? parse(text) : null; } catch { /* no JSON: told as it is */ }
          if (answer.ok) return json;
          if (json && ['wrong-token', 'token-needed'].includes(json.error)) document.getElementById('access').hidden = false;
          throw new Error(json ? problem(json) : answer.status + ' ' + text);
        }
        function problem(json) {
          const found = (json.problems || []).map(one => one.path + ' ' + one.problem);
          return [json.message || json.error || JSON.stringify(json), ...found].join(' \u2014 ');
        }
        // What a control does: it says how it went, and shows the view anew unless told otherwise.
        function doing(what, showsAnew) {
          return async event => {
            if (event) event.preventDefault();
            try {
              const said = await what(event);
              if (showsAnew !== false) await show(view);
              say(typeof said === 'string' ? said : 'Done.');
            } catch (error) { say(error.message, true); }
          };
        }

        // Tables of whatever is answered.
        function cell(value) {
          if (value === null || value === undefined) return el('span', { class: 'soft' }, '\u2013');
          if (isRaw(value)) return document.createTextNode(value.rawJSON);
          if (typeof value !== 'object') return document.createTextNode(String(value));
          const short = JSON.stringify(value);
          if (short.length < 90) return el('code', {}, short);
          const parts = Object.values(value), rows = parts.length > 0 && parts.every(isRecord);
          const count = parts.length + (rows ? '' : Array.isArray(value) ? ' items' : ' fields');
          const inner = el('details', {}, el('summary', {}, count));
          // Made when it is opened: a state can be large.
          inner.addEventListener('toggle', () => inner.append(rows ? grid(rowsOf(value).slice(0, 200))
            : isRecord(value) ? grid(Object.entries(value).map(([field, one]) => ({ field, value: one })))
            : el('pre', {}, JSON.stringify(value, null, 1))), { once: true });
          return inner;
        }
        function isNested(value) { return value && typeof value === 'object' && !isRaw(value); }
        function isRecord(value) { return isNested(value) && !Array.isArray(value); }
        function wide(label, ...children) {
          return el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': label }, ...children);
        }
        function table(label, rows, controls) { return wide(label, grid(rows, controls)); }
        function grid(rows, controls) {
          const names = [...new Set(rows.flatMap(row => Object.keys(row)))].slice(0, 16);
          return el('table', {},
            el('thead', {}, el('tr', {},
              controls ? el('th', { scope: 'col' }, el('span', { class: 'unseen' }, 'Controls')) : null,
              names.map(name => el('th', { scope: 'col' }, name)))),
            el('tbody', {}, rows.map(row => el('tr', {}, controls ? el('td', {}, controls(row)) : null,
              names.map(name => el('td', {}, cell(row[name])))))));
        }
        function rowsOf(value) {
          if (Array.isArray(value)) return value.map(one => isRecord(one) ? one : { value: one });
          return Object.entries(value).map(([id, one]) =>
            isRecord(one) ? { id, ...one } : { id, value: one });
        }
        function tables(title, value, level, controls) {
          if (!isNested(value)) return [el('h2', {}, title), cell(value)];
          const inner = Object.entries(value).filter(([, one]) => isNested(one));
          if (level > 0 && !Array.isArray(value) && inner.length)
            return inner.flatMap(([name, one]) => tables(title ? title + ' \u203a ' + name : name, one, level - 1));
          const rows = rowsOf(value);
          return [el('h2', {}, (title ? title + ' ' : '') + '(' + rows.length + ')'),
            rows.length ? table(title || 'table', rows.slice(0, 200), controls) : el('p', { class: 'soft' }, 'None.'),
            rows.length > 200 ? el('p', { class: 'soft' }, 'The first 200 are shown.') : null].filter(Boolean);
        }

        """#

    private static let start = #"""
        async function show(name) {
          const mine = ++turn;
          view = name;
          history.replaceState(null, '', '#' + name);
          for (const tab of document.querySelectorAll('nav button')) {
            tab.setAttribute('aria-selected', tab.textContent === name);
            tab.tabIndex = tab.textContent === name ? 0 : -1;
          }
          main.setAttribute('aria-labelledby', 'tab-' + name);
          try {
            say('');
            const shown = await views[name].show();
            // Another view may have been asked for meanwhile.
            if (mine === turn) { main.replaceChildren(...shown); if (views[name].shown) await views[name].shown(); }
          } catch (error) {
            if (mine === turn) { main.replaceChildren(); say(error.message, true); }
          }
        }
        async function tick() {
          try {
            if (document.hidden) return;
            if (view === 'Journal') await journal(turn);
            document.getElementById('now').textContent = when((await ask('GET', 'clock')).now);
            if (message.dataset.lost) { delete message.dataset.lost; say(''); }
          } catch (error) {
            message.dataset.lost = 'yes';
            say((error instanceof TypeError ? 'The mock does not answer: ' : '') + error.message, true);
          } finally { setTimeout(tick, 1000); }
        }
        async function begin() {
          const tabs = document.querySelector('nav');
          known = new Set((await ask('GET', 'control')).resources.map(one => one.method + ' ' + one.path));
          const names = Object.keys(views).filter(name => known.has(views[name].needs));
          tabs.replaceChildren(...names.map(name => el('button',
            { role: 'tab', type: 'button', id: 'tab-' + name, 'aria-controls': 'view', onclick: () => show(name) }, name)));
          tabs.onkeydown = event => {
            const place = names.indexOf(view), last = names.length - 1;
            const next = { ArrowRight: place === last ? 0 : place + 1, ArrowLeft: place === 0 ? last : place - 1,
              Home: 0, End: last }[event.key];
            if (next === undefined) return;
            event.preventDefault();
            tabs.children[next].focus();
            tabs.children[next].click();
          };
          const wanted = location.hash.slice(1);
          await show(names.includes(wanted) ? wanted : names[0]);
        }
        function restart() { begin().catch(error => say(error.message, true)); }
        world.addEventListener('change', () => view ? show(view) : restart());
        world.addEventListener('focus', async () => {
          try {
            const list = (await ask('GET', 'worlds')).worlds;
            document.getElementById('worlds').replaceChildren(...list.map(one => el('option', { value: one.name })));
          } catch { /* told elsewhere */ }
        });
        token.addEventListener('change', () => { sessionStorage.setItem('token', token.value); restart(); });
        begin().then(tick, error => { say(error.message, true); tick(); });
        """#
}
