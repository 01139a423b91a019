/// What the page shows beside the journal. A view appears where the control API has what it needs.
enum PageViews {
    static let script =
        #"""
        function editor(id, label, value) {
          const text = el('textarea', { id, spellcheck: 'false', 'aria-label': label });
          text.value = JSON.stringify(value, null, 2);
          return text;
        }
        function read(text) {
          try { return parse(text.value); } catch (error) { throw new Error('This is not JSON: ' + error.message); }
        }
        const views = {
          Journal: { needs: 'GET /__mock/journal', show: journalView, shown: () => journal(turn) },
          State: { needs: 'GET /__mock/state', async show() {
            const { providers } = await ask('GET', 'state?masked=true'), { snapshots } = await ask('GET', 'snapshots');
            const name = el('input', { id: 'name', size: 20, autocomplete: 'off', required: true });
            return [
              el('h2', {}, 'Snapshots of all but the journal'),
              ...(snapshots.length ? [table('Snapshots', snapshots.map(one => ({ name: one })), one => [
                button('Restore', doing(() => ask('POST', 'snapshots/' + one.name + '/restore'))), ' ',
                button('Forget', doing(() => ask('DELETE', 'snapshots/' + one.name)))])] : []),
              el('form', { onsubmit: doing(() => ask('PUT', 'snapshots/' + encodeURIComponent(name.value))) },
                field('Name', name), el('button', {}, 'Keep one')),
              ...Object.entries(providers).flatMap(([provider, state]) =>
                Object.entries(state).flatMap(([part, value]) => tables(provider + ' \u203a ' + part, value, 0)))];
          } },
          Clock: { needs: 'GET /__mock/clock', async show() {
            const clock = await ask('GET', 'clock');
            const time = el('input', { id: 'time', size: 26, value: clock.now, autocomplete: 'off' });
            const days = el('input', { id: 'days', type: 'number', min: 0, value: 1 });
            const hours = el('input', { id: 'hours', type: 'number', min: 0, value: 0 });
            const now = el('span', { class: 'num', id: 'shown' }, clock.now), happened = el('div', {});
            return [
              el('h2', {}, 'It is ', now, ' in this world'),
              el('p', { class: 'soft' }, clock.time ? 'The clock stands until it is moved.'
                : 'The clock goes as the system\u2019s does.'),
              el('form', { onsubmit: doing(async () => {
                const answer = await ask('POST', 'clock/advance',
                  { days: Number(days.value), hours: Number(hours.value) });
                now.textContent = answer.now;
                happened.replaceChildren(...(answer.happened ? tables('Happened', answer.happened, 0) : []));
              }, false) }, field('Days', days), field('Hours', hours), el('button', {}, 'Advance')), happened,
              el('h2', {}, 'Set'),
              el('form', { onsubmit: doing(() => ask('PUT', 'clock', { time: time.value })) },
                field('Time', time), el('button', {}, 'Stop the clock there'),
                button('Follow the system', doing(() => ask('PUT', 'clock', { follows: 'system' }))))];
          } },
          Faults: { needs: 'GET /__mock/faults', async show() {
            const { faults } = await ask('GET', 'faults'), operations = Object.values((await ask('GET', 'openapi.json')).paths)
              .flatMap(path => Object.values(path)).map(one => one.tags[0] + ' ' + one.operationId
                .slice(one.tags[0].length + 1).replaceAll('_', '-')).sort();
            const text = editor('fault', 'A fault as JSON', {});
            const example = el('select', { id: 'example', onchange: fill },
              Object.keys(examples).map(name => el('option', { value: name }, name)));
            const operation = el('select', { id: 'operation', onchange: fill }, el('option', { value: '' }, 'every operation'),
              operations.map(name => el('option', { value: name }, name)));
            function fill() {
              const [provider, name] = operation.value.split(' ');
              text.value = JSON.stringify({ ...(name ? { provider, operation: name } : {}), ...examples[example.value] },
                null, 2);
            }
            fill();
            return [...tables('In this world', faults, 0, fault =>
                button('Take out', doing(() => ask('DELETE', 'faults/' + fault.id)))),
              el('h2', {}, 'Put one in'),
              el('form', { onsubmit: doing(() => ask('POST', 'faults', read(text))) },
                field('What', example), field('Where', operation), text, el('button', {}, 'Put in'),
                button('Take all out', doing(() => ask('DELETE', 'faults'))))];
          } },
          Access: { needs: 'GET /__mock/credentials', async show() {
            const accepted = editor('credentials', 'Credentials as JSON', await ask('GET', 'credentials'));
            const limits = editor('limits', 'Rate limits as JSON', await ask('GET', 'rate-limits'));
            return [
              el('h2', {}, 'Accepted credentials'),
              el('p', { class: 'soft' }, 'A token or client whose mayWrite is false has a role that reads.'),
              el('form', { onsubmit: doing(() => ask('PUT', 'credentials', read(accepted))) }, accepted,
                el('button', {}, 'Accept these')),
              el('h2', {}, 'Rate limits'),
              el('p', { class: 'soft' }, 'Such as {"rateLimits":{"PROVIDER":{"requests":100,"seconds":60}}}.'),
              el('form', { onsubmit: doing(() => ask('PUT', 'rate-limits', read(limits))) }, limits,
                el('button', {}, 'Set these'))];
          } },
          Worlds: { needs: 'GET /__mock/worlds', async show() {
            const { worlds } = await ask('GET', 'worlds');
            return tables('Worlds', worlds, 0, one => [
              button('Open', () => { world.value = one.name; show('Journal'); }), ' ',
              button('Remove', doing(() => ask('DELETE', 'worlds/' + one.name)))]);
          } },
          Capabilities: { needs: 'GET /__mock/capabilities', async show() {
            const told = await ask('GET', 'capabilities');
            return told ? tables('', told, 1)
              : [el('p', { class: 'soft' }, 'Whoever started this mock has not told what its adapters can do.')];
          } },
          Rules: { needs: 'GET /__mock/fidelity', async show() {
            const { rules } = await ask('GET', 'fidelity');
            const filter = el('input', { id: 'filter', type: 'search', 'aria-label': 'Filter the rules',
              placeholder: 'Filter', oninput: fill }), list = el('div', {});
            function fill() {
              const words = filter.value.toLowerCase();
              list.replaceChildren(...tables('Rules',
                rules.filter(rule => JSON.stringify(rule).toLowerCase().includes(words)), 0));
            }
            fill();
            return [el('form', { onsubmit: event => event.preventDefault() }, filter), list];
          } },
        };

