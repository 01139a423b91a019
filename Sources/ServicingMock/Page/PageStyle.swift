/// The page's looks: the system's own fonts and colours of its own, for light and dark rooms and narrow screens.
enum PageStyle {
    static let text = #"""
        :root { color-scheme: light dark; --back: #fbfbf9; --fore: #1c1c1a; --soft: #66665f; --line: #d8d8d0;
          --card: #fff; --accent: #0b5fa5; --good: #1a6b32; --bad: #a3261b; --mark: #eef4fa; }
        @media (prefers-color-scheme: dark) { :root { --back: #161614; --fore: #ecece6; --soft: #a3a39a;
          --line: #3a3a36; --card: #1f1f1c; --accent: #7db9ee; --good: #7fce95; --bad: #f19387; --mark: #23303c; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--back); color: var(--fore); font: 15px/1.45 system-ui, sans-serif; }
        header { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: center; padding: .7rem 1rem;
          border-bottom: 1px solid var(--line); background: var(--card); position: sticky; top: 0; z-index: 2; }
        h1 { font-size: 1.05rem; margin: 0; } h2 { font-size: 1rem; margin: 1.2rem 0 .5rem; }
        nav { display: flex; flex-wrap: wrap; gap: .2rem; }
        nav button { border: 0; background: none; border-radius: .3rem; padding: .3rem .6rem; }
        nav button[aria-selected=true] { background: var(--mark); color: var(--accent); font-weight: 600; }
        main { padding: .8rem 1rem 3rem; max-width: 90rem; margin: 0 auto; }
        button, input, textarea, select { font: inherit; color: inherit; }
        button { cursor: pointer; white-space: nowrap; border: 1px solid var(--line); background: var(--card); border-radius: .3rem;
          padding: .25rem .7rem; }
        button:hover { border-color: var(--accent); }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
        input, textarea, select { border: 1px solid var(--line); border-radius: .3rem; background: var(--card);
          padding: .25rem .5rem; max-width: 100%; }
        input[type=number] { width: 6rem; } textarea { width: 100%; min-height: 13rem; font: 13px/1.4 ui-monospace, monospace; }
        label { color: var(--soft); } form { display: flex; flex-wrap: wrap; gap: .5rem .8rem; align-items: center; }
        form + .wide, p + .wide { margin-top: .6rem; }
        .wide { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; background: var(--card); }
        table { border-collapse: collapse; width: 100%; font-size: .87rem; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid var(--line);
          min-width: 3.5rem; max-width: 30rem; overflow-wrap: break-word; }
        th { color: var(--soft); font-weight: 600; white-space: nowrap; } tr:last-child > td { border-bottom: 0; }
        tr.entry:hover { background: var(--mark); } h3 { font-size: .9rem; margin: .8rem 0 .2rem; overflow-wrap: anywhere; }
        button.plain { white-space: normal; border: 0; background: none; padding: 0; text-align: left; overflow-wrap: anywhere; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        pre { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font: 12.5px/1.4 ui-monospace, monospace; }
        code { font: .9em ui-monospace, monospace; } .soft { color: var(--soft); } .good { color: var(--good); }
        .bad { color: var(--bad); } .num { font-variant-numeric: tabular-nums; white-space: nowrap; }
        #message { overflow-wrap: anywhere; min-height: 1.4em; margin: 0 1rem; } [hidden] { display: none !important; }
        details > summary { cursor: pointer; } td td, td th { padding: .2rem .4rem; } td details pre { max-height: 16rem; overflow: auto; }
        @media (max-width: 40rem) { th, td { padding: .25rem .4rem; } .optional { display: none; } }
        """#
}
