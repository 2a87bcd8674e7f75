/// The style sheet of the page: light and dark by the reader's choice, readable on paper.
enum ReportStyle {
  static let sheet = """
    :root { color-scheme: light dark; --paper: #fff; --ink: #1d2330; --soft: #5b6475; --line: #d9dee7; --panel: #f6f8fb;
      --band: #e4e8ef; --c0: #3b4252; --c1: #0b6fb8; --c2: #c2410c; --c3: #0f7b5f; --c4: #8a3ffc; --c5: #a16207;
      --good: #0f7b5f; --bad: #b42318; }
    @media (prefers-color-scheme: dark) { :root { --paper: #12161f; --ink: #e6e9f0; --soft: #9aa5b8; --line: #2d3545;
      --panel: #1a2030; --band: #2a3346; --c0: #c3cad8; --c1: #5db2f0; --c2: #ff8f5a; --c3: #45cfa6; --c4: #b794ff;
      --c5: #e3b341; --good: #45cfa6; --bad: #ff8a80; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 1120px; padding: 32px 24px 64px; background: var(--paper); color: var(--ink);
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
    h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; } h2 { font-size: 19px; margin: 40px 0 8px; }
    h3 { font-size: 15px; margin: 16px 0 4px; } p { margin: 6px 0; } .soft { color: var(--soft); }
    ul { margin: 6px 0; padding-left: 20px; } li { margin: 3px 0; }
    .panel { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: 12px 18px; margin: 12px 0; }
    .panel h2 { margin-top: 4px; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 13.5px; }
    th, td { padding: 4px 10px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; vertical-align: top; }
    th { font-weight: 600; color: var(--soft); } td.l, th.l { text-align: left; white-space: normal; }
    tr.first td { border-top: 2px solid var(--line); }
    .faster { color: var(--good); font-weight: 600; } .slower { color: var(--bad); font-weight: 600; }
    .same, .few { color: var(--soft); }
    .legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 8px 0; font-size: 13.5px; }
    .key { display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 6px; vertical-align: -1px; }
    svg { display: block; width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 13px; }
    svg text.soft { fill: var(--soft); font-size: 12px; } .axis { stroke: var(--line); } .one { stroke: var(--c0); stroke-width: 1.5; }
    .band { fill: var(--band); }
    details { margin: 12px 0; border: 1px solid var(--line); border-radius: 8px; padding: 8px 14px; }
    summary { cursor: pointer; font-weight: 600; } pre { overflow-x: auto; background: var(--panel); padding: 10px 12px;
      border-radius: 6px; font-size: 12.5px; line-height: 1.4; white-space: pre-wrap; word-break: break-word; }
    dl { display: grid; grid-template-columns: minmax(140px, 260px) 1fr; gap: 2px 16px; margin: 6px 0; font-size: 13.5px; }
    dt { color: var(--soft); } dd { margin: 0; word-break: break-word; }
    @media (max-width: 640px) { body { padding: 20px 12px; } dl { grid-template-columns: 1fr; } dd { margin-bottom: 6px; } }
    @media print { details > *:not(summary) { display: block; } body { max-width: none; } }
    """

  /// What the experiment's page needs besides.
  static let plots = """
    .plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(330px, 1fr)); gap: 18px 20px; margin: 10px 0 18px; }
    figure { margin: 0; break-inside: avoid; } figcaption { font-weight: 600; font-size: 14px; margin-bottom: 2px; }
    .legend svg { display: inline-block; width: 38px; height: 14px; vertical-align: -2px; margin-right: 6px; }
    .statement { border-left: 3px solid var(--c1); padding: 2px 0 2px 12px; }
    .plots svg text { font-size: 11.5px; } .plots svg text.soft { font-size: 11px; }
    a { color: var(--c1); }
    """
}
