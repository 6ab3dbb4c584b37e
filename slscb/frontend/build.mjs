// Builds src/ into build/static/ at the top of the project: app.css, app.js, js-enabled.js, the favicon and the images
// that the stylesheet names. Run through `python3 run.py`, which knows when a build is due.

import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = path.dirname(fileURLToPath(import.meta.url))
const source = path.join(here, 'src')
const packages = path.join(here, 'node_modules')
const target = path.join(here, '..', '..', 'build', 'static')
const draft = `${target}.${process.pid}`

const BROWSERS = ['es2020']
const IMAGE_FOLDERS = ['@ministryofjustice/frontend/moj/assets', 'govuk-frontend/dist/govuk/assets']
const RESERVED_FOR_GOV_UK = /GDS Transport|@font-face|govuk-crest/i

function buildStyles() {
  const compiled = sass.compile(path.join(source, 'app.scss'), {
    // MOJ's own imports are written as "node_modules/govuk-frontend/…".
    loadPaths: [here, packages],
    style: 'compressed',
    quietDeps: true,
    logger: { warn: warnOfOurOwn }
  })
  const css = compiled.css.replace(/[^{}]*\{[^{}]*govuk-crest\.svg[^{}]*\}/g, '')
  const reserved = css.match(RESERVED_FOR_GOV_UK)
  if (reserved) {
    throw new Error(`"${reserved[0]}" is in the stylesheet; only services on gov.uk may use it`)
  }
  copyImages(css)
  fs.writeFileSync(path.join(draft, 'app.css'), css)
}

/** Pass on what our own partials are warned of; the packages' calls of each other are theirs to mend. */
function warnOfOurOwn(message, { stack = '', span }) {
  if (stack.includes('src/components/') || span?.url?.href.includes('/src/')) {
    console.warn(`${message}\n${stack}`)
  }
}

function copyImages(css) {
  const named = [...css.matchAll(/url\(["']?assets\/([^"')]+)["']?\)/g)].map((match) => match[1])
  for (const image of new Set(named)) {
    const found = IMAGE_FOLDERS.map((folder) => path.join(packages, folder, image)).find(fs.existsSync)
    if (!found) {
      throw new Error(`the stylesheet names assets/${image}, which no package has`)
    }
    const copy = path.join(draft, 'assets', image)
    fs.mkdirSync(path.dirname(copy), { recursive: true })
    fs.copyFileSync(found, copy)
  }
}

async function buildScripts() {
  const shared = { minify: true, target: BROWSERS, legalComments: 'none', logLevel: 'warning' }
  await esbuild.build({
    ...shared,
    entryPoints: [path.join(source, 'app.mjs')],
    bundle: true,
    format: 'esm',
    nodePaths: [packages],
    outfile: path.join(draft, 'app.js')
  })
  await esbuild.build({
    ...shared,
    entryPoints: [path.join(source, 'js-enabled.js')],
    format: 'iife',
    outfile: path.join(draft, 'js-enabled.js')
  })
}

/** Put the finished build where the old one was, so nobody ever reads half of one. */
function publish() {
  fs.rmSync(target, { recursive: true, force: true })
  fs.renameSync(draft, target)
}

fs.mkdirSync(draft, { recursive: true })
try {
  buildStyles()
  await buildScripts()
  fs.copyFileSync(path.join(source, 'favicon.svg'), path.join(draft, 'favicon.svg'))
  publish()
} finally {
  fs.rmSync(draft, { recursive: true, force: true })
}
