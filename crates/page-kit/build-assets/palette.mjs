// Makes the colours: each role is a hue and a strength, each step a lightness (OKLCH), for light and for dark.
// Every pair that text or a border depends on is checked against WCAG; a pair that fails stops the build.

const steps = ["background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover",
  "surface-active", "border-subtle", "border-default", "border-strong", "text-subtle", "text-default",
  "base-default", "base-hover", "base-active", "base-contrast-subtle", "base-contrast-default"];

// Lightness of each step, and how much of the role's strength it carries.
const light = {
  "background-default": [0.982, 0], "background-tinted": [0.962, 0.1], "surface-default": [0.995, 0],
  "surface-tinted": [0.95, 0.2], "surface-hover": [0.925, 0.3], "surface-active": [0.895, 0.4],
  "border-subtle": [0.84, 0.45], "border-default": [0.585, 0.8], "border-strong": [0.46, 0.9],
  "text-subtle": [0.4, 0.9], "text-default": [0.265, 0.6], "base-default": [0.4, 1], "base-hover": [0.34, 1],
  "base-active": [0.28, 0.9], "base-contrast-subtle": [0.94, 0.15], "base-contrast-default": [0.99, 0.05],
};
const dark = {
  "background-default": [0.195, 0], "background-tinted": [0.225, 0.12], "surface-default": [0.23, 0],
  "surface-tinted": [0.275, 0.25], "surface-hover": [0.315, 0.32], "surface-active": [0.355, 0.4],
  "border-subtle": [0.4, 0.4], "border-default": [0.62, 0.6], "border-strong": [0.75, 0.6],
  "text-subtle": [0.83, 0.55], "text-default": [0.94, 0.22], "base-default": [0.8, 0.75],
  "base-hover": [0.86, 0.65], "base-active": [0.9, 0.5], "base-contrast-subtle": [0.3, 0.4],
  "base-contrast-default": [0.18, 0.3],
};

// The paper: warm in light, warm black in dark. All roles share it, so that nothing looks pasted on.
const paper = { light: { chroma: 0.009, hue: 88 }, dark: { chroma: 0.007, hue: 75 } };

// Ink-teal for action. No role is red: red belongs to the thread alone, so danger is plum.
const roles = {
  accent: { hue: 214, chroma: 0.072 },
  neutral: { hue: 80, chroma: 0.018 },
  info: { hue: 250, chroma: 0.075 },
  success: { hue: 150, chroma: 0.085 },
  warning: { hue: 72, chroma: 0.1 },
  danger: { hue: 322, chroma: 0.12 },
};

const thread = { light: [0.535, 0.205, 28], dark: [0.68, 0.19, 28] };

function rgb([l, c, h]) {
  const a = c * Math.cos((h * Math.PI) / 180), b = c * Math.sin((h * Math.PI) / 180);
  const [x, y, z] = [l + 0.3963377774 * a + 0.2158037573 * b, l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b].map((v) => v ** 3);
  return [4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z];
}

const gamma = (v) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

function hex([l, c, h]) {
  let chroma = c;
  while (chroma > 0 && rgb([l, chroma, h]).some((v) => v < -0.0005 || v > 1.0005)) chroma -= 0.002;
  const parts = rgb([l, Math.max(chroma, 0), h]).map((v) => Math.round(gamma(Math.min(1, Math.max(0, v))) * 255));
  return "#" + parts.map((v) => v.toString(16).padStart(2, "0")).join("");
}

function luminance(color) {
  const [r, g, b] = [1, 3, 5].map((i) => linear(parseInt(color.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}

function scheme(mode) {
  const table = mode === "light" ? light : dark;
  const ground = paper[mode];
  const colors = {};
  for (const [role, { hue, chroma }] of Object.entries(roles)) {
    for (const step of steps) {
      const [lightness, share] = table[step];
      const isPaper = step === "background-default" || step === "surface-default";
      colors[`${role}-${step}`] = isPaper
        ? hex([lightness, ground.chroma * (step === "surface-default" && mode === "light" ? 0.5 : 1), ground.hue])
        : hex([lightness, Math.max(chroma * share, ground.chroma * (role === "neutral" ? 1.25 : 0.8)), hue]);
    }
  }
  check(mode, colors);
  return colors;
}

function check(mode, colors) {
  const demand = (one, other, least, what) => {
    const got = contrast(one, other);
    if (got < least) throw new Error(`${mode} ${what}: ${one} on ${other} is ${got.toFixed(2)}, needs ${least}`);
  };
  for (const role of Object.keys(roles)) {
    const of = (step) => colors[`${role}-${step}`];
    for (const ground of ["background-default", "background-tinted", "surface-default", "surface-tinted", "surface-hover", "surface-active"]) {
      demand(of("text-default"), of(ground), 7, `${role} text on ${ground}`);
      demand(of("text-subtle"), of(ground), 4.5, `${role} subtle text on ${ground}`);
    }
    for (const ground of ["background-default", "surface-default", "surface-tinted"]) {
      demand(of("border-default"), of(ground), 3, `${role} border on ${ground}`);
    }
    demand(of("base-contrast-default"), of("base-default"), 7, `${role} text on base`);
    demand(of("base-contrast-default"), of("base-hover"), 7, `${role} text on base hover`);
    demand(of("base-default"), of("background-default"), 4.5, `${role} base on paper`);
  }
  demand(hex(thread[mode]), colors["neutral-background-default"], 4.5, "thread on paper");
  demand(hex(thread[mode]), colors["neutral-surface-tinted"], 3, "thread on tinted");
}

function block(mode) {
  const lines = Object.entries(scheme(mode)).map(([name, value]) => `--ds-color-${name}:${value};`);
  const focus = mode === "light" ? ["#ffffff", "#14110c"] : ["#14110c", "#fffaf0"];
  lines.push(`--ds-color-focus-inner:${focus[0]};`, `--ds-color-focus-outer:${focus[1]};`);
  lines.push(`--ds-link-color-visited:${hex(mode === "light" ? [0.4, 0.07, 300] : [0.83, 0.06, 300])};`);
  lines.push(`--thread:${hex(thread[mode])};`, `color-scheme:${mode};`);
  return lines.join("");
}

export function palette() {
  const [day, night] = [block("light"), block("dark")];
  return `/* Made by build-assets/palette.mjs, with every contrast checked. Do not edit by hand. */
:root,[data-color-scheme=light],[data-color-scheme=auto]{${day}}
[data-color-scheme=dark]{${night}}
@media (prefers-color-scheme:dark){[data-color-scheme=auto]{${night}}}
@media print{:root,[data-color-scheme]{${day}}}
`;
}
