/// What the page does: it asks the control API, and shows what is answered as text alone, never as markup.
enum PageScript {
    static let text =
        #"""
        'use strict';
        const world = document.getElementById('world'), main = document.querySelector('main');
        const message = document.getElementById('message'), here = location.pathname.replace(/\/__mock\/.*$/, '');
        const base = here.replace(/\/__world\/[^/]*$/, '');
        if (here !== base) world.value = here.slice(base.length + '/__world/'.length);
        let view = '', known = new Set(), lastNumber = 0;

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
        function say(text, isBad) { message.textContent = text; message.className = isBad ? 'bad' : 'soft'; }

        async function ask(method, path, body) {
          const headers = { 'X-Mock-World': world.value || 'default' };
          if (method !== 'GET') headers['Content-Type'] = 'application/json';
          const answer = await fetch(base + '/__mock/' + path,
            { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store' });
          const text = await answer.text();
          let json = null;
          try { json = text ? JSON.parse(text) : null; } catch { /* no JSON: told as it is */ }
          if (!answer.ok) throw new Error(json ? problem(json) : answer.status + ' ' + text);
          return json;
        }
        function problem(json) {
          const found = (json.problems || []).map(one => one.field + ' ' + one.problem);
          return [json.message || json.error || JSON.stringify(json), ...found].join(' \u2014 ');
        }
        function doing(what, then) {
          return async event => {
            if (event) event.preventDefault();
            try { await what(event); say('Done.'); if (then !== false) await show(view); }
            catch (error) { say(error.message, true); }
          };
        }

        // Tables of whatever is answered.
        function cell(value) {
          if (value === null || value === undefined) return el('span', { class: 'soft' }, '\u2013');
          if (typeof value !== 'object') return document.createTextNode(String(value));
          const text = JSON.stringify(value, null, 1), short = JSON.stringify(value);
          if (short.length < 60) return el('code', {}, short);
          const count = Array.isArray(value) ? value.length + ' items' : Object.keys(value).length + ' fields';
          return el('details', {}, el('summary', {}, count), el('pre', {}, text));
        }
        function table(rows, columns) {
          const names = columns || [...new Set(rows.flatMap(row => Object.keys(row)))].slice(0, 14);
          return el('div', { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'table' }, el('table', {},
            el('thead', {}, el('tr', {}, names.map(name => el('th', { scope: 'col' }, name)))),
            el('tbody', {}, rows.map(row => el('tr', {}, names.map(name => el('td', {}, cell(row[name]))))))));
        }
        function rowsOf(value) {
          if (Array.isArray(value)) return value.map(one => one && typeof one === 'object' ? one : { value: one });
          return Object.entries(value).map(([id, one]) =>
            one && typeof one === 'object' && !Array.isArray(one) ? { id, ...one } : { id, value: one });
        }
        function tables(title, value, level) {
          if (!value || typeof value !== 'object') return [el('h2', {}, title), cell(value)];
          const inner = Object.entries(value).filter(([, one]) => one && typeof one === 'object');
          if (level > 0 && !Array.isArray(value) && inner.length)
            return inner.flatMap(([name, one]) => tables(title ? title + ' \u203a ' + name : name, one, level - 1));
          const rows = rowsOf(value);
          return [el('h2', {}, title + ' (' + rows.length + ')'),
            rows.length ? table(rows.slice(0, 200)) : el('p', { class: 'soft' }, 'None.'),
            rows.length > 200 ? el('p', { class: 'soft' }, 'The first 200 are shown.') : null].filter(Boolean);
        }

        // The journal.
        function quoted(text) { return "'" + String(text).replaceAll("'", "'\\''") + "'"; }
        function fieldsOf(headers) {
          if (!headers) return [];
          if (!Array.isArray(headers)) return Object.entries(headers);
          return headers.map(one => Array.isArray(one) ? one : [one.name, one.value]);
        }
        function curl(entry) {
          const request = entry.request || entry, own = /^(host|content-length|connection|transfer-encoding|expect)$/i;
          const parts = ['curl', '-sS', '-X', request.method, quoted(location.origin + base + request.target)];
          for (const [name, value] of fieldsOf(request.headers))
            if (!own.test(name)) parts.push('-H', quoted(name + ': ' + value));
          if (world.value && world.value !== 'default') parts.push('-H', quoted('X-Mock-World: ' + world.value));
          if (request.body) parts.push('--data-binary', quoted(bodyText(request.body)));
          return parts.join(' ');
        }
        function bodyText(body) { return typeof body === 'string' ? body : JSON.stringify(body); }
        function pretty(body) {
          if (body === undefined || body === null) return '';
          if (typeof body !== 'string') return JSON.stringify(body, null, 2);
          try { return JSON.stringify(JSON.parse(body), null, 2); } catch { return body; }
        }
        function message_(title, headers, body) {
          return el('div', {}, el('strong', {}, title),
            el('pre', {}, fieldsOf(headers).map(([name, value]) => name + ': ' + value).join('\n')
              + (body ? '\n\n' + pretty(body) : '')));
        }
        function entryRows(entry) {
          const request = entry.request || entry, response = entry.response || {};
          const status = response.status ?? entry.status;
          const more = el('tr', { hidden: true }, el('td', { colspan: 8 }));
          function open() {
            more.hidden = !more.hidden;
            if (more.hidden || more.firstChild.childNodes.length) return;
            more.firstChild.append(
              el('button', { type: 'button', onclick: () => copy(curl(entry)) }, 'Copy as curl'),
              message_(request.method + ' ' + request.target, request.headers, request.body),
              message_(String(status), response.headers, response.body),
              el('details', {}, el('summary', {}, 'The whole entry'),
                el('pre', {}, JSON.stringify(entry, null, 2))));
          }
          const row = el('tr', { class: 'entry', tabindex: 0, onclick: open,
            onkeydown: event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); open(); } } },
            el('td', { class: 'num' }, String(entry.number)),
            el('td', { class: 'num optional' }, entry.time || ''),
            el('td', { class: 'num optional' }, entry.connection + '.' + entry.ordinal),
            el('td', {}, el('strong', {}, request.method), ' ', request.target),
            el('td', { class: 'num ' + (status < 400 ? 'good' : 'bad') }, String(status)),
            el('td', {}, entry.committed ? 'committed' : 'not committed'),
            el('td', { class: 'optional' }, cell(entry.delivery)),
            el('td', {}, cell(entry.rule)));
          return [row, more];
        }
        async function copy(text) {
          try { await navigator.clipboard.writeText(text); say('Copied.'); }
          catch { say(text); }
        }
        async function journal(first) {
          const answer = await ask('GET', 'journal?limit=200');
          const entries = answer.entries || answer, body = document.getElementById('entries');
          if (!body) return;
          for (const entry of [...entries].sort((a, b) => a.number - b.number)) {
            if (entry.number <= lastNumber) continue;
            lastNumber = entry.number;
            body.prepend(...entryRows(entry));
          }
          while (body.children.length > 400) body.lastChild.remove();
          if (first && !entries.length) say('No request has come yet. Those that do will appear here.');
        }

        """# + PageScript.views

    private static let views = #"""
        const views = {
          Journal: { needs: 'GET /__mock/journal', async show() {
            lastNumber = 0;
            const names = ['#', 'time', 'connection', 'request', 'status', 'effect', 'delivery', 'rule'];
            const hidden = ['time', 'connection', 'delivery'];
            main.replaceChildren(el('div', { class: 'wide' }, el('table', {},
              el('thead', {}, el('tr', {}, names.map(name =>
                el('th', { scope: 'col', class: hidden.includes(name) ? 'optional' : '' }, name)))),
              el('tbody', { id: 'entries' }))));
            await journal(true);
          } },
          State: { needs: 'GET /__mock/state', async show() {
            const state = await ask('GET', 'state');
            main.replaceChildren(...tables('', state, 3));
          } },
          Clock: { needs: 'GET /__mock/clock', async show() {
            const clock = await ask('GET', 'clock');
            const time = el('input', { id: 'time', size: 26, value: clock.now, autocomplete: 'off' });
            const days = el('input', { id: 'days', type: 'number', min: 0, value: 1 });
            const hours = el('input', { id: 'hours', type: 'number', min: 0, value: 0 });
            const happened = el('div', {});
            main.replaceChildren(
              el('h2', {}, 'It is ', el('span', { class: 'num' }, clock.now), ' in this world'),
              el('p', { class: 'soft' }, clock.time ? 'The clock stands until it is moved.'
                : 'The clock goes as the system\u2019s does.'),
              el('form', { onsubmit: doing(async () => {
                const answer = await ask('POST', 'clock/advance', { days: Number(days.value), hours: Number(hours.value) });
                happened.replaceChildren(...(answer && answer.happened ? tables('Happened', answer.happened, 0) : []));
                document.getElementById('shown').textContent = answer && answer.now || '';
              }, false) }, el('label', { for: 'days' }, 'Days'), days, el('label', { for: 'hours' }, 'Hours'), hours,
                el('button', {}, 'Advance'), el('span', { id: 'shown', class: 'soft num' })), happened,
              el('h2', {}, 'Set'),
              el('form', { onsubmit: doing(() => ask('PUT', 'clock', { time: time.value })) },
                el('label', { for: 'time' }, 'Time'), time, el('button', {}, 'Set'),
                el('button', { type: 'button', onclick: doing(() => ask('PUT', 'clock', { follows: 'system' })) },
                  'Follow the system')));
          } },
          Faults: { needs: 'GET /__mock/faults', async show() {
            const answer = await ask('GET', 'faults'), faults = answer.faults || answer;
            const text = el('textarea', { id: 'fault', spellcheck: 'false', 'aria-label': 'A fault as JSON' });
            text.value = JSON.stringify(examples.reset, null, 2);
            const example = el('select', { id: 'example', onchange: () =>
              text.value = JSON.stringify(examples[example.value], null, 2) },
              Object.keys(examples).map(name => el('option', { value: name }, name)));
            main.replaceChildren(...tables('In this world', faults, 0),
              el('h2', {}, 'Add one'),
              el('form', { onsubmit: doing(() => ask('POST', 'faults', JSON.parse(text.value))) },
                el('label', { for: 'example' }, 'Begin with'), example, text, el('button', {}, 'Add'),
                el('button', { type: 'button', onclick: doing(() => ask('DELETE', 'faults')) }, 'Take all out')));
          } },
          Capabilities: { needs: 'GET /__mock/capabilities', async show() {
            const told = await ask('GET', 'capabilities');
            main.replaceChildren(...(told ? tables('', told, 1)
              : [el('p', { class: 'soft' }, 'Whoever started this mock has not told what its adapters can do.')]));
          } },
          Rules: { needs: 'GET /__mock/fidelity', async show() {
            const answer = await ask('GET', 'fidelity');
            const filter = el('input', { id: 'filter', type: 'search', 'aria-label': 'Filter the rules',
              placeholder: 'Filter', oninput: () => fill() }), list = el('div', {});
            const rules = answer.rules || Object.values(answer).find(Array.isArray) || [];
            function fill() {
              const words = filter.value.toLowerCase();
              list.replaceChildren(...tables('Rules',
                rules.filter(rule => JSON.stringify(rule).toLowerCase().includes(words)), 0));
            }
            main.replaceChildren(el('form', { onsubmit: event => event.preventDefault() }, filter), list);
            fill();
          } },
        };
        const examples = {};

        async function show(name) {
          view = name;
          history.replaceState(null, '', '#' + name);
          for (const tab of document.querySelectorAll('nav button')) {
            tab.setAttribute('aria-selected', tab.textContent === name);
            tab.tabIndex = tab.textContent === name ? 0 : -1;
          }
          try { say(''); await views[name].show(); } catch (error) { say(error.message, true); }
        }
        async function tick() {
          try {
            if (document.hidden) return;
            if (view === 'Journal') await journal(false);
            document.getElementById('now').textContent = (await ask('GET', 'clock')).now;
          } catch (error) { say('The mock does not answer: ' + error.message, true); }
          finally { setTimeout(tick, 1000); }
        }
        async function begin() {
          const tabs = document.querySelector('nav');
          known = new Set((await ask('GET', 'control')).resources.map(one => one.method + ' ' + one.path));
          const names = Object.keys(views).filter(name => known.has(views[name].needs));
          tabs.append(...names.map(name => el('button', { role: 'tab', type: 'button', onclick: () => show(name) }, name)));
          tabs.addEventListener('keydown', event => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            if (!step) return;
            const next = tabs.children[(names.indexOf(view) + step + names.length) % names.length];
            next.focus(); next.click();
          });
          world.addEventListener('change', () => show(view));
          world.addEventListener('focus', async () => {
            const list = (await ask('GET', 'worlds')).worlds || [];
            document.getElementById('worlds').replaceChildren(...list.map(one => el('option', { value: one.name })));
          });
          const wanted = location.hash.slice(1);
          await show(names.includes(wanted) ? wanted : names[0]);
          tick();
        }
        begin().catch(error => say(error.message, true));
        """#
}
