// Hands a chart over to Plotly once it is tapped or pointed at: from then on it says what each dot
// is. The picture that came with the page is all there is until then, and when the theme changes.
(() => {
  const EDGE = 8; // Room for half a dot: .sketch-touched reaches so far beyond the field.
  const KINDS = ["pointerenter", "click"];
  const charts = [...document.querySelectorAll("[data-chart]")];
  let library = null;

  const tag = (name, attributes) =>
    new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement(name), attributes);
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });

  // Under this id the library finds its style sheet in place and writes none of its own.
  const load = ({ plotly, plotlyStyle }) => {
    library ??= Promise.all([
      tag("link", {
        id: "plotly.js-style-global",
        className: "no-inline-styles",
        rel: "stylesheet",
        href: plotlyStyle,
      }),
      tag("script", { src: plotly }),
    ]);
    return library;
  };

  // Colours come as names of tokens ("token:teal-ink").
  const coloured = (value, styles) => {
    if (typeof value === "string" && value.startsWith("token:")) {
      return styles.getPropertyValue(`--${value.slice(6)}`).trim();
    }
    if (Array.isArray(value)) return value.map((one) => coloured(one, styles));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coloured(one, styles)]));
  };

  // Axes, unit and lines of the grid are in the picture already; there is nothing to drag or zoom.
  const onTop = (layout, styles) => {
    const axis = (own) => ({ ...own, visible: false, fixedrange: true });
    return {
      ...layout,
      autosize: true,
      dragmode: false,
      showlegend: false,
      paper_bgcolor: "transparent",
      plot_bgcolor: "transparent",
      font: { family: styles.fontFamily, size: parseFloat(styles.fontSize), color: styles.color },
      margin: { l: EDGE, r: EDGE, t: EDGE, b: EDGE },
      xaxis: axis(layout.xaxis),
      yaxis: axis(layout.yaxis),
    };
  };

  // What the finger or the pointer is on is said at once.
  const say = ({ clientX, clientY }) => {
    const under = document.elementFromPoint(clientX, clientY);
    under?.dispatchEvent(new MouseEvent("mousemove", { clientX, clientY, bubbles: true }));
  };

  const draw = async (chart, touch) => {
    const field = chart.querySelector("[data-chart-field]");
    const figure = JSON.parse(document.getElementById(chart.dataset.chart).textContent);
    await load(chart.dataset);
    const styles = getComputedStyle(field);
    const place = document.createElement("div");
    place.className = "sketch-touched";
    field.append(place);
    const { data, layout } = coloured(figure, styles);
    const config = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false };
    await globalThis.Plotly.newPlot(place, data, onTop(layout, styles), config);
    chart.dataset.drawn = "yes";
    say(touch);
  };

  // A thumb that only scrolls over the chart asks for nothing.
  const wait = (chart) => {
    const field = chart.querySelector("[data-chart-field]");
    const asked = (event) => {
      if (event.type === "pointerenter" && event.pointerType === "touch") return;
      for (const kind of KINDS) field.removeEventListener(kind, asked);
      draw(chart, event).catch(() => {
        library = null; // The picture stays; the sentence and the table say the same.
        wait(chart);
      });
    };
    for (const kind of KINDS) field.addEventListener(kind, asked);
  };

  const undraw = (chart) => {
    if (!chart.dataset.drawn) return;
    const place = chart.querySelector(".sketch-touched");
    globalThis.Plotly.purge(place);
    place.remove();
    delete chart.dataset.drawn;
    wait(chart);
  };

  const again = () => charts.forEach(undraw);
  charts.forEach(wait);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme", "data-text"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
})();
