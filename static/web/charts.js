// Draws the charts of a page from what their figures say; the table beside each tells the same without this.
(() => {
  const INK = "#1e2b3c", SOFT = "#4b5563", FAINT = "#d2d5d9";
  const FONT = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: INK };
  const number = (value) => new Intl.NumberFormat("nb-NO", { maximumFractionDigits: 4 }).format(value);
  const LOOKS = {
    own: { color: "#0b3d70", symbol: "circle", symbolSize: 9, lineStyle: { width: 2.5 }, z: 5 },
    median: { color: "#9a4a00", symbol: "triangle", symbolSize: 9, lineStyle: { width: 2, type: [7, 4] }, z: 4 },
    near: { color: "#2f6f4f", symbol: "rect", symbolSize: 8, lineStyle: { width: 1.5, type: [2, 3] }, z: 4 },
    path: { color: SOFT, symbol: "emptyRect", symbolSize: 0, lineStyle: { width: 1.5, type: [2, 4] }, connectNulls: true, z: 2 },
    baseline: { color: SOFT, symbol: "none", lineStyle: { width: 1, type: [8, 3, 2, 3] }, connectNulls: true, z: 2 },
    target: { color: "#6b2d73", symbol: "diamond", symbolSize: 13, lineStyle: { width: 0 }, z: 6 },
  };
  const OTHERS = [["#2f6f4f", "rect"], ["#7a4b9a", "arrow"], ["#8a6d00", "pin"], ["#a3262f", "roundRect"], ["#2b7a8c", "diamond"]];
  const BANDS = {
    wide: { fill: "#f1e7d8", stroke: "#8a6d3b", lineDash: [4, 2] },
    near: { fill: "#dcebe2", stroke: "#2f6f4f", lineDash: [1, 2] },
  };
  const BARS = {
    best: ["#0b3d70", null], good: ["#6ba3d6", { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4, color: "rgba(11,61,112,.55)" }],
    poor: ["#f0a35c", { symbol: "circle", symbolSize: 0.6, dashArrayX: [[8, 8], [0, 8, 8, 0]], dashArrayY: [6, 0], color: "rgba(90,40,0,.6)" }],
    none: ["#ffffff", { symbol: "none" }],
  };

  const base = (told) => ({
    animation: false,
    textStyle: { fontFamily: FONT.fontFamily },
    aria: { enabled: true, label: { description: told.words } },
    tooltip: { renderMode: "richText", confine: true, trigger: "axis", textStyle: { ...FONT, overflow: "break" }, backgroundColor: "#fff", borderColor: SOFT, formatter: (points) => said(told, points) },
    title: { text: told.unit, left: 0, top: 2, padding: 0, textStyle: { ...FONT, fontWeight: "normal" } },
    legend: { bottom: 0, icon: undefined, itemWidth: 26, itemGap: 14, textStyle: FONT, selectedMode: false, data: names(told) },
  });

  // What the tooltip says of a period: the words of the table, of every series that says something there.
  const said = (told, points) => {
    const at = (Array.isArray(points) ? points[0] : points).dataIndex;
    const lines = [told.periods[at]];
    for (const each of told.series) {
      if (told.kind === "bars") { if (each.counts[at]) lines.push(`${each.name}: ${number(each.counts[at])}`); continue; }
      const point = each.points[at];
      if (point) lines.push(`${each.name}: ${point.text}${point.note ? ` (${point.note})` : ""}`);
    }
    for (const each of told.bands || []) {
      const ends = each.points[at];
      if (ends) lines.push(`${each.name}: ${ends[0].text}–${ends[1].text}`);
    }
    for (const each of told.breaks || []) if (each.at === at) lines.push(each.text);
    return lines.join("\n");
  };

  // One line for every stretch between two breaks, under the same name.
  const stretches = (points, breaks) => {
    const starts = [0, ...breaks.map((each) => each.at), points.length];
    return starts.slice(1).map((end, place) => points.map((point, at) => (at >= starts[place] && at < end ? point : null)));
  };

  const has = (series, at) => !!series?.points[at] && "y" in series.points[at];
  // A figure stands on the side of its point that is away from the target, or from the median.
  const below = (own, target, each, at) => each.look === "target" || (has(own, at) && has(target, at) && Number(own.points[at].y) < Number(target.points[at].y));

  const lineSeries = (told, each, place) => {
    const [color, symbol] = OTHERS[place % OTHERS.length];
    const look = LOOKS[each.look] || { color, symbol, symbolSize: 8, lineStyle: { width: 1.5 }, z: 3 };
    const parts = each.look === "path" || each.look === "baseline" ? [each.points] : stretches(each.points, told.breaks);
    const [own, target] = [["own"], ["target", "median"]].map((looks) => told.series.find((other) => looks.includes(other.look)));
    const labelled = each.look === "own" && told.periods.length <= 12;
    return parts.map((points) => ({
      type: "line", name: each.name, symbol: look.symbol, symbolSize: look.symbolSize, showAllSymbol: true, connectNulls: !!look.connectNulls, z: look.z,
      lineStyle: { ...look.lineStyle, color: look.color }, itemStyle: { color: look.color }, emphasis: { disabled: true }, labelLayout: { hideOverlap: true },
      markLine: (each.look === "target" && level(each.points, look.color)) || undefined,
      data: points.map((point, at) => (point && "y" in point ? {
        value: Number(point.y),
        symbolSize: each.look === "path" && point.note ? 11 : look.symbolSize, // the start of the plan is marked
        itemStyle: point.open ? { color: "#fff", borderColor: look.color, borderWidth: 2 } : { color: look.color, borderColor: look.color, borderWidth: 1 },
        label: { show: labelled || (each.look === "target" && !has(own, at)), position: below(own, target, each, at) ? "bottom" : "top", formatter: point.text, ...FONT, textBorderColor: "#fff", textBorderWidth: 3 },
      } : null)),
    }));
  };

  // The last target as a level line, so that one sees how far there is left.
  const level = (points, color) => {
    const last = points.filter(Boolean).at(-1);
    return last && "y" in last && { silent: true, symbol: "none", label: { show: false }, lineStyle: { color, width: 1, type: [6, 4] }, data: [{ yAxis: Number(last.y) }] };
  };

  // Where a figure is hidden or missing there is a marked strip with the word, and no point: never 0.
  const gaps = (told) => {
    const own = told.series.find((each) => each.look === "own");
    if (!own) return [];
    const found = own.points.map((point, at) => [at, point]).filter(([, point]) => point && !("y" in point));
    return found.length ? [{
      type: "custom", silent: true, z: 1, tooltip: { show: false }, data: found.map(([at]) => [at, 0]),
      encode: { x: 0, y: [] },
      renderItem: (params, api) => {
        const area = params.coordSys, step = api.size([1, 0])[0], middle = api.coord([api.value(0), 0])[0];
        const width = Math.min(step * 0.8, 28), [at, point] = found[params.dataIndex];
        // The word keeps out of the way of what else is drawn there.
        const beside = told.series.filter((each) => has(each, at)).map((each) => api.coord([at, Number(each.points[at].y)])[1]);
        const isHigh = beside.length > 0 && Math.min(...beside) < area.y + area.height / 2;
        const edge = isHigh ? { y: area.y + area.height - 6, align: "left" } : { y: area.y + 6, align: "right" };
        return { type: "group", children: [
          { type: "rect", shape: { x: middle - width / 2, y: area.y, width, height: area.height }, style: { fill: "#eef0f2", opacity: 0.85, stroke: SOFT, lineDash: [2, 3], lineWidth: 1 } },
          { type: "text", x: middle, y: edge.y, rotation: Math.PI / 2, style: { text: point.text, fontFamily: FONT.fontFamily, fontSize: 12, fill: INK, align: edge.align, verticalAlign: "middle" } },
        ] };
      },
    }] : [];
  };

  // Half of the participants lie in a box; that of some of them stands beside that of all.
  const bands = (told) => told.bands.map((each) => ({
    type: "custom", name: each.name, silent: true, z: 1, itemStyle: { color: BANDS[each.look].fill },
    data: each.points.map((pair, at) => (pair ? [at, Number(pair[0].y), Number(pair[1].y)] : null)).filter(Boolean),
    encode: { x: 0, y: [1, 2] },
    renderItem: (_params, api) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]), high = api.coord([api.value(0), api.value(2)])[1];
      const width = Math.min(api.size([1, 0])[0] * 0.3, 28);
      const left = told.bands.length === 1 ? x - width / 2 : each.look === "near" ? x : x - width;
      return { type: "rect", shape: { x: left, y: high, width, height: Math.max(low - high, 1) }, style: { ...BANDS[each.look], lineWidth: 1 } };
    },
  }));

  const breaks = (told) => (told.breaks.length ? [{
    type: "line", data: [], silent: true, tooltip: { show: false },
    markLine: { silent: true, symbol: "none", lineStyle: { color: "#a3262f", type: "solid", width: 1.5 }, label: { show: false },
      data: told.breaks.map((each) => ({ xAxis: each.at - 0.5 })) },
  }] : []);

  // Names that do not fit in one line below the drawing take more.
  const names = (told) => [...new Set(told.series.map((each) => each.name)), ...(told.bands || []).map((each) => each.name)];
  const rows = (told, width) => {
    let count = 1, used = 0;
    for (const name of names(told)) {
      const wide = 46 + 7 * name.length;
      if (used && used + wide > width) { count += 1; used = 0; }
      used += wide;
    }
    return count;
  };
  const room = (told, width) => 14 + 26 * rows(told, width);

  const axis = { axisLine: { lineStyle: { color: SOFT } }, axisTick: { show: false } };
  const lineChart = (told, width) => ({
    ...base(told),
    grid: { left: 8, right: 20, top: 34, bottom: room(told, width), containLabel: true },
    xAxis: { type: "category", data: told.periods, ...axis, axisLabel: { ...FONT, hideOverlap: true } },
    yAxis: { type: "value", axisLabel: { ...FONT, formatter: number }, splitLine: { lineStyle: { color: FAINT } }, splitNumber: 4 },
    series: [...bands(told), ...gaps(told), ...told.series.flatMap((each, place) => lineSeries(told, each, place)), ...breaks(told)],
  });

  const bars = (told, width) => ({
    ...base(told),
    grid: { left: 8, right: 20, top: 28, bottom: room(told, width), containLabel: true },
    yAxis: { type: "category", data: told.periods, inverse: true, ...axis, axisLabel: { ...FONT, width: 110, overflow: "break" } },
    xAxis: { type: "value", minInterval: 1, axisLabel: { ...FONT, formatter: number }, splitLine: { lineStyle: { color: FAINT } } },
    series: told.series.map((each) => ({
      type: "bar", name: each.name, stack: "whole", data: each.counts.map((count) => count || null), barMaxWidth: 26, emphasis: { disabled: true },
      itemStyle: { color: BARS[each.look][0], borderColor: INK, borderWidth: 1, borderType: each.look === "none" ? "dashed" : "solid", decal: BARS[each.look][1] },
    })),
  });

  // On paper a drawing is less wide and less high than on screen, so that its words are larger.
  const PAPER = { half: 440, whole: 620, high: 170 };

  const draw = (figure) => {
    const told = JSON.parse(figure.dataset.chart), place = figure.querySelector("[data-drawing]");
    const paper = figure.closest(".goal-list") ? PAPER.half : PAPER.whole;
    place.hidden = false;
    const chart = echarts.init(place, null, { renderer: "svg" });
    // The drawing follows the paper's width as it follows the window's.
    const fit = () => place.querySelector("svg")?.setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
    // What is drawn keeps its height whatever room the names take.
    const drawn = (width, lines, onPaper) => {
      const height = (told.kind === "bars" ? 64 + 34 * told.periods.length : lines) + 26 * rows(told, width);
      if (!onPaper) place.style.height = `${height}px`;
      chart.resize({ width, height });
      chart.setOption((told.kind === "bars" ? bars : lineChart)(told, width));
      chart.getZr().flush();
      fit();
    };
    const onScreen = () => { if (!matchMedia("print").matches && place.clientWidth) drawn(place.clientWidth, 248, false); };
    chart.on("finished", fit);
    onScreen();
    addEventListener("beforeprint", () => drawn(paper, PAPER.high, true));
    addEventListener("afterprint", onScreen);
    new ResizeObserver(onScreen).observe(place);
  };

  // Words are measured in the font that they are drawn in.
  document.fonts.ready.then(() => document.querySelectorAll("figure[data-chart]").forEach(draw));
})();
