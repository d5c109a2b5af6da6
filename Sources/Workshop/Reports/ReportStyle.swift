/// The page's style: a newspaper's data page, set for a telephone first.
enum ReportStyle {
    static let css = """
        :root { --paper: #fbf9f4; --ink: #1d1f24; --soft: #5d6470; --faint: #8a8f98; --rule: #ddd7ca; --rail: #ece7db;
          --bar: #2f4b6e; --good: #2a7f78; --mid: #b9b3a4; --bad: #c0532f; --second: #8fa6c2;
          color-scheme: light dark; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #15171b; --ink: #e9e6df; --soft: #a9aeb8; --faint: #858b96; --rule: #33373f; --rail: #25282f;
            --bar: #8fb1dd; --good: #57b8ad; --mid: #6b6f78; --bad: #e88a63; --second: #48607f; }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 1rem/1.55 Charter, "Bitstream Charter", "Source Serif 4", Georgia, "DejaVu Serif", serif; }
        main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
        header { border-top: 3px solid var(--ink); padding-top: .6rem; }
        h1 { font-size: clamp(1.9rem, 1.3rem + 3vw, 3.1rem); line-height: 1.12; letter-spacing: -.01em;
          margin: .2rem 0 .5rem;
          font-weight: 600; text-wrap: balance; }
        h2 { font-size: 1.45rem; line-height: 1.2; margin: 0 0 .25rem; font-weight: 600; }
        h3 { font-size: 1.05rem; line-height: 1.35; margin: 0; font-weight: 600; }
        p { margin: .2rem 0; max-width: 42rem; }
        .kicker, .lead, .legend, .places, .aside, figcaption, table, .figures span, footer, svg text {
          font-family: "Helvetica Neue", "Inter", "Liberation Sans", "DejaVu Sans", Arial, sans-serif; }
        .kicker { font-size: .78rem; letter-spacing: .08em; text-transform: uppercase; color: var(--bad); margin: 0; }
        .deck { font-size: 1.15rem; color: var(--soft); max-width: 46rem; overflow-wrap: anywhere; }
        .lead, .legend, .aside { font-size: .86rem; color: var(--soft); }
        section { border-top: 1px solid var(--rule); padding: 1.4rem 0 1rem; margin-top: 1.2rem; }
        .figures { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .9rem 1.2rem;
          padding: 1rem 0 .2rem; }
        .figures b { display: block; font-size: 1.75rem; line-height: 1.1; font-weight: 600;
          font-variant-numeric: tabular-nums; }
        .figures span { font-size: .8rem; color: var(--soft); line-height: 1.3; display: block; }
        .grid { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.4rem 2.4rem; margin-top: .9rem;
          align-items: start; }
        figure { margin: 0; min-width: 0; max-width: 28rem; }
        figcaption { display: flex; justify-content: space-between; gap: 1rem; font-size: .86rem;
          padding-bottom: .35rem; }
        figcaption span:first-child { font-weight: 600; }
        figcaption span:last-child { color: var(--soft); text-align: right; font-variant-numeric: tabular-nums; }
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        svg text { font-size: 12px; fill: var(--ink); }
        svg .small { font-size: 11px; fill: var(--soft); }
        .axis { stroke: var(--faint); stroke-width: 1; }
        .fill-ink { fill: var(--bar); } .fill-soft { fill: var(--second); } .fill-rail { fill: var(--rail); }
        .fill-good { fill: var(--good); } .fill-mid { fill: var(--mid); } .fill-bad { fill: var(--bad); }
        polyline { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
        .line-good { stroke: var(--good); } .line-mid { stroke: var(--mid); } .line-bad { stroke: var(--bad); }
        .legend i { display: inline-block; width: .7rem; height: .7rem; margin: 0 .35rem 0 .8rem;
          vertical-align: -.05rem; }
        .legend i:first-child { margin-left: 0; }
        .good { background: var(--good); } .mid { background: var(--mid); } .bad { background: var(--bad); }
        .changes { list-style: none; counter-reset: n; margin: .8rem 0 0; padding: 0; display: grid;
          gap: 1.1rem 2.4rem; }
        .changes li { counter-increment: n; position: relative; padding-left: 2.7rem; min-width: 0;
          break-inside: avoid; }
        .changes li::before { content: counter(n); position: absolute; left: 0; top: -.2rem; font-size: 1.6rem;
          color: var(--bad);
          font-variant-numeric: tabular-nums; }
        .places { font-size: .78rem; color: var(--soft); overflow-wrap: anywhere; line-height: 1.45; }
        .said { color: var(--soft); font-style: italic; overflow-wrap: anywhere; }
        .quotes { margin: 0; padding: 0; list-style: none; min-width: 0; }
        .quotes li { padding: .5rem 0; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
        .quotes .places { display: block; }
        .grid > .quotes:only-child { grid-column: 1 / -1; columns: 20rem 2; column-gap: 2.4rem; }
        .quotes li { break-inside: avoid; }
        pre { font: .8rem/1.5 "DejaVu Sans Mono", "Liberation Mono", Menlo, Consolas, monospace; overflow-x: auto;
          background: var(--rail); padding: .8rem 1rem; margin: .5rem 0 0; }
        details { margin-top: 1.1rem; min-width: 0; }
        summary { cursor: pointer; font-weight: 600; }
        .grid > div { min-width: 0; }
        table { border-collapse: collapse; width: 100%; font-size: .84rem; }
        caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
        th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
          border-bottom: 1px solid var(--rule);
          font-weight: 400; overflow-wrap: anywhere; }
        tbody th { width: 42%; }
        .wide tbody th { width: auto; }
        .wide .n { white-space: nowrap; padding-left: .6rem; }
        figure + table { margin-top: 1.1rem; }
        td { overflow-wrap: break-word; }
        thead th { color: var(--soft); font-size: .78rem; }
        .n { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; }
        td:not(.n) { color: var(--soft); }
        footer { border-top: 1px solid var(--rule); margin-top: 1.5rem; padding-top: .8rem; font-size: .78rem;
          color: var(--soft); }
        @media (min-width: 38rem) {
          main { padding: 2.5rem 2rem 4rem; }
          .figures { grid-template-columns: repeat(4, minmax(0, 1fr)); }
          .grid, .changes { grid-template-columns: repeat(2, minmax(0, 1fr)); }
        }
        @media (min-width: 64rem) { .grid:has(> figure:nth-child(4)) { grid-template-columns: repeat(3, minmax(0, 1fr)); } }
        @media print {
          :root { --paper: #fff; --ink: #000; --soft: #444; --faint: #777; --rule: #bbb; --rail: #eee; --bar: #2f4b6e;
            --good: #2a7f78; --mid: #b9b3a4; --bad: #b04a28; --second: #8fa6c2; }
          body { font-size: 10pt; }
          main { max-width: none; padding: 0; }
          figure, li, tr, .figures, .grid > div:has(table) { break-inside: avoid; }
          h2, .lead, .legend, caption { break-after: avoid; }
          section { padding: .8rem 0 .5rem; margin-top: .8rem; }
          .fill-ink, .fill-soft, .fill-good, .fill-mid, .fill-bad, .fill-rail, .legend i { print-color-adjust: exact;
            -webkit-print-color-adjust: exact; }
        }

        """
}
