// Draws a figure when it comes into view. The page brings the figure as JSON; its colours are named
// after tokens ("token:teal-ink"), so that it follows the theme. Sentence and table need no script.
(() => {
  const charts = [...document.querySelectorAll("[data-chart]")];
  if (!charts.length) return;
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

  const coloured = (value, styles) => {
    if (typeof value === "string" && value.startsWith("token:")) {
      return styles.getPropertyValue(`--${value.slice(6)}`).trim();
    }
    if (Array.isArray(value)) return value.map((one) => coloured(one, styles));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, coloured(one, styles)]));
  };

  // Dates that come with the figure: as many of them as find room beside each other.
  const thin = (axis, most) => {
    const every = Math.ceil((axis?.tickvals?.length ?? 0) / Math.max(1, Math.floor(most)));
    if (every < 2) return axis;
    const kept = (_, place) => place % every === 0;
    return { ...axis, tickvals: axis.tickvals.filter(kept), ticktext: axis.ticktext?.filter(kept) };
  };

  // What all charts share: a few dates that fit, the unit above the axis, nothing to drag or zoom.
  const quiet = (layout, styles, { unit, width }) => {
    const axis = { color: styles.color, gridcolor: styles.getPropertyValue("--line"), zeroline: false, fixedrange: true };
    const dates = { showgrid: false, ticks: "outside", ticklen: 6, tickcolor: "transparent", tickangle: 0, tickformat: "%-d %b", nticks: Math.max(3, Math.floor(width / 110)) };
    const above = { text: unit, xref: "paper", yref: "paper", x: 0, y: 1, xanchor: "left", yanchor: "bottom" };
    const words = unit ? [{ ...above, showarrow: false, yshift: 6 }] : [];
    return {
      ...layout,
      autosize: true,
      dragmode: false,
      showlegend: false,
      paper_bgcolor: "transparent",
      plot_bgcolor: "transparent",
      font: { family: styles.fontFamily, size: parseFloat(styles.fontSize), color: styles.color },
      margin: { l: 8, r: 8, t: 28, b: 8, ...layout.margin },
      annotations: [...words, ...(layout.annotations ?? [])],
      xaxis: { ...axis, ...dates, automargin: true, ...thin(layout.xaxis, width / (4.6 * parseFloat(styles.fontSize))) },
      yaxis: { ...axis, nticks: 5, automargin: true, ...layout.yaxis },
    };
  };

  const draw = async (chart) => {
    const place = chart.querySelector("[data-chart-place]");
    const figure = JSON.parse(document.getElementById(chart.dataset.chart).textContent);
    try {
      await load(chart.dataset);
    } catch {
      place.hidden = true; // The sentence and the table say the same.
      return;
    }
    const styles = getComputedStyle(place);
    const { data, layout } = coloured(figure, styles);
    const config = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false };
    const look = quiet(layout, styles, { unit: chart.dataset.unit, width: place.clientWidth });
    await globalThis.Plotly.react(place, data, look, config);
    chart.dataset.drawn = "yes";
  };

  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "200px" },
  );
  for (const chart of charts) seen.observe(chart);

  const again = () => {
    for (const chart of charts) if (chart.dataset.drawn) draw(chart);
  };
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme", "data-text"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
})();
