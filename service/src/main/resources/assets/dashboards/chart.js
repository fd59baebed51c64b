// Draws the table it names: each column whose head has data-series is a series, and the words in the tooltip are the
// table's own, so that chart and table cannot disagree. Drawn again when the table or the colours change.
const SHAPES = {
  layers: { across: true, grouped: false },
  bars: { across: true, grouped: true },
  days: { across: false, grouped: true },
};
const ROW = 40;
const FRAME = 110;

class TableChart {
  #figure;
  #shape;
  #chart = null;

  constructor(figure) {
    this.#figure = figure;
    this.#shape = SHAPES[figure.dataset.kind];
    this.#draw();
    document.addEventListener("figures-changed", () => this.#draw());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#draw());
  }

  #draw() {
    const table = document.getElementById(this.#figure.dataset.table);
    const rows = table ? [...table.tBodies[0].rows] : [];
    this.#chart?.destroy();
    this.#chart = null;
    this.#figure.hidden = rows.length === 0;
    if (rows.length === 0) {
      return;
    }
    if (this.#shape.across) {
      this.#figure.style.blockSize = `${rows.length * ROW * this.#density(table) + FRAME}px`;
    }
    const data = { labels: rows.map((row) => this.#name(row.cells[0])), datasets: this.#series(table, rows) };
    const canvas = this.#figure.querySelector("canvas");
    this.#chart = new window.Chart(canvas, { type: "bar", data, options: this.#options(rows, data.datasets) });
  }

  // Bars beside each other want more room than bars one over the other.
  #density(table) {
    return this.#shape.grouped ? Math.max(1, table.querySelectorAll("th[data-series]").length * 0.7) : 1;
  }

  #name(head) {
    return head.dataset.name ?? head.textContent.trim();
  }

  // On a phone a long name would be cut off at the edge: it is folded once, where that leaves the shortest lines.
  #lines(name) {
    if (!this.#shape.across || this.#figure.clientWidth > 480 || name.length < 13) {
      return name;
    }
    const words = name.split(" ");
    const folded = words.map((_, at) => [words.slice(0, at).join(" "), words.slice(at).join(" ")]);
    const longest = (lines) => Math.max(...lines.map((line) => line.length));
    return folded.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best)).filter((line) => line);
  }

  #series(table, rows) {
    const heads = [...table.tHead.rows[0].cells].filter((head) => head.dataset.series);
    return heads.map((head, at) => ({
      label: head.textContent.trim(),
      column: head.cellIndex,
      data: rows.map((row) => Number(row.cells[head.cellIndex].dataset.value)),
      backgroundColor: this.#token(`--series-${head.dataset.series}`),
      grouped: this.#shape.grouped,
      barPercentage: this.#shape.grouped ? 0.9 : 0.9 - 0.28 * at,
      order: this.#shape.grouped ? 0 : -at,
    }));
  }

  #options(rows, series) {
    const rtl = document.documentElement.dir === "rtl";
    const ink = this.#token("--ink-soft");
    const font = { family: getComputedStyle(document.body).fontFamily, size: 14 };
    const counts = { beginAtZero: true, ticks: { precision: 0, color: ink, font }, grid: { color: this.#token("--line") } };
    const lines = rows.map((row) => this.#lines(this.#name(row.cells[0])));
    const callback = (at) => lines[at];
    const names = {
      ticks: { color: this.#token("--ink"), font, autoSkip: !this.#shape.across, callback },
      grid: { display: false },
    };
    const across = this.#shape.across;
    const along = across ? counts : names;
    const up = across ? names : counts;
    return {
      indexAxis: across ? "y" : "x",
      animation: false,
      maintainAspectRatio: false,
      locale: `${document.documentElement.lang}-u-nu-latn`,
      scales: { x: { ...along, reverse: rtl }, y: { ...up, position: rtl ? "right" : "left" } },
      plugins: {
        legend: {
          display: series.length > 1,
          rtl,
          position: "bottom",
          labels: { color: ink, font, boxWidth: 14, sort: (one, other) => one.datasetIndex - other.datasetIndex },
        },
        tooltip: { rtl, callbacks: { label: (item) => this.#words(item, rows) } },
      },
    };
  }

  #words(item, rows) {
    return `${item.dataset.label}: ${rows[item.dataIndex].cells[item.dataset.column].textContent.trim()}`;
  }

  #token(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }
}

document.querySelectorAll("[data-behaviour~=chart]").forEach((figure) => new TableChart(figure));
