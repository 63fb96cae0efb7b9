// Builds the lab's pages into the Python package. Nothing in them names another machine: fonts and code are bundled.
import { defineConfig, type Plugin } from "vite";

/** KaTeX offers each font three times; every browser that runs the lab reads woff2, so only that is shipped. */
function onlyWoff2(): Plugin {
  return {
    name: "only-woff2",
    enforce: "pre",
    transform(code, id) {
      if (!/katex[^/]*\.css/.test(id)) return null;
      return code.replace(/,\s*url\([^)]+\.(?:woff|ttf)["']?\)\s*format\(["'](?:woff|truetype)["']\)/g, "");
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [onlyWoff2()],
  build: {
    outDir: "../src/chainrule/lab/static",
    emptyOutDir: true,
    sourcemap: false,
    target: "es2022",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900, // the editor and the formulas, compressed 230 kB; loaded after the list is on show
    modulePreload: { polyfill: false },
  },
});
