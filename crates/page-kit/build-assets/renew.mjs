// Renews the committed assets from the npm packages named in package.json:
//   cd crates/page-kit/build-assets && npm install && node renew.mjs
// The product itself builds without Node.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { palette } from "./palette.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const packages = process.argv[2] ?? join(here, "node_modules");
const assets = join(here, "..", "assets");
const css = join(packages, "@digdir/designsystemet-css");

copyFileSync(join(css, "dist/src/index.css"), join(assets, "designsystemet/designsystemet.css"));
copyFileSync(join(css, "LICENSE"), join(assets, "designsystemet/LICENSE"));

// Of Designsystemet's own theme we take sizes, type and the mapping of roles; the colours are ours.
const theme = readFileSync(join(css, "dist/theme/designsystemet.css"), "utf8");
const kept = theme
  .split(/(?=@layer )/)
  .filter((layer) => layer.startsWith("@layer") && !/^@layer ds\.theme\.(color-scheme|typography\.secondary)/.test(layer));
writeFileSync(join(assets, "designsystemet/scales.css"), kept.join("\n"));

// Source maps are not shipped, so their address is taken out.
const script = readFileSync(join(packages, "@digdir/designsystemet-web/dist/umd/index.js"), "utf8");
writeFileSync(join(assets, "designsystemet/designsystemet-web.js"), script.replace(/\n\/\/# sourceMappingURL=.*$/m, "\n"));

const font = join(packages, "@fontsource-variable/atkinson-hyperlegible-next");
for (const [subset, name] of [["latin", "latin"], ["latin-ext", "latin-ext"]]) {
  const file = (style) => join(font, `files/atkinson-hyperlegible-next-${subset}-wght-${style}.woff2`);
  copyFileSync(file("normal"), join(assets, `fonts/atkinson-${name}.woff2`));
  copyFileSync(file("italic"), join(assets, `fonts/atkinson-${name}-italic.woff2`));
}
copyFileSync(join(font, "LICENSE"), join(assets, "fonts/LICENSE"));

writeFileSync(join(assets, "palette.css"), palette());
