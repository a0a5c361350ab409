// The files of the page: markup and styles as they are written, modules as they are compiled, lit-html from its package.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

export type StaticFile = { bytes: Buffer; type: string; headers: Record<string, string> }

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
  map: 'application/json',
}

// The same from src/sandbox/page and from dist/sandbox/page.
const WRITTEN = new URL('../../../src/sandbox/page/client/', import.meta.url)
const COMPILED = new URL('../../../dist/sandbox/page/client/', import.meta.url)
const LIT = litFolder()

/** Finds a file by the path of its URL; `clientFolder` is where the compiled modules lie, else in `dist`. */
export function createStaticFiles(clientFolder: string | undefined) {
  const modules = clientFolder === undefined ? COMPILED : pathToFileURL(`${clientFolder}/`)
  return async (path: string): Promise<StaticFile | undefined> => {
    const place = placeOf(path, modules)
    const bytes = place && (await readFile(place).catch(() => undefined))
    if (place === undefined || bytes === undefined) return undefined
    const ending = place.pathname.split('.').at(-1) ?? ''
    const headers = ending === 'html' ? { 'content-security-policy': policyFor(bytes.toString()) } : {}
    return { bytes, type: TYPES[ending] ?? 'application/octet-stream', headers }
  }
}

// Names without a dot but that of their ending: no path can leave its folder.
function placeOf(path: string, modules: URL): URL | undefined {
  if (path === '/') return new URL('index.html', WRITTEN)
  const [, client, ending] = /^\/client\/([\w-]+\.(js|css|svg))$/.exec(path) ?? []
  if (client !== undefined) return new URL(client, ending === 'js' ? modules : WRITTEN)
  const lit = /^\/lib\/lit-html\/((?:[\w-]+\/)*[\w-]+\.js(?:\.map)?)$/.exec(path)?.[1]
  return lit === undefined ? undefined : new URL(lit, LIT)
}

/** The package's root: what it exports to Node is a build of its own that no browser needs. */
function litFolder(): URL {
  const entry = createRequire(import.meta.url).resolve('lit-html')
  return pathToFileURL(entry.replace(/(?<=[\\/]lit-html[\\/]).*$/, ''))
}

/** Nothing runs but the page's own modules; the import map, which must stand in the page, by its hash. */
function policyFor(html: string): string {
  const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(map).digest('base64')
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
