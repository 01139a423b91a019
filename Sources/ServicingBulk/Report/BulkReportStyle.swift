/// What a report looks like on a screen, at night and on paper. The colours of the outcomes keep apart for eyes that
/// don't tell red from green; each stands beside its word.
enum BulkReportStyle {
    static let css = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--quiet:#5b6570;--line:#d9dee3;--card:#f6f8fa;--alarm:#fff4e5;
        --applied:#0072b2;--accepted:#56b4e9;--alreadyApplied:#009e73;--refused:#d55e00;--unknown:#e69f00;--notSent:#9aa3ab}
        @media screen and (prefers-color-scheme:dark){:root{--bg:#14171a;--fg:#e6e9ec;--quiet:#9aa5b1;--line:#30363d;--card:#1c2126;
        --alarm:#33260f;--applied:#3d9bd6;--accepted:#7cc8f0;--alreadyApplied:#2fbf98;--refused:#f0803c;--unknown:#f0b93c;
        --notSent:#6b7680}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:70rem;padding:1.5rem;background:var(--bg);color:var(--fg);
        font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:0 0 .6rem}
        h3{font-size:1rem;margin:1.2rem 0 .3rem}.tight{margin:.2rem 0}
        section{margin:1.6rem 0}.quiet{color:var(--quiet);margin:.2rem 0}.wrap{overflow-wrap:anywhere}
        .verdict{font-size:1.15rem;border-left:.35rem solid var(--unknown);padding:.3rem .8rem;margin:0 0 1rem}
        .verdict.good{border-color:var(--alreadyApplied)}
        .alarm{background:var(--alarm);padding:1rem;border-radius:.5rem}
        .tiles{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.6rem;margin:1rem 0 0;
        padding:0}
        .tiles li{background:var(--card);border-radius:.5rem;padding:.6rem .8rem;position:relative}
        .tiles b{display:block;font-size:1.4rem;font-variant-numeric:tabular-nums}.tiles span{display:block}
        .tiles small{color:var(--quiet)}
        .tiles .dot{position:absolute;top:.8rem;right:.8rem;width:.8rem;height:.8rem;border-radius:50%}
        svg{display:block;width:100%;border-radius:.25rem}svg.columns{background:var(--card)}svg.columns rect{fill:var(--applied)}
        .axis{display:flex;justify-content:space-between;gap:1rem;font-size:.85rem}
        table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;
        border-bottom:1px solid var(--line)}thead th{color:var(--quiet);font-weight:600;font-size:.85rem}
        .bars th{font-weight:500;white-space:nowrap;width:1%}.bars td,.bars th{border:0;vertical-align:middle}.wide{width:90%}
        .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.scroll{overflow-x:auto}
        .applied{fill:var(--applied);background:var(--applied)}.accepted{fill:var(--accepted);background:var(--accepted)}
        .alreadyApplied{fill:var(--alreadyApplied);background:var(--alreadyApplied)}
        .refused{fill:var(--refused);background:var(--refused)}.unknown{fill:var(--unknown);background:var(--unknown)}
        .notSent{fill:var(--notSent);background:var(--notSent)}
        @media print{body{max-width:none;padding:0;font-size:10pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        .tiles{grid-template-columns:repeat(6,1fr)}h2,h3,h3~p{break-after:avoid}
        section{break-inside:avoid-page}.alarm,.long{break-inside:auto}.scroll{overflow:visible}tr{break-inside:avoid}}
        """
}
