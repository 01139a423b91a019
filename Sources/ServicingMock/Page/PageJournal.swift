/// The page's journal: rows that come as requests do, and each request as a line for a shell.
enum PageJournal {
    static let script = #"""
        let lastNumber = 0;
        function quoted(text) { return "'" + String(text).replaceAll("'", "'\\''") + "'"; }
        function fieldsOf(headers) { return (headers || []).map(one => [one.name, one.value]); }

        // The journal has no secrets: what the world accepts now is put in their place. What is masked besides, such as
        // a person's data, is for whoever pastes the line to fill in.
        async function curl(entry) {
          const request = entry.request, accepted = await ask('GET', 'credentials');
          const own = /^(host|content-length|connection|transfer-encoding|expect|x-mock-world)$/i;
          const usable = accepted.tokens.find(one => !one.expiresAt || one.expiresAt > entry.time);
          const key = accepted.apiKeys[0], bearer = (usable || {}).value;
          const parts = ['curl', '-sS', '-g', '--path-as-is'];
          parts.push(...request.method === 'HEAD' ? ['--head'] : ['-X', request.method]);
          parts.push(quoted(location.origin + base + request.target));
          for (const [name, value] of fieldsOf(request.headers)) {
            if (own.test(name)) continue;
            const whole = /^authorization$/i.test(name) && bearer ? value.replace(/\*\*\*$/, () => bearer)
              : value === '***' && key ? key : value;
            parts.push('-H', quoted(name + ': ' + whole));
          }
          const name = world.value.trim();
          if (name && name !== 'default') parts.push('-H', quoted('X-Mock-World: ' + name));
          if (request.body && 'json' in request.body) {
            const body = request.body.json, client = accepted.clients.find(one => body && one.id === body.client_id);
            parts.push('--data-raw', quoted(JSON.stringify(
              client && body.client_secret === '***' ? { ...body, client_secret: client.secret } : body)));
          }
          return parts.join(' ');
        }
        async function copy(entry) {
          const line = await curl(entry), masked = line.split('***').length - 1, body = entry.request.body;
          const notes = [masked ? masked + ' values are masked: fill them in.' : '',
            body && !('json' in body) ? 'Its body is no JSON, and is left out.' : ''].filter(Boolean).join(' ');
          // Without a permission, or over plain http from afar, there is no clipboard: the line is shown.
          try { await navigator.clipboard.writeText(line); return 'Copied. ' + notes; }
          catch { return line + (notes ? '   # ' + notes : ''); }
        }
        function bodyText(body) {
          if (!body) return '';
          return '\n\n' + ('json' in body ? JSON.stringify(body.json, null, 2) : '(' + body.bytes + ' bytes)');
        }
        function part(title, headers, body) {
          return [el('h3', {}, title), el('pre', {},
            fieldsOf(headers).map(([name, value]) => name + ': ' + value).join('\n') + bodyText(body))];
        }
        function deliveryText(delivery) {
          return delivery.whole ? 'whole' : 'cut after ' + delivery.afterBytes + ' bytes, ' + delivery.ending;
        }
        function entryRows(entry) {
          const request = entry.request, status = entry.response.status, id = 'entry-' + entry.number;
          const more = el('tr', { id, hidden: true }, el('td', { colspan: 8 }));
          function open() {
            more.hidden = !more.hidden;
            opener.setAttribute('aria-expanded', String(!more.hidden));
            if (more.hidden || more.firstChild.childNodes.length) return;
            more.firstChild.append(
              button('Copy as curl', doing(() => copy(entry), false)),
              ...part(request.method + ' ' + request.target, request.headers, request.body),
              ...part('answered ' + status, entry.response.headers, entry.response.body),
              el('details', {}, el('summary', {}, 'The whole entry'),
                el('pre', {}, JSON.stringify(entry, null, 2))));
          }
          const opener = el('button', { type: 'button', class: 'plain', 'aria-expanded': 'false', 'aria-controls': id,
            onclick: open }, el('strong', {}, request.method), ' ', request.target);
          const effect = (entry.committed ? entry.changedState ? 'committed' : 'committed, no change' : 'not committed')
            + (entry.sameBytesAs ? ', same bytes as #' + entry.sameBytesAs : '')
            + (entry.faults.length ? ', fault' : '');
          const row = el('tr', { class: 'entry' },
            el('td', { class: 'num' }, String(entry.number)),
            el('td', { class: 'num optional', title: entry.time }, when(entry.time)),
            el('td', { class: 'num optional' }, entry.connection + '.' + entry.ordinal),
            el('td', {}, opener),
            el('td', { class: 'num ' + (status < 400 ? 'good' : 'bad') }, String(status)),
            el('td', {}, effect),
            el('td', { class: 'optional' }, deliveryText(entry.delivery)),
            el('td', { class: 'optional' }, entry.rule));
          return [row, more];
        }
        // Puts in what came since it was last looked, the latest on top.
        async function journal(mine) {
          const answer = await ask('GET', 'journal?limit=100&after=' + lastNumber);
          const body = document.getElementById('entries');
          if (mine !== turn || !body) return;
          if (answer.total < lastNumber) return show('Journal');
          for (const entry of answer.entries) {
            if (entry.number <= lastNumber) continue;
            lastNumber = entry.number;
            body.prepend(...entryRows(entry));
          }
          while (body.children.length > 400) body.lastChild.remove();
          document.getElementById('none').hidden = body.children.length > 0;
        }
        async function journalView() {
          lastNumber = Math.max(0, (await ask('GET', 'journal?limit=0')).total - 100);
          const names = ['#', 'time', 'connection', 'request', 'status', 'effect', 'delivery', 'rule'];
          const optional = ['time', 'connection', 'delivery', 'rule'];
          return [
            el('form', { onsubmit: event => event.preventDefault() },
              button('Forget these', doing(() => ask('DELETE', 'journal'))),
              button('Begin this world anew', doing(() => ask('POST', 'reset')))),
            el('p', { id: 'none', class: 'soft', hidden: true }, 'No request has come. Those that do appear here.'),
            wide('Requests, the latest first', el('table', {},
              el('thead', {}, el('tr', {}, names.map(name =>
                el('th', { scope: 'col', class: optional.includes(name) ? 'optional' : '' }, name)))),
              el('tbody', { id: 'entries' })))];
        }

        """#
}
