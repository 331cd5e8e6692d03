// Looks at every HTML file of a folder: with the Nu HTML checker, and in a real browser with axe-core, in
// light, 320 pixels wide, and in dark, 1200 pixels wide. On a telephone (320 and 380 pixels) nothing may be wider than the
// page, and no table may hide a column beyond its edge. Says what is wrong and ends with a failure if anything is.
//
//   node tests/tools/look-at-html.mjs FOLDER [PICTURES]     pictures of each page are put into PICTURES
//
// CONVENANT_TOOLS   where the packages of package.json are, in node/ (default: ~/.cache/convenant-tools)
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, pictures] = process.argv.slice(2);
const tools = join(process.env.CONVENANT_TOOLS ?? join(homedir(), ".cache/convenant-tools"), "node");
const files = readdirSync(folder).filter((name) => name.endsWith(".html")).map((name) => join(folder, name));
const faults = [];

function missing(what) {
  console.error(`look-at-html: ${what} is needed and not there: tests/run installs it`);
  process.exit(2);
}

function packageOf(name) {
  try {
    return createRequire(join(tools, "package.json"))(name);
  } catch {
    return missing(`the npm package ${name} in ${tools}`);
  }
}

function browser() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return places.find((place) => place && existsSync(place)) ?? missing("chromium");
}

function validate() {
  const checked = spawnSync("java", ["-jar", packageOf("vnu-jar"), "--Werror", "--also-check-css", ...files], { encoding: "utf8" });
  if (checked.error) missing("java");
  if (checked.status !== 0) faults.push(checked.stderr.trim());
}

// What is wider than the page, and the cells that stand beyond its edge. Run in the page.
function tooWide() {
  const inner = document.documentElement.clientWidth;
  const faults = [];
  if (document.documentElement.scrollWidth > inner) faults.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
  for (const cell of document.querySelectorAll(".scroll, caption, tbody th, tbody td")) {
    const { left, right, width } = cell.getBoundingClientRect();
    if (width > 1 && (left < 0 || right > inner + 0.5 || cell.scrollWidth > cell.clientWidth + 1)) faults.push(`beyond the edge: ${cell.outerHTML.slice(0, 200)}`);
  }
  return faults.slice(0, 3);
}

async function look() {
  const axe = readFileSync(join(tools, "node_modules/axe-core/axe.min.js"), "utf8");
  const profile = mkdtempSync(join(tmpdir(), "look-at-html-"));
  const context = await packageOf("playwright-core").chromium.launchPersistentContext(profile, {
    executablePath: browser(),
    headless: true,
    bypassCSP: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync"],
  });
  try {
    const page = await context.newPage();
    page.on("console", (message) => faults.push(`${page.url()}: the browser says ${message.text()}`));
    for (const file of files) {
      await page.goto(pathToFileURL(file).href);
      for (const width of [320, 380]) {
        await page.setViewportSize({ width, height: 900 });
        for (const fault of await page.evaluate(tooWide)) faults.push(`${basename(file)}, ${width} pixels wide: ${fault}`);
        if (pictures && width === 380) await page.screenshot({ path: join(pictures, `${basename(file, ".html")}-380.png`), fullPage: true });
      }
      await page.evaluate(axe);
      for (const [colorScheme, width] of [["light", 320], ["dark", 1200]]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const where = `${basename(file)}, ${colorScheme}, ${width} pixels wide`;
        const inner = await page.evaluate(() => document.documentElement.scrollWidth);
        if (inner > width) faults.push(`${where}: the page is ${inner} pixels wide`);
        const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
        if (!passes.some((rule) => rule.id === "color-contrast")) faults.push(`${where}: no contrast was measured`);
        for (const { id, help, nodes } of violations) {
          faults.push(`${where}: ${id}: ${help}\n  ${nodes.slice(0, 3).map((node) => node.html).join("\n  ")}`);
        }
        if (pictures) {
          const name = `${basename(file, ".html")}-${colorScheme}-${width}.png`;
          await page.screenshot({ path: join(pictures, name), fullPage: true });
        }
      }
    }
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

if (files.length === 0) faults.push(`there is no HTML in ${folder}`);
else {
  validate();
  await look();
}
faults.forEach((fault) => console.error(fault));
process.exit(faults.length === 0 ? 0 : 1);