        """# + examples

    private static let examples = #"""
        const examples = {
          'the answer is lost, the work done': { placement: 'afterCommit', turn: { nth: 1 },
            effects: [{ cut: { afterBytes: 0, ending: 'reset' } }] },
          'the answer is cut': { placement: 'afterCommit', turn: { nth: 1 },
            effects: [{ cut: { afterBytes: 120, ending: 'closed' } }] },
          'no answer ever comes': { placement: 'beforeCommit', turn: { nth: 1 }, effects: [{ hang: true }] },
          'two seconds late': { effects: [{ delay: 2 }] },
          'mostly 80 ms, at times far more': { effects: [{ latency: { logNormal: { median: 0.08, sigma: 1 }, seed: 1 } }] },
          'down for the first three': { turn: { first: 3 }, effects: [{ status: 503 }, { retryAfter: { seconds: 2 } }] },
          'one in ten fails': { chance: { probability: 0.1, seed: 1 }, effects: [{ status: 500 }] },
          'too many requests': { turn: { nth: 1 }, effects: [{ status: 429 },
            { retryAfter: { seconds: 30, asDate: true } }] },
          'the role does not allow it': { turn: { nth: 1 }, effects: [{ status: 403 }] },
          'a proxy\u2019s page': { turn: { nth: 1 }, effects: [{ status: 502 },
            { body: { text: '<html><h1>502 Bad Gateway</h1></html>', contentType: 'text/html' } }] },
          'a length that is wrong': { placement: 'afterCommit', turn: { nth: 1 }, effects: [{ contentLength: 9999 }] },
          'garbage': { placement: 'afterCommit', turn: { nth: 1 }, effects: [{ garbage: { hex: '00ff0d0a' } }] },
          'a byte at a time': { effects: [{ dribble: { bytes: 1, gap: 0.02 } }] },
          'no new connection for five seconds': { placement: 'afterCommit', turn: { nth: 1 },
            effects: [{ acceptance: { refusedFor: 5 } }] },
        };

        """#
}
